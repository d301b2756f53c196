"""The only bridge between typed records and the sealed table.

A Book is one person's records, open with their key. It stands on a Table: the database, or, before anything is kept,
this process's memory. Either way each record is sealed as it is written, and an index (itself a sealed row) says
which records there are, in which version, of which kind.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

import msgspec

from goodterms.errors import BadInput
from goodterms.vault import BrokenVault, Entry, Index, NewerVault, Row, Sealer
from goodterms.web.records import KINDS, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager

R = TypeVar("R", bound=Record)
Some_co = TypeVar("Some_co", bound=Record, covariant=True)


class Changed(BadInput):
    """A record was changed elsewhere, in another tab, since it was read."""

    def __init__(self) -> None:
        super().__init__("This was changed in another window in the meantime; look at it again before you change it.")


@dataclass(frozen=True, slots=True)
class Kept(Generic[Some_co]):
    """A record with its place in the table."""

    id: bytes
    version: int
    record: Some_co


class Table(Protocol):
    """Where sealed rows lie. Writing happens inside `writing`, which is whole or not at all.

    bare: whether it may be without an index, because nothing was written yet.
    """

    @property
    def bare(self) -> bool:
        """Tell whether there may be no index."""

    def writing(self) -> AbstractContextManager[None]:
        """Hold everyone else's writing off until done; undo all of it when an error leaves the block."""

    def read(self, ids: Iterable[bytes]) -> list[Row]:
        """Give the rows with these ids, as far as they exist."""

    def every(self) -> list[Row]:
        """Give every row."""

    def write(self, rows: Iterable[Row]) -> None:
        """Put rows in, replacing those of the same id."""

    def drop(self, ids: Iterable[bytes]) -> None:
        """Take rows out."""


