"""Measure at which hours of the local day each of the two writes.

The level is the share of one's messages written at night, from 23 to 5 o'clock. Beside it stand the shares of the
single hours (`hour` in `given`, from 0), over the whole time. Wilson's 95 % limits on the number of independent
messages that would be as uncertain (see intervals.py); of an hour in which nothing was written, on the number of days,
for what is written in one hour comes together. Shown from 100 messages. The change since an event is a
difference of shares (Newcombe). It never says why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from goodterms.reading.definition import Definition
from goodterms.reading.results import Estimate
from goodterms.reading.shares import DaySums, with_changes
from goodterms.reading.timeline import SIDES, Side, Timeline

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from goodterms.reading.periods import Period, Periods

    Whole = NDArray[np.integer[Any]]

NEEDED = 100
NIGHT = (23, 0, 1, 2, 3, 4)
HOURS = tuple(range(24))


def estimate(timeline: Timeline, periods: Periods) -> tuple[Estimate, ...]:
    """Estimate the share at night in each period and its change since each event; then the share of each hour."""
    counts = {who: _counts(timeline, who) for who in SIDES}
    night = {who: _sums(counts[who], NIGHT) for who in SIDES}
    found = with_changes(lambda who, period: night[who].share(period, NEEDED), periods, needed=NEEDED, given={})
    single = (_hour(counts[who], who, hour, periods.whole) for who in SIDES for hour in HOURS)
    return (*found, *single)


def _counts(timeline: Timeline, who: Side) -> tuple[Whole, Whole]:
    """Count one's messages of every hour of every day: the days, and the counts shaped (days, 24)."""
    import numpy as np

    mine = timeline.counted.lazy().filter(pl.col("who") == who)
    hour = pl.col("sent_at").dt.convert_time_zone(timeline.features.zone).dt.hour().cast(pl.Int64)
    found = mine.select(pl.col("day").to_physical(), hour.alias("hour")).collect()
    days, place = np.unique(found["day"].to_numpy(), return_inverse=True)
    counts = np.bincount(place * 24 + found["hour"].to_numpy(), minlength=len(days) * 24)
    return days, counts.reshape(len(days), 24)


def _sums(counts: tuple[Whole, Whole], chosen: tuple[int, ...]) -> DaySums:
    days, by_hour = counts
    return DaySums(days, by_hour[:, chosen].sum(axis=1), by_hour.sum(axis=1), together=True)


def _hour(counts: tuple[Whole, Whole], who: Side, hour: int, whole: Period) -> Estimate:
    found = _sums(counts, (hour,)).share(whole, NEEDED)
    given, enough = {"hour": float(hour)}, found.n >= NEEDED
    return Estimate(who, whole.id, *found.interval, found.n, enough, found.n, NEEDED, given=given)


DEFINITION = Definition("rhythm", "share", 80, estimate)
