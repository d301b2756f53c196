from __future__ import annotations

from importlib import import_module

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.reading.intervals import (
    clustered_share,
    difference_of_shares,
    median_interval,
    sum_error,
    waves,
    wilson,
)
from goodterms.reading.results import NOTHING, Interval


def interval(hits: int, n: int) -> Interval:
    return Interval(hits / n, *wilson(hits / n, n))


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_agrees_with_scipy(counts: tuple[int, int]) -> None:
    hits, n = counts
    outside = import_module("scipy.stats").binomtest(hits, n).proportion_ci(method="wilson")
    assert wilson(hits / n, n) == pytest.approx((outside.low, outside.high), abs=1e-12)


def test_twelve_of_thirty_six_is_anywhere_from_20_to_50_in_100() -> None:
    low, high = wilson(12 / 36, 36)
    assert (round(100 * low), round(100 * high)) == (20, 50)


# Newcombe (1998), Statistics in Medicine 17:873-890, table II, method 10.
@pytest.mark.parametrize(
    ("first", "second", "limits"),
    [
        ((56, 70), (48, 80), (0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.1705, 0.8090)),
        ((6, 7), (2, 7), (0.0582, 0.8062)),
        ((5, 56), (0, 29), (-0.0381, 0.1926)),
        ((0, 10), (0, 20), (-0.1611, 0.2775)),
        ((10, 10), (0, 10), (0.6075, 1.0000)),
    ],
)
def test_the_difference_of_shares_agrees_with_newcombes_table(
    first: tuple[int, int], second: tuple[int, int], limits: tuple[float, float]
) -> None:
    found = difference_of_shares(before=interval(*second), since=interval(*first))
    assert found[1:] == pytest.approx(limits, abs=5e-5)


def test_no_difference_is_taken_from_nothing() -> None:
    assert difference_of_shares(NOTHING, interval(3, 9)) == difference_of_shares(interval(3, 9), NOTHING) == NOTHING


def test_units_that_copy_each_other_count_as_one() -> None:
    alone = np.random.default_rng(4).integers(0, 2, 400)
    once, copied = clustered_share(alone, np.ones(400, int)), clustered_share(4 * alone, np.full(400, 4))
    assert copied.value == once.value == alone.mean()
    wilsons = wilson(alone.mean(), 400)
    assert once[1:] == pytest.approx(wilsons, abs=0.02)
    assert copied[1:] == pytest.approx(wilsons, abs=0.02)


def test_where_hits_come_together_and_there_is_none_days_are_counted() -> None:
    none, units = np.zeros(40, int), np.full(40, 5)
    assert clustered_share(none, units)[1:] == pytest.approx(wilson(0.0, 200))
    assert clustered_share(none, units, together=True)[1:] == pytest.approx(wilson(0.0, 40))
    assert clustered_share(units, units, together=True)[1:] == pytest.approx(wilson(1.0, 40))
    some = np.where(np.arange(40) % 9 == 0, 5, 0)
    assert clustered_share(some, units, together=True) == clustered_share(some, units)


def test_the_error_of_a_sum_is_students_over_its_cosines() -> None:
    # Student's limit by SciPy: ours is approximated, within 1 % of it for 4 degrees of freedom.
    days = np.sin(np.arange(1, 28))
    cosines = np.array([np.sqrt(2) * np.cos(np.pi * j * (np.arange(1, 28) - 0.5) / 27) for j in range(1, 5)])
    expected = import_module("scipy.stats").t.ppf(0.975, 4) * np.sqrt(((cosines @ days) ** 2).mean())
    assert sum_error(days) == pytest.approx(expected, rel=0.01)
    assert sum_error(days[:1]) == 0


@pytest.mark.parametrize(("days", "number"), [(2, 1), (3, 2), (27, 4), (182, 13), (730, 32), (100_000, 64)])
def test_there_are_as_many_cosines_as_advised(days: int, number: int) -> None:
    # Lazarus, Lewis, Stock & Watson (2018), equation 4: 0.4 T^(2/3)
    slow = waves(days)
    assert slow.shape == (number, days)
    assert slow @ slow.T / days == pytest.approx(np.eye(number), abs=1e-9)


def covered(days: int, pull: float) -> float:
    """Say how often the limits hold the share of a process of days whose willingness wanders."""
    rng, held = np.random.default_rng(days), 0
    for _ in range(500):
        level = rng.normal(0, 1, days)
        for day in range(1, days):
            level[day] = pull * level[day - 1] + np.sqrt(1 - pull**2) * level[day]
        units = rng.poisson(3, days) + 1
        share = import_module("scipy.special").ndtr(0.6 * level)  # whose mean is one half
        found = clustered_share(rng.binomial(units, share), units)
        assert found.low is not None
        assert found.high is not None
        held += found.low <= 0.5 <= found.high
    return held / 500


@pytest.mark.parametrize(("days", "pull"), [(60, 0.0), (180, 0.0), (180, 0.6)])
def test_limits_hold_where_days_resemble_the_ones_before(days: int, pull: float) -> None:
    assert 0.925 <= covered(days, pull) <= 0.985


def test_the_limits_of_a_median_are_woodruffs() -> None:
    # Of 101 independent values the exact limits are the values at the binomial quantiles, as SciPy gives them.
    exact = import_module("scipy.stats").binom(101, 0.5).ppf([0.025, 0.975])
    values = np.random.default_rng(2).permutation(np.arange(1.0, 102.0))
    found = median_interval(values, np.zeros(101, dtype=np.int64))
    assert found[0] == 51
    assert found[1:] == pytest.approx(exact, abs=1)


def test_values_of_few_days_tell_less_of_a_median() -> None:
    values = np.repeat(np.arange(1.0, 11.0), 10)
    alone = median_interval(values, np.zeros(100, dtype=np.int64))
    days = median_interval(values, np.repeat(np.random.default_rng(3).permutation(10), 10))
    assert alone.low is not None
    assert alone.high is not None
    assert days.low is not None
    assert days.high is not None
    assert days.low < alone.low
    assert alone.high < days.high


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=60))
def test_clusters_never_narrow_the_interval(days: list[tuple[int, int]]) -> None:
    hits = np.array([mine for mine, _ in days])
    units = np.array([mine + theirs for mine, theirs in days])
    if units.sum() == 0:
        return
    found = clustered_share(hits, units)
    n = int(units.sum())
    low, high = wilson(hits.sum() / n, n)
    assert found.low is not None
    assert found.high is not None
    assert found.low <= low + 1e-12
    assert high <= found.high + 1e-12
    assert 0 <= found.low <= hits.sum() / n <= found.high <= 1
