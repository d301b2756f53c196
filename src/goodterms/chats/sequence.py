"""Lines that look like the beginning of a message but were pasted into one.

The lines of an export follow each other in time, but for single ones that came late. A line that falls back
behind its neighbours was pasted where nobody of its name writes in the chat, where it falls back by more than
a day, or by more than an hour and the very same line stands earlier in the file. It stays in the text of the
message around it.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence

HOUR_US = 3600 * 1_000_000
LATE_US = 24 * HOUR_US
# More lines in a row than anyone pastes: then two exports were put into one file.
LONGEST_PASTE = 50


def pasted(headers: pl.DataFrame) -> pl.Series:
    """Tell of each header line (columns local, author, rest; in the file's order) whether it was pasted."""
    times = headers["local"].to_physical()
    behind = ~in_order(times)
    if not behind.any():
        return behind
    reached = pl.select(pl.when(~behind).then(times)).to_series().fill_null(strategy="forward")
    rows = headers.with_columns(behind=behind, back=(reached - times).fill_null(0))
    known = rows.filter(~pl.col("behind"))["author"].unique().drop_nulls()
    earlier = rows.filter(~pl.col("behind")).select("local", "rest")
    late = rows.with_row_index("row").filter(pl.col("behind") & (pl.col("back") > 0))
    late = late.with_columns(run=(pl.col("row") - pl.int_range(pl.len(), dtype=pl.Int64)))
    stranger = pl.col("author").is_not_null() & ~pl.col("author").is_in(known.implode())
    # Within an hour the same words may come twice by themselves: an "ok" that came late, or the hour of autumn.
    copied = (
        pl.struct("local", "rest").is_in(earlier.to_struct().implode())
        & pl.col("author").is_not_null()
        & (pl.col("back") > HOUR_US)
    )
    found = late.filter((pl.len().over("run") <= LONGEST_PASTE) & (stranger | copied | (pl.col("back") > LATE_US)))
    return pl.select(pl.int_range(headers.height, dtype=pl.UInt32).is_in(found["row"].implode())).to_series()


def in_order(times: pl.Series) -> pl.Series:
    """Mark the longest run of lines that never goes back in time; the others are out of order.

    Only stretches that are out of order are looked at one by one: between them, all that came before is
    earlier than all that comes after.
    """
    highest_before = times.cum_max().shift(1)
    lowest_from = times.cum_min(reverse=True)
    clean = (highest_before <= lowest_from).fill_null(value=True)
    if clean.all():
        return clean
    stretch = clean.cast(pl.UInt32).cum_sum()
    rows = pl.DataFrame({"row": pl.int_range(times.len(), eager=True), "time": times, "stretch": stretch})
    long = rows.filter(pl.len().over("stretch") > 1)
    dropped: list[int] = []
    for group in long.partition_by("stretch", maintain_order=True):
        dropped += group.filter(~pl.Series(_longest_rising(group["time"].to_list())))["row"].to_list()
    return ~rows["row"].is_in(dropped)


def _longest_rising(times: Sequence[int]) -> list[bool]:
    """Mark a longest non-decreasing subsequence (by patience sorting, Fredman 1975).

    From the end, so that of two lines that exclude each other the first one is kept.
    """
    tops: list[int] = []
    at: list[int] = []
    following: list[int] = []
    for row, time in enumerate(reversed(times)):
        place = bisect_right(tops, -time)
        following.append(at[place - 1] if place else -1)
        tops[place : place + 1] = [-time]
        at[place : place + 1] = [row]
    kept = [False] * len(times)
    row = at[-1]
    while row >= 0:
        kept[len(times) - 1 - row] = True
        row = following[row]
    return kept
