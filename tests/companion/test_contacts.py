"""Something planned, held against the terms: what it goes against, with the term and a suggestion."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from goodterms.companion.contacts import contact_phrase, crossed_by, left_out, length_phrase, met, noted_phrases
from goodterms.limits import (
    Calls,
    Days,
    Hours,
    Limit,
    MeetingIn,
    MeetingsAMonth,
    NoContact,
    NotSpokenOf,
    QuietDays,
    QuietHours,
    TextsADay,
    TextsAWeek,
)
from goodterms.progress import Contact, noted
from goodterms.terms import NOTHING_SAID, Agreement
from tests.terms.cast import term

if TYPE_CHECKING:
    from collections.abc import Callable

    from goodterms.companion.contacts import Crossed

SUNDAY = date(2026, 3, 8)
LATE = QuietHours((Hours("22:00", "08:00"),))


def planned(**known: Any) -> Contact:
    return Contact(**{"name": "0" * 12, "what": "call", "on": SUNDAY, "at": "17:00", **known})


def against(
    limit: Limit,
    one: Contact,
    *others: Contact,
    texts: Callable[[datetime], tuple[int, int]] | None = None,
    may_talk: bool = True,
) -> tuple[Crossed, ...]:
    agreement = Agreement((term(limit=limit),))
    if texts is None:
        return crossed_by(one, agreement, (one, *others), may_talk=may_talk)
    return crossed_by(one, agreement, (one, *others), texts, may_talk=may_talk)


@pytest.mark.parametrize(
    ("limit", "fits", "crosses", "why", "instead"),
    [
        (LATE, {"at": "21:59"}, {"at": "22:00"}, "would be 22:00.", "outside these hours"),
        (LATE, {"at": "21:30", "minutes": 30}, {"at": "21:30", "minutes": 45}, "would be 22:00.", "make it shorter"),
        (LATE, {"what": "meeting", "at": "23:00"}, {"what": "text", "at": "23:00"}, "23:00", "another"),
        (QuietDays(("sun",)), {"on": date(2026, 3, 9)}, {}, "That day is a Sunday.", "another day"),
        (NoContact((Days(SUNDAY, SUNDAY),)), {"on": date(2026, 3, 9)}, {"what": "coffee"}, "until 8 March", "pass"),
        (Calls("no"), {"what": "coffee"}, {}, "they said it", "Leave the call out."),
        (Calls("ask-first"), {"asked": True}, {}, "they said it", "Ask in writing first"),
        (MeetingIn("in-company"), {"what": "coffee", "company": "in-company"},
         {"what": "coffee", "company": "alone"}, "they said it", "where others are"),
    ],
)  # fmt: skip
def test_what_leaves_no_room_is_named_with_where_it_comes_from_and_what_to_do(
    limit: Limit, fits: dict[str, Any], crosses: dict[str, Any], why: str, instead: str
) -> None:
    assert against(limit, planned(**fits)) == ()
    agreement = Agreement((term(limit=limit, state="said-by-them", text="As I said."),))
    (found,) = crossed_by(planned(**crosses), agreement, ())
    assert found.kind == limit.kind
    assert found.why.startswith("“As I said” (they said it on 2 March 2026).")
    assert why in found.why
    if instead != "another":
        assert instead in found.instead


def test_a_month_that_is_full_leaves_no_room_for_another_meeting() -> None:
    one = planned(what="coffee", company="alone")
    before = planned(what="meeting", name="1" * 12, on=date(2026, 3, 1), state="happened")
    limit = MeetingsAMonth(1)
    assert against(limit, one) == ()
    assert against(limit, planned(), before) == ()
    (found,) = against(limit, one, before)
    assert "this would be number 2 of that month" in found.why
    assert against(MeetingsAMonth(0), one)[0].instead.startswith("Leave it out.")


def test_texts_are_counted_only_where_a_limit_asks_for_them() -> None:
    asked: list[datetime] = []

    def texts(begins: datetime) -> tuple[int, int]:
        asked.append(begins)
        return 2, 5

    text = planned(what="text")
    assert against(LATE, text, texts=texts) == ()
    assert asked == []
    assert against(TextsADay(3), text, texts=texts) == ()
    (day,) = against(TextsADay(2), text, texts=texts)
    (week,) = against(TextsAWeek(5), text, texts=texts)
    assert "number 3 of that day" in day.why
    assert "number 6 of that week" in week.why
    assert against(TextsADay(0), planned(), texts=texts) == ()


def test_a_call_over_midnight_meets_what_holds_on_the_next_day() -> None:
    monday = QuietDays(("mon",))
    assert against(monday, planned(at="23:30", minutes=30)) == ()
    (found,) = against(monday, planned(at="23:30", minutes=31))
    assert "Monday" in found.why


def test_where_nothing_may_be_raised_no_talk_is_suggested() -> None:
    assert "bring that up" in against(Calls("no"), planned())[0].instead
    assert "bring that up" not in against(Calls("no"), planned(), may_talk=False)[0].instead
    assert "bring that up" not in against(NoContact((Days(SUNDAY, SUNDAY),)), planned())[0].instead


def test_what_was_never_settled_is_gone_against_by_nothing() -> None:
    assert crossed_by(planned(), NOTHING_SAID, ()) == ()
    assert crossed_by(planned(), Agreement((term(limit=Calls("no"), binds="them"),)), ()) == ()
    assert crossed_by(planned(), Agreement((term(limit=Calls("no"), state="proposed"),)), ()) == ()


def test_what_is_not_spoken_of_is_kept_in_mind() -> None:
    agreement = Agreement((term(limit=NotSpokenOf(("feelings",))),))
    assert left_out(agreement, SUNDAY) == ("No talk of feelings for each other",)


def test_meetings_that_were_noted_become_rows() -> None:
    every = (
        planned(what="coffee", state="happened", company="alone"),
        planned(state="happened"),
        planned(what="meeting"),
    )
    rows = met(every)
    assert rows is not None
    assert rows.rows() == [(datetime(2026, 3, 8, 17), True)]  # noqa: DTZ001
    assert met((planned(),)) is None


def test_it_is_named_in_words() -> None:
    assert contact_phrase(planned()) == "A call, on Sunday, 8 March 2026, at 17:00"
    assert contact_phrase(planned(what="coffee", at=None)) == "A coffee, on Sunday, 8 March 2026"
    assert [length_phrase(each) for each in (1, 45, 60, 90, 120)] == [
        "one minute", "45 minutes", "one hour", "one hour and 30 minutes", "2 hours",
    ]  # fmt: skip


def test_counts_say_what_they_rest_on() -> None:
    four = [planned(name=f"{n:012x}", state="happened", on=date(2026, 3, 1 + n)) for n in range(4)]
    found = noted([*four, planned(name="a" * 12, what="coffee", state="happened")], SUNDAY)
    assert found is not None
    assert noted_phrases(found) == (
        "In the last three months you noted one meeting and 4 calls.",
        "You noted the first on 1 March 2026, and this counts as far as you noted them.",
    )
    late = noted(four, date(2026, 6, 8))
    assert late is not None
    assert noted_phrases(late) == (
        "In the last three months you noted no meeting and no call.",
        "That counts from 9 March 2026, as far as you noted them.",
    )
