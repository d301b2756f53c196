"""Find from the data where one conversation ends and the next begins.

The logarithms of the gaps between messages are taken for a mixture of two normal distributions: short gaps inside a
conversation, long ones between two. The cut is the trough between their means, held within 1 to 12 hours. Below 300
gaps, or where there is no trough, it is 4 hours. Fitted by expectation-maximisation (Dempster, Laird & Rubin 1977) on
counts in narrow bins, so that it takes as long for a thousand gaps as for a million. The limits come from drawing
stretches of days anew: the bootstrap in blocks (Künsch 1989, Annals of Statistics 17:1217-1241), whose percentiles are
spread by an eighth, for those of so few stretches lie too near (tuned on pairs that `make calibrate` does not read).
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
ROUNDS, STRETCHES, REPLICATES = 200, 40, 100
WIDER = 1.125
SEED = 20260210
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

    return np.asarray(FIRST + STEP * (np.arange(BINS) + 0.5), dtype=np.float64)


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
    powers = np.stack([np.ones(BINS), middles, middles**2], axis=1)
    whole = counts @ powers
    for _ in range(rounds):
        fit = _Mixture(np.maximum(fit.weight, LEAST_WEIGHT), fit.mean, np.maximum(fit.spread, NARROWEST))
        short = (counts * _short(fit, middles)) @ powers
        sums = np.stack([short, whole - short], axis=1)
        total = np.maximum(sums[:, :, 0], 1e-9)
        mean = sums[:, :, 1] / total
        spread = np.sqrt(np.maximum(sums[:, :, 2] / total - mean**2, 0))
        moved = float(np.abs(mean - fit.mean).max())
        fit = _Mixture(total / whole[:, :1], mean, spread)
        if moved < STEP / 1000:
            break
    return _Mixture(fit.weight, fit.mean, np.maximum(fit.spread, NARROWEST))


def _short(fit: _Mixture, at: Numbers) -> Numbers:
    """Give the share of the first component in the density at each place; shaped (rows, places)."""
    import numpy as np

    precision = 1 / fit.spread**2
    square, line = precision / 2, precision * fit.mean
    plain = np.log(fit.weight / fit.spread) - line * fit.mean / 2
    second = [each[:, 1:] - each[:, :1] for each in (square, line, plain)]
    with np.errstate(over="ignore"):  # of the farthest, the share is 0
        return np.asarray(1 / (1 + np.exp((second[1] - second[0] * at) * at + second[2])))


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
    left, right = np.maximum(least - 1, 0), np.minimum(least + 1, BINS - 1)
    inner = between[rows, left] & between[rows, right]
    # Between the bins, the density is a parabola through the least and its neighbours.
    before, here, after = (density[rows, at] for at in (left, least, right))
    with np.errstate(invalid="ignore", divide="ignore"):
        aside = (before - after) / (before - 2 * here + after) / 2
    return np.where(inner, np.exp(middles[least] + STEP * np.nan_to_num(aside)), np.nan)


def _limits(place: NDArray[np.int64], days: NDArray[Any], fit: _Mixture, cut: float) -> tuple[float, float]:
    """Cut stretches of days that are drawn anew; what then has no trough is cut at the usual gap."""
    import numpy as np

    order = np.argsort(days, kind="stable")
    stretch = np.empty(len(order), dtype=np.int64)
    stretch[order] = np.arange(len(order)) * STRETCHES // len(order)
    table = np.bincount(stretch * BINS + place, minlength=STRETCHES * BINS).reshape(STRETCHES, BINS)
    drawn = np.random.default_rng(SEED).multinomial(STRETCHES, np.full(STRETCHES, 1 / STRETCHES), REPLICATES)
    begin = _Mixture(*(np.repeat(each, REPLICATES, axis=0) for each in (fit.weight, fit.mean, fit.spread)))
    cuts = _troughs(_fitted((drawn @ table).astype(np.float64), begin, ROUNDS))
    logs = np.log(np.where(np.isnan(cuts), USUAL.total_seconds(), cuts) / cut)
    low, high = np.quantile(logs, (0.025, 0.975)) * WIDER
    return float(cut * np.exp(min(low, 0.0))), float(cut * np.exp(max(high, 0.0)))


def _bounded(seconds: float) -> timedelta:
    least, most = SHORTEST.total_seconds(), LONGEST.total_seconds()
    return timedelta(seconds=round(max(least, min(most, seconds))))
