"""Measure how many messages each of the two, and both together, write in a week: see weekly.py. It never says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.reading.definition import Definition
from goodterms.reading.weekly import by_week

if TYPE_CHECKING:
    from goodterms.reading.periods import Periods
    from goodterms.reading.results import Estimate
    from goodterms.reading.timeline import Timeline


def estimate(timeline: Timeline, periods: Periods) -> tuple[Estimate, ...]:
    """Estimate the weekly mean in each period, its change since each event, and the series."""
    days = timeline.a_day("messages")
    return by_week(days, periods, counted=timeline.counted.height)


DEFINITION = Definition("messages-a-week", "messages", 40, estimate)
