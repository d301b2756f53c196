"""Count the words of each kind in texts: what the words are is content (content/<language>/kinds-of-words).

Each word of a closed class is counted; a text that holds any word or phrase of an open list is marked. A word may be of
several classes: "we're" is a pronoun and an auxiliary verb. Texts are gone through in slices, so that the words of a
few are in memory at a time. Of the phrases only those are looked for in a text whose words are all in it.

texts ──slices──▶ words ──ids──▶ counts of classes, rows that may hold a phrase ──patterns──▶ marks
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

import polars as pl

from goodterms.content.documents import own_folder
from goodterms.content.kinds_of_words import kinds_of_words
from goodterms.content.word_patterns import pattern, phrase

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from goodterms.content.kinds_of_words import KindOfWords
    from goodterms.content.word_patterns import Phrase

WORD = r"[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*"
SLICE = 100_000
MOST = 2**16 - 1
BITS = 64
GONE = " x0x "  # what stands in place of a phrase that is taken out: no list has such a word


@dataclass(frozen=True)
class Marks:
    """One open list: its phrases, and the patterns of all of them, of what is taken out, of what silences a text."""

    phrases: tuple[Phrase, ...]
    wanted: str
    taken_out: str
    unless: str


@dataclass(frozen=True)
class Lists:
    """All kinds of words, ready to be counted: the words of each closed class and the open lists, by column."""

    classes: Mapping[str, frozenset[str]]
    marks: Mapping[str, Marks]

    @property
    def schema(self) -> dict[str, pl.DataType]:
        """Name the columns: `words`, then counts of words, then whether a text holds any."""
        counts = dict.fromkeys(self.classes, pl.UInt16())
        return {"words": pl.UInt32(), **counts, **dict.fromkeys(self.marks, pl.Boolean())}

    @cached_property
    def sets(self) -> tuple[frozenset[str], ...]:
        """List the classes, then the different sets of words that phrases need."""
        needed = (words for marks in self.marks.values() for each in marks.phrases for words in each.needed)
        return (*self.classes.values(), *dict.fromkeys(needed))

    @cached_property
    def ids(self) -> dict[str, int]:
        """Number the words of all sets from 1."""
        return {word: number for number, word in enumerate(sorted(frozenset[str]().union(*self.sets)), 1)}

    @cached_property
    def bits(self) -> NDArray[np.uint64]:
        """Say of each word in which sets it is, one bit a set, shaped (sets / 64, words + 1)."""
        import numpy as np

        bits = np.zeros((-(-len(self.sets) // BITS), len(self.ids) + 1), dtype=np.uint64)
        for place, words in enumerate(self.sets):
            bits[place // BITS, [self.ids[word] for word in words]] |= np.uint64(1 << place % BITS)
        return bits

    @cached_property
    def needs(self) -> Mapping[str, NDArray[np.uint64]]:
        """Say of each phrase of each open list which sets it needs, shaped (phrases, sets / 64)."""
        import numpy as np

        places = {words: place for place, words in enumerate(self.sets) if place >= len(self.classes)}
        needs = {}
        for name, marks in self.marks.items():
            needs[name] = np.zeros((len(marks.phrases), len(self.bits)), dtype=np.uint64)
            for row, each in enumerate(marks.phrases):
                for place in (places[words] for words in each.needed):
                    needs[name][row, place // BITS] |= np.uint64(1 << place % BITS)
        return needs


@dataclass(frozen=True)
class _Counted:
    """One slice: the counts, and of each phrase (list, place) the rows of the slice that may hold it."""

    counts: pl.DataFrame
    maybe: Mapping[tuple[str, int], NDArray[np.int64]]


def lists() -> Lists:
    """Read the kinds of words; the columns are their ids, with _ for -."""
    return _lists(own_folder())


@cache
def _lists(_own: Path | None) -> Lists:
    kinds = kinds_of_words()
    closed = {column(kind): frozenset(kind.words) for kind in kinds if kind.counted == "words"}
    return Lists(closed, {column(kind): _marks(kind) for kind in kinds if kind.counted == "texts"})


def column(kind: KindOfWords) -> str:
    """Name the column of a kind of words."""
    return kind.id.replace("-", "_")


def style_columns() -> tuple[str, ...]:
    """Name the columns of the closed classes by which manners of writing are compared."""
    return tuple(column(kind) for kind in kinds_of_words() if kind.style)


def _marks(kind: KindOfWords) -> Marks:
    wanted = ([f"({'|'.join(kind.words)})"] if kind.words else []) + list(kind.phrases)
    patterns = (pattern(phrases, kind.sets) for phrases in (wanted, kind.taken_out, kind.unless))
    return Marks(tuple(phrase(each, kind.sets) for each in wanted), *patterns)


def count_words(texts: pl.Series) -> pl.DataFrame:
    """Count, for each text, its words, those of each closed class, and whether any of an open list is in it.

    Where there is no text all are null. Counts of classes stop at 65,535 a text.
    """
    found = lists()
    if texts.is_empty():
        return pl.DataFrame(schema=found.schema)
    texts = texts.alias("text")
    slices = [_count(_plain(part["text"]), found) for part in texts.to_frame().iter_slices(SLICE)]
    counts = pl.concat([each.counts for each in slices])
    marks = [_marked(texts, name, each, slices) for name, each in found.marks.items()]
    known = pl.DataFrame([*counts, *marks])
    return known.select(pl.when(texts.is_not_null()).then(pl.all())) if texts.null_count() else known


def _plain(texts: pl.Series) -> pl.Series:
    return texts.fill_null("").str.to_lowercase().str.replace_all("’", "'", literal=True)


def _count(texts: pl.Series, found: Lists) -> _Counted:
    import numpy as np

    words = texts.str.extract_all(WORD)
    number = words.list.len()
    every = words.explode(empty_as_null=False).replace_strict(found.ids, default=0, return_dtype=pl.UInt32).to_numpy()
    known = np.flatnonzero(every)
    rows, ids = np.repeat(np.arange(texts.len()), number.to_numpy())[known], every[known]
    counts = [number.alias("words")]
    for place, name in enumerate(found.classes):
        inside = (found.bits[place // BITS][ids] >> np.uint64(place % BITS)) & np.uint64(1) == 1
        counts.append(pl.Series(name, _sum(rows[inside], texts.len())))
    return _Counted(pl.DataFrame(counts), _maybe(rows, ids, found))


def _sum(rows: NDArray[np.int64], number: int) -> NDArray[np.uint16]:
    import numpy as np

    return np.minimum(np.bincount(rows, minlength=number), MOST).astype(np.uint16)


def _maybe(rows: NDArray[np.int64], ids: NDArray[np.uint32], found: Lists) -> dict[tuple[str, int], NDArray[np.int64]]:
    """Find the rows that have a word of every set that a phrase needs."""
    import numpy as np

    begins = np.flatnonzero(np.diff(rows, prepend=-1))
    if not len(begins):
        return {}
    held = [np.bitwise_or.reduceat(bits[ids], begins) for bits in found.bits]
    maybe = {}
    for name, needs in found.needs.items():
        for place, need in enumerate(needs):
            has = np.ones(len(begins), dtype=bool)
            for part in np.flatnonzero(need):
                has &= held[part] & need[part] == need[part]
            maybe[name, place] = rows[begins[has]]
    return maybe


def _marked(texts: pl.Series, name: str, marks: Marks, slices: list[_Counted]) -> pl.Series:
    """Mark the texts that hold something of a list."""
    import numpy as np

    holds = np.zeros(texts.len(), dtype=bool)
    for place, each in enumerate(marks.phrases):
        parts = [part.maybe.get((name, place), np.array([], dtype=np.int64)) for part in slices]
        rows = np.concatenate([part + SLICE * number for number, part in enumerate(parts)])
        rows = rows[~holds[rows]]
        if len(rows):
            holds[rows] = _plain(texts.gather(rows)).str.contains(each.made).to_numpy()
    rows = np.flatnonzero(holds)
    if len(rows):
        holds[rows] = _still(_plain(texts.gather(rows)), marks).to_numpy()
    return pl.Series(name, holds)


def _still(texts: pl.Series, marks: Marks) -> pl.Series:
    """Tell which texts hold something of a list once what is meant otherwise is taken out."""
    rest = texts.str.replace_all(marks.taken_out, GONE) if marks.taken_out else texts
    changed = rest != texts
    holds = ~changed
    holds = holds.scatter(changed.arg_true(), rest.filter(changed).str.contains(marks.wanted))
    return holds & ~texts.str.contains(marks.unless) if marks.unless else holds