@dataclass(slots=True)
class MemoryTable:
    """Rows in this process alone, gone with it."""

    rows: dict[bytes, Row] = field(default_factory=dict)
    lock: threading.RLock = field(default_factory=threading.RLock)
    closed: bool = False

    @property
    def bare(self) -> bool:
        """Tell whether nothing was written yet."""
        return not self.rows

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Undo everything where an error leaves the block."""
        with self._open():
            before = dict(self.rows)
            try:
                yield
            except BaseException:
                self.rows = before
                raise

    def read(self, ids: Iterable[bytes]) -> list[Row]:
        """Give the rows with these ids."""
        with self._open():
            return [self.rows[row] for row in ids if row in self.rows]

    def every(self) -> list[Row]:
        """Give every row."""
        with self._open():
            return list(self.rows.values())

    def write(self, rows: Iterable[Row]) -> None:
        """Put rows in."""
        with self._open():
            self.rows |= {row.id: row for row in rows}

    def drop(self, ids: Iterable[bytes]) -> None:
        """Take rows out."""
        with self._open():
            for row in ids:
                self.rows.pop(row, None)

    def close(self) -> None:
        """Let nobody write here any more, where it would be lost: the rows lie elsewhere by now."""
        with self.lock:
            self.rows, self.closed = {}, True

    @contextmanager
    def _open(self) -> Iterator[None]:
        with self.lock:
            if self.closed:
                raise Changed
            yield


class Book:
    """One person's records. Cheap to make: one a request. Not for several threads at once."""

    def __init__(self, table: Table, account: bytes, data_key: bytes) -> None:
        self.account = account
        self._table = table
        self._sealer = Sealer(data_key, account)
        self._read: Index | None = None
        self._opened_before: dict[str, list[Kept[Any]]] = {}
        self._draft: _Draft | None = None

    def one(self, kind: type[R]) -> Kept[R] | None:
        """Give the only record of a kind, or None."""
        return next(iter(self.all(kind)), None)

    def record(self, kind: type[R]) -> R | None:
        """Give the only record of a kind by itself, or None."""
        kept = self.one(kind)
        return kept.record if kept else None

    def all(self, kind: type[R]) -> list[Kept[R]]:
        """Give every record of a kind, in the order in which they were added.

        What was opened once is not opened again, until this book writes.
        """
        if self._draft is not None:
            return self._all(kind)
        try:
            if kind.kind not in self._opened_before:
                self._opened_before[kind.kind] = self._all(kind)
            return list(self._opened_before[kind.kind])
        except BrokenVault:
            with self.together():  # somebody may have written between our reading the index and the rows
                return self._all(kind)

    def _all(self, kind: type[R]) -> list[Kept[R]]:
        wanted = {id_: entry for id_, entry in self._index().items() if entry.label == kind.kind}
        found = {row.id: row for row in self._rows(wanted)}
        return [self._opened(found.get(id_), id_, entry, kind) for id_, entry in wanted.items()]

    def count(self, kind: type[Record]) -> int:
        """Say how many records there are of a kind; only the index is read."""
        return sum(entry.label == kind.kind for entry in self._index().values())

    def stamps(self, *kinds: type[Record]) -> tuple[tuple[bytes, int], ...]:
        """Name the records of some kinds with their versions: the same as long as none of them changes.

        Only the index is read. Renewing the vault's key changes none of it.
        """
        labels = {kind.kind for kind in kinds}
        return tuple(sorted((id_, entry.version) for id_, entry in self._index().items() if entry.label in labels))

    def add(self, record: R) -> Kept[R]:
        """Keep a new record."""
        with self.together() as draft:
            id_ = self._sealer.new_id()
            draft.set(self._sealed(id_, 1, record), record.kind)
        return Kept(id_, 1, record)

    def change(self, kept: Kept[R], record: R) -> Kept[R]:
        """Put a record in the place of the one that was read. Raise Changed where another was faster."""
        _refuse_if_fixed(record)
        with self.together() as draft:
            self._check_unchanged(draft, kept)
            draft.set(self._sealed(kept.id, kept.version + 1, record), record.kind)
        return Kept(kept.id, kept.version + 1, record)

    def put(self, record: R) -> Kept[R]:
        """Keep a record of which there is only one, whatever it said before."""
        with self.together():
            before = self.one(type(record))
            return self.change(before, record) if before else self.add(record)

    def drop(self, *records: Kept[Record]) -> None:
        """Forget records. Raise Changed where one was changed since it was read."""
        with self.together() as draft:
            for kept in records:
                _refuse_if_fixed(kept.record)
                self._check_unchanged(draft, kept)
                draft.unset(kept.id)

    def clear(self, kind: type[Record]) -> None:
        """Forget every record of a kind."""
        with self.together() as draft:
            _refuse_if_fixed(kind)
            for id_ in draft.index.labelled(kind.kind):
                draft.unset(id_)

    def purge(self, *also: type[Record]) -> None:
        """Forget everything about the other one, append-only kinds too, and every record of some kinds besides.

        All of those kinds or none: so nobody takes single things out of a history, and a told no outlasts it.
        """
        with self.together() as draft:
            for kind in also:
                _refuse_if_fixed(kind)
            gone = {kind.kind for kind in (*about_them(), *also)}
            for label in gone:
                for id_ in draft.index.labelled(label):
                    draft.unset(id_)

    def begin(self) -> None:
        """Write an index, where there is none because nothing was written yet."""
        with self._table.writing():
            if self._index_row() is None:
                self._table.write([self._sealer.seal_index(Index(), 1)])

    @contextmanager
    def together(self) -> Iterator[_Draft]:
        """Write several things whole or not at all; blocks inside blocks are one."""
        if self._draft is not None:
            yield self._draft
            return
        with self._table.writing():
            self._read, self._opened_before = None, {}
            row = self._index_row()
            self._draft = draft = _Draft(self._opened_index(row))
            try:
                yield draft
                self._write(draft, row.version if row else 0)
            finally:
                self._draft, self._read = None, None

    def check(self) -> None:
        """Read everything, and raise BrokenVault where anything is missing, strange or older than it should be."""
        rows = self._table.every()
        index_row = next((row for row in rows if row.id == self._sealer.index_id), None)
        index = self._opened_index(self._known(index_row))
        others = [row for row in rows if row is not index_row]
        index.check(others)
        for row in others:
            self._opened(row, row.id, index[row.id], _kind(index[row.id].label))

    def everything(self) -> list[Record]:
        """Give every record of every kind, in the order in which they were added."""
        with self._table.writing():
            index = self._index()
            found = {row.id: row for row in self._rows(index)}
            return [self._opened(found.get(id_), id_, entry, _kind(entry.label)).record for id_, entry in index.items()]

    def _write(self, draft: _Draft, version: int) -> None:
        if not draft.fresh and not draft.gone:
            return
        index = self._sealer.seal_index(draft.index, version + 1)
        self._table.write([*draft.fresh.values(), index])
        self._table.drop(draft.gone)

    def _index(self) -> Index:
        if self._draft is not None:
            return self._draft.index
        if self._read is None:
            self._read = self._opened_index(self._index_row())
        return self._read

    def _index_row(self) -> Row | None:
        return self._known(next(iter(self._table.read([self._sealer.index_id])), None))

    def _known(self, index_row: Row | None) -> Row | None:
        """Refuse a vault without its index: somebody took it out, or sealed everything anew under another key."""
        if index_row is None and not self._table.bare:
            raise BrokenVault(
                "Something changed in another window, or part of what is kept is missing; lock and open it again, or "
                "put back a copy that is whole."
            )
        return index_row

    def _opened_index(self, row: Row | None) -> Index:
        return self._sealer.open_index(row) if row else Index()

    def _rows(self, ids: Iterable[bytes]) -> list[Row]:
        ids = list(ids)
        fresh = self._draft.fresh if self._draft else {}
        stored = [id_ for id_ in ids if id_ not in fresh]
        return [*(fresh[id_] for id_ in ids if id_ in fresh), *(self._table.read(stored) if stored else ())]

    def _opened(self, row: Row | None, id_: bytes, entry: Entry, kind: type[R]) -> Kept[R]:
        if row is None:
            raise BrokenVault("Part of what is kept is missing; put back a copy that is whole.")
        body = self._sealer.open(row, entry)
        try:
            return Kept(id_, entry.version, msgspec.msgpack.decode(body, type=kind))
        except msgspec.DecodeError:
            raise _newer() from None

    def _sealed(self, id_: bytes, version: int, record: Record) -> Row:
        return self._sealer.seal(id_, version, msgspec.msgpack.encode(record))

    def _check_unchanged(self, draft: _Draft, kept: Kept[R]) -> None:
        entry = draft.index.get(kept.id)
        if entry is None or entry.version != kept.version:
            raise Changed


