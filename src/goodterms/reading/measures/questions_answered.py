"""Measure the share of the other's questions that were followed by an answer within 24 hours.

As answered-in-a-day, over those bursts alone in which something ends in a question mark: the words are not read, so
whether the answer answers the question is not known. `who` is the one who answers. Shown from 30 answered.
It never concludes interest or avoidance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.reading.definition import Definition
from goodterms.reading.measures.answered_in_a_day import A_DAY
from goodterms.reading.results import NOTHING, Interval
from goodterms.reading.shares import Counted, with_changes

if TYPE_CHECKING:
    from goodterms.reading.periods import Period, Periods
    from goodterms.reading.results import Estimate
    from goodterms.reading.timeline import Side, Timeline

NEEDED = 30


def estimate(timeline: Timeline, periods: Periods) -> tuple[Estimate, ...]:
    """Estimate the share that each answered, in each period, and its change since each event."""
    return with_changes(lambda who, period: _count(timeline, who, period), periods, needed=NEEDED, given=timeline.given)


def _count(timeline: Timeline, who: Side, period: Period) -> Counted:
    incidence = timeline.incidence(who, period, questions=True)
    interval = Interval(*incidence.at(A_DAY)) if incidence.answered >= NEEDED else NOTHING
    return Counted(incidence.n, incidence.answered, interval)


DEFINITION = Definition("questions-answered", "share", 56, estimate)
