"""The vault's header: what it takes to get from a passphrase or a recovery code to the data key.

Nothing in it is secret. The data key lies in it twice, wrapped by the passphrase's key and by the code's key.
SECURITY.md has the table of bytes. Both wraps are bound to the account and to everything in front of them. A check
made with the data key covers the whole, so that nothing in a header that opens can have been changed, not even the
other wrap, and no header can be made that opens with two different passphrases. A plain checksum tells damage
apart from a wrong passphrase.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import astuple, dataclass

from goodterms.vault import passphrase as passphrases
from goodterms.vault import recovery_code
from goodterms.vault.errors import BadVault, BrokenVault, NewerVault, WrongCode, WrongPassphrase
from goodterms.vault.primitives import (
    KEY_BYTES,
    SEAL_BYTES,
    argon2id,
    authenticate,
    joined,
    same,
    seal,
    subkey,
    unseal,
)

ACCOUNT_BYTES = 16
MAGIC = b"GTHEADER"
VERSION = 1
FRONT = struct.Struct(">8sBIII16s16s")  # magic, version, cost, salt of the passphrase, salt of the code
WRAP_BYTES = KEY_BYTES + SEAL_BYTES
CHECK_BYTES = 32
SUM_BYTES = 8
HEADER_BYTES = FRONT.size + 2 * WRAP_BYTES + CHECK_BYTES + SUM_BYTES


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try of a passphrase costs in Argon2id."""

    memory_kib: int
    passes: int
    lanes: int

    def __post_init__(self) -> None:
        if self.passes < 1 or self.lanes < 1 or self.memory_kib < 8 * self.lanes:
            raise ValueError(f"{self} is no cost of Argon2id: it needs a pass, a lane, and 8 KiB of memory a lane.")

    def reaches(self, other: Cost) -> bool:
        """Tell whether this is at least the other in everything."""
        return all(mine >= theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True))


# Half a second on a laptop. One lane: OpenSSL takes lanes one after the other, so that more of them would not be
# faster here (measured: 0.47 s with one, two or four), and would only let who guesses work on them side by side.
COST = Cost(memory_kib=128 * 1024, passes=3, lanes=1)
LEAST = Cost(memory_kib=64 * 1024, passes=3, lanes=1)
MOST = Cost(memory_kib=1024 * 1024, passes=12, lanes=8)


@dataclass(frozen=True, slots=True)
class Header:
    """A header, read and whole; front is everything that both wraps are bound to."""

    account: bytes
    cost: Cost
    passphrase_salt: bytes
    code_salt: bytes
    front: bytes
    by_passphrase: bytes
    by_code: bytes
    check: bytes


def write(account: bytes, data_key: bytes, passphrase: str, code: str, cost: Cost, salts: tuple[bytes, bytes]) -> bytes:
    """Write a header that opens with either the passphrase or the code."""
    if len(account) != ACCOUNT_BYTES or len(data_key) != KEY_BYTES:
        raise ValueError(f"An account has {ACCOUNT_BYTES} bytes and a data key {KEY_BYTES}.")
    if not MOST.reaches(cost):
        raise ValueError(f"{cost} is above {MOST}, the most that a vault may cost to open.")
    front = FRONT.pack(MAGIC, VERSION, *astuple(cost), *salts)
    bound = joined(account, front)
    by_passphrase = seal(_passphrase_key(account, passphrases.settled(passphrase), salts[0], cost), data_key, bound)
    by_code = seal(_code_key(account, recovery_code.read(code), salts[1]), data_key, bound)
    body = front + by_passphrase + by_code
    whole = body + _check(account, data_key, body)
    return whole + _sum(account, whole)


def read(data: bytes, account: bytes, least: Cost) -> Header:
    """Read a header strictly. Raise NewerVault or BrokenVault; refuse a cost out of bounds before it is tried."""
    if len(data) <= len(MAGIC) or not data.startswith(MAGIC):
        raise BrokenVault("What is kept has no header of Good Terms; put back a copy that is whole.")
    if data[len(MAGIC)] > VERSION:
        raise NewerVault("What is kept was made by a newer Good Terms; update Good Terms and open it again.")
    if data[len(MAGIC)] != VERSION or len(data) != HEADER_BYTES or not _is_whole(data, account):
        raise BrokenVault("The header of what is kept is damaged or belongs elsewhere; put back a copy that is whole.")
    header = _parts(data, account)
    _refuse_out_of_bounds(header.cost, least)
    return header


