"""Two stretches of the messages, held against each other on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.asking import seen
from tests.web.importing import chat, put
from tests.web.keeping import visit_of

if TYPE_CHECKING:
    from django.test import Client

DAYS = {"first-from": "2026-01-05", "first-to": "2026-02-28", "second-from": "2026-03-01", "second-to": "2026-04-30"}


@pytest.fixture
def with_messages(browser: Client) -> Client:
    put(browser, chat(120))
    return browser


def test_two_stretches_stand_side_by_side(with_messages: Client) -> None:
    assert with_messages.get("/reading/compare").status_code == 200
    assert with_messages.post("/reading/compare", DAYS).headers["Location"] == "/reading/compare"
    said = seen(with_messages.get("/reading/compare"))
    assert "First stretch: 5 January 2026 to 28 February 2026." in said
    assert "in the second stretch" in said
    assert "since the" not in said


def test_only_some_of_the_messages_may_enter(with_messages: Client) -> None:
    with_messages.post("/reading/compare", {**DAYS, "hour-from": "8", "hour-to": "20", "kind": "text"})
    said = seen(with_messages.get("/reading/compare"))
    assert "Only these messages are counted: texts; sent between 08:00 and 20:00." in said
    with_messages.post("/reading/compare", {**DAYS, "kind": "poll"})
    assert "There is no message of that kind" in seen(with_messages.get("/reading/compare"))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"second-to": "2026-01-01"}, "ends before it begins"),
        ({"second-from": "2026-02-01"}, "The two stretches share days"),
        ({"first-from": ""}, "Choose the first and the last day of both stretches."),
        ({"first-from": "soon"}, "cannot be read"),
        ({"hour-from": "8"}, "Choose both hours, or neither."),
        ({"hour-from": "99", "hour-to": "<script>"}, "cannot be read"),
        ({"kind": "wish"}, "There is no kind"),
    ],
)
def test_what_cannot_be_compared_is_said_and_what_was_chosen_stays(
    with_messages: Client, changed: dict[str, str], sentence: str
) -> None:
    with_messages.post("/reading/compare", {**DAYS, **changed})
    page = with_messages.get("/reading/compare")
    assert sentence in seen(page)
    assert 'value="2026-04-30"' in page.content.decode() or "second-to" in changed


def test_without_messages_there_is_nothing_to_compare(browser: Client) -> None:
    answer = browser.get("/reading/compare")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/reading")


def test_what_was_compared_is_gone_when_the_visit_is_locked(with_messages: Client) -> None:
    with_messages.post("/reading/compare", DAYS)
    visit = visit_of(with_messages)
    assert visit.compared is not None
    visit.forget()
    assert visit.compared is None


def test_of_few_days_both_halves_are_proposed(browser: Client) -> None:
    put(browser, chat(12))
    page = browser.get("/reading/compare")
    form = {name: page.context["page"].values[name.replace("-", "_")] for name in DAYS}
    known = page.context["page"].earliest, page.context["page"].latest
    assert (form["first-from"], form["second-to"]) == known
    browser.post("/reading/compare", form)
    assert "First stretch: " in seen(browser.get("/reading/compare"))


def test_one_day_alone_cannot_be_compared(browser: Client) -> None:
    put(browser, chat(1))
    page = browser.get("/reading/compare")
    assert "All messages are of one day" in seen(page)
    assert b'<form method="post" action="/reading/compare"' not in page.content
