"""The dates of the story: adding, changing and removing them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from goodterms.web import clock
from goodterms.web.records import Mark
from tests.web.asking import SAFE, answer_all, seen
from tests.web.importing import book_of, chat, put

if TYPE_CHECKING:
    from django.test import Client

BREAKUP = {"what": "breakup", "day": "2026-02-10"}


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 6, 1, 12, tzinfo=UTC))


def marks(browser: Client) -> list[tuple[str, date]]:
    return [(kept.record.name, kept.record.on) for kept in book_of(browser).all(Mark)]


def form_of(browser: Client, place: int) -> dict[str, str]:
    """Give the hidden fields of a date's form, as the page was made."""
    body = browser.get(f"/reading/dates/{place}").content.decode()
    return {name: body.partition(f'name="{name}" value="')[2].partition('"')[0] for name in ("which", "version")}


def test_a_date_is_added_before_there_are_messages(browser: Client) -> None:
    assert browser.post("/reading/dates", BREAKUP).headers["Location"] == "/reading/dates"
    said = seen(browser.get("/reading/dates"))
    assert "Added." in said
    assert "The breakup 10 February 2026" in said
    assert marks(browser) == [("breakup", date(2026, 2, 10))]


def test_several_of_one_kind_are_numbered_in_the_order_of_their_days(browser: Client) -> None:
    browser.post("/reading/dates", BREAKUP)
    browser.post("/reading/dates", {"what": "breakup", "day": "2025-06-01"})
    said = seen(browser.get("/reading/dates"))
    assert said.index("The breakup 1 June 2025") < said.index("The second breakup 10 February 2026")


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"what": "breakup", "day": "2026-06-02"}, "2 June 2026 has not come yet."),
        ({"what": "breakup", "day": "tomorrow"}, "Choose the day in the calendar"),
        ({"what": "breakup"}, "Choose the day in the calendar"),
        ({"what": "wedding", "day": "2026-02-10"}, "Choose what happened on that day."),
        ({"day": "2026-02-10"}, "Choose what happened on that day."),
        (BREAKUP, "You have entered that already: the breakup, on 10 February 2026."),
    ],
)
def test_what_cannot_be_marked_is_shown_again_with_what_is_wrong(
    browser: Client, sent: dict[str, str], sentence: str
) -> None:
    browser.post("/reading/dates", BREAKUP)
    browser.get("/reading/dates")
    assert browser.post("/reading/dates", sent).headers["Location"] == "/reading/dates"
    page = browser.get("/reading/dates")
    assert sentence in seen(page)
    assert f'value="{sent.get("day", "")}"' in page.content.decode()
    assert len(marks(browser)) == 1
    assert sentence not in seen(browser.get("/reading/dates"))


def test_a_date_is_changed(browser: Client) -> None:
    browser.post("/reading/dates", BREAKUP)
    body = browser.get("/reading/dates/1").content.decode()
    assert 'value="2026-02-10"' in body
    assert '<option value="breakup" selected>' in body
    answer = browser.post("/reading/dates/1", {**form_of(browser, 1), "what": "offer", "day": "2026-02-11"})
    assert answer.headers["Location"] == "/reading/dates"
    assert marks(browser) == [("offer", date(2026, 2, 11))]


def test_a_date_can_be_saved_as_it_is(browser: Client) -> None:
    browser.post("/reading/dates", BREAKUP)
    browser.post("/reading/dates/1", {**form_of(browser, 1), **BREAKUP})
    assert marks(browser) == [("breakup", date(2026, 2, 10))]


def test_a_change_that_cannot_be_is_shown_again(browser: Client) -> None:
    browser.post("/reading/dates", BREAKUP)
    answer = browser.post("/reading/dates/1", {**form_of(browser, 1), "what": "breakup", "day": "2027-01-01"})
    assert answer.headers["Location"] == "/reading/dates/1"
    page = browser.get("/reading/dates/1")
    assert "has not come yet" in seen(page)
    assert 'value="2027-01-01"' in page.content.decode()


def test_a_date_is_removed(browser: Client) -> None:
    browser.post("/reading/dates", BREAKUP)
    browser.post("/reading/dates/1", {**form_of(browser, 1), "remove": "1"})
    assert marks(browser) == []
    assert "Removed." in seen(browser.get("/reading/dates"))


def test_what_another_window_has_changed_is_left_alone(browser: Client) -> None:
    browser.post("/reading/dates", BREAKUP)
    browser.post("/reading/dates", {"what": "offer", "day": "2026-03-01"})
    old = form_of(browser, 1)
    browser.post("/reading/dates/1", {**old, "what": "breakup", "day": "2026-02-12"})
    for change in ({"remove": "1"}, {"what": "no", "day": "2026-02-13"}):
        answer = browser.post("/reading/dates/1", {**old, **change})
        assert answer.headers["Location"] == "/reading/dates"
        assert "This was changed in another window" in seen(browser.get("/reading/dates"))
    assert marks(browser) == [("breakup", date(2026, 2, 12)), ("offer", date(2026, 3, 1))]


def test_what_another_window_has_removed_takes_no_other_date_with_it(browser: Client) -> None:
    browser.post("/reading/dates", BREAKUP)
    browser.post("/reading/dates", {"what": "offer", "day": "2026-03-01"})
    first = form_of(browser, 1)
    browser.post("/reading/dates/1", {**first, "remove": "1"})
    browser.post("/reading/dates/1", {**first, "remove": "1"})
    assert marks(browser) == [("offer", date(2026, 3, 1))]


@pytest.mark.parametrize("path", ["/reading/dates/0", "/reading/dates/2"])
def test_there_is_no_page_of_a_date_that_is_not_there(browser: Client, path: str) -> None:
    browser.post("/reading/dates", BREAKUP)
    assert browser.get(path).status_code == 404


def test_a_date_outside_the_messages_is_kept_and_remarked_on(browser: Client) -> None:
    put(browser, chat(60))
    browser.post("/reading/dates", {"what": "met", "day": "2019-05-01"})
    said = seen(browser.get("/reading"))
    assert "1 May 2019 (you met) lies before the first message, of 13 January 2026" in said
    assert "You met 1 May 2019" in said


def test_with_dates_alone_messages_are_offered_but_never_in_danger(browser: Client) -> None:
    assert "Bring in my messages" in seen(browser.get("/reading/dates"))
    answer_all(browser, SAFE | {"harm": ["afraid"]})
    assert "Bring in my messages" not in seen(browser.get("/reading/dates"))
    put(browser, chat(3))
    assert "To the reading" in seen(browser.get("/reading/dates"))
