"""Cut weekly counts into stretches of about one level each, where that is clearly better than one level for all.

PELT (Killick, Fearnhead & Eckley 2012, JASA 107:1590-1598): the exact minimum of the stretches' costs plus a penalty a
change, with ends that can no longer be best left out on the way. The cost of a stretch is twice its negative
log-likelihood under a negative binomial whose mean is its own and whose overdispersion is that of the whole series:
the variance of a week is m + a m^2, and a = 0 is Poisson. It is taken from weeks that lie close to each other, so that
a change of level hardly enters it.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST = 4
"""How many weeks a stretch has at least."""

LAGS = (1, 2, 3)
MOST_OVERDISPERSED = 20.0
PENALTY = 4.5
"""Times the logarithm of the number of weeks: chosen by simulation (tests/reading/test_levels.py).

It is higher than where weeks are independent, for busy weeks follow busy weeks: the likelihood takes them for
independent, and where each pulls the next by 0.3, means of many vary 1.9 times as much.
"""


def stretches(counts: NDArray[np.int64]) -> tuple[int, ...]:
    """Give where each stretch of a series begins, the first of them at 0; counts are shaped (weeks,)."""
    weeks = len(counts)
    return cut(counts, overdispersion(counts), PENALTY * log(max(weeks, 2)))


def cut(counts: NDArray[np.int64], alpha: float, penalty: float) -> tuple[int, ...]:
    """Find the stretches, of LEAST weeks or more each, whose costs and penalties have the smallest sum."""
    import numpy as np

    weeks = len(counts)
    total = np.concatenate([[0.0], np.cumsum(counts, dtype=np.float64)])
    best = np.full(weeks + 1, np.inf)
    best[0] = -penalty
    before = np.zeros(weeks + 1, dtype=np.int64)
    last_use = np.full(weeks + 1, weeks)
    for end in range(LEAST, weeks + 1):
        begins = np.flatnonzero(last_use[: end - LEAST + 1] >= end)
        sums = best[begins] + cost(total[end] - total[begins], end - begins, alpha)
        place = int(sums.argmin())
        best[end], before[end] = sums[place] + penalty, begins[place]
        beaten = begins[sums > best[end]]  # by a change at `end`, as soon as a stretch from there is long enough
        last_use[beaten] = np.minimum(last_use[beaten], end + LEAST - 1)
    found = [int(before[weeks])]
    while found[0] > 0:
        found.insert(0, int(before[found[0]]))
    return tuple(found)


def cost(total: NDArray[np.float64], weeks: NDArray[np.int64], alpha: float) -> NDArray[np.float64]:
    """Give twice the negative log-likelihood of stretches at their own means, without what no mean changes.

    total, weeks: the messages of each stretch, and its length. Whatever the overdispersion, its likeliest
    mean is the plain one.
    """
    import numpy as np

    mean = total / weeks
    safe = np.where(mean > 0, mean, 1)
    if alpha == 0:
        return np.where(mean > 0, 2 * (total - total * np.log(safe)), 0)
    grown = np.log1p(alpha * safe)
    return np.where(mean > 0, 2 * (weeks * grown / alpha - total * (np.log(safe) - grown)), 0)


def overdispersion(counts: NDArray[np.int64]) -> float:
    """Estimate by moments how far weeks vary beyond Poisson, from pairs of weeks that are 1 to 3 weeks apart.

    Half the square of a difference is m + a m^2 on average, the product of two independent weeks m^2.
    """
    import numpy as np

    numbers = np.asarray(counts, dtype=np.float64)
    pairs = [(numbers[lag:], numbers[:-lag]) for lag in LAGS if lag < len(numbers)]
    extra = sum(float(((one - other) ** 2 / 2 - (one + other) / 2).sum()) for one, other in pairs)
    squares = sum(float((one * other).sum()) for one, other in pairs)
    if extra <= 0:
        return 0.0
    return min(extra / squares, MOST_OVERDISPERSED) if squares > 0 else MOST_OVERDISPERSED
