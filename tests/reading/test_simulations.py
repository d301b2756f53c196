"""The 95 % limits of every measure hold about 95 times in 100 on chats from a process whose truth is known."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from goodterms import reading
from tests.reading.invented import chat

PAIRS = 200
DAYS = 26 * 7
EVENT = reading.Event("breakup", date(2026, 4, 6))  # after 13 of the 26 weeks


@cache
def truth() -> dict[tuple[str, str], float]:
    """Measure one chat that is 300 times as long as the ones to be judged."""
    long = reading.read(chat(1, 300 * DAYS), zone="UTC")
    return {
        (measure.id, estimate.who): estimate.value
        for measure in long.measures
        for estimate in measure.estimates
        if estimate.main and estimate.value is not None
    }


@cache
def readings() -> tuple[reading.Reading, ...]:
    return tuple(reading.read(chat(1000 + pair, DAYS), zone="UTC", events=[EVENT]) for pair in range(PAIRS))


def estimates(measure: str, who: str, kind: str, period: str) -> list[reading.Estimate]:
    return [
        estimate
        for told in readings()
        for found in told.measures
        for estimate in found.estimates
        if (found.id, estimate.who, estimate.kind, estimate.period) == (measure, who, kind, period)
        and estimate.at is None
        and estimate.given.keys() <= {"gap_h"}
    ]


def share_that_hold(found: list[reading.Estimate], true: float) -> float:
    held = [one.low is not None and one.low <= true and (one.high is None or true <= one.high) for one in found]
    assert len(held) == PAIRS
    return sum(held) / PAIRS


@pytest.mark.parametrize("who", ["me", "them"])
@pytest.mark.parametrize("measure", ["starts", "reply-time", "answered-in-a-day", "messages-a-week"])
def test_limits_hold_as_often_as_they_say(measure: str, who: str) -> None:
    held = share_that_hold(estimates(measure, who, "level", "all"), truth()[measure, who])
    assert 0.90 <= held <= 0.99


@pytest.mark.parametrize("measure", ["starts", "answered-in-a-day", "messages-a-week"])
def test_limits_of_a_change_hold_where_nothing_changed(measure: str) -> None:
    held = share_that_hold(estimates(measure, "them", "change", "since:breakup"), 0.0)
    assert 0.90 <= held <= 0.995


def test_the_share_started_is_right_on_average() -> None:
    values = [one.value for one in estimates("starts", "them", "level", "all") if one.value is not None]
    assert sum(values) / PAIRS == pytest.approx(truth()["starts", "them"], abs=0.01)
    assert truth()["starts", "them"] == pytest.approx(0.4, abs=0.02)
