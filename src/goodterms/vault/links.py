"""Links that are the whole of somebody's access: a random secret as the end of an address, and what comes of it.

A link ends in 48 characters: 32 random bytes and 4 that catch a link that was not copied whole. From the secret HKDF
gives, each under a label of its own, the id by which its row is found, a key pair, and a key for a cookie. The id of a
first link and the id of a link back come of two labels, so that nothing that is stored says which of them a row has.
"""

from __future__ import annotations

import binascii
import hashlib
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Literal

from goodterms.vault.errors import MistypedCode
from goodterms.vault.primitives import KEY_BYTES, SALT_BYTES, hkdf, joined, seal, unseal
from goodterms.vault.sealed_box import KeyPair, pair_of

PURPOSES = b"goodterms link 1"
CHECK_BYTES = 4
CHARACTERS = 48
LOOKUP_BYTES = 16

Sort = Literal["first", "back"]


@dataclass(frozen=True, slots=True)
class Keys:
    """What a link's secret gives. lookup: by which the row is found; it says nothing about the secret."""

    lookup: bytes
    pair: KeyPair = field(repr=False)


def new_secret() -> bytes:
    """Make the secret of a new link."""
    return secrets.token_bytes(KEY_BYTES)


def spell(secret: bytes) -> str:
    """Write a secret as the end of an address."""
    return urlsafe_b64encode(secret + _check(secret)).decode()


def read(text: str) -> bytes:
    """Read a secret back. Raise MistypedCode for what was not copied whole."""
    try:
        whole = urlsafe_b64decode(text) if len(text) == CHARACTERS else b""
    except (binascii.Error, ValueError):
        whole = b""
    secret, check = whole[:KEY_BYTES], whole[KEY_BYTES:]
    if check != _check(secret) or spell(secret) != text:
        raise MistypedCode("The link is not whole; copy all of it, to the last character.")
    return secret


def keys_of(secret: bytes, sort: Sort) -> Keys:
    """Give what a secret leads to, as a first link or as a link back."""
    return Keys(_key(secret, f"lookup of a {sort} link")[:LOOKUP_BYTES], pair_of(_key(secret, f"{sort} link")))


def new_wrap(secret: bytes) -> bytes:
    """Wrap a secret for a cookie: who has `cookie_key` of it gets at the secret, until another wrap takes its place."""
    salt = secrets.token_bytes(SALT_BYTES)
    return salt + seal(_key(secret, "cookie", salt), secret, joined(PURPOSES, salt))


def cookie_key(secret: bytes, wrap: bytes) -> bytes:
    """Give the key that opens this wrap."""
    return _key(secret, "cookie", wrap[:SALT_BYTES])


def unwrap(wrap: bytes, key: bytes) -> bytes | None:
    """Get the secret by a cookie's key; None where the wrap is not the one that the key was made for."""
    salt, sealed = wrap[:SALT_BYTES], wrap[SALT_BYTES:]
    return unseal(key, sealed, joined(PURPOSES, salt)) if len(key) == KEY_BYTES else None


def _key(secret: bytes, purpose: str, salt: bytes = b"") -> bytes:
    return hkdf(secret, salt, joined(PURPOSES, purpose.encode()))


def _check(secret: bytes) -> bytes:
    return hashlib.sha256(joined(PURPOSES, secret)).digest()[:CHECK_BYTES]
