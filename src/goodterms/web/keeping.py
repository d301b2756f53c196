"""Seal what an import brought into the vault, so that a later one adds to it without doubles; and forget all of it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec
import polars as pl

from goodterms.companion import months
from goodterms.companion.brought import Known
from goodterms.vault import keyed_digests
from goodterms.web.jobs import checkpoint
from goodterms.web.records import (
    Brought,
    DigestKey,
    LastReading,
    Left,
    Month,
    Names,
    Opened,
    Preferences,
    Words,
)
from goodterms.web.store import Changed

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from goodterms.companion import brought as companion
    from goodterms.messages import Skipped
    from goodterms.web.store import Book, Kept

M = TypeVar("M", Month, Words)

KEY_BYTES = 32
TRIES = 3
MERGED = (Month, Words, DigestKey)
FORGOTTEN = (Month, Words, Names, Brought, DigestKey, LastReading, Opened)


@dataclass(frozen=True, slots=True)
class About:
    """What is kept of an import besides what it brought.

    called: what the pages are to call the other one, None where nothing was chosen; words likewise: whether the words
    of messages are to be kept from now on. words_before: whether they were kept when the import began.
    """

    at: datetime
    files: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    called: str | None = None
    words: bool | None = None
    words_before: bool = False


def known(book: Book) -> Known:
    """Say what is known of who is who, for the next import."""
    words = _preferences(book).keep_words
    names = book.record(Names)
    if names is None:
        return Known(words=words)
    return Known(names.me, names.them, names.chat, names.zone, names.date_order, words)


def keep(open_book: Callable[[], Book], brought: companion.Brought, about: About) -> None:
    """Keep what an import brought: whole or not at all. Raise Cancelled where it was cancelled meanwhile."""
    for left in reversed(range(TRIES)):
        try:
            _keep(open_book(), brought, about)
        except Changed:  # another import was kept while this one was being merged
            if not left:
                raise
        else:
            return


def forget(book: Book) -> None:
    """Forget the messages, and everything that was made of them."""
    with book.together():
        for kind in FORGOTTEN:
            book.clear(kind)


def _keep(book: Book, brought: companion.Brought, about: About) -> None:
    before = book.stamps(*MERGED)
    key = book.record(DigestKey) or DigestKey(key=secrets.token_bytes(KEY_BYTES))
    features = _merged(book, Month, _digested(brought.features, key), brought.version)
    words = None if brought.words is None else _merged(book, Words, _digested(brought.words, key), brought.version)
    checkpoint()
    with book.together():
        if book.stamps(*MERGED) != before:
            raise Changed
        withdrawn = about.words_before and not _preferences(book).keep_words
        for part in (features, None if withdrawn else words):
            if part is not None:
                part.write(book)
        if not book.count(DigestKey):
            book.add(key)
        book.put(_names(book.record(Names), brought, about))
        if not withdrawn:  # who has switched the words off meanwhile has said so last
            _note_words(book, about)
        book.add(_record(brought, about, features, words=words is not None and not withdrawn))
        checkpoint()


@dataclass(frozen=True, slots=True)
class _Merged(Generic[M]):
    """The months of an import merged into those that are kept.

    fresh, again: how many messages of it were new, and how many were there already.
    """

    kind: type[M]
    kept: dict[str, Kept[M]]
    changed: tuple[tuple[str, bytes], ...]
    fresh: int
    again: int

    def write(self, book: Book) -> None:
        """Put what has changed in its place."""
        for month, frame in self.changed:
            record = self.kind(month=month, frame=frame)
            if month in self.kept:
                book.change(self.kept[month], record)
            else:
                book.add(record)


def _merged(book: Book, kind: type[M], frame: pl.DataFrame, version: int) -> _Merged[M]:
    checkpoint()
    parts = months.split(frame, version)
    wanted = {part.month for part in parts}
    kept = {each.record.month: each for each in book.all(kind) if each.record.month in wanted}
    old = [months.from_bytes(each.record.frame) for each in kept.values()]
    changed = tuple(_packed(month) for month in months.merge(old, parts))
    there = pl.concat([month.frame["digest"] for month in old]) if old else pl.Series("digest", [], dtype=pl.UInt64)
    counted = _counted(frame)
    again = int(counted.is_in(there.implode()).sum())
    return _Merged(kind, kept, changed, counted.len() - again, again)


def _packed(month: months.Month) -> tuple[str, bytes]:
    checkpoint()  # a long import is stopped between two months
    return month.month, months.to_bytes(month)


def _counted(frame: pl.DataFrame) -> pl.Series:
    """Take the digests of what counts as a message by one of the two."""
    if "counted" in frame.columns:
        frame = frame.filter(pl.col("counted") & pl.col("who").is_not_null())
    return frame["digest"].unique()


def _digested(frame: pl.DataFrame, key: DigestKey) -> pl.DataFrame:
    """Put in the place of each id a digest that only this vault can tie to a message."""
    digests = pl.Series("digest", keyed_digests(key.key, frame["id"].to_numpy()))
    return frame.select(digests, pl.exclude("id"))


def _names(before: Names | None, brought: companion.Brought, about: About) -> Names:
    known_now, people = brought.known, before.people if before else ()
    return Names(
        me=known_now.me,
        them=known_now.them,
        people=tuple(dict.fromkeys((*people, *brought.participants))),
        called=about.called if about.called is not None else before.called if before else "",
        chat=known_now.chat,
        zone=brought.zone,
        date_order=known_now.date_order,
    )


def _preferences(book: Book) -> Preferences:
    return book.record(Preferences) or Preferences()


def _note_words(book: Book, about: About) -> None:
    preferences = _preferences(book)
    if about.words is not None and about.words != preferences.keep_words:
        book.put(msgspec.structs.replace(preferences, keep_words=about.words))


def _record(brought: companion.Brought, about: About, features: _Merged[Month], *, words: bool) -> Brought:
    first, last = brought.span or (None, None)
    return Brought(
        at=about.at,
        files=about.files,
        fresh=features.fresh,
        again=features.again,
        left_out=brought.left_out,
        skipped_count=brought.skipped,
        skipped=tuple(Left(file=s.file, place=s.place, reason=s.reason, count=s.count) for s in about.skipped),
        warnings=brought.warnings,
        minutes_only=brought.minutes_only,
        words=words,
        first=first,
        last=last,
        gaps=brought.gaps,
    )
