"""Measure after how long without a message a conversation is over, in seconds: see threshold.py.

`who` is both, n the gaps. Shown from 300 gaps; below, and where short and long gaps do not part, 4 hours are taken, and
there is no value. There is one threshold for all periods. It never says that silence is coldness.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.reading import threshold
from goodterms.reading.definition import Definition
from goodterms.reading.results import NOTHING, Estimate, Interval

if TYPE_CHECKING:
    from goodterms.reading.periods import Periods
    from goodterms.reading.timeline import Timeline


def estimate(timeline: Timeline, periods: Periods) -> tuple[Estimate, ...]:
    """Give the threshold, where the data gave it."""
    found = timeline.threshold
    limits = (each.total_seconds() for each in (found.gap, found.low, found.high))
    interval = Interval(*limits) if found.fitted else NOTHING
    n = found.gaps
    return (Estimate("both", periods.whole.id, *interval, n, found.fitted, n, threshold.NEEDED, given=timeline.given),)


DEFINITION = Definition("conversations", "seconds", 84, estimate)
