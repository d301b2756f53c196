"""Files of one export that overlap, since they are of different days: what stands in two of them counts once."""

from __future__ import annotations

import polars as pl

# What a message has alike in two exports, as ids.py has it; a person's id says more than the name of that day.
SAME = ("chat", "sent_at", "kind", "text")
MANY = ("piece", *SAME, "who_it_is")


def once(frame: pl.DataFrame) -> pl.DataFrame:
    """Leave out what an earlier file holds too; the same words twice in one file are two messages.

    frame: rows that answer none by its row number, with `piece`, the file that each stands in; null where its messages
    have names by which they are told apart.
    """
    if "piece" not in frame.columns or frame["piece"].drop_nulls().n_unique() < 2:
        return frame
    who = [name for name in ("number", "sender") if name in frame.columns]
    rows = frame.with_row_index("row").with_columns(who_it_is=pl.coalesce(who))
    told = rows.filter(pl.col("piece").is_not_null())
    told = told.with_columns(nth=pl.int_range(pl.len()).over(MANY))
    first = told.unique([*SAME, "who_it_is", "nth"], keep="first")
    return rows.filter(pl.col("piece").is_null() | pl.col("row").is_in(first["row"].implode())).select(frame.columns)
