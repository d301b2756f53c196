"""Make the estimates of any measure that is a share: a level for each period, then the change since each event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from goodterms.reading.intervals import clustered_share, difference_of_shares
from goodterms.reading.results import NOTHING, Estimate, Interval
from goodterms.reading.timeline import SIDES, Side

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy as np
    import polars as pl
    from numpy.typing import NDArray

    from goodterms.reading.periods import Period, Periods

    Whole = NDArray[np.integer[Any]]

EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Counted:
    """One share: of how many units, how many there are of what the threshold counts, and its interval."""

    n: int
    there: int
    interval: Interval


@dataclass(frozen=True, slots=True)
class DaySums:
    """Hits and units, one entry a day that has units. day: days since 1970, rising.

    together: whether the hits of a day come together (see `clustered_share`).
    """

    day: Whole
    hits: Whole
    units: Whole
    together: bool = False

    def share(self, period: Period, needed: int) -> Counted:
        """Take the share of the hits in the units over the days of a period, if there are as many as needed."""
        first, last = ((day - EPOCH).days for day in (period.first, period.last))
        within = slice(self.day.searchsorted(first), self.day.searchsorted(last, side="right"))
        hits, units = self.hits[within], self.units[within]
        n = int(units.sum())
        return Counted(n, n, clustered_share(hits, units, together=self.together) if n >= needed else NOTHING)


def day_sums(day: Whole, hits: Any, units: Any = None) -> DaySums:
    """Sum up hits and units by day, one entry each a row; without units every row is one."""
    import numpy as np

    days, place = np.unique(day, return_inverse=True)
    found, of = (np.bincount(place, weights=each, minlength=len(days)).astype(np.int64) for each in (hits, units))
    return DaySums(days[of > 0], found[of > 0], of[of > 0])


def share_by_day(days: pl.LazyFrame, period: Period, needed: int) -> Counted:
    """Take the share of `hits` in `units` over the days of a period: one row a day."""
    found = days.select("day", "hits", "units").collect()
    day = found["day"].to_physical().to_numpy()
    return day_sums(day, found["hits"].to_numpy(), found["units"].to_numpy()).share(period, needed)


def with_changes(
    count: Callable[[Side, Period], Counted], periods: Periods, *, needed: int, given: Mapping[str, float]
) -> tuple[Estimate, ...]:
    """Give every period's level for both, then since minus before for each event; n of a change is of both sides."""
    found = {(who, period.id): count(who, period) for period in periods for who in SIDES}
    levels = [_estimate(who, period, counted, needed, given) for (who, period), counted in found.items()]
    changes = [
        _change(who, split.since.id, found[who, split.before.id], found[who, split.since.id], needed, given)
        for split in periods.splits
        for who in SIDES
    ]
    return (*levels, *changes)


def _estimate(who: Side, period: str, counted: Counted, needed: int, given: Mapping[str, float]) -> Estimate:
    enough = counted.there >= needed
    value, low, high = counted.interval if enough else NOTHING
    return Estimate(who, period, value, low, high, counted.n, enough, counted.there, needed, given=given)


def _change(
    who: Side, period: str, before: Counted, since: Counted, needed: int, given: Mapping[str, float]
) -> Estimate:
    there = min(before.there, since.there)
    enough = there >= needed
    value, low, high = difference_of_shares(before.interval, since.interval) if enough else NOTHING
    n = before.n + since.n
    return Estimate(who, period, value, low, high, n, enough, there, needed, kind="change", given=given)
