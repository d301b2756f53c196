"""Seal what an import brought into the vault, so that a later one adds to it without doubles; and forget all of it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec
import polars as pl

from goodterms.companion import months
from goodterms.companion.brought import Known
from goodterms.companion.here_already import in_the_second_hour, refuse_twice
from goodterms.vault import keyed_digests
from goodterms.web.jobs import checkpoint
from goodterms.web.records import (
    Brought,
    DigestKey,
    Glance,
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
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from goodterms.companion import brought as companion
    from goodterms.messages import Skipped
    from goodterms.web.store import Book, Kept

M = TypeVar("M", Month, Words)

KEY_BYTES = 32
TRIES = 3
MERGED = (Month, Words, DigestKey)
FORGOTTEN = (Month, Words, Names, Brought, DigestKey, LastReading, Opened, Glance)


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
    chats = names.chats or ((names.chat,) if names.chat else ())
    return Known(names.me, names.them, chats, names.zone, names.date_order, words)


def keep(open_book: Callable[[], Book], brought: companion.Brought, about: About) -> None:
    """Keep what an import brought: whole or not at all.

    Raise Cancelled where it was cancelled meanwhile, HereAlready where it would count twice.
    """
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
    parts = months.split(_digested(brought.features, key), brought.version)
    said = () if brought.words is None else months.split(_digested(brought.words, key), brought.version)
    shelf = _shelf(book, Month, parts)
    refuse_twice(shelf.old, parts)
    known_later = in_the_second_hour(shelf.old, parts, brought.zone)
    replaced = pl.concat([known_later, months.replaced_in(shelf.old, parts)]).unique("digest")
    features = shelf.merged(parts, replaced)
    words = _shelf(book, Words, parts if said or replaced.height else ()).merged(said, replaced)
    checkpoint()
    with book.together():
        if book.stamps(*MERGED) != before:
            raise Changed
        withdrawn = about.words_before and not _preferences(book).keep_words
        features.write(book)
        if not withdrawn:  # who has switched the words off meanwhile has said so last
            words.write(book)
            _note_words(book, about)
        if not book.count(DigestKey):
            book.add(key)
        book.put(_names(book.record(Names), brought, about))
        counts = _counts(shelf.old, parts, replaced)
        book.add(_record(brought, about, counts, words=brought.words is not None and not withdrawn))
        checkpoint()


@dataclass(frozen=True, slots=True)
class _Shelf(Generic[M]):
    """What is kept of the months of an import, before it is merged in."""

    kind: type[M]
    kept: Mapping[str, Kept[M]]
    old: tuple[months.Month, ...]

    def merged(self, parts: Sequence[months.Month], replaced: pl.DataFrame) -> _Merged[M]:
        """Merge an import in, without doubles and without what was replaced."""
        return _Merged(self.kind, self.kept, tuple(map(_packed, months.merge(self.old, parts, replaced))))


@dataclass(frozen=True, slots=True)
class _Merged(Generic[M]):
    """The months that an import has changed, packed; no bytes for one of which nothing is left."""

    kind: type[M]
    kept: Mapping[str, Kept[M]]
    changed: tuple[tuple[str, bytes], ...]

    def write(self, book: Book) -> None:
        """Put what has changed in its place."""
        for month, frame in self.changed:
            record, before = self.kind(month=month, frame=frame), self.kept.get(month)
            if before is None:
                book.add(record)
            elif frame:
                book.change(before, record)
            else:
                book.drop(before)


def _shelf(book: Book, kind: type[M], parts: Sequence[months.Month]) -> _Shelf[M]:
    checkpoint()
    wanted = {part.month for part in parts}
    kept = {each.record.month: each for each in book.all(kind) if each.record.month in wanted} if wanted else {}
    return _Shelf(kind, kept, tuple(months.from_bytes(each.record.frame) for each in kept.values()))


def _packed(month: months.Month) -> tuple[str, bytes]:
    checkpoint()  # a long import is stopped between two months
    return month.month, b"" if month.frame.is_empty() else months.to_bytes(month)


def _counts(kept: Sequence[months.Month], brought: Sequence[months.Month], replaced: pl.DataFrame) -> tuple[int, int]:
    """Count the messages of an import that were new, and those that were here, edited or deleted since or not."""
    before, here = _counted(kept), _counted(brought)
    after = pl.concat([before, here]).unique()
    fresh = after.len() - int(after.is_in(replaced["digest"].implode()).sum()) - before.len()
    return fresh, here.len() - fresh


def _counted(parts: Sequence[months.Month]) -> pl.Series:
    """Take the digests of what counts as a message by one of the two."""
    by_one_of_them = pl.col("counted") & pl.col("who").is_not_null()
    counted = (part.frame.lazy().filter(by_one_of_them).select("digest") for part in parts)
    return pl.concat([months.NONE.lazy().select("digest"), *counted]).unique().collect()["digest"]


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
        chats=known_now.chats,
        zone=brought.zone,
        date_order=known_now.date_order,
    )


def _preferences(book: Book) -> Preferences:
    return book.record(Preferences) or Preferences()


def _note_words(book: Book, about: About) -> None:
    preferences = _preferences(book)
    if about.words is not None and about.words != preferences.keep_words:
        book.put(msgspec.structs.replace(preferences, keep_words=about.words))


def _record(brought: companion.Brought, about: About, counts: tuple[int, int], *, words: bool) -> Brought:
    first, last = brought.span or (None, None)
    return Brought(
        at=about.at,
        files=about.files,
        fresh=counts[0],
        again=counts[1],
        left_out=brought.left_out,
        other_chats=brought.other_chats,
        words=words,
        skipped_count=brought.skipped,
        skipped=tuple(Left(file=s.file, place=s.place, reason=s.reason, count=s.count) for s in about.skipped),
        warnings=brought.warnings,
        minutes_only=brought.minutes_only,
        first=first,
        last=last,
        gaps=brought.gaps,
    )
