"""Limits around shares, medians, and the difference of two shares.

Wilson (1927), JASA 22:209-212. Newcombe (1998), Statistics in Medicine 17:873-890, method 10. Woodruff (1952), JASA
47:635-646. Units come in days, and days resemble those before them, so all of them work on the number of independent
units that would vary as much (Kish 1965). How much a sum over days varies is taken from its slow cosines, with
Student's limit for as many as there are: Lazarus, Lewis, Stock & Watson (2018), JBES 36:541-559, who advise
0.4 T^(2/3) of them for T points.
"""

from __future__ import annotations

from functools import lru_cache
from math import sqrt
from typing import TYPE_CHECKING, Any, overload

from goodterms.reading.results import NOTHING, Interval

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Z = 1.959963984540054  # two-sided 95 %
MOST_WAVES = 64  # from which on Student's limit is as good as the normal one


@overload
def wilson(share: float, n: float) -> tuple[float, float]: ...
@overload
def wilson(share: NDArray[np.float64], n: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]: ...
def wilson(share: Any, n: Any) -> tuple[Any, Any]:
    """Give the 95 % limits of a share of n units; both may be arrays, and n need not be whole."""
    import numpy as np

    spread = Z * np.sqrt(share * (1 - share) / n + (Z / (2 * n)) ** 2)
    middle = share + Z**2 / (2 * n)
    shrink = 1 + Z**2 / n
    # At 0 and 1 the limit is the share itself; rounding must not push it past.
    return np.clip((middle - spread) / shrink, 0, share), np.clip((middle + spread) / shrink, share, 1)


def clustered_share(
    hits: NDArray[np.integer[Any]], units: NDArray[np.integer[Any]], *, together: bool = False
) -> Interval:
    """Give the share of hits among units, one entry a day in the order of days, with its 95 % limits.

    The limits are never narrower than those of independent units. together: whether the hits of a day come together;
    where there is none, or nothing else, days stand for units then.
    """
    n = float(units.sum())
    share = float(hits.sum()) / n
    rarer = min(int((hits > 0).sum()), int((hits < units).sum()))
    if together and rarer == 0:
        low, high = wilson(share, len(units))
    else:
        low, high = wilson(share, independent_units((hits - share * units) / n, share, n, rarer))
    return Interval(share, float(low), float(high))


def median_interval(values: NDArray[np.float64], days: NDArray[np.integer[Any]]) -> Interval:
    """Give the median of values, each of a day, with 95 % limits: the quantiles at the limits of the share below it."""
    import numpy as np

    value, n = float(np.median(values)), len(values)
    below = (values < value) + (values == value) / 2
    influence = np.bincount(np.unique(days, return_inverse=True)[1], weights=below - below.mean()) / n
    low, high = wilson(0.5, independent_units(influence, 0.5, n))
    least, most = np.quantile(values, low, method="lower"), np.quantile(values, high, method="higher")
    return Interval(value, float(least), float(most))


def independent_units(influence: NDArray[np.float64], share: float, n: float, rarer: int | None = None) -> float:
    """Say of how many independent units a share would be as uncertain: at most n, and at least one.

    influence: what each day adds to the share's error, in the order of days. rarer: the number of days that have any of
    the rarer outcome; where they are few, so few tell how much the share varies.
    """
    error = sum_error(influence, rarer)
    binomial = share * (1 - share)
    if error == 0 or binomial <= 0:
        return n
    return min(n, max(1.0, binomial * (Z / error) ** 2))


def sum_error(influence: NDArray[np.float64], telling: int | None = None) -> float:
    """Say how far the 95 % limits of a sum over days lie from it; 0 where there is but one day.

    telling: how many of the days tell how much it varies, where that is fewer.
    """
    if len(influence) < 2:
        return 0.0
    slow = waves(len(influence))
    freedom = len(slow) if telling is None else min(len(slow), telling - 1)
    return student_limit(freedom) * sqrt(float(((slow @ influence) ** 2).mean()))


@lru_cache(maxsize=64)
def waves(days: int) -> NDArray[np.float64]:
    """Give the slow cosines over so many days, shaped (waves, days); a sum's variance is the mean square over them."""
    import numpy as np

    number = min(max(2, round(0.4 * days ** (2 / 3))), days - 1, MOST_WAVES)
    turns = np.outer(np.arange(1, number + 1), (np.arange(days) + 0.5) / max(days, 1))
    slow: NDArray[np.float64] = np.sqrt(2) * np.cos(np.pi * turns)
    return slow


def student_limit(freedom: float) -> float:
    """Approximate Student's two-sided 95 % limit (Cornish-Fisher), within 3 % from 2 degrees of freedom on.

    With fewer it would be beyond use, and that of 2 stands for it.
    """
    freedom = max(freedom, 2)
    z3, z5, z7 = Z**3, Z**5, Z**7
    first = (z3 + Z) / 4
    second = (5 * z5 + 16 * z3 + 3 * Z) / 96
    third = (3 * z7 + 19 * z5 + 17 * z3 - 15 * Z) / 384
    return Z + first / freedom + second / freedom**2 + third / freedom**3


def difference_of_shares(before: Interval, since: Interval) -> Interval:
    """Give since minus before, with limits by Newcombe's hybrid score from the limits of each."""
    if before.value is None or before.low is None or before.high is None:
        return NOTHING
    if since.value is None or since.low is None or since.high is None:
        return NOTHING
    value = since.value - before.value
    down = ((since.value - since.low) ** 2 + (before.high - before.value) ** 2) ** 0.5
    up = ((since.high - since.value) ** 2 + (before.value - before.low) ** 2) ** 0.5
    return Interval(value, value - down, value + up)
