"""The few pieces of cryptography that the vault is made of; nothing here is our own invention.

Argon2id (RFC 9106) makes a key of a passphrase, HKDF-SHA256 (RFC 5869) makes keys of a key, AES-256-GCM (NIST
SP 800-38D) seals, HMAC-SHA256 (RFC 2104) checks. All come from the package `cryptography` or from Python itself.
"""

from __future__ import annotations

import hmac
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
TAG_BYTES = 16
SEAL_BYTES = NONCE_BYTES + TAG_BYTES  # how much longer a sealed text is than the plain one

PURPOSES = b"goodterms vault 1"
LENGTH_BYTES = 4
LEAST_PADDED = 1024  # nearly every record of one page's making is shorter, so that these all look alike


def argon2id(secret: bytes, salt: bytes, *, memory_kib: int, passes: int, lanes: int) -> bytes:
    """Make a key of a secret that people choose, at a cost that slows guessing."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(salt=salt, length=KEY_BYTES, iterations=passes, lanes=lanes, memory_cost=memory_kib)
    return kdf.derive(secret)


def hkdf(key: bytes, salt: bytes, info: bytes) -> bytes:
    """Make a key of a random key, its salt, and what it is for."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), KEY_BYTES, salt, info).derive(key)


def subkey(key: bytes, purpose: str, *context: bytes, salt: bytes = b"") -> bytes:
    """Make the key for one purpose within one context; keys for different ones know nothing of each other."""
    return hkdf(key, salt, joined(PURPOSES, purpose.encode(), *context))


def joined(*parts: bytes) -> bytes:
    """Join parts, each behind its length, so that no two lists of parts give the same bytes."""
    return b"".join(len(part).to_bytes(8, "big") + part for part in parts)


def seal(key: bytes, plain: bytes, bound: bytes) -> bytes:
    """Encrypt under a fresh random nonce, which goes in front; bound is not stored, but must be the same to open.

    A random 96-bit nonce is safe for 2**32 seals under one key; every record has a key of its own.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound)


def unseal(key: bytes, sealed: bytes, bound: bytes) -> bytes | None:
    """Decrypt what `seal` made; None where the key, the bytes or what they are bound to is not the same."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(sealed) < SEAL_BYTES:
        return None
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound)
    except InvalidTag:
        return None


def authenticate(key: bytes, message: bytes) -> bytes:
    """Make the 32-byte code that only who has the key can make (HMAC-SHA256)."""
    return hmac.digest(key, message, "sha256")


def same(one: bytes, other: bytes) -> bool:
    """Compare in a time that does not tell where they differ."""
    return hmac.compare_digest(one, other)


def pad(body: bytes) -> bytes:
    """Put a body behind its length and fill up with zeros, so that its size says little about it."""
    filled = LENGTH_BYTES + len(body)
    return len(body).to_bytes(LENGTH_BYTES, "big") + body + bytes(padded_size(filled) - filled)


def unpad(padded: bytes) -> bytes | None:
    """Take the body out of its padding; None where `pad` cannot have made it."""
    length = int.from_bytes(padded[:LENGTH_BYTES], "big")
    if len(padded) < LEAST_PADDED or len(padded) != padded_size(LENGTH_BYTES + length):
        return None
    return padded[LENGTH_BYTES : LENGTH_BYTES + length]


def padded_size(size: int) -> int:
    """Round a size up by Padmé, which tells O(log log size) bits of it and costs at most a sixteenth from 256 up.

    Source: Nikitin, Barman, Lueks, Underwood, Hubaux and Ford, Reducing Metadata Leakage from Encrypted Files and
    Communication with PURBs, Proceedings on Privacy Enhancing Technologies 2019(4). The least size is ours.
    """
    if size <= LEAST_PADDED:
        return LEAST_PADDED
    exponent = size.bit_length() - 1
    step = 1 << (exponent - exponent.bit_length())
    return -(-size // step) * step


def keyed_digests(key: bytes, ids: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Turn message ids into numbers that only who has the key can tie to a message; equal ids stay equal.

    AES-256 of the block id‖zeros, its first eight bytes. ECB is right here, and only here: nothing is encrypted
    to be read again. Each id is one block of its own, so that the mode is AES itself, a pseudo-random function of
    the id, over many blocks in one call. That equal blocks give equal results is what is wanted.
    """
    import numpy as np
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    blocks = np.zeros((len(ids), 2), dtype="<u8")
    blocks[:, 0] = ids
    encryptor = Cipher(algorithms.AES256(key), modes.ECB()).encryptor()  # noqa: S305 (see above)
    mixed = np.frombuffer(encryptor.update(blocks.tobytes()) + encryptor.finalize(), dtype="<u8")
    return mixed[::2].astype(np.uint64)
