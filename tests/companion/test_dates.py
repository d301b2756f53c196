"""The dates that a person marks: which can be, how they are numbered and named."""

from __future__ import annotations

from datetime import date

import pytest

from goodterms.companion.dates import MOST, BadDate, in_order, line, marked, named, outside
from goodterms.reading import EVENT_NAMES, Event

TODAY = date(2026, 5, 1)
BREAKUP = Event("breakup", date(2026, 2, 10))


def test_a_day_is_marked_with_what_happened_on_it() -> None:
    assert marked("breakup", " 2026-02-10 ", (), TODAY) == BREAKUP
    assert marked("offer", "2026-05-01", (BREAKUP,), TODAY) == Event("offer", TODAY)
    assert marked("breakup", "2025-02-10", (BREAKUP,), TODAY).name == "breakup"


@pytest.mark.parametrize(
    ("what", "day", "field", "sentence"),
    [
        ("wedding", "2026-02-10", "what", "Choose what happened"),
        ("", "2026-02-10", "what", "Choose what happened"),
        ("breakup", "", "day", "such as 2026-02-10"),
        ("breakup", "10.2.2026", "day", "such as 2026-02-10"),
        ("breakup", "2026-02-30", "day", "such as 2026-02-10"),
        ("breakup", "2026-05-02", "day", "2 May 2026 has not come yet"),
        ("met", "1969-12-31", "day", "from 1970 on"),
        ("breakup", "2026-02-10", "day", "You have entered that already: the breakup, on 10 February 2026."),
    ],
)
def test_a_day_that_cannot_be_is_refused_with_what_to_do(what: str, day: str, field: str, sentence: str) -> None:
    with pytest.raises(BadDate, match=sentence) as refused:
        marked(what, day, (BREAKUP,), TODAY)
    assert refused.value.field == field


def test_there_is_an_end_to_how_many_days_can_be_marked() -> None:
    others = [Event("letter", date(2024, 1, day + 1)) for day in range(MOST)]
    with pytest.raises(BadDate, match=str(MOST)):
        marked("no", "2026-02-10", others, TODAY)


def test_days_of_one_kind_are_numbered_by_date_and_keep_their_place() -> None:
    events = [Event("breakup", date(2026, 2, 10)), Event("offer", date(2026, 3, 1)), Event("breakup", date(2025, 6, 1))]
    assert [(place, line(event)) for place, event in in_order(events)] == [
        (2, "The breakup"),
        (0, "The second breakup"),
        (1, "The offer"),
    ]


def test_a_day_that_came_in_twice_stands_twice_and_is_numbered_once() -> None:
    assert [(place, event.id) for place, event in in_order([BREAKUP, BREAKUP])] == [(0, "breakup"), (1, "breakup")]


@pytest.mark.parametrize("name", EVENT_NAMES)
def test_every_kind_of_day_can_be_named(name: str) -> None:
    event = Event(name, date(2026, 2, 10))
    assert line(event)[0].isupper()
    assert named(event).endswith(", on 10 February 2026")


def test_days_outside_the_messages_are_remarked_on() -> None:
    days = date(2026, 1, 5), date(2026, 4, 30)
    events = [Event("met", date(2019, 5, 1)), BREAKUP, Event("no", date(2026, 5, 1))]
    early, late = outside(events, days)
    assert early.startswith("1 May 2019 (you met) lies before the first message, of 5 January 2026")
    assert late.startswith("1 May 2026 (the no) lies after the last message, of 30 April 2026")
