"""Everything that is kept as one sealed file, to take elsewhere; and opened again, checked whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from goodterms import vault
from goodterms.vault import BrokenVault
from goodterms.vault.archive import MAGIC
from goodterms.web.database import DatabaseTable, vault_header
from goodterms.web.store import Book, MemoryTable, resealed
from goodterms.web.visits import Locked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from goodterms.vault import Row


@dataclass(frozen=True, slots=True)
class Unsealed:
    """A sealed copy, opened and checked whole."""

    account: bytes
    header: bytes
    key: bytes = field(repr=False)
    rows: tuple[Row, ...]


def sealed_copy(whose: str | None) -> bytes:
    """Give a vault as one file, sealed as it is."""
    found = vault_header(whose)
    if found is None:
        raise Locked
    with DatabaseTable(found[0]).writing():
        account, header = vault_header(whose) or found
        return vault.pack(account, header, DatabaseTable(account).every())


def is_sealed(data: bytes) -> bool:
    """Tell a sealed copy from any other file."""
    return data.startswith(MAGIC)


def unsealed(data: bytes, opened: Callable[[bytes, bytes], bytes]) -> Unsealed:
    """Open a sealed copy and check all of it; `opened` makes the data key of header and account."""
    archive = vault.unpack(data)
    key = opened(archive.header, archive.account)
    Book(_in_memory(archive.rows), archive.account, key).check()
    return Unsealed(archive.account, archive.header, key, archive.rows)


def rekeyed(copy: Unsealed, passphrase: str) -> tuple[Unsealed, str]:
    """Seal a copy anew under a new passphrase; return it with its new recovery code."""
    made = vault.rewrap(copy.account, vault.new_data_key(), passphrase)
    rows = tuple(resealed(_in_memory(copy.rows), copy.account, copy.key, made.data_key))
    return Unsealed(copy.account, made.header, made.data_key, rows), made.code


def _in_memory(rows: Sequence[Row]) -> MemoryTable:
    if not rows:
        raise BrokenVault("This copy is empty; choose another one.")
    return MemoryTable({row.id: row for row in rows})
