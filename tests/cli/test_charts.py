from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.cli.charts import Mark, bar, columns, fitted, place, ruler
from goodterms.companion.scale import Scale, Tick

MARK = Mark("●", "━", "")
WHOLE = Scale(0, 1)


def test_an_interval_is_a_line_with_its_middle_marked() -> None:
    assert bar(0.5, 0.3, 0.75, WHOLE, 10, MARK) == "───━━●━━──"


def test_a_limit_that_is_not_reached_runs_on() -> None:
    assert bar(0.5, 0.3, None, WHOLE, 10, MARK) == "───━━●━━━▶"
    assert bar(None, 0.3, None, WHOLE, 10, MARK) == "───━━━━━━▶"
    assert bar(None, None, None, WHOLE, 10, MARK) == "─────────▶"


@given(st.tuples(*[st.floats(0, 1)] * 3), st.integers(1, 200))
def test_a_bar_is_as_wide_as_asked(limits: tuple[float, ...], width: int) -> None:
    low, value, high = sorted(limits)
    drawn = bar(value, low, high, WHOLE, width, MARK)
    assert len(drawn) == width
    assert drawn.count("●") == 1


def test_times_are_placed_by_ratio() -> None:
    scale = Scale(1, 100, by_ratio=True)
    assert [place(value, scale, 10) for value in (0.1, 1, 10, 100, 1000)] == [0, 0, 5, 9, 9]


def test_the_ruler_leaves_out_what_would_touch() -> None:
    ticks = (Tick("none", "0", 0), Tick("half", "half", 0.5), Tick("whole", "all", 1))
    assert ruler(WHOLE, ticks, 20) == "0       half     all"
    assert ruler(WHOLE, ticks, 6) == "0  all"


def test_columns_rise_with_their_values_and_nothing_is_a_dot() -> None:
    assert columns([0, 0.1, 4, 8], 8, 1) == ["·▁▄█"]
    assert columns([0, 4, 8], 8, 2) == ["  █", "·██"]


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=300), st.integers(1, 80))
def test_a_series_is_fitted_into_its_width_and_keeps_its_range(values: list[float], width: int) -> None:
    found = fitted(values, width)
    assert width / 2 < len(found) <= width
    assert min(values) - 1e-9 <= min(found) <= max(found) <= max(values) + 1e-9


def test_few_weeks_are_drawn_wide_and_many_are_averaged() -> None:
    assert fitted([1, 2], 5) == [1, 1, 2, 2]
    assert fitted([1, 2, 3, 5], 2) == [1.5, 4]


@pytest.mark.parametrize("height", [1, 3])
def test_every_column_chart_is_as_high_as_asked(height: int) -> None:
    assert len(columns([1, 2, 3], 3, height)) == height
