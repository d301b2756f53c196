"""Make a measure of any share of bursts that are followed by something: an answer, or the author writing again.

The cumulative incidence (see incidence.py) at a time, that very time included. Wilson's 95 % limits on the n that its
variance over days amounts to; n is the bursts at risk. The change since an event is a difference of shares (Newcombe).
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from goodterms.reading.definition import Definition
from goodterms.reading.incidence import ANSWERED
from goodterms.reading.results import NOTHING, Interval
from goodterms.reading.shares import Counted, with_changes

if TYPE_CHECKING:
    from goodterms.reading.periods import Period, Periods
    from goodterms.reading.results import Estimate
    from goodterms.reading.timeline import Side, Timeline


def share_followed(
    id_: str, *, place: int, within: timedelta, needed: int, event: int = ANSWERED, questions: bool = False
) -> Definition:
    """Define the share followed by an event within a time: see `Timeline.incidence`.

    needed: answers from which it is shown; of another event, bursts.
    """
    at = within // timedelta(microseconds=1)

    def estimate(timeline: Timeline, periods: Periods) -> tuple[Estimate, ...]:
        def count(who: Side, period: Period) -> Counted:
            incidence = timeline.incidence(who, period, event=event, questions=questions)
            there = incidence.answered if event == ANSWERED else incidence.n
            return Counted(incidence.n, there, Interval(*incidence.at(at)) if there >= needed else NOTHING)

        return with_changes(count, periods, needed=needed, given=timeline.given)

    return Definition(id_, "share", place, estimate)
