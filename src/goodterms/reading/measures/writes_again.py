"""Measure how often each of the two writes again before the other has answered.

Of one's own bursts, the cumulative incidence (see incidence.py) of writing again first within 7 days; the other's
answer is the competing event, and the export's end censors. `who` is the one who writes again, n the bursts at risk.
Wilson's 95 % limits on the n that its variance over days amounts to. Shown from 30 bursts. The change since an event is
a difference of shares (Newcombe). It never says that anyone is ignored or clings.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from goodterms.reading.definition import Definition
from goodterms.reading.incidence import WROTE_AGAIN
from goodterms.reading.results import NOTHING, Interval
from goodterms.reading.shares import Counted, with_changes
from goodterms.reading.timeline import FOLLOW_UP, Side, Timeline

if TYPE_CHECKING:
    from goodterms.reading.periods import Period, Periods
    from goodterms.reading.results import Estimate

NEEDED = 30
A_WEEK = FOLLOW_UP // timedelta(microseconds=1)


def estimate(timeline: Timeline, periods: Periods) -> tuple[Estimate, ...]:
    """Estimate the share after which each wrote again, in each period, and its change since each event."""
    return with_changes(lambda who, period: _count(timeline, who, period), periods, needed=NEEDED, given=timeline.given)


def _count(timeline: Timeline, who: Side, period: Period) -> Counted:
    incidence = timeline.incidence(who, period, event=WROTE_AGAIN)
    interval = Interval(*incidence.at(A_WEEK)) if incidence.n >= NEEDED else NOTHING
    return Counted(incidence.n, incidence.n, interval)


DEFINITION = Definition("writes-again", "share", 34, estimate)
