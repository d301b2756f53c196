"""Changes: how often one showed, without streaks, and what they saw of it themselves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.progress import Moment, seen_by_them, weeks_shown

TODAY = date(2026, 6, 1)


def moment(days_ago: int, theirs: str = "") -> Moment:
    return Moment(of="0a1b2c3d4e5f", on=TODAY - timedelta(days=days_ago), words="I was on time.", theirs=theirs)


@pytest.mark.parametrize(
    ("ago", "begun", "found"),
    [
        ([], 0, (0, 1)),
        ([0, 1, 6], 100, (1, 12)),
        ([0, 7, 13, 83, 84, 200], 400, (3, 12)),
        ([0, 8], 13, (2, 2)),
        ([-1], 20, (0, 3)),
    ],
)
def test_the_weeks_are_counted_back_from_today_out_of_twelve_or_those_there_were(
    ago: list[int], begun: int, found: tuple[int, int]
) -> None:
    assert weeks_shown(tuple(map(moment, ago)), TODAY, TODAY - timedelta(days=begun)) == found


@given(st.lists(st.integers(0, 120), max_size=30))
def test_a_gap_costs_its_weeks_and_no_more(ago: list[int]) -> None:
    weeks, of = weeks_shown(tuple(map(moment, ago)), TODAY, TODAY - timedelta(days=365))
    assert (weeks, of) == (len({day // 7 for day in ago if day < 84}), 12)


def test_what_they_said_of_it_themselves_is_kept_apart() -> None:
    assert seen_by_them((moment(1), moment(2, "You were on time."), moment(3, "  "))) == (
        moment(2, "You were on time."),
    )
