"""Measure the share of conversations that each of the two starts.

A conversation begins after a gap longer than the threshold (see threshold.py), and belongs to the local day it starts.
Wilson's 95 % limits on an n shrunk by the design effect of days; the n reported is the raw number of
conversations. Shown from 30 conversations. The change since an event is a difference of shares (Newcombe).
Differences say how far the share would be another one, had the threshold been 1, 4 or 8 hours (`gap_h` in `given`): the
limits of such a paired difference come from the influence of each day on both shares.
It never says who cares more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from goodterms.reading.definition import Definition
from goodterms.reading.intervals import student_limit
from goodterms.reading.results import NOTHING, Estimate, Interval
from goodterms.reading.shares import Counted, share_by_day, with_changes
from goodterms.reading.timeline import HOUR, SIDES, Side, Timeline

if TYPE_CHECKING:
    from goodterms.reading.periods import Period, Periods

NEEDED = 30
OTHERWISE = (1 * HOUR, 4 * HOUR, 8 * HOUR)


def estimate(timeline: Timeline, periods: Periods) -> tuple[Estimate, ...]:
    """Estimate the share that each started, in each period, and its change since each event."""
    counted = with_changes(
        lambda who, period: _count(timeline, who, period), periods, needed=NEEDED, given=timeline.given
    )
    return (*counted, *_otherwise(timeline, periods.whole))


def _count(timeline: Timeline, who: Side, period: Period) -> Counted:
    return share_by_day(_days(timeline, who).lazy(), period, NEEDED)


def _days(timeline: Timeline, who: Side) -> pl.DataFrame:
    by_day = timeline.conversations.lazy().group_by("day")
    hits = (pl.col("who") == who).sum().cast(pl.Int64).alias("hits")
    return by_day.agg(hits, pl.len().cast(pl.Int64).alias("units")).sort("day").collect()


def _otherwise(timeline: Timeline, whole: Period) -> tuple[Estimate, ...]:
    """Say by how much the shares would differ with other thresholds; nothing where there is too little."""
    found = []
    for gap in OTHERWISE:
        other = Timeline(timeline.features, gap)
        for who in SIDES:
            used, instead = _days(timeline, who), _days(other, who)
            n = int(instead["units"].sum())
            enough = min(n, int(used["units"].sum())) >= NEEDED
            interval = _paired(used, instead) if enough else NOTHING
            given = {"gap_h": gap / HOUR}
            found.append(Estimate(who, whole.id, *interval, n, enough, n, NEEDED, kind="difference", given=given))
    return tuple(found)


def _paired(used: pl.DataFrame, instead: pl.DataFrame) -> Interval:
    import numpy as np

    both = used.join(instead, on="day", how="full", coalesce=True, suffix="_instead").fill_null(0)
    influence, shares = np.zeros(both.height), []
    for hits, units, sign in (("hits", "units", -1), ("hits_instead", "units_instead", 1)):
        k, n = both[hits].to_numpy(), both[units].to_numpy()
        shares.append(k.sum() / n.sum())
        influence += sign * (k - shares[-1] * n) / n.sum()
    days = both.height
    spread = student_limit(max(days - 1, 2)) * float(np.sqrt((influence**2).sum() * days / max(days - 1, 1)))
    value = float(shares[1] - shares[0])
    return Interval(value, value - spread, value + spread)


DEFINITION = Definition("starts", "share", 10, estimate)
