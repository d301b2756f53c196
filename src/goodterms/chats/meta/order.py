"""Rows in order of time, some thousands at a time, so that few of them are ever twice in memory.

Meta's files begin with the newest messages, and the files of a long thread follow each other in time: once each batch
of rows is in order, what is left is the order of the batches.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence


def by_time(rows: pl.DataFrame) -> pl.DataFrame:
    """Put rows in order of time, and keep those of one time in the order that they have; empties what was given."""
    if rows["sent_at"].is_sorted():
        return rows
    order = rows.select(pl.arg_sort_by("sent_at", maintain_order=True)).to_series()
    frame = pl.DataFrame([rows.drop_in_place(name).gather(order) for name in rows.columns])
    return frame.with_columns(answers=order.arg_sort().cast(pl.UInt32).gather(frame["answers"]))


def joined(batches: list[pl.DataFrame]) -> pl.DataFrame:
    """Put batches of rows, each in order of time, behind each other in order of time; empties what was given."""
    filled = [rows for rows in batches if rows.height] or batches[:1]
    in_turn = sorted(filled, key=lambda rows: rows["sent_at"][0]) if len(filled) > 1 else filled
    apart = all(before["sent_at"][-1] < after["sent_at"][0] for before, after in pairwise(in_turn))
    every = concat(in_turn if apart else filled)
    for each in (batches, filled, in_turn):
        each.clear()
    return by_time(every)


def concat(batches: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """Put batches of rows behind each other."""
    firsts = accumulate((rows.height for rows in batches), initial=0)
    return pl.concat(
        rows.with_columns(pl.col("answers") + pl.lit(first, pl.UInt32))
        for rows, first in zip(batches, firsts, strict=False)
    )
