"""The answers in words, each to be changed; and what stays once told."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goodterms.web import clock, keyring, told, visits
from tests.web.asking import ON_THE_WAY, SAFE, address, answer, answer_all, rather_not, seen

if TYPE_CHECKING:
    from django.test import Client

NO_CONTACT = "/answers/changed/1"
HERONS = "grey herons over slow water"
ENTRY = {"reason": "they_wrote_first", "words": "Shall we talk? <b>Sunday</b> شكرا"}


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.at = datetime(2026, 5, 4, 21, 30, tzinfo=ZoneInfo("Europe/London"))

    def pass_(self, **time: float) -> None:
        self.at += timedelta(**time)


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Clock:
    watch = Clock()
    monkeypatch.setattr(clock, "now", lambda: watch.at)
    return watch


@pytest.fixture
def asked_for_no_contact(browser: Client, time: Clock) -> Client:
    """Somebody who told yesterday that the other asked for no contact."""
    answer_all(browser, SAFE)
    answer(browser, "distance", "no-contact")
    time.pass_(days=1)
    return browser


@pytest.fixture
def kept(browser: Client) -> Client:
    """Somebody whose answers lie in the database, sealed."""
    visit = visits.VISITS.find(browser.cookies[settings.VISIT_COOKIE_NAME].value)
    assert visit is not None
    keyring.keep(visit, HERONS)
    return browser


def test_every_answer_is_shown_in_words_and_can_be_changed(browser: Client) -> None:
    answer_all(browser, SAFE | ON_THE_WAY)
    page = browser.get("/answers")
    said = seen(page)
    for words in ("None of these", "To get back together", "Every week", "Nothing yet"):
        assert words in said
    for question in (*SAFE, *ON_THE_WAY):
        assert f'href="{address(question)}"'.encode() in page.content


def test_an_answer_that_no_longer_fits_is_put_aside_and_comes_back(browser: Client) -> None:
    answer_all(browser, SAFE | ON_THE_WAY)
    answer(browser, "goal", "friendship")
    assert "Answers that do not count now" in seen(browser.get("/answers"))
    answer(browser, "goal", "back-together")
    assert "Answers that do not count now" not in seen(browser.get("/answers"))


def test_a_slip_can_be_mended_for_ten_minutes(browser: Client, time: Clock) -> None:
    answer_all(browser, SAFE)
    answer(browser, "distance", "no-contact")
    assert "until 21:40" in seen(browser.get("/answers"))
    time.pass_(minutes=9)
    answer(browser, "distance")
    assert "What you told, and what stays" not in seen(browser.get("/answers"))


def test_a_slip_is_none_any_more_after_a_restart_whatever_the_clock_says(
    browser: Client, time: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_all(browser, SAFE)
    answer(browser, "distance", "no-contact")
    monkeypatch.setattr(told, "_told", set())
    time.pass_(minutes=1)
    assert "until 21:40" not in seen(browser.get("/answers"))
    assert answer(browser, "distance")["Location"] == NO_CONTACT
    answer(browser, "distance", "no-contact")
    assert answer(browser, "distance")["Location"] == NO_CONTACT
    assert "What you told, and what stays" in seen(browser.get("/answers"))


def test_after_that_the_answer_stays_and_it_is_said_why(asked_for_no_contact: Client) -> None:
    page = asked_for_no_contact.post(address("distance"), {"answer": "0"}, follow=True)
    assert page.redirect_chain[-1][0] == NO_CONTACT
    said = seen(page)
    assert "You said on 4 May 2026 that they asked you for no contact. That stays" in said
    assert "holds until they say otherwise" in said
    assert "They asked me for no contact" in seen(asked_for_no_contact.get("/answers"))
    assert "Leave them in peace" in seen(asked_for_no_contact.get("/plan"))


def test_rather_not_saying_takes_nothing_back(asked_for_no_contact: Client) -> None:
    assert rather_not(asked_for_no_contact, "distance")["Location"] == NO_CONTACT
    assert "Leave them in peace" in seen(asked_for_no_contact.get("/plan"))


def test_what_changed_is_put_down_and_waits_for_seven_days(asked_for_no_contact: Client, time: Clock) -> None:
    page = asked_for_no_contact.post(NO_CONTACT, ENTRY, follow=True)
    assert page.redirect_chain[-1][0] == "/answers"
    assert "12 May 2026, 21:30" in seen(page)
    assert "12 May 2026" in seen(asked_for_no_contact.get("/plan"))
    time.pass_(days=6)
    assert answer(asked_for_no_contact, "distance")["Location"] == NO_CONTACT
    assert "Leave them in peace" in seen(asked_for_no_contact.get("/plan"))


def test_after_seven_days_safety_is_asked_again_and_the_fresh_answer_counts(
    asked_for_no_contact: Client, time: Clock
) -> None:
    asked_for_no_contact.post(NO_CONTACT, ENTRY)
    time.pass_(days=7)
    assert asked_for_no_contact.get("/plan")["Location"] == "/questions"
    assert "You are asked about safety again" in seen(asked_for_no_contact.get("/"))
    assert b" checked" not in asked_for_no_contact.get("/questions/1").content
    answer_all(asked_for_no_contact, SAFE)
    assert "What you told, and what stays" not in seen(asked_for_no_contact.get("/answers"))
    assert "Leave them in peace" not in seen(asked_for_no_contact.get("/plan"))


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"words": "They wrote"}, "Please choose what changed."),
        ({"reason": "order_ended", "words": "They wrote"}, "Please choose what changed."),
        ({"reason": "they_wrote_first", "words": " \u200b "}, "Please write what they wrote"),
        ({"reason": "they_wrote_first", "words": "x" * 5001}, "longer than can be kept"),
    ],
)
def test_an_entry_that_says_nothing_is_handed_back(
    asked_for_no_contact: Client, sent: dict[str, str], said: str
) -> None:
    page = asked_for_no_contact.post(NO_CONTACT, sent, follow=True)
    assert said in seen(page)
    assert "12 May" not in seen(asked_for_no_contact.get("/answers"))


def test_what_they_wrote_stays_text(asked_for_no_contact: Client) -> None:
    page = asked_for_no_contact.post(NO_CONTACT, {"words": ENTRY["words"]}, follow=True)
    assert b"<b>Sunday" not in page.content
    assert "&lt;b&gt;Sunday" in page.content.decode()
    asked_for_no_contact.post(NO_CONTACT, ENTRY)
    assert (
        "<bdi>Shall we talk? &lt;b&gt;Sunday&lt;/b&gt; شكرا</bdi>"
        in asked_for_no_contact.get(NO_CONTACT).content.decode()
    )


@pytest.mark.parametrize("number", [0, 7, 99])
def test_there_are_only_so_many_noes(browser: Client, number: int) -> None:
    assert browser.get(f"/answers/changed/{number}").status_code == 404


def test_where_nothing_stays_there_is_nothing_to_put_down(browser: Client) -> None:
    assert browser.get(NO_CONTACT)["Location"] == "/answers"
    assert browser.post(NO_CONTACT, ENTRY)["Location"] == "/answers"


def test_more_answers_and_entries_cost_no_more_queries(kept: Client, time: Clock) -> None:
    def queries(page: str) -> int:
        with CaptureQueriesContext(connection) as found:
            assert kept.get(page).status_code == 200
        return len(found)

    answer_all(kept, SAFE | {"harm": ["afraid"]})
    before = {page: queries(page) for page in ("/answers", "/plan", "/", "/questions/2")}
    for _ in range(5):
        answer(kept, "harm", "afraid")
        time.pass_(hours=1)
    answer_all(kept, ON_THE_WAY)
    assert {page: queries(page) for page in before} == before


def test_where_only_one_thing_can_have_changed_nothing_is_to_be_chosen(asked_for_no_contact: Client) -> None:
    page = asked_for_no_contact.get(NO_CONTACT)
    assert b'<input type="hidden" name="reason" value="they_wrote_first">' in page.content
    assert b'type="radio"' not in page.content
    assert "They wrote to me first" in seen(page)


def test_with_nothing_answered_one_begins_and_then_goes_on(browser: Client) -> None:
    assert seen(browser.get("/answers")).endswith("Nothing is answered yet. Begin")
    answer(browser, "thoughts", "no")
    assert "Go on with the questions" in seen(browser.get("/answers"))
