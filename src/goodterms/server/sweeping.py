"""Delete what has had its time; each node does it now and then, and `goodterms host sweep` at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.db import connection
from django.db.models import Exists, OuterRef

from goodterms.guests import rows
from goodterms.server.models import SignedIn, SignUp, Staged, StoredVisit, Work, WrongTries

KEPT_AFTER = timedelta(minutes=5)
WORK_KEPT = timedelta(days=1)


def sweep() -> int:
    """Delete, and say how many rows."""
    now = datetime.now(UTC)
    at_work = Work.objects.filter(account=OuterRef("account"), until__gt=now - WORK_KEPT)
    gone = (
        StoredVisit.objects.filter(until__lt=now - KEPT_AFTER),
        SignedIn.objects.filter(expire_date__lt=now),
        SignUp.objects.filter(until__lt=now),
        WrongTries.objects.filter(last__lt=now - WORK_KEPT),
        Work.objects.filter(until__lt=now - WORK_KEPT),
        Staged.objects.filter(~Exists(at_work), begun__lt=now - WORK_KEPT),
    )
    return rows.sweep(now.date()) + sum(each.delete()[0] for each in gone) + _old_limits(now)


def _old_limits(now: datetime) -> int:
    """Delete what the limits of guessing have noted and need no more: addresses, and times."""
    before = connection.ops.adapt_datetimefield_value(now.replace(microsecond=0, tzinfo=None))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM limits WHERE expires < %s", [before])
        return int(cursor.rowcount)
