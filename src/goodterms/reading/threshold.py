"""Find from the data where one conversation ends and the next begins.

The logarithms of the gaps between messages are taken for a mixture of two normal distributions: short gaps inside a
conversation, long ones between two. The cut is the trough between their means, held within 1 to 12 hours. Below 300
gaps, or where there is no trough, it is 4 hours. Fitted by expectation-maximisation (Dempster, Laird & Rubin 1977) on
counts in narrow bins, so that it takes as long for a thousand gaps as for a million. The limits come from drawing days
anew (Poisson weights, a fixed seed).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

USUAL = timedelta(hours=4)
SHORTEST, LONGEST = timedelta(hours=1), timedelta(hours=12)
NEEDED = 300
# From one second to a hundred days, in steps of five in a hundred.
FIRST, STEP, BINS = 0.0, 0.05, 320
# A gap of no time at all is, in an export exact to the minute, of half a minute on average.
AT_ONCE_SECONDS = 30.0
ROUNDS, ROUNDS_AGAIN, REPLICATES, SEED = 200, 8, 120, 20260210
# A component may not shrink to a single bin, nor to almost nothing.
NARROWEST, LEAST_WEIGHT = 0.3, 0.01


@dataclass(frozen=True, slots=True)
class Threshold:
    """Gaps longer than `gap` part conversations. low, high: its limits; `fitted` tells whether the data gave it."""

    gap: timedelta
    low: timedelta
    high: timedelta
    gaps: int
    fitted: bool


def find(gaps: NDArray[np.int64], days: NDArray[np.integer[Any]]) -> Threshold:
    """Find the threshold from gaps in microseconds, with the day of each."""
    import numpy as np

    usual = Threshold(USUAL, USUAL, USUAL, len(gaps), fitted=False)
    if len(gaps) < NEEDED:
        return usual
    seconds = np.where(gaps > 0, gaps / 1e6, AT_ONCE_SECONDS)
    place = np.clip(((np.log(seconds) - FIRST) / STEP).astype(np.int64), 0, BINS - 1)
    counts = np.bincount(place, minlength=BINS).astype(np.float64)[None, :]
    fit = _fitted(counts, _begin(counts), ROUNDS)
    cut = _troughs(fit)[0]
    if np.isnan(cut):
        return usual
    low, high = _limits(place, days, fit, cut)
    return Threshold(_bounded(cut), _bounded(low), _bounded(high), len(gaps), fitted=True)


@dataclass(frozen=True, slots=True)
class _Mixture:
    """Two components for each row of counts: weights, means and spreads of the logarithm, shaped (rows, 2)."""

    weight: Numbers
    mean: Numbers
    spread: Numbers


def _middles() -> Numbers:
    import numpy as np

    return FIRST + STEP * (np.arange(BINS, dtype=np.float64) + 0.5)


def _begin(counts: Numbers) -> _Mixture:
    """Begin with what lies on either side of the usual gap."""
    import numpy as np

    middles = _middles()
    short = middles < np.log(USUAL.total_seconds())
    weight, mean, spread = [], [], []
    for side in (short, ~short):
        part = counts * side
        total = np.maximum(part.sum(axis=1), 1e-9)
        mean.append((part * middles).sum(axis=1) / total)
        spread.append(np.sqrt((part * (middles - mean[-1][:, None]) ** 2).sum(axis=1) / total))
        weight.append(total / counts.sum(axis=1))
    return _Mixture(*(np.stack(each, axis=1) for each in (weight, mean, spread)))


def _fitted(counts: Numbers, fit: _Mixture, rounds: int) -> _Mixture:
    import numpy as np

    middles = _middles()
    for _ in range(rounds):
        fit = _Mixture(np.maximum(fit.weight, LEAST_WEIGHT), fit.mean, np.maximum(fit.spread, NARROWEST))
        share = _densities(fit, middles)
        share /= np.maximum(share.sum(axis=1, keepdims=True), 1e-300)
        part = share * counts[:, None, :]
        total = np.maximum(part.sum(axis=2), 1e-9)
        mean = (part * middles).sum(axis=2) / total
        spread = np.sqrt((part * (middles - mean[:, :, None]) ** 2).sum(axis=2) / total)
        moved = float(np.abs(mean - fit.mean).max())
        fit = _Mixture(total / counts.sum(axis=1, keepdims=True), mean, spread)
        if moved < STEP / 1000:
            break
    return _Mixture(fit.weight, fit.mean, np.maximum(fit.spread, NARROWEST))


def _densities(fit: _Mixture, at: Numbers) -> Numbers:
    """Weigh both components at each place; shaped (rows, 2, places)."""
    import numpy as np

    distance = (at - fit.mean[:, :, None]) / fit.spread[:, :, None]
    densities: Numbers = (fit.weight / fit.spread)[:, :, None] * np.exp(-(distance**2) / 2)
    return densities


def _troughs(fit: _Mixture) -> Numbers:
    """Find where the density is least between the two means, in seconds; NaN where it only falls or rises."""
    import numpy as np

    middles = _middles()
    density = _densities(fit, middles).sum(axis=1)
    between = (middles > fit.mean[:, :1]) & (middles < fit.mean[:, 1:])
    density = np.where(between, density, np.inf)
    least = density.argmin(axis=1)
    rows = np.arange(len(least))
    inner = between[rows, np.maximum(least - 1, 0)] & between[rows, np.minimum(least + 1, BINS - 1)]
    return np.where(inner, np.exp(middles[least]), np.nan)


def _limits(place: NDArray[np.int64], days: NDArray[Any], fit: _Mixture, cut: float) -> tuple[float, float]:
    import numpy as np

    day = np.unique(days, return_inverse=True)[1]
    number = int(day.max()) + 1
    weights = np.random.default_rng([SEED, number]).poisson(1.0, (REPLICATES, number)).astype(np.float64)
    counts = _drawn(weights, day, place)
    counts = counts[counts.sum(axis=1) > 0]
    begin = _Mixture(*(np.repeat(each, len(counts), axis=0) for each in (fit.weight, fit.mean, fit.spread)))
    cuts = _troughs(_fitted(counts, begin, ROUNDS_AGAIN))
    cuts = np.where(np.isnan(cuts), USUAL.total_seconds(), cuts)
    low, high = np.quantile(cuts, (0.025, 0.975))
    return min(float(low), cut), max(float(high), cut)


def _drawn(weights: Numbers, day: NDArray[np.int64], place: NDArray[np.int64]) -> Numbers:
    """Sum the bins of the days that were drawn, so many at a time that little memory is needed."""
    import numpy as np

    counts = np.zeros((len(weights), BINS))
    most = 2000
    for first in range(0, weights.shape[1], most):
        inside = (day >= first) & (day < first + most)
        width = min(most, weights.shape[1] - first)
        table = np.bincount((day[inside] - first) * BINS + place[inside], minlength=width * BINS)
        counts += weights[:, first : first + width] @ table.reshape(width, BINS).astype(np.float64)
    return counts


def _bounded(seconds: float) -> timedelta:
    return max(SHORTEST, min(LONGEST, timedelta(seconds=round(seconds))))
