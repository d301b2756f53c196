from __future__ import annotations

from datetime import date

import pytest

from goodterms import reading
from goodterms.reading import features
from goodterms.reading.incidence import ANSWERED, OPEN, WROTE_AGAIN
from goodterms.reading.timeline import Timeline
from tests.tables import table

HOUR = 3_600_000_000


def timeline(*rows: tuple[str, str], zone: str = "UTC") -> Timeline:
    return Timeline(features(table(rows), zone))


def bursts(*rows: tuple[str, str]) -> list[tuple[str, int, int]]:
    return timeline(*rows).bursts.select("who", "wait", "outcome").rows()


def test_four_hours_are_no_gap_and_a_moment_more_is_one() -> None:
    found = timeline(("me", "2026-03-01 08:00"), ("them", "2026-03-01 12:00"), ("me", "2026-03-01 16:00:01"))
    assert found.conversations["who"].to_list() == ["me", "me"]


def test_a_conversation_belongs_to_the_local_day_on_which_it_starts() -> None:
    rows = [("me", "2026-03-01 23:30"), ("them", "2026-03-02 00:10")]
    assert timeline(*rows).conversations["day"].to_list() == [date(2026, 3, 1)]
    assert timeline(*rows, zone="Europe/Berlin").conversations["day"].to_list() == [date(2026, 3, 2)]
    assert timeline(*rows, zone="America/New_York").conversations["day"].to_list() == [date(2026, 3, 1)]


def test_a_burst_ends_with_the_other_or_with_a_gap() -> None:
    found = bursts(
        ("me", "2026-03-01 08:00"),
        ("me", "2026-03-01 08:10"),
        ("them", "2026-03-01 09:10"),
        ("me", "2026-03-01 10:10"),
        ("me", "2026-03-01 15:10"),
    )
    assert found == [
        ("me", HOUR, ANSWERED),
        ("them", HOUR, ANSWERED),
        ("me", 5 * HOUR, WROTE_AGAIN),
        ("me", 0, OPEN),
    ]


def test_an_answer_at_exactly_seven_days_counts_and_a_moment_later_it_does_not() -> None:
    week = 7 * 24 * HOUR
    assert bursts(("me", "2026-03-01 08:00"), ("them", "2026-03-08 08:00"))[0] == ("me", week, ANSWERED)
    assert bursts(("me", "2026-03-01 08:00"), ("them", "2026-03-08 08:00:01"))[0] == ("me", week, OPEN)
    assert bursts(("me", "2026-03-01 08:00"), ("me", "2026-03-08 08:00"))[0] == ("me", week, WROTE_AGAIN)
    assert bursts(("me", "2026-03-01 08:00"), ("me", "2026-03-09 08:00"))[0] == ("me", week, OPEN)


def test_an_answer_in_the_same_minute_waits_no_time() -> None:
    assert bursts(("me", "2026-03-01 08:00"), ("them", "2026-03-01 08:00"))[0] == ("me", 0, ANSWERED)


def test_a_burst_belongs_to_the_local_day_on_which_it_ends() -> None:
    rows = [("me", "2026-03-01 22:50"), ("me", "2026-03-01 23:30"), ("them", "2026-03-02 09:00")]
    assert timeline(*rows, zone="Europe/Berlin").bursts["day"][0] == date(2026, 3, 2)


def test_the_hour_that_autumn_repeats_is_an_hour_like_any_other() -> None:
    found = timeline(("me", "2026-10-25 00:30"), ("them", "2026-10-25 01:30"), zone="Europe/Berlin")
    assert found.bursts["wait"][0] == HOUR
    assert found.first_day == found.last_day == date(2026, 10, 25)


def test_only_counted_messages_of_the_two_enter() -> None:
    found = timeline(("me", "2026-03-01 08:00"), ("app", "2026-03-01 08:30"), ("me", "2026-03-01 09:00"))
    assert found.rows.height == 2


def test_without_an_owner_there_is_no_reading() -> None:
    with pytest.raises(reading.BadRequest, match="--me"):
        _ = timeline(("app", "2026-03-01 08:30")).rows
    calls = Timeline(features(table([("me", "2026-03-01 08:30")], kind="call"), "UTC"))
    with pytest.raises(reading.BadRequest, match="no message"):
        _ = calls.rows
