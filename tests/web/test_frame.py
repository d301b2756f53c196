"""What stands at the foot of every page: that nothing is kept, and the way to keep it where that may be wise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goodterms.web import frame
from tests.web.asking import ON_THE_WAY, SAFE, answer, answer_all, rather_not, seen
from tests.web.importing import chat, put
from tests.web.keeping import keep, kept_with_code, lock

if TYPE_CHECKING:
    from django.test import Client

HELD = "Nothing is kept. After 15 minutes without a touch it is gone."
OFFERED = 'href="/keep"'
FEARS = [
    {"harm": ["humiliated"]},
    {"harm": ["afraid"]},
    {"harm": ["hurt"]},
    {"court-order": ["they-must"]},
    {"court-order": ["both-must"]},
    {"thoughts": ["yes"]},
]


def foot(browser: Client, path: str) -> str:
    """Give the foot of a page."""
    return browser.get(path).content.decode().partition("<footer")[2]


@pytest.mark.parametrize("path", ["/", "/help", "/look", "/settings", "/keep", "/questions/1", "/done", "/nowhere"])
def test_with_nothing_entered_there_is_nothing_to_keep(browser: Client, path: str) -> None:
    assert foot(browser, path) == ""


def test_until_safety_was_asked_it_is_only_said_that_nothing_is_kept(browser: Client) -> None:
    for question in ("thoughts", "harm", "distance", "court-order"):
        assert OFFERED not in foot(browser, "/questions/2")
        answer(browser, question, *SAFE[question])
        assert HELD in foot(browser, "/help")
    assert OFFERED in foot(browser, "/questions/2")


def test_messages_alone_are_held_and_not_yet_offered_to_be_kept(browser: Client) -> None:
    put(browser, chat(3))
    assert HELD in foot(browser, "/messages")
    assert OFFERED not in foot(browser, "/messages")


@pytest.mark.parametrize("told", FEARS)
def test_nobody_is_asked_to_leave_a_trace_where_that_may_be_found(browser: Client, told: dict[str, list[str]]) -> None:
    answer_all(browser, SAFE | ON_THE_WAY | told)
    for path in ("/", "/plan", "/reading", "/help"):
        assert HELD in foot(browser, path)
        assert OFFERED not in foot(browser, path)
    assert "Keep this" in seen(browser.get("/settings"))


def test_a_told_no_that_stays_counts_although_it_was_answered_otherwise(browser: Client) -> None:
    answer_all(browser, SAFE | {"harm": ["afraid"]})
    rather_not(browser, "harm")
    assert OFFERED not in foot(browser, "/plan")


def test_who_was_asked_for_no_contact_may_keep_that(browser: Client) -> None:
    answer_all(browser, SAFE | {"distance": ["no-contact"]})
    assert OFFERED in foot(browser, "/plan")


def test_the_page_for_keeping_does_not_lead_to_itself(browser: Client) -> None:
    answer_all(browser, SAFE)
    assert HELD in foot(browser, "/keep")
    assert OFFERED not in foot(browser, "/keep")


def test_the_time_is_the_one_that_was_chosen(browser: Client) -> None:
    browser.post("/settings", {"idle": "60", "country": ""})
    assert "After 60 minutes" in foot(browser, "/settings")


def test_what_is_gone_is_held_no_longer(browser: Client) -> None:
    answer_all(browser, SAFE)
    browser.post("/settings/delete")
    assert foot(browser, "/done") == ""


def test_once_it_is_kept_the_foot_asks_for_nothing(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    answer_all(browser, SAFE)
    keep(browser)
    monkeypatch.setattr(frame, "flow", None)  # whatever is worked out by it would break the page
    browser.get("/help")
    with CaptureQueriesContext(connection) as asked:
        assert 'id="lock"' in foot(browser, "/how")
    assert len(asked) == 0
    lock(browser)
    assert foot(browser, "/unlock") == ""


def test_the_page_of_the_recovery_code_does_not_lead_to_itself(browser: Client) -> None:
    kept_with_code(browser)
    assert "Write down the recovery code" in foot(browser, "/help")
    assert "Write down the recovery code" not in foot(browser, "/keep/code")
