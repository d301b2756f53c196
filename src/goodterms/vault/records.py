"""Keep many small records so that none can be read, swapped, dropped, added or put back to an older one unnoticed.

Every record is sealed under a key of its own and bound to account, record id and version. One more row, the index,
says which records there are, which version each has, and of what kind each is (its label). It is sealed like the
others. Whoever changes a record writes the new row and the new index in one transaction.

What this cannot see: a whole vault, index and all, put back to an earlier day.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from goodterms.vault.errors import BrokenVault
from goodterms.vault.keys import ACCOUNT_BYTES
from goodterms.vault.primitives import KEY_BYTES, joined, pad, seal, subkey, unpad, unseal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ID_BYTES = 16
LATEST = 2**63 - 1  # what a database's integer holds


@dataclass(frozen=True, slots=True)
class Row:
    """A record as it is stored: nothing in it can be read, but its version and about how long it is."""

    id: bytes
    version: int
    body: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index knows of a record."""

    version: int
    label: str


class Index(Mapping[bytes, Entry]):
    """Which records there are: record id -> Entry, in the order in which they were first listed.

    An index does not change: `with_entry` and `without` give new ones.
    """

    __slots__ = ("_entries",)

    def __init__(self, entries: Mapping[bytes, Entry] | None = None) -> None:
        self._entries = MappingProxyType(dict(entries or {}))

    def __getitem__(self, record_id: bytes) -> Entry:
        return self._entries[record_id]

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __repr__(self) -> str:
        return f"Index({len(self)} records)"

    def with_entry(self, record_id: bytes, entry: Entry) -> Index:
        """Return an index that lists the record so: in its old place, or at the end where it is new."""
        return Index({**self._entries, record_id: entry})

    def without(self, record_id: bytes) -> Index:
        """Return an index without the record. Raise KeyError where it is not listed."""
        entries = dict(self._entries)
        del entries[record_id]
        return Index(entries)

    def labelled(self, label: str) -> tuple[bytes, ...]:
        """Return the ids of the records with this label, in the index's order."""
        return tuple(record_id for record_id, entry in self._entries.items() if entry.label == label)

    def check(self, rows: Iterable[Row]) -> None:
        """Raise BrokenVault unless these are the rows listed here, each once and with its version.

        rows: all that are stored but the index's own. Bodies are not looked at: `Sealer.open` does that.
        """
        stored: dict[bytes, int] = {}
        for row in rows:
            if row.id in stored:
                raise BrokenVault("A record stands twice in what is kept; put back a copy that is whole.")
            stored[row.id] = row.version
        listed = {record_id: entry.version for record_id, entry in self._entries.items()}
        if stored != listed:
            raise BrokenVault(_difference(stored, listed))


class _Columns(msgspec.Struct, array_like=True, forbid_unknown_fields=True, frozen=True):
    """An index as it is sealed, about 19 bytes a record: the ids one after the other, in order; labels once each."""

    ids: bytes
    versions: list[int]
    kinds: list[int]  # for each record, the place of its label among the labels
    labels: list[str]


class Sealer:
    """Seals and opens the records of one account under its data key."""

    __slots__ = ("_account", "_data_key", "index_id")

    def __init__(self, data_key: bytes, account: bytes) -> None:
        if len(data_key) != KEY_BYTES or len(account) != ACCOUNT_BYTES:
            raise ValueError(f"A data key has {KEY_BYTES} bytes and an account {ACCOUNT_BYTES}.")
        self._data_key = data_key
        self._account = account
        self.index_id = subkey(data_key, "index id", account)[:ID_BYTES]

    def __repr__(self) -> str:
        return "Sealer()"

    def new_id(self) -> bytes:
        """Make a record id, which says nothing about the record."""
        return secrets.token_bytes(ID_BYTES)

    def key_for(self, purpose: str) -> bytes:
        """Make a key of this vault for another purpose, such as digests of messages."""
        return subkey(self._data_key, "use", self._account, purpose.encode())

    def seal(self, record_id: bytes, version: int, body: bytes) -> Row:
        """Seal a record."""
        if record_id == self.index_id:
            raise ValueError("This id is the index’s own; make one with new_id().")
        return self._sealed("record", record_id, version, body)

    def open(self, row: Row, entry: Entry) -> bytes:
        """Return a record's body. Raise BrokenVault where the row is not exactly the one that the index lists."""
        if row.version != entry.version:
            raise BrokenVault("A record is older or newer than it should be; put back a copy that is whole.")
        return self._opened("record", row)

    def seal_index(self, index: Index, version: int) -> Row:
        """Seal the index."""
        return self._sealed("index", self.index_id, version, _encode(index))

    def open_index(self, row: Row) -> Index:
        """Return the index. Raise BrokenVault where the row is not this vault's index, unaltered."""
        if row.id != self.index_id:
            raise BrokenVault("The index of what is kept belongs elsewhere; put back a copy that is whole.")
        return _decode(self._opened("index", row))

    def _sealed(self, purpose: str, record_id: bytes, version: int, body: bytes) -> Row:
        if len(record_id) != ID_BYTES or not 0 <= version <= LATEST:
            raise ValueError(f"A record has an id of {ID_BYTES} bytes and a version from 0 to 2**63 - 1.")
        return Row(record_id, version, seal(self._key(purpose, record_id), pad(body), self._bound(record_id, version)))

    def _opened(self, purpose: str, row: Row) -> bytes:
        padded = None
        if len(row.id) == ID_BYTES and 0 <= row.version <= LATEST:
            padded = unseal(self._key(purpose, row.id), row.body, self._bound(row.id, row.version))
        body = None if padded is None else unpad(padded)
        if body is None:
            raise BrokenVault(
                "Part of what is kept is damaged, changed or from elsewhere; put back a copy that is whole."
            )
        return body

    def _key(self, purpose: str, record_id: bytes) -> bytes:
        return subkey(self._data_key, purpose, self._account, record_id)

    def _bound(self, record_id: bytes, version: int) -> bytes:
        return joined(self._account, record_id, version.to_bytes(8, "big"))


def _difference(stored: Mapping[bytes, int], listed: Mapping[bytes, int]) -> str:
    missing = len(listed.keys() - stored.keys())
    unlisted = len(stored.keys() - listed.keys())
    other = sum(stored[record_id] != listed[record_id] for record_id in stored.keys() & listed.keys())
    return (
        f"What is kept is not whole: {missing} records are missing, {unlisted} do not belong to it, and {other} are "
        "from another time; put back a copy that is whole."
    )


def _encode(index: Index) -> bytes:
    labels = {label: place for place, label in enumerate(dict.fromkeys(entry.label for entry in index.values()))}
    versions = [entry.version for entry in index.values()]
    kinds = [labels[entry.label] for entry in index.values()]
    return msgspec.msgpack.encode(_Columns(b"".join(index), versions, kinds, list(labels)))


def _decode(encoded: bytes) -> Index:
    try:
        columns = msgspec.msgpack.decode(encoded, type=_Columns)
        ids = [columns.ids[start : start + ID_BYTES] for start in range(0, len(columns.ids), ID_BYTES)]
        listed = zip(ids, columns.versions, columns.kinds, strict=True)
        return Index({record_id: Entry(version, columns.labels[kind]) for record_id, version, kind in listed})
    except (ValueError, IndexError):
        raise BrokenVault("The index of what is kept makes no sense; put back a copy that is whole.") from None
