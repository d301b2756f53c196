"""Whether terms were kept, counted by hand and by a plain loop over the same messages."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms import terms
from goodterms.limits import (
    Calls,
    Channels,
    Days,
    Hours,
    Limit,
    MeetingsAMonth,
    NoContact,
    QuietDays,
    QuietHours,
    TextsADay,
    TextsAWeek,
)
from goodterms.terms import Act, Agreement, BadTerms, Raised, allows
from tests.terms.cast import BERLIN, LATE, day, every_day, sent, term

if TYPE_CHECKING:
    import polars as pl

    from goodterms.terms import Kept, Term


def mine(limit: Limit, rows: pl.DataFrame, *more: Term, on: str = "2026-03-02") -> Kept:
    (kept,) = terms.adherence([term(on, limit=limit), *more], rows, zone=BERLIN).mine
    return kept


def theirs(limit: Limit, rows: pl.DataFrame, **known: Any) -> bool | None:
    (raised,) = terms.adherence([term(limit=limit, **known)], rows, zone=BERLIN).theirs
    return raised.worth_a_talk


WEEK = [day("2026-03-02") + timedelta(days=step) for step in range(7)]


def test_my_late_messages_are_counted_out_of_all_of_mine() -> None:
    rows = sent(
        ("me", "2026-03-02 21:59"),
        ("me", "2026-03-02 22:00"),
        ("me", "2026-03-03 07:59"),
        ("me", "2026-03-03 08:00"),
        ("them", "2026-03-03 23:00"),
    )
    kept = mine(LATE, rows)
    assert (kept.over, kept.n, kept.unit, kept.last) == (2, 4, "texts", day("2026-03-03"))


def test_what_came_before_it_held_or_while_it_was_paused_does_not_count() -> None:
    rows = sent(*every_day("me", [day(f"2026-03-{n:02}") for n in range(1, 21)], "23:00"))
    paused, again = term("2026-03-05", limit=LATE, state="paused"), term("2026-03-10", limit=LATE)
    kept = mine(LATE, rows, paused, again, term("2026-03-12", limit=LATE, state="ended"))
    assert (kept.over, kept.n, kept.holds) == (3 + 2, 3 + 2, False)


def test_a_term_that_was_told_in_mid_day_counts_from_that_time_on() -> None:
    rows = sent(("me", "2026-03-02 00:30"), ("me", "2026-03-02 23:00"))
    (kept,) = terms.adherence([term(limit=LATE, at="12:00")], rows, zone=BERLIN).mine
    assert (kept.over, kept.n) == (1, 1)


def test_a_limit_that_changed_is_counted_from_the_change_on() -> None:
    rows = sent(*every_day("me", WEEK, "21:30"))
    nine = term("2026-03-05", limit=QuietHours((Hours("21:00", "08:00"),)))
    kept = mine(LATE, rows, nine)
    assert (kept.over, kept.n, kept.since) == (4, 4, day("2026-03-05"))


def test_hours_are_local_through_a_change_of_the_clock() -> None:
    rows = sent(("me", "2026-03-28 21:30"), ("me", "2026-03-29 21:30"), ("me", "2026-03-30 22:30"))
    kept = mine(LATE, rows)
    assert (kept.over, kept.n) == (1, 3)


def test_days_with_too_many_messages_are_counted_out_of_all_days() -> None:
    rows = sent(*every_day("me", WEEK[:2], "10:00", "11:00", "12:00"), *every_day("me", WEEK[2:], "10:00"))
    kept = mine(TextsADay(2), rows)
    assert (kept.over, kept.n, kept.unit) == (2, 7, "days")


def test_a_week_counts_only_whole() -> None:
    days = [day("2026-03-04") + timedelta(days=step) for step in range(20)]
    kept = mine(TextsAWeek(6), sent(*every_day("me", days, "10:00")), on="2026-03-04")
    assert (kept.over, kept.n, kept.unit) == (2, 2, "weeks")
    short = mine(TextsAWeek(1), sent(*every_day("me", days[:4], "10:00")), on="2026-03-04")
    assert (short.over, short.n, short.why) == (None, None, "no-whole-week")


def test_days_of_no_contact_are_counted_out_of_those_that_have_passed() -> None:
    rows = sent(("me", "2026-03-03 10:00"), ("me", "2026-03-03 12:00", "call"), ("them", "2026-03-06 12:00"))
    kept = mine(NoContact((Days(day("2026-03-02"), day("2026-03-31")),)), rows)
    assert (kept.over, kept.n, kept.unit) == (1, 4, "days")


def test_calls_channels_and_quiet_days_are_counted() -> None:
    rows = sent(("me", "2026-03-02 10:00"), ("me", "2026-03-07 10:00"), ("me", "2026-03-08 12:00", "call"))
    assert (mine(Calls("no"), rows).over, mine(Calls("no"), rows).n) == (1, 7)
    weekend = mine(QuietDays(("sat", "sun")), rows)
    assert (weekend.over, weekend.n, weekend.unit) == (2, 3, "texts-and-calls")
    assert (mine(Channels(("sms",)), rows).over, mine(Channels(("whatsapp", "sms")), rows).over) == (2, 0)


def test_what_messages_do_not_show_is_said() -> None:
    rows = sent(("me", "2026-03-02 10:00"))
    assert mine(MeetingsAMonth(1), rows).why == "not-in-messages"
    assert mine(Calls("ask-first"), rows).why == "not-in-messages"
    assert mine(Channels(("sms",)), sent(("me", "2026-03-02 10:00"), channel=None)).why == "channel-unknown"
    assert mine(LATE, sent(("me", "2026-02-02 10:00"))).why == "no-messages-since"


@pytest.mark.parametrize("state", ["open", "proposed"])
def test_what_never_held_is_not_counted(state: str) -> None:
    found = terms.adherence([term(limit=LATE, state=state)], sent(("me", "2026-03-02 23:00")), zone=BERLIN)
    assert (found.mine, found.theirs) == ((), ())


def test_of_them_it_is_only_said_whether_there_is_something_worth_a_talk() -> None:
    once = sent(("them", "2026-03-02 23:00"), ("them", "2026-03-02 23:30"), ("them", "2026-03-20 10:00"))
    twice = sent(("them", "2026-03-02 23:00"), ("them", "2026-03-05 23:30"), ("them", "2026-03-20 10:00"))
    long_ago = sent(("them", "2026-03-02 23:00"), ("them", "2026-03-05 23:30"), ("them", "2026-04-20 10:00"))
    assert [theirs(LATE, rows) for rows in (once, twice, long_ago)] == [False, True, False]
    assert {each.name for each in fields(Raised)} == {"term", "worth_a_talk"}


def test_of_a_term_that_ended_nothing_is_said_of_them() -> None:
    rows = sent(*every_day("them", WEEK, "23:00"), ("me", "2026-06-20 10:00"))
    ended = term("2026-03-10", limit=LATE, state="ended")
    found = terms.adherence([term(limit=LATE), ended], rows, zone=BERLIN)
    assert (len(found.mine), found.theirs) == (1, ())


def test_where_messages_hold_no_call_at_all_they_do_not_show_that_none_was_made() -> None:
    assert mine(Calls("no"), sent(("me", "2026-03-02 10:00"))).why == "no-calls"
    assert mine(Calls("no"), sent(("me", "2026-03-02 10:00"), ("them", "2026-03-03 10:00", "call"))).over == 0


def test_nothing_is_held_against_them_that_they_never_heard_of() -> None:
    rows = sent(*every_day("them", WEEK, "23:00"))
    guessed = term(limit=LATE, state="understood", known="understood")
    assert terms.adherence([guessed], rows, zone=BERLIN).theirs == ()
    assert terms.adherence([term(limit=LATE, binds="me")], rows, zone=BERLIN).theirs == ()


def test_what_slipped_after_a_talk_about_it_is_told_apart() -> None:
    rows = sent(("me", "2026-03-03 23:00"), ("me", "2026-03-08 23:00"))
    early, late = (term(on, limit=LATE, talked=True) for on in ("2026-03-04", "2026-03-09"))
    assert [mine(LATE, rows, *talk).again for talk in ((), (early,), (late,))] == [False, True, False]
    assert (mine(LATE, rows, early).over, mine(LATE, rows, early).n) == (2, 2)


def test_messages_of_nobody_known_are_refused() -> None:
    rows = sent(("me", "2026-03-02 10:00"))
    with pytest.raises(BadTerms, match="--me NAME"):
        terms.adherence([term(limit=LATE)], rows.drop("who"), zone=BERLIN)


def test_no_messages_at_all_tell_nothing() -> None:
    (kept,) = terms.adherence([term(limit=LATE)], sent(), zone=BERLIN).mine
    assert kept.why == "no-messages-since"


moments = st.datetimes(datetime(2026, 3, 20), datetime(2026, 4, 10)).map(lambda at: at.replace(microsecond=0))  # noqa: DTZ001
LIMITS: list[Limit] = [
    LATE,
    QuietDays(("sat", "wed")),
    TextsADay(1),
    Calls("no"),
    QuietHours((Hours("12:00", "12:00"),)),
]


@given(st.lists(st.tuples(moments, st.sampled_from(["text", "call"])), max_size=12), st.sampled_from(LIMITS))
def test_the_counts_are_those_of_a_plain_loop(said: list[tuple[datetime, str]], limit: Limit) -> None:
    rows = sent(
        ("me", "2026-03-20 00:00"), *(("me", f"{at}", kind) for at, kind in said), ("them", "2026-04-12 10:00", "call")
    )
    kept = mine(limit, rows, on="2026-03-24")
    local = [
        (at.astimezone(ZoneInfo(BERLIN)), kind) for at, kind in rows.filter(who="me").select("sent_at", "kind").rows()
    ]
    inside = [(at, kind) for at, kind in local if at.date() >= day("2026-03-24")]
    over: list[date] = []
    texts: Counter[date] = Counter()
    for at, kind in inside:
        if not allows(limit, Act("call" if kind == "call" else "text", at, today=texts[at.date()])):
            over.append(at.date())
        texts[at.date()] += kind == "text"
    if kept.unit == "days":
        assert (kept.over, kept.n) == (len(set(over)), 20)
    elif inside:
        assert (kept.over, kept.n) == (len(over), len(inside))
    else:
        assert kept.why == "no-messages-since"
    assert kept.last == max(over, default=None)


def test_an_agreement_is_read_as_its_terms_are() -> None:
    steps = (term(limit=LATE),)
    rows = sent(*every_day("me", WEEK, "23:00"))
    assert terms.adherence(Agreement(steps), rows, zone=BERLIN) == terms.adherence(steps, rows, zone=BERLIN)
