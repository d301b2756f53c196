"""The slope over time, checked against scipy's, and its interval against noise in which there is none."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import theilslopes  # type: ignore[import-untyped]

from goodterms.progress import trend

FIRST = date(2026, 1, 5)


def on(days: list[int], values: list[int]) -> list[tuple[date, float]]:
    return [(FIRST + timedelta(days=day), value) for day, value in zip(days, values, strict=True)]


@given(
    st.lists(
        st.tuples(st.integers(0, 300), st.integers(0, 12)), min_size=6, max_size=30, unique_by=lambda each: each[0]
    )
)
def test_it_is_the_slope_of_scipy_with_its_limits(points: list[tuple[int, int]]) -> None:
    points = sorted(points)
    days, values = [day for day, _ in points], [value for _, value in points]
    found, other = trend(on(days, values)), theilslopes(values, [day / 7 for day in days], 0.95)
    assert (found.slope, found.low, found.high) == pytest.approx((other[0], other[2], other[3]))
    assert found.n == len(points)


@pytest.mark.parametrize("n", [0, 1, 5])
def test_below_six_days_there_is_too_little_to_say(n: int) -> None:
    found = trend(on(list(range(0, 7 * n, 7)), list(range(n))))
    assert (found.enough, found.towards, found.n) == (False, "too-little", n)


def test_several_answers_of_one_day_are_one_day() -> None:
    assert not trend(on([0] * 6, [1, 2, 3, 4, 3, 2])).enough


def test_what_rises_by_one_a_week_rises_by_one_a_week() -> None:
    found = trend(on(list(range(0, 70, 7)), list(range(10))))
    assert (found.slope, found.towards) == (1.0, "more")
    assert trend(on(list(range(0, 70, 7)), list(range(10, 0, -1)))).towards == "less"


def test_in_noise_it_finds_a_direction_seldom() -> None:
    random = np.random.default_rng(6)
    days = list(range(0, 7 * 16, 7))
    found = [trend(on(days, random.integers(0, 5, 16).tolist())).towards for _ in range(600)]
    assert sum(each != "neither" for each in found) / 600 < 0.07
