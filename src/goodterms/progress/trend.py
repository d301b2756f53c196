"""How an answer has changed over time: the slope of Sen (1968, JASA 63:1379), with its 95 % interval, or too little.

The slope is the median of those between every two answers, so that one strange week does not turn it. The interval is
Sen's, by the normal approximation of Kendall's variance with its correction for ties.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, groupby
from math import sqrt
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

LEAST = 6
Z95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Trend:
    """A slope in points a week, with its limits and the n it rests on; None where there is too little.

    towards: whether its interval is wholly above or below nought, else neither.
    """

    n: int
    slope: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def enough(self) -> bool:
        """Tell whether there is a slope."""
        return self.slope is not None

    @property
    def towards(self) -> Literal["more", "less", "neither", "too-little"]:
        """Say which way it goes, as far as that is known."""
        if self.low is None or self.high is None:
            return "too-little"
        return "more" if self.low > 0 else "less" if self.high < 0 else "neither"


def trend(points: Sequence[tuple[date, float]]) -> Trend:
    """Work out the slope of (day, value), several values a day allowed; from LEAST days on."""
    points = sorted(points)
    n = len(points)
    if len({day for day, _ in points}) < LEAST:
        return Trend(n)
    slopes = sorted((y - x) / ((b - a).days / 7) for (a, x), (b, y) in combinations(points, 2) if a != b)
    spread = sqrt(_variance([value for _, value in points])) * Z95
    low, high = (len(slopes) - spread) / 2, (len(slopes) + spread) / 2
    return Trend(n, _median(slopes), _at(slopes, round(low) - 1), _at(slopes, round(high)))


def _variance(values: Sequence[float]) -> float:
    """Give the variance of Kendall's score where the values have ties."""
    n = len(values)
    ties = (len(list(same)) for _, same in groupby(sorted(values)))
    return (n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5) for t in ties)) / 18


def _at(slopes: Sequence[float], place: int) -> float:
    return slopes[min(max(place, 0), len(slopes) - 1)]


def _median(slopes: Sequence[float]) -> float:
    middle = len(slopes) // 2
    return slopes[middle] if len(slopes) % 2 else (slopes[middle - 1] + slopes[middle]) / 2
