from __future__ import annotations

from importlib import import_module

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.reading.intervals import Z, clustered_share, design_effect, difference_of_shares, student_limit, wilson
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
    alone = np.array([0, 1] * 20)
    copied = design_effect(4 * alone, np.full(40, 4))
    assert copied == pytest.approx(4 * 40 / 39)
    wider = (student_limit(39) / Z) ** 2
    assert clustered_share(4 * alone, np.full(40, 4))[1:] == pytest.approx(wilson(0.5, 160 / copied / wider))


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
