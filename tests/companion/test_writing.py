"""What may be written where things stand, until when a draft rests, and what sending changes."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from goodterms import situation
from goodterms.companion.stand import stand
from goodterms.companion.writing import answers_after, is_night, tomorrow, writing
from goodterms.guide import FIRST
from goodterms.guide.library import library
from goodterms.words.paths import every_path

OFFERED = {"goal": "back_together", "offer.made_by": "them", "feelings_told": False}
ZONE = ZoneInfo("Europe/Berlin")


def may(told: dict[str, Any]) -> tuple[bool, str | None, bool]:
    where = situation.make(told)
    found = writing(stand(where), where)
    return found.open, found.now.id if found.now else None, found.shares


@pytest.mark.parametrize(
    ("told", "way"),
    [
        (OFFERED, "accept"),
        (OFFERED | {"coping": "struggling"}, "ask-for-time"),
        (OFFERED | {"goal": "move_on"}, "decline-kindly"),
        (OFFERED | {"offer.answer": "accepted"}, "say-it"),
        (OFFERED | {"offer.made_by": "me"}, "come-clean"),
        (OFFERED | {"offer.answer": "accepted", "feelings_told": True, "they_answered": "no"}, "step-back"),
        (
            OFFERED
            | {"offer.answer": "accepted", "feelings_told": True, "they_answered": "no", "times_they_said_no_since": 2},
            "let-go",
        ),
        (OFFERED | {"they_answered": "want_to_try"}, "try-again"),
        ({"goal": "unsure", "offer.made_by": "nobody"}, None),
    ],
)
def test_what_the_plan_is_about_comes_first(told: dict[str, Any], way: str | None) -> None:
    assert may(told) == (True, way, True)


def test_a_day_asks_for_a_message_only_where_there_is_a_way_to_write_it() -> None:
    asked = {verdict.id for verdict in library().verdicts if verdict.one_message}
    assert asked <= {verdict for path in every_path().values() for verdict in path.verdicts}
    assert asked.isdisjoint({*FIRST, "wait", "step-back", "let-go", "try-again", "live-it"})
    assert "say-it" in asked


@pytest.mark.parametrize(
    "told",
    [
        {"safety.they_asked_for_no_contact": True},
        {"safety.afraid_of_them": True},
        {"safety.court_order": "both"},
        {"safety.thoughts_of_ending_my_life": True},
        {"feelings_told": True, "they_answered": "nothing_yet"},
    ],
)
def test_where_writing_is_closed_no_way_is_offered(told: dict[str, Any]) -> None:
    where = situation.make(OFFERED | told)
    found = writing(stand(where), where)
    assert not found.open
    assert not found.shares
    assert found.now is None
    assert not found.others


def test_who_threatened_is_not_led_to_any_message() -> None:
    assert may(OFFERED | {"own_conduct": ["threatened"]})[1] is None


def test_sharing_is_closed_where_they_put_me_down_and_writing_is_not() -> None:
    assert may(OFFERED | {"safety.humiliated_by_them": True})[::2] == (True, False)


@pytest.mark.parametrize(("hour", "night"), [(21, False), (22, True), (0, True), (5, True), (6, False), (12, False)])
def test_night_is_from_ten_to_six(hour: int, night: bool) -> None:
    assert is_night(datetime(2026, 11, 28, hour, tzinfo=ZONE)) is night


@pytest.mark.parametrize(("hour", "day"), [(23, 29), (12, 29), (2, 28)])
def test_a_draft_rests_until_the_next_morning(hour: int, day: int) -> None:
    assert tomorrow(datetime(2026, 11, 28, hour, 30, tzinfo=ZONE)) == datetime(2026, 11, day, 9, tzinfo=ZONE)


def test_a_telling_waits_for_their_answer_and_a_no_stays_a_no() -> None:
    way, told = {"my-answer": "yes"}, {"feelings-told": "yes"}
    here = situation.make(OFFERED)
    assert answers_after(way, here, tells=True, heard=False) == way | told | {"what-they-said": "nothing-yet"}
    assert answers_after(told, here, tells=False, heard=False) == told | {"what-they-said": "nothing-yet"}
    assert answers_after(way, here, tells=True, heard=True) == way | told
    assert answers_after(told, here, tells=False, heard=True) == told
    assert answers_after(way, situation.make(OFFERED | {"goal": "friendship"}), tells=True, heard=False) == way
    assert answers_after(way, here, tells=False, heard=False) == way
