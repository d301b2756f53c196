"""Measure the share of conversations in which each of the two has the last word.

A conversation belongs to the local day it starts; n is the raw number of conversations. Wilson's 95 % limits on
the number of independent ones that would be as uncertain (see intervals.py). Shown from 30 conversations. The change
since an event is a difference of shares (Newcombe). It never says who loses interest: somebody has to be last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.reading.definition import Definition
from goodterms.reading.shares import day_sums, with_changes
from goodterms.reading.timeline import SIDES

if TYPE_CHECKING:
    from goodterms.reading.periods import Periods
    from goodterms.reading.results import Estimate
    from goodterms.reading.timeline import Timeline

NEEDED = 30


def estimate(timeline: Timeline, periods: Periods) -> tuple[Estimate, ...]:
    """Estimate the share that each ended, in each period, and its change since each event."""
    talks = timeline.conversations
    day = talks["day"].to_physical().to_numpy()
    ended = {who: day_sums(day, (talks["last"] == who).to_numpy()) for who in SIDES}
    return with_changes(
        lambda who, period: ended[who].share(period, NEEDED), periods, needed=NEEDED, given=timeline.given
    )


DEFINITION = Definition("ends", "share", 12, estimate)
