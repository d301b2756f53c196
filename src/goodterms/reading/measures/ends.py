"""Measure the share of conversations in which each of the two has the last word.

A conversation belongs to the local day it starts; n is the raw number of conversations. Wilson's 95 % limits on an n
shrunk by the design effect of days. Shown from 30 conversations. The change since an event is a difference of shares
(Newcombe). It never says who loses interest: somebody has to be last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from goodterms.reading.definition import Definition
from goodterms.reading.shares import Counted, share_by_day, with_changes

if TYPE_CHECKING:
    from goodterms.reading.periods import Period, Periods
    from goodterms.reading.results import Estimate
    from goodterms.reading.timeline import Side, Timeline

NEEDED = 30


def estimate(timeline: Timeline, periods: Periods) -> tuple[Estimate, ...]:
    """Estimate the share that each ended, in each period, and its change since each event."""
    return with_changes(lambda who, period: _count(timeline, who, period), periods, needed=NEEDED, given=timeline.given)


def _count(timeline: Timeline, who: Side, period: Period) -> Counted:
    by_day = timeline.conversations.lazy().group_by("day")
    days = by_day.agg(
        (pl.col("last") == who).sum().cast(pl.Int64).alias("hits"), pl.len().cast(pl.Int64).alias("units")
    )
    return share_by_day(days, period, NEEDED)


DEFINITION = Definition("ends", "share", 12, estimate)
