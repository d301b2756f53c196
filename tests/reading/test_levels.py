from __future__ import annotations

from functools import cache
from importlib import import_module
from itertools import combinations
from math import log

import numpy as np
import pytest

from goodterms.reading.levels import LEAST, cost, cut, overdispersion, stretches

STATS = import_module("scipy.stats")
ALPHAS = [0.0, 0.1, 1.5]


def costs(counts: np.ndarray, begin: int, end: int, alpha: float) -> float:
    return float(cost(np.array([float(counts[begin:end].sum())]), np.array([end - begin]), alpha)[0])


def all_ways(weeks: int) -> list[tuple[int, ...]]:
    """List every way to cut so many weeks into stretches that are long enough."""
    inner = range(LEAST, weeks - LEAST + 1)
    ways = [(0, *chosen) for number in range(weeks // LEAST) for chosen in combinations(inner, number)]
    return [way for way in ways if all(b - a >= LEAST for a, b in zip(way, (*way[1:], weeks), strict=True))]


def wandering(rng: np.random.Generator, weeks: int) -> np.ndarray:
    """Draw a factor a week as tests/reading/invented.py does: each week is pulled 0.3 of the way to the one before."""
    level = np.zeros(weeks + 20)
    for week in range(1, weeks + 20):
        level[week] = 0.3 * level[week - 1] + rng.normal(0, 0.3)
    return np.exp(level[20:] - 0.3**2 / (1 - 0.3**2) / 2)


@pytest.mark.parametrize("alpha", ALPHAS)
@pytest.mark.parametrize("penalty", [0.5, 4.0, 15.0])
def test_no_other_way_to_cut_costs_less(alpha: float, penalty: float) -> None:
    for seed in range(6):
        rng = np.random.default_rng(seed)
        weeks = int(rng.integers(12, 19))
        counts = rng.poisson(20 * rng.choice([0.3, 1, 3], 5).repeat(4)[:weeks])
        sums = {
            way: sum(costs(counts, a, b, alpha) + penalty for a, b in zip(way, (*way[1:], weeks), strict=True))
            for way in all_ways(weeks)
        }
        assert sums[cut(counts, alpha, penalty)] == pytest.approx(min(sums.values()), abs=1e-9)


@pytest.mark.parametrize("alpha", [0.1, 1.5])
def test_the_cost_is_the_likelihood_of_a_negative_binomial(alpha: float) -> None:
    counts, size = np.array([3, 0, 7, 12, 5]), 1 / alpha
    loss = [-2 * STATS.nbinom.logpmf(counts, size, size / (size + mean)).sum() for mean in (counts.mean(), 9.0)]
    same = [2 * (5 * np.log1p(alpha * m) / alpha - 27 * (log(m) - np.log1p(alpha * m))) for m in (5.4, 9.0)]
    assert costs(counts, 0, 5, alpha) == pytest.approx(same[0])
    assert loss[1] - loss[0] == pytest.approx(same[1] - same[0])
    assert loss[1] > loss[0]


def test_the_limit_of_no_overdispersion_is_poisson() -> None:
    counts = np.array([3, 0, 7, 12, 5])
    assert costs(counts, 0, 5, 0.0) == pytest.approx(2 * (27 - 27 * log(5.4)))
    assert costs(counts, 0, 5, 1e-7) == pytest.approx(costs(counts, 0, 5, 0.0), abs=1e-4)


def test_weeks_of_nothing_cost_nothing() -> None:
    assert costs(np.zeros(5), 0, 5, 0.0) == costs(np.zeros(5), 0, 5, 0.5) == 0


@pytest.mark.parametrize("alpha", ALPHAS)
def test_overdispersion_is_found_also_where_the_level_changes(alpha: float) -> None:
    rng = np.random.default_rng(0)
    means = np.repeat([40.0, 15.0], 1000)
    counts = rng.negative_binomial(1 / alpha, 1 / (1 + alpha * means)) if alpha else rng.poisson(means)
    assert overdispersion(counts) == pytest.approx(alpha, rel=0.1, abs=0.01)


def test_a_plain_step_is_found_where_it_is() -> None:
    assert stretches(np.array([30, 32] * 10 + [10, 12] * 10)) == (0, 20)
    assert stretches(np.array([0] * 10 + [9, 12] * 5)) == (0, 10)


def test_a_level_series_is_one_stretch() -> None:
    assert stretches(np.full(52, 30)) == (0,)
    assert stretches(np.zeros(52, dtype=np.int64)) == (0,)
    assert stretches(np.array([3, 4])) == (0,)


def test_one_loud_week_is_no_change() -> None:
    assert stretches(np.array([30, 34] * 13 + [400] + [30, 34] * 13)) == (0,)


@cache
def found(mean: float, factor: float, weeks: int, repeats: int = 300) -> float:
    """Say how often a change is found in busy and calm weeks, where half-way the level becomes `factor` as high."""
    rng = np.random.default_rng([weeks, int(mean)])
    step = np.where(np.arange(weeks) < weeks // 2, 1, factor)
    drawn = (rng.poisson(mean * step * wandering(rng, weeks)) for _ in range(repeats))
    return sum(len(stretches(counts)) > 1 for counts in drawn) / repeats


@pytest.mark.parametrize("mean", [4, 36, 300])
def test_where_nothing_changed_hardly_ever_a_change_is_found(mean: float) -> None:
    assert found(mean, 1, 52) <= 0.07  # 5 in 100, and what 300 draws may stray
    assert found(mean, 1, 24) <= 0.08


def test_a_change_to_three_fifths_is_found_four_times_in_five() -> None:
    assert found(36, 0.6, 52) >= 0.75
    assert found(36, 1.7, 52) >= 0.75
    assert found(36, 0.8, 52) <= 0.5  # and a small one is not
