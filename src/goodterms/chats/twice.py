"""Tell the same messages under other ids: exported from a phone that writes other seconds, or read in another zone.

Their times, cut to the minute, are then apart by one span of quarters of an hour (by two, where only one of the zones
puts its clocks back). Chance does not do so: of all that two people write in two days, a quarter of an hour and the
length of a message pick out one in thousands.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST, MOST = 20, 2000
"""Rows of a common time to judge by: with fewer it may be chance, and no more than these are looked at."""
QUARTER, DAY = 15, 24 * 60
SPANS = 2


def shift(some: pl.DataFrame, others: pl.DataFrame, *, key: str, alike: Sequence[str]) -> timedelta | None:
    """Say how much later others have what some have too, under other keys; None where they have something else.

    Both hold sent_at and the columns named. alike: what is the same of a message however it is exported; rows where
    any of it is null are not looked at.
    """
    written = pl.all_horizontal(pl.col(alike).is_not_null())
    common = some.filter(written & pl.col("sent_at").is_between(others["sent_at"].min(), others["sent_at"].max()))
    common = common.gather_every(max(1, common.height // MOST))
    lone = common.join(others, on=key, how="anti")
    if common.height < FEWEST or 2 * lone.height < common.height:
        return None
    pairs = _pairs(lone, others.join(some, on=key, how="anti").filter(written), alike)
    spans = pairs.group_by("span").agg(pl.col("row").n_unique()).sort("row", "span", descending=True).head(SPANS)
    told = pairs.join(spans, on="span", how="semi")["row"].n_unique()
    return timedelta(minutes=spans["span"][0]) if 2 * told >= common.height else None


def _pairs(some: pl.DataFrame, others: pl.DataFrame, alike: Sequence[str]) -> pl.DataFrame:
    """Pair what is alike and less than a day apart by quarters of an hour: the row, and how many minutes later."""
    minute = pl.col("sent_at").dt.epoch("s") // 60
    days = pl.concat_list((minute // DAY + around) for around in (-1, 0, 1))
    rows = some.with_row_index("row").select("row", *alike, minute=minute, day=days).explode("day")
    pairs = rows.join(others.select(*alike, later=minute, day=minute // DAY), on=[*alike, "day"])
    span = pl.col("later") - pl.col("minute")
    return pairs.select("row", span=span).filter((pl.col("span").abs() < DAY) & (pl.col("span") % QUARTER == 0))


def in_words(span: timedelta) -> str:
    """Say how long a span is: `5 hours and 45 minutes`."""
    hours, minutes = divmod(abs(span) // timedelta(minutes=1), 60)
    parts = ((hours, "hour"), (minutes, "minute"))
    return " and ".join(f"{count} {unit}{'s' * (count > 1)}" for count, unit in parts if count)
