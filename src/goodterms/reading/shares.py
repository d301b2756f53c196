"""Make the estimates of any measure that is a share: a level for each period, then the change since each event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from goodterms.reading.intervals import clustered_share, difference_of_shares
from goodterms.reading.results import NOTHING, Estimate, Interval
from goodterms.reading.timeline import SIDES, Side

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from goodterms.reading.periods import Period, Periods


@dataclass(frozen=True, slots=True)
class Counted:
    """One share: of how many units, how many there are of what the threshold counts, and its interval."""

    n: int
    there: int
    interval: Interval


def share_by_day(days: pl.LazyFrame, period: Period, needed: int) -> Counted:
    """Take the share of `hits` in `units` over the days of a period: one row a day, and days are the clusters."""
    within = days.filter(pl.col("day").is_between(period.first, period.last), pl.col("units") > 0).sort("day")
    found = within.select("hits", "units").collect()
    n = int(found["units"].sum())
    enough = n >= needed
    return Counted(n, n, clustered_share(found["hits"].to_numpy(), found["units"].to_numpy()) if enough else NOTHING)


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
