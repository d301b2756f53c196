"""Count the words of each kind in texts: what the words are is content (content/<language>/kinds-of-words).

Each word of a closed class is counted; a text that holds any word or phrase of an open list is marked. A word may be of
several classes: "we're" is a pronoun and an auxiliary verb. Texts are gone through in slices, so that the words of a
few are in memory at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import polars as pl

from goodterms.content.documents import own_folder
from goodterms.content.kinds_of_words import kinds_of_words
from goodterms.content.word_patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from goodterms.content.kinds_of_words import KindOfWords

WORD = r"[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*"
SLICE = 100_000
MOST = 2**16 - 1
GONE = " x0x "  # what stands in place of a phrase that is taken out: no list has such a word


@dataclass(frozen=True)
class Marks:
    """The patterns of one open list; empty where it has none."""

    wanted: str
    taken_out: str
    unless: str


@dataclass(frozen=True)
class Lists:
    """All kinds of words, ready to be counted.

    codes: of each word, the classes that it is in, one bit a class. classes: the columns of the bits, from the
    lowest. marks: the patterns of the open lists, by column.
    """

    codes: Mapping[str, int]
    classes: tuple[str, ...]
    marks: Mapping[str, Marks]

    @property
    def schema(self) -> dict[str, pl.DataType]:
        """Name the columns: `words`, then counts of words, then whether a text holds any."""
        counts = dict.fromkeys(self.classes, pl.UInt16())
        return {"words": pl.UInt32(), **counts, **dict.fromkeys(self.marks, pl.Boolean())}


def lists() -> Lists:
    """Read the kinds of words; the columns are their ids, with _ for -."""
    return _lists(own_folder())


@cache
def _lists(_own: Path | None) -> Lists:
    kinds = kinds_of_words()
    closed = [kind for kind in kinds if kind.counted == "words"]
    codes: dict[str, int] = {}
    for place, kind in enumerate(closed):
        for word in kind.words:
            codes[word] = codes.get(word, 0) | 1 << place
    return Lists(
        codes, tuple(map(column, closed)), {column(kind): _marks(kind) for kind in kinds if kind.counted == "texts"}
    )


def column(kind: KindOfWords) -> str:
    """Name the column of a kind of words."""
    return kind.id.replace("-", "_")


def style_columns() -> tuple[str, ...]:
    """Name the columns of the closed classes by which manners of writing are compared."""
    return tuple(column(kind) for kind in kinds_of_words() if kind.style)


def _marks(kind: KindOfWords) -> Marks:
    wanted = (*kind.words, *kind.phrases)
    return Marks(*(pattern(phrases, kind.sets) for phrases in (wanted, kind.taken_out, kind.unless)))


def count_words(texts: pl.Series) -> pl.DataFrame:
    """Count, for each text, its words, those of each closed class, and whether any of an open list is in it.

    Where there is no text all are null. Counts of classes stop at 65,535 a text.
    """
    found = lists()
    slices = [_count(part, found) for part in texts.to_frame("text").iter_slices(SLICE)]
    return pl.concat(slices) if slices else pl.DataFrame(schema=found.schema)


def _count(part: pl.DataFrame, found: Lists) -> pl.DataFrame:
    low = part["text"].str.to_lowercase().str.replace_all("’", "'", literal=True)
    told = low.drop_nulls()
    counts = pl.DataFrame([*_classes(told, found), *_marked(told, found)])
    if told.len() == low.len():
        return counts
    place = pl.when(low.is_not_null()).then(low.is_not_null().cast(pl.UInt32).cum_sum() - 1)
    return counts.select(pl.all().gather(pl.select(place).to_series())) if told.len() else _nulls(low.len(), found)


def _nulls(rows: int, found: Lists) -> pl.DataFrame:
    return pl.DataFrame({name: pl.Series([None] * rows, dtype=dtype) for name, dtype in found.schema.items()})


def _classes(texts: pl.Series, found: Lists) -> Iterator[pl.Series]:
    import numpy as np

    words = texts.str.extract_all(WORD)
    number = words.list.len()
    yield number.alias("words")
    codes = words.explode(empty_as_null=False).replace_strict(found.codes, default=0, return_dtype=pl.UInt32)
    code = codes.to_numpy()
    known = np.flatnonzero(code)
    rows = np.repeat(np.arange(texts.len()), number.to_numpy())[known]
    for bit, name in enumerate(found.classes):
        yield pl.Series(name, _sum(rows, code[known], bit, texts.len()))


def _sum(rows: NDArray[np.int64], code: NDArray[np.uint32], bit: int, number: int) -> NDArray[np.uint16]:
    import numpy as np

    return np.minimum(np.bincount(rows[(code >> bit) & 1 == 1], minlength=number), MOST).astype(np.uint16)


def _marked(texts: pl.Series, found: Lists) -> Iterator[pl.Series]:
    import numpy as np

    for name, marks in found.marks.items():
        holds = texts.str.contains(marks.wanted).to_numpy().copy()
        places = np.flatnonzero(holds)
        holds[places] = _still(texts.gather(places), marks).to_numpy()
        yield pl.Series(name, holds)


def _still(texts: pl.Series, marks: Marks) -> pl.Series:
    """Tell which texts hold something of a list once what is meant otherwise is taken out."""
    rest = texts.str.replace_all(marks.taken_out, GONE) if marks.taken_out else texts
    holds = rest.str.contains(marks.wanted)
    return holds & ~texts.str.contains(marks.unless) if marks.unless else holds
