"""Limits around shares, and around the difference of two shares.

Wilson (1927), JASA 22:209-212. Newcombe (1998), Statistics in Medicine 17:873-890, method 10. Where the units
come in clusters, both work on the number of independent units that would vary as much (Kish 1965).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from goodterms.reading.results import NOTHING, Interval

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Z = 1.959963984540054  # two-sided 95 %


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


def clustered_share(hits: NDArray[np.int64], units: NDArray[np.int64]) -> Interval:
    """Give the share of hits among units that come in clusters, one entry a cluster, with its 95 % limits.

    The design effect is the ratio estimator's variance over clusters, divided by the binomial one, and never
    below one, so that clusters never make the interval narrower than independent units would. Where there are few
    clusters the variance itself is uncertain: Student's limit stands for the normal one then.
    """
    share = float(hits.sum() / units.sum())
    n = float(units.sum()) / design_effect(hits, units)
    low, high = wilson(share, n * (Z / student_limit(max(len(units) - 1, 2))) ** 2)
    return Interval(share, float(low), float(high))


def student_limit(freedom: float) -> float:
    """Approximate Student's two-sided 95 % limit (Cornish-Fisher), within 3 % from 2 degrees of freedom on."""
    z3, z5, z7 = Z**3, Z**5, Z**7
    first = (z3 + Z) / 4
    second = (5 * z5 + 16 * z3 + 3 * Z) / 96
    third = (3 * z7 + 19 * z5 + 17 * z3 - 15 * Z) / 384
    return Z + first / freedom + second / freedom**2 + third / freedom**3


def design_effect(hits: NDArray[np.int64], units: NDArray[np.int64]) -> float:
    """Say how many times more a share varies than with independent units; at least 1."""
    n, clusters = int(units.sum()), len(units)
    share = float(hits.sum()) / n
    binomial = share * (1 - share) / n
    if clusters < 2 or binomial == 0:
        return 1.0
    ratio = clusters / (clusters - 1) * float(((hits - share * units) ** 2).sum()) / n**2
    return max(1.0, ratio / binomial)


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
