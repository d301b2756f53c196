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


def mended(columns: Sequence[pl.Series]) -> list[pl.Series]:
    """Mend the texts of one file, where it is to be mended. columns: of strings; they decide together."""
    every = pl.concat([texts.alias("text") for texts in columns])
    text = pl.col("text")
    foreign = every.to_frame().with_row_index("row").filter(text.str.len_bytes() != text.str.len_chars())
    rows, made = _looking_wrong(foreign["row"], foreign["text"])
    if 2 * rows.len() <= foreign.height:
        return list(columns)
    every, ends = every.scatter(rows, made), accumulate(texts.len() for texts in columns)
    return [every[end - texts.len() : end].alias(texts.name) for texts, end in zip(columns, ends, strict=True)]


def _looking_wrong(rows: pl.Series, foreign: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Find the texts that look wrong, of those with other than plain letters: their rows, and what they would be."""
    made = _all_made_right(foreign)
    if made is not None:
        return rows, made
    bytes_only = ~foreign.str.contains(BEYOND)
    rows, foreign = rows.filter(bytes_only), foreign.filter(bytes_only)
    made = pl.Series([_made_right(text) for text in foreign.to_list()], dtype=pl.String)
    return rows.filter(made.is_not_null()), made.drop_nulls()


def _all_made_right(texts: pl.Series) -> pl.Series | None:
    """Read the characters of all texts as bytes of UTF-8 at once, null where that cannot be done."""
    try:
        made = BETWEEN.join(texts.to_list()).encode("latin-1").decode().split(BETWEEN)
    except UnicodeError:
        return None
    return pl.Series(made, dtype=pl.String) if len(made) == texts.len() else None


def _made_right(text: str) -> str | None:
    try:
        return text.encode("latin-1").decode()
    except UnicodeError:
        return None
