"""What a host sees of what is kept: numbers."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db.models import Sum
from django.db.models.functions import Length

from goodterms.server.models import Account, Staged, StoredVisit, Work
from goodterms.web.models import Sealed, Vault


def numbers() -> dict[str, int]:
    """Count accounts, vaults, records and their bytes, and what is open or under way at this moment."""
    return {
        "accounts": Account.objects.count(),
        "vaults": Vault.objects.count(),
        "records": Sealed.objects.count(),
        "bytes": Sealed.objects.aggregate(all=Sum(Length("body")))["all"] or 0,
        "visits": StoredVisit.objects.filter(until__gt=datetime.now(UTC)).count(),
        "under way": Work.objects.filter(until__gt=datetime.now(UTC)).count(),
        "staged": Staged.objects.count(),
    }
