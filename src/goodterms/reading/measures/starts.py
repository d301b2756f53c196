"""Measure the share of conversations that each of the two starts.

A conversation begins after a gap longer than the threshold (see threshold.py), and belongs to the local day it starts.
Wilson's 95 % limits on the number of independent ones that would be as uncertain (see intervals.py); the n reported is
the raw number of conversations. Shown from 30 conversations. The change since an event is a difference of shares
(Newcombe).
Differences say how far the share would be another one, had the threshold been 1, 4 or 8 hours (`gap_h` in `given`): the
limits of such a paired difference come from the influence of each day on both shares, and one conversation more.
It never says who cares more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.reading.definition import Definition
from goodterms.reading.intervals import Z, sum_error
from goodterms.reading.results import NOTHING, Estimate, Interval
from goodterms.reading.shares import DaySums, day_sums, with_changes
from goodterms.reading.timeline import HOUR, SIDES, Side, Timeline

if TYPE_CHECKING:
    from collections.abc import Mapping

    from goodterms.reading.periods import Period, Periods

NEEDED = 30
OTHERWISE = (1 * HOUR, 4 * HOUR, 8 * HOUR)


def estimate(timeline: Timeline, periods: Periods) -> tuple[Estimate, ...]:
    """Estimate the share that each started, in each period, and its change since each event."""
    used = {who: _days(timeline, who) for who in SIDES}
    counted = with_changes(
        lambda who, period: used[who].share(period, NEEDED), periods, needed=NEEDED, given=timeline.given
    )
    return (*counted, *_otherwise(timeline, used, periods.whole))


def _days(timeline: Timeline, who: Side) -> DaySums:
    talks = timeline.conversations
    return day_sums(talks["day"].to_physical().to_numpy(), (talks["who"] == who).to_numpy())


def _otherwise(timeline: Timeline, used: Mapping[Side, DaySums], whole: Period) -> tuple[Estimate, ...]:
    """Say by how much the shares would differ with other thresholds; nothing where there is too little."""
    found = []
    for gap in OTHERWISE:
        other = timeline.cut_at(gap)
        for who in SIDES:
            instead = _days(other, who)
            n = int(instead.units.sum())
            enough = min(n, int(used[who].units.sum())) >= NEEDED
            interval = _paired(used[who], instead) if enough else NOTHING
            given = {"gap_h": gap / HOUR}
            found.append(Estimate(who, whole.id, *interval, n, enough, n, NEEDED, kind="difference", given=given))
    return tuple(found)


def _paired(used: DaySums, instead: DaySums) -> Interval:
    """Take the difference of two shares of the same days, whose limits come from each day's influence on both."""
    import numpy as np

    days = np.union1d(used.day, instead.day)
    influence, shares = np.zeros(len(days)), []
    for sums, sign in ((used, -1), (instead, 1)):
        shares.append(sums.hits.sum() / sums.units.sum())
        influence[days.searchsorted(sums.day)] += sign * (sums.hits - shares[-1] * sums.units) / sums.units.sum()
    # Where the thresholds part the messages alike, one conversation may still have been parted otherwise.
    one = Z / min(sums.units.sum() for sums in (used, instead))
    value, spread = float(shares[1] - shares[0]), float(np.hypot(sum_error(influence), one))
    return Interval(value, value - spread, value + spread)


DEFINITION = Definition("starts", "share", 10, estimate)
