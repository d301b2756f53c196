"""Check-ins: when they are due, when help is named beside one, and what two hard ones propose."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import msgspec
import pytest

from goodterms.progress import CheckIn, asks_four, due_on, harder_with_contact, proposes_steady, proposes_struggling

FIRST = date(2026, 3, 1)


def week(number: int, **answers: object) -> CheckIn:
    return msgspec.convert({"on": FIRST + timedelta(weeks=number), **answers}, CheckIn)


def test_help_is_named_where_the_four_questions_reach_their_published_marks() -> None:
    for four in product(range(4), repeat=4):
        expected = sum(four) >= 6 or four[0] + four[1] >= 3 or four[2] + four[3] >= 3
        assert week(0, four=four).names_help == expected
    assert not week(0).names_help


def test_what_is_left_out_of_the_four_hides_nothing_and_makes_no_sum() -> None:
    assert week(0, four=(3, None, None, None)).names_help
    assert not week(0, four=(2, None, None, 2)).names_help
    assert week(0, four=(2, None, 2, None)).sum_of_four is None
    assert week(0, four=(2, None, 2, None)).value("down") == 2
    assert asks_four((week(0, four=(None, None, None, None)),), FIRST)


@pytest.mark.parametrize(
    ("answers", "low"),
    [
        ({}, False),
        ({"sleep": 0}, False),
        ({"sleep": 1, "longing": 3}, True),
        ({"acceptance": 1, "own_life": 1}, True),
        ({"acceptance": 2, "own_life": 2, "sleep": 2, "longing": 2}, False),
        ({"four": (2, 1, 0, 0)}, True),
        ({"four": (1, 1, 1, 1)}, False),
    ],
)
def test_a_hard_time_is_told_by_two_answers_or_the_four_questions(answers: dict[str, object], low: bool) -> None:
    assert week(0, **answers).is_low is low


def test_two_low_ones_in_a_row_propose_it_once() -> None:
    low, fine = {"sleep": 0, "longing": 4}, {"sleep": 4, "longing": 0}
    assert not proposes_struggling((week(0, **low),))
    assert not proposes_struggling((week(0, **low), week(1, **fine)))
    both = (week(1, **low), week(0, **low))
    assert proposes_struggling(both)
    assert not proposes_struggling(both, answered=both[0].on)
    assert proposes_struggling((*both, week(2, **low)), answered=both[0].on)


def test_two_lighter_ones_propose_that_it_is_over_once() -> None:
    low, fine = {"sleep": 0, "longing": 4}, {"sleep": 4, "longing": 0}
    both = (week(1, **fine), week(2, **fine))
    assert proposes_steady(both)
    assert not proposes_steady((week(1, **low), week(2, **fine)))
    assert not proposes_steady((week(1, **fine), week(2, contact=2)))
    assert proposes_steady(both, answered=both[0].on - timedelta(days=1))
    assert not proposes_steady(both, answered=both[0].on)
    assert not proposes_steady((*both, week(3, **fine)), left=both[1].on)
    assert proposes_steady((*both, week(3, **low), week(4, **fine), week(5, **fine)), left=both[1].on)


def test_the_next_one_is_due_a_week_after_the_last_and_the_four_questions_every_other_week() -> None:
    today = FIRST + timedelta(weeks=3)
    assert due_on((), today) == today
    assert due_on((week(0), week(2)), today) == FIRST + timedelta(weeks=3)
    assert asks_four((), today)
    assert asks_four((week(1, four=(0, 0, 0, 0)), week(2)), today)
    assert not asks_four((week(2, four=(0, 0, 0, 0)),), today)


def test_longing_that_rises_with_contact_three_times_in_a_row_is_found() -> None:
    told = [week(n, longing=n, contact=2 * n + 1) for n in range(4)]
    found = harder_with_contact(told)
    assert found is not None
    assert (found.item, found.values, found.contact) == ("longing", (1, 2, 3), (3, 5, 7))


@pytest.mark.parametrize(
    "told",
    [
        [{"longing": 1, "contact": 1}, {"longing": 2, "contact": 2}],
        [{"longing": 1, "contact": 1}, {"longing": 2, "contact": 2}, {"longing": 2, "contact": 3}],
        [{"longing": 1, "contact": 3}, {"longing": 2, "contact": 2}, {"longing": 3, "contact": 1}],
        [{"sleep": 1, "contact": 1}, {"sleep": 2, "contact": 2}, {"sleep": 3, "contact": 3}],
        [{"longing": 1, "contact": 1}, {"longing": 2}, {"longing": 3, "contact": 3}],
    ],
)
def test_anything_less_is_no_such_rule(told: list[dict[str, object]]) -> None:
    assert harder_with_contact([week(n, **each) for n, each in enumerate(told)]) is None


def test_one_calmer_week_does_not_end_it_and_two_do() -> None:
    rising, calmer = (
        [week(n, longing=n, contact=n) for n in range(1, 4)],
        [week(n, longing=1, contact=1) for n in (4, 5)],
    )
    assert harder_with_contact([*rising, calmer[0]]) is not None
    assert harder_with_contact([*rising, *calmer]) is None


def test_sleep_that_falls_counts_as_harder_and_a_left_out_week_breaks_nothing() -> None:
    told = [week(0, sleep=4, contact=1), week(1, sleep=3, contact=2), week(2, contact=9), week(3, sleep=1, contact=3)]
    found = harder_with_contact(told)
    assert found is not None
    assert (found.item, found.values) == ("sleep", (4, 3, 1))