@dataclass(slots=True)
class _Draft:
    """What a block has written so far."""

    index: Index
    fresh: dict[bytes, Row] = field(default_factory=dict)
    gone: list[bytes] = field(default_factory=list)

    def set(self, row: Row, label: str) -> None:
        self.index = self.index.with_entry(row.id, Entry(row.version, label))
        self.fresh[row.id] = row

    def unset(self, id_: bytes) -> None:
        self.index = self.index.without(id_)
        self.fresh.pop(id_, None)
        self.gone.append(id_)


def _kind(label: str) -> type[Record]:
    kind = KINDS.get(label)
    if kind is None:
        raise _newer()
    return kind


def _newer() -> NewerVault:
    return NewerVault("Something is kept in a way that this Good Terms does not know; update it and try again.")


def _refuse_if_fixed(kind: Record | type[Record]) -> None:
    if kind.append_only:
        raise TypeError(f"Records of the kind {kind.kind} are never changed or dropped.")


def about_them() -> tuple[type[Record], ...]:
    """Name the kinds of what is about the other one."""
    return tuple(kind for kind in KINDS.values() if kind.about_them)


def any_about_them(book: Book) -> bool:
    """Tell whether anything is kept about the other one; what is only made of other things does not count."""
    return any(book.count(kind) for kind in about_them() if not kind.made)


def resealed(table: Table, account: bytes, old_key: bytes, new_key: bytes, to: bytes | None = None) -> list[Row]:
    """Seal every row of a table anew under another key; what cannot be opened raises BrokenVault.

    to: the account that they belong to from now on, where it is another one.
    """
    old, new = Sealer(old_key, account), Sealer(new_key, account if to is None else to)
    rows = table.every()
    index_row = next((row for row in rows if row.id == old.index_id), None)
    if index_row is None:
        raise BrokenVault("The index of what is kept is missing; put back a copy that is whole.")
    index = old.open_index(index_row)
    fresh = [new.seal(row.id, row.version, old.open(row, index[row.id])) for row in rows if row is not index_row]
    return [*fresh, new.seal_index(index, index_row.version)]
