from __future__ import annotations

from datetime import timedelta
from importlib import import_module

import numpy as np
import pytest

from goodterms.reading import threshold


def gaps(seed: int, number: int, share: float = 0.8) -> np.ndarray:
    """Draw gaps in microseconds: short ones around 5 minutes, long ones around 14 hours, both log-normal."""
    rng = np.random.default_rng(seed)
    short = rng.random(number) < share
    logs = np.where(short, rng.normal(5.7, 1.0, number), rng.normal(10.8, 0.7, number))
    return (np.exp(logs) * 1e6).astype(np.int64)


def trough(share: float = 0.8) -> float:
    """Find the least density of the planted mixture between its means, by SciPy's search, in seconds."""
    density = import_module("scipy.stats").norm.pdf

    def mixture(at: float) -> float:
        return float(share * density(at, 5.7, 1.0) + (1 - share) * density(at, 10.8, 0.7))

    search = import_module("scipy.optimize").minimize_scalar
    return float(np.exp(search(mixture, bounds=(5.7, 10.8), method="bounded").x))


@pytest.mark.parametrize("share", [0.6, 0.8])
def test_the_cut_is_the_trough_of_the_planted_mixture(share: float) -> None:
    found = threshold.find(gaps(1, 200_000, share), np.arange(200_000) // 50)
    assert found.fitted
    assert found.gap.total_seconds() == pytest.approx(trough(share), rel=0.03)


def test_its_limits_hold_the_trough_as_often_as_they_say() -> None:
    true, held = trough(), 0
    for seed in range(120):
        found = threshold.find(gaps(seed, 900), np.arange(900) // 6)
        held += found.low.total_seconds() <= true <= found.high.total_seconds()
    assert held / 120 >= 0.9


def test_gaps_of_one_kind_are_not_parted() -> None:
    one = (np.exp(np.random.default_rng(1).normal(5, 1, 2000)) * 1e6).astype(np.int64)
    assert threshold.find(one, np.arange(2000)).gap == timedelta(hours=4)


def test_few_gaps_are_cut_at_the_usual_one() -> None:
    found = threshold.find(gaps(1, threshold.NEEDED - 1), np.arange(threshold.NEEDED - 1))
    assert (found.gap, found.fitted) == (timedelta(hours=4), False)
