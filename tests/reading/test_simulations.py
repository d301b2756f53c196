"""The 95 % limits of every measure hold about 95 times in 100 on chats from a process whose truth is known.

A hundred and fifty pairs of half a year; `make calibrate` reads thousands of many kinds.
"""

from __future__ import annotations

from functools import cache

import pytest

from bench.cells import CELLS
from bench.coverage import Tally, tallied
from bench.truth import Truth, long_run, truths, usual_gaps

PAIRS = 150
CELL = next(cell for cell in CELLS if cell.id == "half-year")


@cache
def truth() -> dict[str, Truth]:
    """Measure six runs that are twelve times as long as the pairs to be judged."""
    gaps = usual_gaps(CELL, most=3)
    return truths(long_run(CELL, gaps, run, weeks=12 * CELL.weeks) for run in range(6))


@cache
def tallies() -> dict[str, Tally]:
    return tallied(CELL, truth(), range(PAIRS))


@pytest.mark.parametrize("who", ["me", "them"])
@pytest.mark.parametrize(
    "measure", ["starts", "ends", "balance", "reply-time", "answered-in-a-day", "messages-a-week", "media", "asks"]
)
def test_limits_hold_as_often_as_they_say(measure: str, who: str) -> None:
    found = tallies()[f"{measure}|{who}||level|all|"]
    assert found.shown == PAIRS
    assert 0.9 <= found.held / found.shown <= 0.995


@pytest.mark.parametrize("measure", ["starts", "answered-in-a-day", "messages-a-week", "asks"])
def test_limits_of_a_change_hold_where_nothing_changed(measure: str) -> None:
    found = tallies()[f"{measure}|them||change|since|"]
    assert found.away / found.shown <= 0.09
    assert found.held / found.shown >= 0.9


def test_the_limits_of_a_median_hold() -> None:
    found = tallies()["silences|both||level|all|"]
    assert 0.9 <= found.held / found.shown <= 0.995


def test_the_share_of_media_is_right_on_average() -> None:
    found = tallies()["media|them||level|all|"]
    assert found.total / found.shown == pytest.approx(0.1, abs=0.01)
    assert truth()["media|them||level|all|"].values[0] == pytest.approx(0.1, abs=0.01)
