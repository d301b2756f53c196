"""Make a vault, open it, and wrap its data key anew."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from goodterms.vault import keys, recovery_code
from goodterms.vault.keys import COST, LEAST, Cost
from goodterms.vault.primitives import KEY_BYTES, SALT_BYTES


@dataclass(frozen=True, slots=True)
class Made:
    """A new header, the data key that it wraps, and the recovery code, which is shown once and kept nowhere."""

    header: bytes
    data_key: bytes = field(repr=False)
    code: str = field(repr=False)


def new_account() -> bytes:
    """Make the random name that ties all parts of one vault together."""
    return secrets.token_bytes(keys.ACCOUNT_BYTES)


def new_data_key() -> bytes:
    """Make the key that everything in a vault is sealed under."""
    return secrets.token_bytes(KEY_BYTES)


def create(account: bytes, passphrase: str, *, data_key: bytes | None = None, cost: Cost = COST) -> Made:
    """Make a vault for an account: a header with fresh salts, a data key, and a recovery code.

    Raise BadVault for a passphrase that is empty or far too long; how good it is, is asked elsewhere.
    """
    data_key = new_data_key() if data_key is None else data_key
    code = recovery_code.new_code()
    salts = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(SALT_BYTES)
    return Made(keys.write(account, data_key, passphrase, code, cost, salts), data_key, code)


def open_with_passphrase(header: bytes, account: bytes, passphrase: str, *, least: Cost = LEAST) -> bytes:
    """Return the data key. Raise WrongPassphrase, BrokenVault or NewerVault."""
    return keys.unwrap_by_passphrase(keys.read(header, account, least), passphrase)


def open_with_code(header: bytes, account: bytes, code: str, *, least: Cost = LEAST) -> bytes:
    """Return the data key. Raise MistypedCode, WrongCode, BrokenVault or NewerVault."""
    return keys.unwrap_by_code(keys.read(header, account, least), code)


def rewrap(account: bytes, data_key: bytes, passphrase: str, cost: Cost = COST) -> Made:
    """Make a new header for a new passphrase; the old one and the old code no longer open what it heads.

    The code is new as well. With the same data key, an old header kept somewhere still opens the rows of today:
    to end that, pass a `new_data_key()` and seal every row anew under it.
    """
    return create(account, passphrase, data_key=data_key, cost=cost)
