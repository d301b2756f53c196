"""What goes between who asks and who is asked, each sealed to the one who reads it.

Three boxes belong to an invitation: what it says goes to the guest, the answers go to who asked, and what is the
guest's own goes to the guest alone. Each is bound to the invitation and to what it is for; answers, and what comes
after them, to a secret that only the two have, so that nobody can make one who can only write into the database.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

from goodterms.companion.invitation import Invitation, Own, Reply
from goodterms.vault import BrokenVault, KeyPair, open_box, seal_to

TO_GUEST, TO_OWNER, OWN = b"to the guest", b"to who asked", b"the guest's own"
Value = TypeVar("Value", Invitation, Own, Reply)


def to_guest(public: bytes, id_: bytes, shared: bytes, invitation: Invitation) -> bytes:
    """Seal what an invitation says."""
    return seal_to(public, msgspec.msgpack.encode(invitation), id_, TO_GUEST, shared)


def to_owner(invitation: Invitation, id_: bytes, shared: bytes, reply: Reply) -> bytes:
    """Seal the answers for who asked."""
    return seal_to(invitation.key, msgspec.msgpack.encode(reply), id_, TO_OWNER, shared)


def own(public: bytes, id_: bytes, value: Own) -> bytes:
    """Seal what is the guest's own."""
    return seal_to(public, msgspec.msgpack.encode(value), id_, OWN)


def read_to_guest(pair: KeyPair, id_: bytes, shared: bytes, box: bytes) -> Invitation:
    """Read what an invitation says. Raise BrokenVault."""
    return _read(open_box(pair, box, id_, TO_GUEST, shared), Invitation)


def read_to_owner(pair: KeyPair, id_: bytes, shared: bytes, box: bytes) -> Reply:
    """Read the answers. Raise BrokenVault."""
    return _read(open_box(pair, box, id_, TO_OWNER, shared), Reply)


def read_own(pair: KeyPair, id_: bytes, box: bytes) -> Own:
    """Read what is the guest's own. Raise BrokenVault."""
    return _read(open_box(pair, box, id_, OWN), Own)


def _read(body: bytes, kind: type[Value]) -> Value:
    try:
        return msgspec.msgpack.decode(body, type=kind)
    except msgspec.DecodeError:
        raise BrokenVault("What came was written by another version of Good Terms, so it was not opened.") from None
