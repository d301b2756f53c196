"""Find the likeliest parameters within their bounds, along directions that are left free, by damped Newton steps."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from goodterms.reading.experts.history import Numbers
    from goodterms.reading.experts.likelihood import Likelihood, Slope

FASTEST, SLOWEST = log(log(2) * 3600 / 5), log(log(2) / 12)
"""The bounds of a rate's logarithm: half-lives of 5 seconds and of 12 hours."""

STEPS = 60
GAIN = 1e-5
LONGEST = 1.5
DAMPING = (0.0, 1e-3, 1e-2, 0.1, 1.0, 10.0, 100.0)
LEAST_LEVEL = 1e-4
SHORTER = 20
AT_BOUND = 1e-9


class Top(NamedTuple):
    """The likeliest parameters, and the likelihood there."""

    parameters: Numbers
    slope: Slope


def climb(likelihood: Likelihood, start: Numbers, free: Numbers, steps: int = STEPS) -> Top:
    """Climb from a start. free: the directions in which parameters may move, shaped (parameters, directions)."""
    import numpy as np

    limits = bounds(likelihood)
    here = np.clip(start, *limits)
    slope = likelihood.at(here)
    for _ in range(steps):
        step = _step(here, slope, free, limits)
        if slope.gradient @ step < GAIN:
            break
        step *= _length(here, step, *limits)
        for _ in range(SHORTER):
            there = np.clip(here + step, *limits)
            found = likelihood.at(there)
            if found.value >= slope.value:
                break
            step /= 3
        else:
            break
        here, slope = there, found
    return Top(here, slope)


def _step(here: Numbers, slope: Slope, free: Numbers, limits: tuple[Numbers, Numbers]) -> Numbers:
    """Take Newton's step along the directions that do not lead out of bounds, damped where the hill is no hill."""
    import numpy as np

    low, high = limits
    uphill = free * np.sign(slope.gradient @ free)
    blocked = ((here <= low + AT_BOUND)[:, None] & (uphill < 0)) | ((here >= high - AT_BOUND)[:, None] & (uphill > 0))
    chosen = free[:, ~blocked.any(axis=0)]
    if chosen.shape[1] == 0:
        return np.zeros_like(here)
    gradient, hill = slope.gradient @ chosen, -(chosen.T @ slope.curvature @ chosen)
    size = np.abs(np.diag(hill)) + 1e-9
    found: Numbers = chosen @ _newton(gradient, hill, size)
    return found


def _newton(gradient: Numbers, hill: Numbers, size: Numbers) -> Numbers:
    import numpy as np

    for damping in DAMPING:
        damped = hill + np.diag(damping * size)
        try:
            np.linalg.cholesky(damped)
        except np.linalg.LinAlgError:
            continue
        return np.asarray(np.linalg.solve(damped, gradient), dtype=np.float64)
    return gradient / size


def _length(here: Numbers, step: Numbers, low: Numbers, high: Numbers) -> float:
    """Say how much of a step stays within the bounds and is not too long."""
    import numpy as np

    room = np.where(step < 0, here - low, high - here)
    reach = np.where(np.abs(step) > room, room / np.maximum(np.abs(step), 1e-300), 1.0)
    far = float(np.abs(step[-2:]).max())
    reach = reach[room > AT_BOUND]
    return min(1.0, float(reach.min()) if len(reach) else 1.0, LONGEST / far if far > LONGEST else 1.0)


def bounds(likelihood: Likelihood) -> tuple[Numbers, Numbers]:
    """Give the least and the most that each parameter may be; a level is never quite nothing."""
    import numpy as np

    k = likelihood.levels
    low, high = np.zeros(k + 4), np.full(k + 4, np.inf)
    low[:k] = LEAST_LEVEL * likelihood.own.sum() / likelihood.history.end
    low[k + 2 :], high[k + 2 :] = SLOWEST, FASTEST
    return low, high
