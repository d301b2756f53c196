"""Seal bytes for somebody whose public key one has, so that only who has the private one can read them.

An X25519 key pair (RFC 7748) is made for each box and thrown away; HKDF-SHA256 over what the two keys share, with both
public keys in its info, gives the key; AES-256-GCM seals. Bodies are padded like records. `bound` is not stored, but
must be the same to open: what a box is for, and where it belongs.

Who has the public key can make a box, so a box alone says nothing of who made it: put a secret that two share into
`bound` where that matters.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from goodterms.vault.errors import BrokenVault
from goodterms.vault.primitives import KEY_BYTES, hkdf, joined, pad, seal, unpad, unseal

VERSION = b"\x01"
PURPOSE = b"goodterms box 1"
FRONT_BYTES = len(VERSION) + KEY_BYTES


@dataclass(frozen=True, slots=True)
class KeyPair:
    """An X25519 key pair, 32 bytes each."""

    public: bytes
    private: bytes = field(repr=False)


def new_pair() -> KeyPair:
    """Make a random key pair."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return pair_of(X25519PrivateKey.generate().private_bytes_raw())


def pair_of(private: bytes) -> KeyPair:
    """Give the pair of a private key: any 32 random bytes."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return KeyPair(X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw(), private)


def seal_to(public: bytes, body: bytes, *bound: bytes) -> bytes:
    """Seal a body for whoever has the private key of this public one."""
    once = new_pair()
    shared = _shared(once.private, public)
    if shared is None:
        raise ValueError("This is no public key to seal to.")
    front = VERSION + once.public
    return front + seal(_key(shared, once.public, public), pad(body), joined(front, *bound))


def open_box(pair: KeyPair, box: bytes, *bound: bytes) -> bytes:
    """Open what `seal_to` made. Raise BrokenVault where the key, the box or what it is bound to is not the same."""
    front, sealed = box[:FRONT_BYTES], box[FRONT_BYTES:]
    once = front[len(VERSION) :]
    shared = _shared(pair.private, once) if len(front) == FRONT_BYTES and front.startswith(VERSION) else None
    padded = unseal(_key(shared, once, pair.public), sealed, joined(front, *bound)) if shared else None
    body = None if padded is None else unpad(padded)
    if body is None:
        raise BrokenVault("What came for you is damaged, changed or from elsewhere, so it was not opened.")
    return body


def _shared(private: bytes, public: bytes) -> bytes | None:
    """Work out what the two keys share; None for a public key that would share the same with everybody."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    try:
        return X25519PrivateKey.from_private_bytes(private).exchange(X25519PublicKey.from_public_bytes(public))
    except ValueError:
        return None


def _key(shared: bytes, once: bytes, public: bytes) -> bytes:
    return hkdf(shared, b"", joined(PURPOSE, once, public))
