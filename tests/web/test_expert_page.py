"""What is for experts is worked out when it is asked for, and gone when anything changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.web.asking import seen
from tests.web.importing import chat, put
from tests.web.keeping import visit_of

if TYPE_CHECKING:
    from django.test import Client


def test_it_is_worked_out_on_demand_and_says_what_there_is_too_little_of(browser: Client) -> None:
    put(browser, chat(120))
    assert "Work it out" in seen(browser.get("/reading/expert"))
    assert browser.post("/reading/expert").headers["Location"] == "/reading/expert"
    said = seen(browser.get("/reading/expert"))
    assert "There is too little to tell who writes after whom" in said
    assert "How alike you write" in said
    assert "It cannot show" in said


def test_what_was_worked_out_is_not_shown_once_the_messages_are_others(browser: Client) -> None:
    put(browser, chat(120))
    browser.post("/reading/expert")
    browser.post("/reading/dates", {"what": "breakup", "day": "2026-02-10"})
    assert "Work it out" in seen(browser.get("/reading/expert"))


def test_it_is_gone_when_the_visit_is_locked(browser: Client) -> None:
    put(browser, chat(120))
    browser.post("/reading/expert")
    visit = visit_of(browser)
    assert visit.expert is not None
    visit.forget()
    assert visit.expert is None


def test_without_messages_there_is_nothing_to_work_out(browser: Client) -> None:
    answer = browser.get("/reading/expert")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/reading")
