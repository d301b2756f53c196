"""Measure at about which level the messages a week stayed, for both together and each, and in which week it changed.

The stretches are found by levels.py over the whole local weeks, Monday to Sunday, of all that is known. The level of
period `all` is the plain weekly mean of both. Beside it stands each stretch of both and of each, `at` the Monday of its
first week and `weeks` in `given`: its mean, with 95 % limits by block bootstrap that take its bounds as given. Shown
from 16 whole weeks; a stretch from 8, so that a change has 8 weeks on each side (a shorter one has no value). It never
says why, whatever lies near.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.reading.bootstrap import mean_interval, mean_replicates
from goodterms.reading.definition import Definition
from goodterms.reading.levels import stretches
from goodterms.reading.results import NOTHING, Estimate, Interval, Who
from goodterms.reading.weekly import COLUMNS, WEEK, Weeks, whole_weeks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from goodterms.reading.periods import Periods
    from goodterms.reading.timeline import Timeline

NEEDED = 16
NEEDED_EACH_SIDE = 8


def estimate(timeline: Timeline, periods: Periods) -> tuple[Estimate, ...]:
    """Estimate the weekly mean over all weeks, then that of each stretch of about one level."""
    whole = periods.whole
    weeks = whole_weeks(timeline.a_day("messages"), whole)
    n, enough = weeks.number, weeks.number >= NEEDED
    interval = _mean(weeks.counts[:, COLUMNS.index("both")]) if enough else NOTHING
    level = Estimate("both", whole.id, *interval, n, enough, n, NEEDED)
    details = [each for place, who in enumerate(COLUMNS) if enough for each in _stretches(who, place, weeks, whole.id)]
    return (level, *details)


def _stretches(who: Who, place: int, weeks: Weeks, period: str) -> list[Estimate]:
    counts = weeks.counts[:, place]
    begins = stretches(counts)
    return [
        _stretch(who, period, counts[begin:end], weeks, begin)
        for begin, end in zip(begins, (*begins[1:], weeks.number), strict=True)
    ]


def _stretch(who: Who, period: str, counts: NDArray[np.int64], weeks: Weeks, begin: int) -> Estimate:
    n, enough = len(counts), len(counts) >= NEEDED_EACH_SIDE
    interval = _mean(counts) if enough else NOTHING
    at, given = weeks.monday + begin * WEEK, {"weeks": float(n)}
    return Estimate(who, period, *interval, n, enough, n, NEEDED_EACH_SIDE, at=at, given=given)


def _mean(counts: NDArray[np.int64]) -> Interval:
    return mean_interval(counts, mean_replicates(counts[:, None])[:, 0])


DEFINITION = Definition("level-changes", "messages", 42, estimate)
