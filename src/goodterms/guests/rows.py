"""The rows of invitations: made, found, changed by whoever has read what they change, ended, swept away.

Nothing tells when a row was made, opened or looked at: a row has the day on which asking ends, and no other time.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from goodterms.guests.models import Guest

if TYPE_CHECKING:
    from datetime import date

    from goodterms.vault import links

STAMPS = 2**63 - 1
NOTHING = dict.fromkeys(("lookup", "key", "wrap", "to_guest", "own", "to_owner", "ends"))


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it was read. to_owner: empty as long as nothing was answered."""

    invitation: bytes
    lookup: bytes
    key: bytes
    wrap: bytes
    to_guest: bytes
    own: bytes
    to_owner: bytes
    ended: bool
    stamp: int


def make(invitation: bytes, keys: links.Keys, wrap: bytes, to_guest: bytes, own: bytes, ends: date) -> None:
    """Put a new invitation in."""
    Guest.objects.create(
        invitation=invitation.hex(),
        lookup=keys.lookup.hex(),
        key=keys.pair.public,
        wrap=wrap,
        to_guest=to_guest,
        own=own,
        ends=ends,
        stamp=_stamp(),
    )


def find(invitation: bytes) -> Row | None:
    """Find a row by the id that who asked knows it by, ended ones too."""
    return _row(Guest.objects.filter(invitation=invitation.hex()).first())


def led_to(lookup: bytes, today: date) -> Row | None:
    """Find the row that a link leads to, unless the time to answer is over and nothing was."""
    found = Guest.objects.filter(lookup=lookup.hex(), ended=False).exclude(_over(today)).first()
    return _row(found)


def exchange(row: Row, keys: links.Keys, wrap: bytes, to_guest: bytes, own: bytes) -> bool:
    """Let a link back take the place of the first link. Tell whether nobody was faster."""
    return _changed(row, lookup=keys.lookup.hex(), key=keys.pair.public, wrap=wrap, to_guest=to_guest, own=own)


def rewrap(row: Row, wrap: bytes) -> bool:
    """Let every cookie go."""
    return _changed(row, wrap=wrap)


def keep(row: Row, own: bytes, to_owner: bytes | None = None) -> bool:
    """Keep what a guest wrote, and send it where they said so. Tell whether nobody was faster."""
    return _changed(row, own=own, **({} if to_owner is None else {"to_owner": to_owner}))


def tell(row: Row, to_guest: bytes) -> bool:
    """Put what who asked says now in the place of what they said. Tell whether nobody was faster."""
    return _changed(row, to_guest=to_guest)


def end(row: Row, *, declined: bool) -> bool:
    """Erase everything; what is left says that it ended. Tell whether nobody was faster.

    declined: a no was sent; sealed as it is, it stays until who asked has it, or they could ask again.
    """
    left = {"to_owner": row.to_owner} if declined else {}
    return _changed(row, **NOTHING | left, ended=True)


def drop(invitation: bytes) -> None:
    """Take a row out."""
    Guest.objects.filter(invitation=invitation.hex()).delete()


def drop_unanswered(invitation: bytes) -> bool:
    """Take a row out where nothing was answered. Tell whether it is gone."""
    Guest.objects.filter(invitation=invitation.hex(), to_owner=None).delete()
    return not Guest.objects.filter(invitation=invitation.hex()).exists()


def sweep(today: date) -> int:
    """Take out every row whose time is over without an answer. Tell how many there were."""
    gone, _ = Guest.objects.filter(_over(today)).delete()
    return gone


def _over(today: date) -> Q:
    return Q(ends__lt=today, to_owner=None)


def _changed(row: Row, **columns: object) -> bool:
    untouched = Guest.objects.filter(invitation=row.invitation.hex(), stamp=row.stamp)
    return untouched.update(**columns, stamp=_stamp()) == 1


def _stamp() -> int:
    return secrets.randbelow(STAMPS)


def _row(found: Guest | None) -> Row | None:
    if found is None:
        return None
    return Row(
        invitation=bytes.fromhex(found.invitation),
        lookup=bytes.fromhex(found.lookup or ""),
        key=bytes(found.key or b""),
        wrap=bytes(found.wrap or b""),
        to_guest=bytes(found.to_guest or b""),
        own=bytes(found.own or b""),
        to_owner=bytes(found.to_owner or b""),
        ended=found.ended,
        stamp=found.stamp,
    )
