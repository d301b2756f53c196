"""Measure how many calls there are in a week, by who called: see weekly.py. It never says why.

Calls that were not taken count too. Shown from 30 calls, for most apps leave calls out of an export.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from goodterms.reading.definition import Definition
from goodterms.reading.timeline import SIDES
from goodterms.reading.weekly import by_week

if TYPE_CHECKING:
    from goodterms.reading.periods import Periods
    from goodterms.reading.results import Estimate
    from goodterms.reading.timeline import Timeline

NEEDED = 30


def estimate(timeline: Timeline, periods: Periods) -> tuple[Estimate, ...]:
    """Estimate the weekly mean in each period, its change since each event, and the series."""
    calls = timeline.features.frame.lazy().filter(pl.col("kind") == "call", pl.col("who").is_not_null())
    sums = [(pl.col("who") == side).sum().cast(pl.Int64).alias(side) for side in SIDES]
    days = calls.group_by(day=timeline.day("sent_at")).agg(sums).sort("day").collect()
    counted = int(days.select(pl.sum_horizontal(SIDES).sum()).item())
    return by_week(days, periods, counted=counted, least=NEEDED)


DEFINITION = Definition("calls-a-week", "messages", 45, estimate)
