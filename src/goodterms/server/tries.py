"""Wrong passphrases, counted for all nodes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import F

from goodterms.server.models import WrongTries
from goodterms.web.keyring import PAUSE_SECONDS, TRIES, TooManyTries

if TYPE_CHECKING:
    from goodterms.web.visits import Visit

DOUBLES, LONGEST_SECONDS = 2, 3600


class StoredTries:
    """Count wrong passphrases of one vault; after five each further one doubles the pause, up to an hour."""

    def __init__(self, account: str) -> None:
        self._account = account

    def check(self) -> None:
        """Raise TooManyTries while it is time to wait."""
        found = WrongTries.objects.filter(account=self._account).first()
        if found is None or found.wrong < TRIES:
            return
        pause = min(LONGEST_SECONDS, PAUSE_SECONDS * DOUBLES ** (min(found.wrong, TRIES + 10) - TRIES))
        left = (found.last + timedelta(seconds=pause) - datetime.now(UTC)).total_seconds()
        if left > 0:
            raise TooManyTries(f"That was wrong {found.wrong} times; try again in {_span(left)}.")

    def failed(self) -> None:
        """Count one more."""
        at = datetime.now(UTC)
        _, new = WrongTries.objects.get_or_create(account=self._account, defaults={"wrong": 1, "last": at})
        if not new:
            WrongTries.objects.filter(account=self._account).update(wrong=F("wrong") + 1, last=at)

    def passed(self) -> None:
        """Begin to count anew."""
        WrongTries.objects.filter(account=self._account).delete()


def tries_of(visit: Visit) -> StoredTries:
    """Say where the wrong passphrases of a visit's vault are counted."""
    return StoredTries(visit.whose or "")


def _span(seconds: float) -> str:
    whole = int(seconds) + 1
    return f"{whole} seconds" if whole < 90 else f"{-(-whole // 60)} minutes"
