"""Resample weeks in blocks, for the weeks next to each other resemble each other.

Circular block bootstrap (Politis & Romano 1992), after Künsch (1989), Annals of Statistics 17:1217-1241. With few
weeks the plain percentiles are too narrow: 8 independent weeks cover 81 in 100 times instead of 95. So the
replicates are spread, on the scale of ratios, as far as a mean of so few blocks is (Student's t, and n/(n - block)).
How long blocks are, and how many degrees of freedom they leave: Lazarus, Lewis, Stock & Watson (2018), JBES 36:541-559,
whose Newey-West variance is the one of such a bootstrap.
"""

from __future__ import annotations

from math import log, sqrt
from typing import TYPE_CHECKING

from goodterms.reading.intervals import Z, student_limit
from goodterms.reading.results import Interval

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

REPLICATES = 2000
SEED = 20260210
LIMITS = (0.025, 0.975)


def mean_replicates(counts: NDArray[np.int64], stream: int = 0, more_freedom: float = 0.0) -> NDArray[np.float64]:
    """Draw means of resampled series: one row a replicate.

    `counts` has one row a week and any number of columns, which are resampled together, shaped (weeks, k). The same
    weeks and stream always give the same draws; give two series different streams to draw them independently.
    more_freedom: degrees of freedom that the other series brings where two are compared.
    """
    import numpy as np

    weeks, columns = counts.shape
    block = block_length(weeks)
    blocks = -(-weeks // block)
    rest = weeks - (blocks - 1) * block
    circle = np.concatenate([np.zeros((1, columns)), np.cumsum(np.concatenate([counts, counts[:block]]), axis=0)])
    full, last = circle[block:][:weeks] - circle[:weeks], circle[rest:][:weeks] - circle[:weeks]
    draws = np.random.default_rng([SEED, stream, weeks]).integers(0, weeks, (REPLICATES, blocks))
    means = (full[draws[:, :-1]].sum(axis=1) + last[draws[:, -1]]) / weeks
    value = counts.mean(axis=0)
    safe = np.where(value > 0, value, 1)
    return np.where(value > 0, value * (means / safe) ** widening(weeks, more_freedom), 0)


def mean_interval(counts: NDArray[np.int64], replicates: NDArray[np.float64]) -> Interval:
    """Give the mean of one series with the 95 % limits of its replicates.

    Where every week is empty there is nothing to resample: the upper limit is then the exact Poisson one.
    """
    import numpy as np

    value = float(counts.mean())
    if value == 0:
        return Interval(0.0, 0.0, -log(LIMITS[0]) / len(counts))
    low, high = np.quantile(replicates, LIMITS)
    return Interval(value, min(float(low), value), max(float(high), value))


def block_length(weeks: int) -> int:
    """Say how many weeks are drawn together: 1.3 times the root, as Lazarus, Lewis, Stock & Watson (2018) advise."""
    return max(1, min(weeks, round(1.3 * sqrt(weeks))))


def freedom(weeks: int) -> float:
    """Say how many degrees of freedom so few blocks leave: one and a half a block, as of Bartlett's kernel."""
    return max(1.5 * weeks / block_length(weeks) - 1, 2)


def widening(weeks: int, more_freedom: float = 0.0) -> float:
    """Say how far the replicates of so few blocks must be spread."""
    return sqrt(weeks / max(weeks - block_length(weeks), 1)) * student_limit(freedom(weeks) + more_freedom) / Z