def unwrap_by_passphrase(header: Header, passphrase: str) -> bytes:
    """Get the data key by the passphrase. Raise WrongPassphrase."""
    key = _passphrase_key(header.account, _typed(passphrase), header.passphrase_salt, header.cost)
    data_key = unseal(key, header.by_passphrase, joined(header.account, header.front))
    if data_key is None:
        raise _wrong_passphrase()
    return _confirmed(header, data_key)


def unwrap_by_code(header: Header, code: str) -> bytes:
    """Get the data key by the recovery code. Raise MistypedCode or WrongCode."""
    key = _code_key(header.account, recovery_code.read(code), header.code_salt)
    data_key = unseal(key, header.by_code, joined(header.account, header.front))
    if data_key is None:
        raise WrongCode(
            "This recovery code is well written, but it does not fit; "
            "look for a newer one: each change of passphrase brings a new code."
        )
    return _confirmed(header, data_key)


def _passphrase_key(account: bytes, passphrase: str, salt: bytes, cost: Cost) -> bytes:
    try:
        root = argon2id(passphrase.encode(), salt, memory_kib=cost.memory_kib, passes=cost.passes, lanes=cost.lanes)
    except MemoryError:
        raise BadVault(
            f"There is too little free memory: this needs {cost.memory_kib // 1024} MiB for a moment; "
            "close some other programs and try again."
        ) from None
    return subkey(root, "passphrase wraps the data key", account)


def _code_key(account: bytes, code: bytes, salt: bytes) -> bytes:
    """Make the code's key by HKDF alone: 130 random bits cannot be guessed, so there is nothing to slow down."""
    return subkey(code, "code wraps the data key", account, salt=salt)


def _check(account: bytes, data_key: bytes, body: bytes) -> bytes:
    return authenticate(subkey(data_key, "header check", account), body)


def _sum(account: bytes, whole: bytes) -> bytes:
    return hashlib.sha256(joined(MAGIC, account, whole)).digest()[:SUM_BYTES]


def _is_whole(data: bytes, account: bytes) -> bool:
    return data[-SUM_BYTES:] == _sum(account, data[:-SUM_BYTES])


def _parts(data: bytes, account: bytes) -> Header:
    _, _, memory_kib, passes, lanes, passphrase_salt, code_salt = FRONT.unpack_from(data)
    try:
        cost = Cost(memory_kib, passes, lanes)
    except ValueError:
        raise BrokenVault("The header of what is kept makes no sense; put back a copy that is whole.") from None
    code_wrap = FRONT.size + WRAP_BYTES
    check = code_wrap + WRAP_BYTES
    return Header(
        account=account,
        cost=cost,
        passphrase_salt=passphrase_salt,
        code_salt=code_salt,
        front=data[: FRONT.size],
        by_passphrase=data[FRONT.size : code_wrap],
        by_code=data[code_wrap:check],
        check=data[check : check + CHECK_BYTES],
    )


def _confirmed(header: Header, data_key: bytes) -> bytes:
    body = header.front + header.by_passphrase + header.by_code
    if not same(header.check, _check(header.account, data_key, body)):
        raise BrokenVault("The header of what is kept has been changed; put back a copy that is whole.")
    return data_key


def _typed(passphrase: str) -> str:
    """Settle what was typed to open; what cannot be a passphrase cannot be the right one."""
    try:
        return passphrases.settled(passphrase)
    except BadVault:
        raise _wrong_passphrase() from None


def _wrong_passphrase() -> WrongPassphrase:
    return WrongPassphrase("That passphrase does not fit; look at each word, and try again.")


def _refuse_out_of_bounds(cost: Cost, least: Cost) -> None:
    if not MOST.reaches(cost):
        raise BrokenVault(
            f"The header of what is kept asks for {cost.memory_kib // 1024} MiB of memory and {cost.passes} passes, "
            "more than Good Terms ever uses, so it was not tried; put back a copy that is whole."
        )
    if not cost.reaches(least):
        raise BrokenVault(
            "The header of what is kept asks for weaker protection than Good Terms gives, so it was not opened; "
            "put back a copy that is whole."
        )
