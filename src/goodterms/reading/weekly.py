"""Make the estimates of any measure that is an amount a week: levels, the changes since each event, and the series.

The mean over whole local weeks, Monday to Sunday, that lie inside the period and the export; empty weeks count.
n is the number of weeks. 95 % limits by block bootstrap (see bootstrap.py). Levels from 8 weeks, the change since an
event from 12 weeks on each side. From 8 weeks on there is also the series: one plain count a week, `at` its Monday,
with the week's total of both as n.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import polars as pl

from goodterms.reading.bootstrap import LIMITS, freedom, mean_interval, mean_replicates
from goodterms.reading.results import NOTHING, Estimate, Interval, Who

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from goodterms.reading.periods import Period, Periods

NEEDED = 8
NEEDED_FOR_CHANGE = 12
COLUMNS: tuple[Who, ...] = ("me", "them", "both")
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Weeks:
    """The whole weeks of a period: the first Monday, and the counts shaped (weeks, 3) for me, them, both."""

    monday: date
    counts: NDArray[np.int64]

    @property
    def number(self) -> int:
        """Say how many whole weeks there are."""
        return len(self.counts)


def by_week(messages_a_day: pl.DataFrame, periods: Periods, *, counted: int, least: int = 0) -> tuple[Estimate, ...]:
    """Estimate the weekly mean in each period, its change since each event, and the series.

    messages_a_day: day, me, them. counted: how many there are in all; with fewer than `least` nothing is said.
    """
    weeks = {period.id: whole_weeks(messages_a_day, period) for period in periods}
    if counted < least:
        return tuple(
            Estimate(who, period.id, *NOTHING, weeks[period.id].number, False, counted, least)
            for period in periods
            for who in COLUMNS
        )
    levels = [level for period in periods for level in _levels(period.id, weeks[period.id])]
    changes = [
        change
        for split in periods.splits
        for change in _changes(split.since.id, weeks[split.before.id], weeks[split.since.id])
    ]
    return (*levels, *changes, *_series(periods.whole.id, weeks[periods.whole.id]))


def whole_weeks(messages_a_day: pl.DataFrame, period: Period) -> Weeks:
    """Count the messages of each whole week from Monday to Sunday that lies inside the period."""
    import numpy as np

    monday = period.first + timedelta(days=-period.first.weekday() % 7)
    number = max(0, ((period.last - monday).days + 1) // 7)
    week = (pl.col("day") - pl.lit(monday)).dt.total_days() // 7
    inside = pl.col("day").is_between(monday, monday + number * WEEK, closed="left")
    days = messages_a_day.lazy().filter(inside).select("me", "them", week=week).collect()
    place = days["week"].to_numpy()
    me, them = (np.bincount(place, weights=days[who], minlength=number).astype(np.int64) for who in ("me", "them"))
    return Weeks(monday, np.column_stack([me, them, me + them]))


def _levels(period: str, weeks: Weeks) -> list[Estimate]:
    n, enough = weeks.number, weeks.number >= NEEDED
    intervals = [NOTHING] * len(COLUMNS)
    if enough:
        means = mean_replicates(weeks.counts)
        intervals = [mean_interval(weeks.counts[:, place], means[:, place]) for place in range(len(COLUMNS))]
    return [Estimate(who, period, *found, n, enough, n, NEEDED) for who, found in zip(COLUMNS, intervals, strict=True)]


def _changes(period: str, before: Weeks, since: Weeks) -> list[Estimate]:
    there = min(before.number, since.number)
    enough = there >= NEEDED_FOR_CHANGE
    intervals = _differences(before.counts, since.counts) if enough else [NOTHING] * len(COLUMNS)
    n = before.number + since.number
    return [
        Estimate(who, period, *found, n, enough, there, NEEDED_FOR_CHANGE, kind="change")
        for who, found in zip(COLUMNS, intervals, strict=True)
    ]


def _differences(before: NDArray[np.int64], since: NDArray[np.int64]) -> list[Interval]:
    import numpy as np

    values = since.mean(axis=0) - before.mean(axis=0)
    # Both sides tell how uncertain the difference is.
    means = mean_replicates(before, more_freedom=freedom(len(since)))
    means_since = mean_replicates(since, stream=1, more_freedom=freedom(len(before)))
    low, high = np.quantile(means_since - means, LIMITS, axis=0)
    limits = zip(values, np.minimum(low, values), np.maximum(high, values), strict=True)
    return [Interval(float(value), float(least), float(most)) for value, least, most in limits]


def _series(period: str, weeks: Weeks) -> list[Estimate]:
    """List the plain counts, which have a total and no interval."""
    if weeks.number < NEEDED:
        return []
    return [
        Estimate(who, period, float(count), None, None, int(row[-1]), True, weeks.number, NEEDED, at=monday)
        for monday, row in zip((weeks.monday + i * WEEK for i in range(weeks.number)), weeks.counts, strict=True)
        for who, count in zip(COLUMNS, row, strict=True)
    ]
