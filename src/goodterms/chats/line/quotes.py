"""Messages of several lines, which a phone puts between quotes: what begins within them begins nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence

# More days and messages than anyone pastes into one message.
LONGEST_PASTE = 20
OPENS = r"^[^\t]*\t[^\t]+\t\""


def inside(starts: pl.DataFrame, heads: pl.DataFrame) -> pl.Series:
    """Find the lines that seem to begin something but stand within a message of several lines (their numbers).

    A quote that someone typed at the beginning of a message closes nowhere: the next line with a time that is not
    earlier shows that the message was over.
    """
    minutes = heads.select("line", minute=pl.col("h") * 60 + pl.col("m"))
    rows = starts.join(minutes, on="line", how="left", maintain_order="left").with_columns(
        odd=pl.col("whole").str.count_matches('"', literal=True) % 2 == 1,
        closes=pl.col("whole").str.strip_chars_end("\n").str.ends_with('"'),
    )
    opened = (pl.col("whole").str.contains(OPENS) & pl.col("odd")).fill_null(value=False)
    places = rows.select(opened.arg_true()).to_series().to_list()
    odd, closes, minute = rows["odd"].to_list(), rows["closes"].to_list(), rows["minute"].to_list()
    within: list[int] = []
    done = -1
    for place in places:
        if place > done:
            done = max(done, _last_within(place, odd, closes, minute))
            within += range(place + 1, done + 1)
    return rows["line"].gather(within)


def _last_within(place: int, odd: Sequence[bool], closes: Sequence[bool], minute: Sequence[int | None]) -> int:
    """Find the last beginning that stands within the message that begins at a place; the place itself for none."""
    opened, last = True, min(place + LONGEST_PASTE, len(odd) - 1)
    for at in range(place + 1, last + 1):
        here, began = minute[at], minute[place]
        if here is not None and began is not None and here >= began:
            return place
        opened ^= odd[at]
        if not opened and closes[at]:
            return at
    return place


def taken_off(body: pl.Expr) -> pl.Expr:
    """Take the quotes from a body of several lines."""
    quoted = body.str.contains("\n", literal=True) & body.str.starts_with('"') & body.str.ends_with('"')
    return (
        pl.when(quoted)
        .then(body.str.slice(1, body.str.len_chars() - 2).str.replace_all('""', '"', literal=True))
        .otherwise(body)
    )
