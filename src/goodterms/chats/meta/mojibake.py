"""Texts whose UTF-8 bytes were each written as a character of their own, made right again.

Meta's exports are so for the most part ("cafÃ©" for "café", four odd characters for an emoji); newer ones are not,
and a right text may look as if it were wrong. A whole file is written one way or the other, so its texts decide
together: one with a character beyond U+00FF, or with accented letters that are no UTF-8, was right as it is. Where more
look wrong than are surely right, those that look wrong are mended.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence

BEYOND = r"[^\x00-\xff]"
BETWEEN = "\x00"


def mended(columns: Sequence[pl.Series], files: Sequence[pl.Series]) -> list[pl.Series]:
    """Mend the texts of the files that are to be mended. files: the file of each text, whose texts decide together."""
    every = pl.concat([texts.alias("text") for texts in columns])
    text = pl.col("text")
    foreign = every.to_frame().with_row_index("row").filter(text.str.len_bytes() != text.str.len_chars())
    if foreign.is_empty():
        return list(columns)
    made = _all_made_right(foreign["text"])
    if made is None:
        foreign = _looking_wrong(foreign.with_columns(file=pl.concat(files).gather(foreign["row"])))
        made = foreign["made"]
    # Added to nothing, they are written anew, so that the wrong ones are let go.
    every, ends = every.scatter(foreign["row"], made) + "", accumulate(texts.len() for texts in columns)
    return [every[end - texts.len() : end].alias(texts.name) for texts, end in zip(columns, ends, strict=True)]


def _looking_wrong(foreign: pl.DataFrame) -> pl.DataFrame:
    """Find the texts to be mended, of those with other than plain letters, one by one: with what they would be."""
    doubtful = foreign.filter(~pl.col("text").str.contains(BEYOND))
    made = pl.Series("made", [_made_right(text) for text in doubtful["text"].to_list()], dtype=pl.String)
    wrong = doubtful.with_columns(made).drop_nulls("made")
    counts = foreign.group_by("file").len().join(wrong.group_by("file").agg(wrong=pl.len()), on="file")
    return wrong.join(counts.filter(2 * pl.col("wrong") > pl.col("len")), on="file", how="semi", maintain_order="left")


def _all_made_right(texts: pl.Series) -> pl.Series | None:
    """Read the characters of all texts as bytes of UTF-8 at once, null where that cannot be done."""
    try:
        made = texts.str.join(BETWEEN).item().encode("latin-1").decode()
    except UnicodeError:
        return None
    each = pl.Series([made]).str.split(BETWEEN).explode()
    return each if each.len() == texts.len() else None


def _made_right(text: str) -> str | None:
    try:
        return text.encode("latin-1").decode()
    except UnicodeError:
        return None
