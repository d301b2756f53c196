"""A draft held against what two people settled: the term, where it comes from, the hour, and how often this week."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from goodterms.companion.against import Sending, against, settled
from goodterms.limits import (
    Calls,
    Channels,
    Days,
    MeetingIn,
    MeetingsAMonth,
    NoContact,
    NotSpokenOf,
    QuietDays,
    TextsADay,
    TextsAWeek,
)
from goodterms.terms import Agreement
from tests.terms.cast import BERLIN, LATE, day, sent, term

if TYPE_CHECKING:
    from goodterms.limits import Limit
    from goodterms.words import Finding

TEXT = "  Are you still up?\n"


def at(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=ZoneInfo(BERLIN))


def holding(limit: Limit, **known: object) -> Agreement:
    return Agreement((term(limit=limit, **known),))  # type: ignore[arg-type]


def only(limit: Limit, sending: Sending, **known: object) -> Finding:
    (found,) = against(TEXT, holding(limit, **known), sending)
    return found


WEEK = sent(
    ("me", "2026-03-09 23:00"), ("me", "2026-03-10 23:30"), ("them", "2026-03-10 23:40"), ("me", "2026-03-11 12:00")
)


def test_it_names_the_term_its_origin_the_hour_and_how_often_this_week() -> None:
    found = only(
        LATE, Sending(at("2026-03-11 22:14"), lambda: WEEK), state="said-by-them", text="Not after ten, please."
    )
    assert found.why == (
        "“Not after ten, please” (they said it on 2 March 2026). It is 22:14 now. "
        "It has slipped 2 times this week already."
    )
    assert found.instead.startswith("Keep it until 08:00.")
    assert (found.id, found.family, found.kind, found.rule) == (
        "against-terms",
        "against-terms",
        "problem",
        "quiet-hours",
    )
    assert TEXT[found.start : found.end] == found.quote == "Are you still up?"


def test_in_other_hours_it_is_silent() -> None:
    assert against(TEXT, holding(LATE), Sending(at("2026-03-11 21:59"), lambda: WEEK)) == ()


@pytest.mark.parametrize("state", ["open", "proposed", "paused", "ended"])
def test_what_does_not_hold_is_not_held_against_a_draft(state: str) -> None:
    assert against(TEXT, holding(LATE, state=state), Sending(at("2026-03-11 23:00"))) == ()


def test_slips_before_the_term_held_are_none() -> None:
    found = only(LATE, Sending(at("2026-03-11 22:14"), lambda: WEEK), on="2026-03-10")
    assert "It has slipped once this week already." in found.why


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (TextsADay(1), "This would be number 2 of today."),
        (TextsAWeek(3), "This would be number 4 of this week."),
        (QuietDays(("wed",)), "Today is Wednesday."),
        (NoContact((Days(day("2026-03-10"), day("2026-03-20")),)), "That goes until 20 March 2026."),
        (Channels(()), "both agreed"),
    ],
)
def test_every_kind_that_hangs_on_the_moment_says_why(limit: Limit, said: str) -> None:
    assert said in only(limit, Sending(at("2026-03-11 13:00"), lambda: WEEK)).why


def test_what_was_sent_since_the_last_import_counts_too() -> None:
    later = (at("2026-03-11 12:30"), at("2026-03-09 10:00"))
    assert "number 3 of today" in only(TextsADay(1), Sending(at("2026-03-11 13:00"), lambda: WEEK, later)).why
    assert against(TEXT, holding(TextsADay(1)), Sending(at("2026-03-11 13:00"))) == ()


def test_a_way_to_write_is_only_held_against_a_draft_where_it_is_known() -> None:
    assert against(TEXT, holding(Channels(("mail",))), Sending(at("2026-03-11 13:00"))) == ()
    assert against(TEXT, holding(Channels(("mail",))), Sending(at("2026-03-11 13:00"), channel="sms")) != ()


def test_an_empty_draft_goes_against_nothing() -> None:
    assert against("  \n", holding(LATE), Sending(at("2026-03-11 23:00"))) == ()


@pytest.mark.parametrize(
    ("limit", "tags"),
    [
        (Calls("no"), {"no-calls"}),
        (Calls("ask-first"), set()),
        (MeetingsAMonth(0), {"no-meetings"}),
        (MeetingIn("in-company"), {"in-company"}),
        (NotSpokenOf(("new-people", "the-past")), {"not-of-new-people", "not-of-the-past"}),
    ],
)
def test_what_shows_in_words_is_named_for_the_rules(limit: Limit, tags: set[str]) -> None:
    found = settled(holding(limit, text="So."), at("2026-03-11 13:00"))
    assert set(found) == tags
    assert set(found.values()) <= {"“So” (you both agreed to it on 2 March 2026)."}
