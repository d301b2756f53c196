from __future__ import annotations

from datetime import date

import pytest

from goodterms import reading
from goodterms.errors import BadInput
from goodterms.reading import EVENT_NAMES, Event, parse_event
from goodterms.reading.events import number_events


@pytest.mark.parametrize("name", EVENT_NAMES)
def test_every_kind_of_event_can_be_written(name: str) -> None:
    assert number_events([parse_event(f"{name}=2026-02-10")]) == (Event(name, date(2026, 2, 10)),)


def test_an_event_may_be_written_in_capitals() -> None:
    assert parse_event("Breakup=2026-02-10") == Event("breakup", date(2026, 2, 10))


@pytest.mark.parametrize("written", ["breakup", "breakup=2026-02-30"])
def test_what_was_written_is_quoted_as_in_print(written: str) -> None:
    with pytest.raises(reading.BadRequest, match=f"The event “{written}”"):
        parse_event(written)


def test_repeated_events_are_numbered_in_the_order_of_their_dates() -> None:
    written = ["breakup=2026-02-10", "offer=2026-03-01", "breakup=2025-06-30"]
    numbered = number_events(map(parse_event, written))
    assert [event.id for event in numbered] == ["breakup", "breakup#2", "offer"]
    assert numbered[0].on == date(2025, 6, 30)
    assert [(event.name, event.number) for event in numbered[:2]] == [("breakup", 1), ("breakup", 2)]


@pytest.mark.parametrize(
    "written",
    [
        "breakup",
        "breakup=",
        "breakup=10.02.2026",
        "breakup=20260210",
        "breakup=2026-02-30",
        "breakup=2026-W07-2",
        "breakup=２０２６-02-10",
        "breakup=2026-02-10=x",
        "wedding=2026-02-10",
        "breakup#2=2026-02-10",
        "=2026-02-10",
        "breakup=0001-01-01",
        "breakup=9999-12-31",
        "",
    ],
)
def test_a_wrong_event_is_refused_in_one_sentence_that_names_it(written: str) -> None:
    with pytest.raises(reading.BadRequest) as refused:
        number_events([parse_event(written)])
    sentence = str(refused.value)
    assert isinstance(refused.value, BadInput)
    assert sentence.endswith(".")
    assert written.partition("=")[0] in sentence


def test_one_event_on_one_day_cannot_be_given_twice() -> None:
    with pytest.raises(reading.BadRequest, match="twice"):
        number_events([Event("offer", date(2026, 3, 1))] * 2)
