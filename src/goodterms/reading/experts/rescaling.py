"""Check a process by its own clock: where it is right, the gaps between messages on that clock are exponential.

Time-rescaling (Ogata 1988, JASA 83:9-27): Kolmogorov and Smirnov's test of one person's gaps, its p-value by Stephens's
correction (1970, JRSS B 32:115-122), and whether gaps that follow each other are alike (their correlation).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import erfc, exp, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goodterms.reading.experts.fit import Side
    from goodterms.reading.experts.history import History, Numbers

HOLDS = 0.01


@dataclass(frozen=True, slots=True)
class Check:
    """What the gaps of one person say of a process.

    distance: the largest one between the shares of gaps that are shorter and that should be. p: how often it is as
    large where the process is right. correlation: of each gap with the next; correlation_p: likewise.
    """

    distance: float
    p: float
    correlation: float
    correlation_p: float

    @property
    def holds(self) -> bool:
        """Say whether neither speaks against the process."""
        return min(self.p, self.correlation_p) >= HOLDS


def check(history: History, side: Side) -> Check:
    """Check one person's side."""
    import numpy as np

    uniform = -np.expm1(-np.diff(rescaled(history, side)))
    n = len(uniform)
    ordered, steps = np.sort(uniform), np.arange(n + 1) / n
    distance = float(max((ordered - steps[:-1]).max(), (steps[1:] - ordered).max()))
    one, other = uniform[:-1] - uniform.mean(), uniform[1:] - uniform.mean()
    correlation = float((one * other).sum() / ((uniform - uniform.mean()) ** 2).sum())
    return Check(distance, smirnov(distance, n), correlation, erfc(abs(correlation) * sqrt(n / 2)))


def rescaled(history: History, side: Side) -> Numbers:
    """Give how many messages of the person are to be expected up to each of theirs."""
    import numpy as np

    passed = np.concatenate([[0.0], np.cumsum(side.levels[history.hours] * np.diff(history.edges))])
    own = side.likelihood.own
    expected: Numbers = np.interp(history.times[own], history.edges, passed)
    parameters = side.top.parameters
    for source in (0, 1):
        felt = history.felt(source, exp(parameters[-2 + source]))[0]
        before = np.concatenate([[0], np.cumsum(history.who == source)[:-1]])
        expected += parameters[-4 + source] * (before - felt)[own]
    return expected


def smirnov(distance: float, n: int) -> float:
    """Say how often a distance of n is as large or larger where nothing is wrong."""
    x = distance * (sqrt(n) + 0.12 + 0.11 / sqrt(n))
    if x < 0.3:
        return 1.0
    return min(1.0, max(0.0, 2 * sum((-1.0) ** (k - 1) * exp(-2 * (k * x) ** 2) for k in range(1, 101))))
