"""Measure the share of the other's bursts that were answered within 24 hours.

The cumulative incidence (see incidence.py) at 24 hours, an answer at the very hour included; `who` is the one who
answers, n the bursts at risk. Wilson's 95 % limits on the n that its variance over days amounts to.
Shown from 30 answered. The change since an event is a difference of shares (Newcombe).
It never concludes interest, punishment or avoidance.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from goodterms.reading.definition import Definition
from goodterms.reading.results import NOTHING, Interval
from goodterms.reading.shares import Counted, with_changes

if TYPE_CHECKING:
    from goodterms.reading.periods import Period, Periods
    from goodterms.reading.results import Estimate
    from goodterms.reading.timeline import Side, Timeline

NEEDED = 30
A_DAY = timedelta(days=1) // timedelta(microseconds=1)


def estimate(timeline: Timeline, periods: Periods) -> tuple[Estimate, ...]:
    """Estimate the share that each answered, in each period, and its change since each event."""
    return with_changes(lambda who, period: _count(timeline, who, period), periods, needed=NEEDED, given=timeline.given)


def _count(timeline: Timeline, who: Side, period: Period) -> Counted:
    incidence = timeline.incidence(who, period)
    interval = Interval(*incidence.at(A_DAY)) if incidence.answered >= NEEDED else NOTHING
    return Counted(incidence.n, incidence.answered, interval)


DEFINITION = Definition("answered-in-a-day", "share", 30, estimate)
