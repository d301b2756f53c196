"""Measure how long it is quiet between two conversations, in seconds: half of the silences are shorter.

The median of the time from the end of a conversation to the begin of the next, `who` is both, n the silences of the
period (those that begin in it). 95 % limits: Woodruff's, with days that resemble each other (see intervals.py). Shown
from 30.
`longest` in `given` marks the longest one of all, a plain fact without limits. It never says why it was quiet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from goodterms.reading.definition import Definition
from goodterms.reading.intervals import median_interval
from goodterms.reading.results import NOTHING, Estimate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from goodterms.reading.periods import Period, Periods
    from goodterms.reading.timeline import Timeline

NEEDED = 30


def estimate(timeline: Timeline, periods: Periods) -> tuple[Estimate, ...]:
    """Estimate the median silence of each period, and name the longest of all."""
    talks = timeline.conversations.lazy()
    quiet = (pl.col("begin").shift(-1) - pl.col("end")).dt.total_microseconds()
    silences = talks.select(day=timeline.day("end"), quiet=quiet / 1e6).drop_nulls().collect()
    levels = tuple(_level(silences, period, timeline.given) for period in periods)
    return (*levels, *_longest(silences, periods.whole))


def _level(silences: pl.DataFrame, period: Period, given: Mapping[str, float]) -> Estimate:
    within = silences.filter(pl.col("day").is_between(period.first, period.last))
    n, enough = within.height, within.height >= NEEDED
    days = within["day"].to_physical().to_numpy()
    interval = median_interval(within["quiet"].to_numpy(), days) if enough else NOTHING
    return Estimate("both", period.id, *interval, n, enough, n, NEEDED, given=given)


def _longest(silences: pl.DataFrame, whole: Period) -> tuple[Estimate, ...]:
    if silences.height < NEEDED:
        return ()
    value, day = silences.sort("quiet").select("quiet", "day").row(-1)
    given = {"longest": 1.0}
    return (
        Estimate(
            "both", whole.id, value, None, None, silences.height, True, silences.height, NEEDED, at=day, given=given
        ),
    )


DEFINITION = Definition("silences", "seconds", 82, estimate)
