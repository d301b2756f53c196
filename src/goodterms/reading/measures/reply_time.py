"""Measure how long it takes until half of the other's bursts are answered, in seconds.

The time at which the cumulative incidence (see incidence.py) over all bursts at risk reaches one half, or none where
it does not within 7 days: unanswered bursts count. `who` is the one who answers, n the bursts at risk. The 95 %
limits are where the upper and the lower limit of the share reach one half. Shown from 30 answered.
No change since an event is estimated: before and since stand side by side, each with its own limits.
It never concludes interest, punishment or avoidance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.reading.definition import Definition
from goodterms.reading.results import NOTHING, Estimate, Interval
from goodterms.reading.timeline import SIDES, Side, Timeline

if TYPE_CHECKING:
    from goodterms.reading.periods import Period, Periods

NEEDED = 30


def estimate(timeline: Timeline, periods: Periods) -> tuple[Estimate, ...]:
    """Estimate each one's time to answer half, in each period."""
    return tuple(_level(timeline, who, period) for period in periods for who in SIDES)


def _level(timeline: Timeline, who: Side, period: Period) -> Estimate:
    incidence = timeline.incidence(who, period)
    enough = incidence.answered >= NEEDED
    value, low, high = Interval(*incidence.reaches_half()) if enough else NOTHING
    n, there = incidence.n, incidence.answered
    return Estimate(who, period.id, value, low, high, n, enough, there, NEEDED, given=timeline.given)


DEFINITION = Definition("reply-time", "seconds", 20, estimate)
