"""Measure at which hours of the local day each of the two writes.

The level is the share of one's messages written at night, from 23 to 5 o'clock. Beside it stand the shares of the
single hours (`hour` in `given`, from 0), over the whole time. Wilson's 95 % limits on an n shrunk by the design effect
of days. Shown from 100 messages. The change since an event is a difference of shares (Newcombe). It never says why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from goodterms.reading.definition import Definition
from goodterms.reading.results import Estimate
from goodterms.reading.shares import Counted, share_by_day, with_changes
from goodterms.reading.timeline import SIDES, Side, Timeline

if TYPE_CHECKING:
    from goodterms.reading.periods import Period, Periods

NEEDED = 100
NIGHT = (23, 0, 1, 2, 3, 4)
HOURS = tuple(range(24))


def estimate(timeline: Timeline, periods: Periods) -> tuple[Estimate, ...]:
    """Estimate the share at night in each period and its change since each event; then the share of each hour."""
    hours = _hours(timeline)
    night = with_changes(lambda who, period: _count(hours, who, NIGHT, period), periods, needed=NEEDED, given={})
    single = (_hour(hours, who, hour, periods.whole) for who in SIDES for hour in HOURS)
    return (*night, *single)


def _hours(timeline: Timeline) -> pl.DataFrame:
    """Count each one's messages of every hour of every day: day, who, hour, messages."""
    hour = pl.col("sent_at").dt.convert_time_zone(timeline.features.zone).dt.hour()
    counted = timeline.counted.lazy().group_by("day", "who", hour=hour).agg(messages=pl.len().cast(pl.Int64))
    return counted.sort("day", "who", "hour").collect()


def _count(hours: pl.DataFrame, who: Side, chosen: tuple[int, ...], period: Period) -> Counted:
    by_day = hours.lazy().filter(pl.col("who") == who).group_by("day")
    hits = pl.col("messages").filter(pl.col("hour").is_in(chosen)).sum().alias("hits")
    return share_by_day(by_day.agg(hits, pl.col("messages").sum().alias("units")), period, NEEDED)


def _hour(hours: pl.DataFrame, who: Side, hour: int, whole: Period) -> Estimate:
    found = _count(hours, who, (hour,), whole)
    given, enough = {"hour": float(hour)}, found.n >= NEEDED
    return Estimate(who, whole.id, *found.interval, found.n, enough, found.n, NEEDED, given=given)


DEFINITION = Definition("rhythm", "share", 80, estimate)
