"""Make a measure of any share that is a sum over a sum of the days: `Timeline.days` has the sums.

What is written on one day resembles itself, and the days before: Wilson's 95 % limits on the number of independent
units that would be as uncertain (see intervals.py). n is the number of units. The change since an event is a difference
of shares (Newcombe).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.reading.definition import Definition
from goodterms.reading.shares import DaySums, day_sums, with_changes
from goodterms.reading.timeline import SIDES, Side, Timeline

if TYPE_CHECKING:
    from goodterms.reading.periods import Periods
    from goodterms.reading.results import Estimate


def share_of(id_: str, *, place: int, hits: str, units: str, of_both: bool, needed: int) -> Definition:
    """Define the share of `hits` in `units`, columns of `Timeline.days`.

    of_both: the units of both people are what the hits of one are a share of. needed: units from which it is shown.
    """

    def estimate(timeline: Timeline, periods: Periods) -> tuple[Estimate, ...]:
        sums = {who: _of_days(timeline, who, hits, units, of_both=of_both) for who in SIDES}
        return with_changes(lambda who, period: sums[who].share(period, needed), periods, needed=needed, given={})

    return Definition(id_, "share", place, estimate)


def _of_days(timeline: Timeline, who: Side, hits: str, units: str, *, of_both: bool) -> DaySums:
    days = timeline.days
    mine = (days["who"] == who).to_numpy()
    found, of = days[hits].to_numpy() * mine, days[units].to_numpy()
    return day_sums(days["day"].to_physical().to_numpy(), found, of if of_both else of * mine)
