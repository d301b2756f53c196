"""One file that holds a whole vault, to keep elsewhere or to carry to another machine.

Everything in it is sealed already, so it opens with the passphrase or the recovery code that the vault had on the
day it was made. Layout, numbers big-endian: magic (8), version (1), account (16), length of the header (2), header,
number of rows (4), then each row as id (16), version (8), length of the body (4), body; at the end the SHA-256 (32)
of all before it, which finds damage. Whoever changes a file on purpose can mend that sum; the seals find them.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from goodterms.vault.errors import BadVault, BrokenVault, NewerVault
from goodterms.vault.keys import ACCOUNT_BYTES
from goodterms.vault.records import ID_BYTES, LATEST, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

MAGIC = b"GTARCHIV"
VERSION = 1
FRONT = struct.Struct(">8sB16sH")
COUNT = struct.Struct(">I")
ROW = struct.Struct(">16sQI")
SUM_BYTES = 32
MOST_BYTES = 1024**3
MOST_ROWS = 1_000_000


@dataclass(frozen=True, slots=True)
class Archive:
    """A whole vault, sealed as it is: rows hold the index as well, in no order that means anything."""

    account: bytes
    header: bytes
    rows: tuple[Row, ...]


def pack(account: bytes, header: bytes, rows: Sequence[Row]) -> bytes:
    """Put a vault into one file. Raise BadVault where it is too large for one."""
    if len(account) != ACCOUNT_BYTES or any(len(row.id) != ID_BYTES for row in rows):
        raise ValueError(f"An account has {ACCOUNT_BYTES} bytes and a record's id {ID_BYTES}.")
    size = FRONT.size + len(header) + COUNT.size + sum(ROW.size + len(row.body) for row in rows) + SUM_BYTES
    if len(rows) > MOST_ROWS or size > MOST_BYTES:
        raise BadVault("What is kept is too large for one file; delete imported messages that you no longer need.")
    parts = [FRONT.pack(MAGIC, VERSION, account, len(header)), header, COUNT.pack(len(rows))]
    for row in rows:
        parts += (ROW.pack(row.id, row.version, len(row.body)), row.body)
    whole = b"".join(parts)
    return whole + hashlib.sha256(whole).digest()


def unpack(data: bytes) -> Archive:
    """Read a vault from its file. Raise NewerVault or BrokenVault."""
    if len(data) <= len(MAGIC) or not data.startswith(MAGIC):
        raise BrokenVault(
            "This file is no copy made by Good Terms; choose the one that was saved to be kept elsewhere."
        )
    if data[len(MAGIC)] > VERSION:
        raise NewerVault("This file was made by a newer Good Terms; update Good Terms and open it again.")
    end = len(data) - SUM_BYTES
    if data[len(MAGIC)] != VERSION or len(data) > MOST_BYTES or not _is_whole(data, end):
        raise _damaged()
    try:
        return _parts(data, end)
    except struct.error:
        raise _damaged() from None


def _is_whole(data: bytes, end: int) -> bool:
    return end >= FRONT.size + COUNT.size and hashlib.sha256(memoryview(data)[:end]).digest() == data[end:]


def _parts(data: bytes, end: int) -> Archive:
    _, _, account, length = FRONT.unpack_from(data)
    header, at = _take(data, FRONT.size, length, end)
    rows, at = _rows(data, at, end)
    if at != end or len({row.id for row in rows}) != len(rows):
        raise _damaged()
    return Archive(account, header, rows)


def _rows(data: bytes, at: int, end: int) -> tuple[tuple[Row, ...], int]:
    """Read the rows one by one; a count of rows that are not there ends at the first of them."""
    (count,) = COUNT.unpack_from(data, at)
    at += COUNT.size
    if count > MOST_ROWS:
        raise _damaged()
    rows: list[Row] = []
    for _ in range(count):
        record_id, version, length = ROW.unpack_from(data, at)
        body, at = _take(data, at + ROW.size, length, end)
        if version > LATEST:
            raise _damaged()
        rows.append(Row(record_id, version, body))
    return tuple(rows), at


def _take(data: bytes, start: int, length: int, end: int) -> tuple[bytes, int]:
    if start + length > end:
        raise _damaged()
    return data[start : start + length], start + length


def _damaged() -> BrokenVault:
    return BrokenVault("The file is incomplete or damaged; copy or export it again, or choose another one.")
