"""Delete an account with everything that is keyed by it."""

from __future__ import annotations

from uuid import UUID

from goodterms.server.models import Account, SignedIn, Staged, StoredVisit, Work, WrongTries
from goodterms.web.models import Sealed, Vault


def erase(whose: str) -> None:
    """Leave nothing of an account, inside a transaction of the caller's.

    The vault goes first: that waits for who writes into it, so that what they wrote is seen and goes too.
    """
    for table in (Vault, Sealed, Staged, Work, StoredVisit, WrongTries, SignedIn):
        table.objects.filter(account=whose).delete()
    Account.objects.filter(id=UUID(whose)).delete()
