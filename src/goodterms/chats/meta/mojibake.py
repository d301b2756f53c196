"""Texts whose UTF-8 bytes were each written as a character of their own, made right again.

Meta's exports are so for the most part ("cafÃ©" for "café", four odd characters for an emoji); newer ones are not,
and a right text may look as if it were wrong. A whole file is written one way or the other, so its texts decide
together: one with a character beyond U+00FF, or with accented letters that are no UTF-8, was right as it is. Where more
look wrong than are surely right, those that look wrong are mended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence

BEYOND = r"[^\x00-\xff]"
BETWEEN = "\x00"


def mended(columns: Sequence[pl.Series]) -> list[pl.Series]:
    """Mend the texts of one file, where it is to be mended. columns: of strings; they decide together."""
    found = [_looking_wrong(texts) for texts in columns]
    wrong = sum(rows.len() for rows, _, _ in found)
    right = sum(others for _, _, others in found)
    if wrong <= right:
        return list(columns)
    return [
        texts.clone().scatter(rows, made) if rows.len() else texts
        for texts, (rows, made, _) in zip(columns, found, strict=True)
    ]


def _looking_wrong(texts: pl.Series) -> tuple[pl.Series, pl.Series, int]:
    """Find the texts that look wrong: their rows, what they would be, and how many others are surely right."""
    rows = (texts.str.len_bytes() != texts.str.len_chars()).fill_null(value=False).arg_true()
    foreign = texts.gather(rows)
    made = _all_made_right(foreign)
    if made is not None:
        return rows, made, 0
    bytes_only = ~foreign.str.contains(BEYOND)
    right = (~bytes_only).arg_true().len()
    rows, foreign = rows.filter(bytes_only), foreign.filter(bytes_only)
    made = pl.Series([_made_right(text) for text in foreign.to_list()], dtype=pl.String)
    return rows.filter(made.is_not_null()), made.drop_nulls(), right + made.null_count()


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
