"""What today is about: one thing, the gravest first, and nothing where there is nothing."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.companion.today import NAMES, Known, every_day, today

REACHING = {"contact-today", "plans-step", "raise-one-thing", "term-due"}
knowns = st.builds(Known, **{each.name: st.booleans() for each in fields(Known)})


@pytest.mark.parametrize(
    ("known", "first"),
    [
        ({}, "nothing"),
        ({"maybe_no_contact": True, "stops": True}, "no-contact-meant"),
        ({"stops": True, "writes": True, "contact_today": True, "reaches": True}, "stop"),
        ({"they_wrote": True, "check_in_due": True}, "what-they-answered"),
        ({"contact_past": True, "trial_due": True}, "how-it-was"),
        ({"trial_ended": True, "check_in_due": True}, "trial-ended"),
        ({"terms_due": True}, "nothing"),
        ({"terms_due": True, "reaches": True}, "term-due"),
        ({"night": True, "limit_heard": True, "trial_due": True, "check_in_due": True}, "tonight-nothing"),
        ({"terms_due": True, "reaches": True, "they_wrote": True, "night": True}, "tonight-nothing"),
        ({"contact_past": True, "contact_today": True, "reaches": True, "night": True}, "tonight-nothing"),
        ({"contact_tonight": True, "reaches": True, "night": True}, "contact-tonight"),
        ({"writes": True, "night": True}, "tonight-nothing"),
        ({"writes": True, "raises": True, "reaches": True}, "plans-step"),
        ({"raises": True}, "nothing"),
        ({"very_hard": True, "raises": True, "reaches": True, "writes": True, "stops": True}, "very-hard"),
        ({"waits": True}, "lies-with-them"),
        ({"waits": True, "writes": True, "raises": True, "reaches": True}, "lies-with-them"),
    ],
)
def test_the_gravest_comes_first(known: dict[str, bool], first: str) -> None:
    assert today(Known(**known)).id == first


def test_in_days_without_contact_there_is_nothing_to_send_and_it_says_until_when() -> None:
    busy = Known(writes=True, raises=True, reaches=True, contact_today=True, they_wrote=True)
    found = today(busy, date(2026, 11, 29), date(2026, 12, 19))
    assert (found.id, found.leads) == ("quiet-days", "none")
    assert found.says == "No contact until 19 December 2026, as agreed."
    assert today(Known(stops=True), quiet_until=date(2026, 12, 19)).id == "stop"


def test_nothing_until_a_day_is_a_good_answer() -> None:
    found = today(Known(), date(2026, 11, 29))
    assert (found.says, found.leads, found.label) == ("Nothing until 29 November 2026.", "none", "")


DAYS = st.none() | st.just(date(2026, 11, 29))


@given(knowns, DAYS, DAYS)
def test_there_is_always_exactly_one_answer_and_it_reaches_out_only_where_that_is_open(
    known: Known, comes: date | None, quiet: date | None
) -> None:
    found = today(known, comes, quiet)
    assert "{" not in found.says + found.why
    if quiet is not None:
        assert found.id not in REACHING
    if found.id in REACHING - {"plans-step"}:
        assert known.reaches
    if known.stops or known.maybe_no_contact or known.very_hard or known.night:
        assert found.id not in REACHING


def test_every_rule_can_come_first_and_invites_nobody_back() -> None:
    alone = {day.id: day for day in every_day()}
    assert {"nothing", "nothing-until"} < set(alone)
    for day in every_day():
        for word in ("come back", "again tomorrow", "streak", "miss", "!"):
            assert word not in day.says + day.why
    assert set(asdict(Known())) == NAMES
