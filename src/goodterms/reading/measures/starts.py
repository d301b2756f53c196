"""Measure the share of conversations that each of the two starts.

A conversation begins after more than 4 hours with no counted message, and belongs to the local day it starts.
Wilson's 95 % limits on an n shrunk by the design effect of days; the n reported is the raw number of
conversations. Shown from 30 conversations. The change since an event is a difference of shares (Newcombe).
It never says who cares more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from goodterms.reading.definition import Definition
from goodterms.reading.intervals import clustered_share
from goodterms.reading.results import NOTHING
from goodterms.reading.shares import Counted, with_changes
from goodterms.reading.timeline import GIVEN, SIDES, Side, Timeline

if TYPE_CHECKING:
    from goodterms.reading.periods import Period, Periods
    from goodterms.reading.results import Estimate

NEEDED = 30


def estimate(timeline: Timeline, periods: Periods) -> tuple[Estimate, ...]:
    """Estimate the share that each started, in each period, and its change since each event."""
    return with_changes(lambda who, period: _count(timeline, who, period), periods, needed=NEEDED, given=GIVEN)


def _count(timeline: Timeline, who: Side, period: Period) -> Counted:
    within = timeline.conversations.lazy().filter(pl.col("day").is_between(period.first, period.last))
    counts = [(pl.col("who") == side).sum().cast(pl.Int64).alias(side) for side in SIDES]
    days = within.group_by("day").agg(counts).collect()
    started, all_of_them = days[who].to_numpy(), (days["me"] + days["them"]).to_numpy()
    n = int(all_of_them.sum())
    return Counted(n, n, clustered_share(started, all_of_them) if n >= NEEDED else NOTHING)


DEFINITION = Definition("starts", "share", 10, estimate)
