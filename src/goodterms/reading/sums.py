"""Make a measure of any share that is a sum over a sum of the days: `Timeline.days` has the sums.

Days are the clusters, because what is written on one day resembles itself: Wilson's 95 % limits on an n shrunk by their
design effect, and Student's limit where there are few of them. n is the number of units. The change since an event is
a difference of shares (Newcombe).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from goodterms.reading.definition import Definition
from goodterms.reading.shares import Counted, share_by_day, with_changes

if TYPE_CHECKING:
    from goodterms.reading.periods import Period, Periods
    from goodterms.reading.results import Estimate
    from goodterms.reading.timeline import Side, Timeline


def share_of(id_: str, *, place: int, hits: str, units: str, of_both: bool, needed: int) -> Definition:
    """Define the share of `hits` in `units`, columns of `Timeline.days`.

    of_both: the units of both people are what the hits of one are a share of. needed: units from which it is shown.
    """

    def estimate(timeline: Timeline, periods: Periods) -> tuple[Estimate, ...]:
        def count(who: Side, period: Period) -> Counted:
            mine = pl.col("who") == who
            unit = pl.col(units) if of_both else pl.col(units).filter(mine)
            by_day = timeline.days.lazy().group_by("day")
            days = by_day.agg(pl.col(hits).filter(mine).sum().alias("hits"), unit.sum().alias("units"))
            return share_by_day(days, period, needed)

        return with_changes(count, periods, needed=needed, given={})

    return Definition(id_, "share", place, estimate)
