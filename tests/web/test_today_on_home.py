"""What the first page says that today is about, with what a book really holds."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from goodterms.terms.topics import topics
from goodterms.web import clock as clocks
from goodterms.web.records import Record, TopicRaised
from tests.web.asking import ON_THE_WAY, SAFE, answer_all, seen
from tests.web.keeping import visit_of

if TYPE_CHECKING:
    from django.test import Client

PLACE = {id_: place for place, id_ in enumerate(topics(), start=1)}


class Time:
    """The time of this test's pages."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = clocks.now().replace(hour=12, minute=0, second=0, microsecond=0)
        monkeypatch.setattr(clocks, "now", lambda: self.now)

    def day(self, **length: int) -> str:
        return (self.now + timedelta(**length)).date().isoformat()

    def is_at(self, hour: int) -> None:
        self.now = self.now.replace(hour=hour)


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    return Time(monkeypatch)


@pytest.fixture
def telling(browser: Client, time: Time) -> Client:
    """Give the browser of somebody whose plan is to write, and who checked in today."""
    del time
    answer_all(browser, SAFE | ON_THE_WAY)
    check_in(browser)
    return browser


def check_in(browser: Client, **sent: str) -> None:
    """Fill in the form of today as it stands."""
    found = re.findall(r'name="seen" value="([^"]*)"', browser.get("/check-in").content.decode())
    fine = {"acceptance": "3", "longing": "1", "sleep": "3", "own-life": "3"}
    assert browser.post("/check-in", {"seen": found[0], **fine, **sent}).status_code == 302


def today(browser: Client) -> str:
    """Read the part of the first page that says what today is about."""
    return seen(browser.get("/")).partition("where things stand")[0].split("today ", 1)[-1]


def add(browser: Client, record: Record) -> None:
    visit_of(browser).book().add(record)


def test_on_a_usual_day_the_plan_may_be_written(telling: Client) -> None:
    assert "Write what your plan is about." in today(telling)


def test_in_days_without_contact_nobody_is_sent_to_write(telling: Client, time: Time) -> None:
    days = {"kind": "no-contact", "first": time.day(), "last": time.day(days=21), "text": "Three weeks of quiet."}
    made = telling.post(
        f"/terms/topics/{PLACE['space']}/new", {"stands": "agreed", "on": time.day(), "binds": "both", **days}
    )
    assert made.status_code == 302
    assert "No contact until" in today(telling)
    assert "Write it" not in today(telling)


def test_while_something_lies_with_them_nobody_is_sent_to_write(telling: Client, time: Time) -> None:
    add(telling, TopicRaised(name="2a3b4c5d6e7f", topic="space", on=time.now.date()))
    assert "the next word is theirs" in today(telling)
    assert "Write it" not in today(telling)


@pytest.mark.parametrize(
    "told",
    [
        {"acceptance": "0", "longing": "4", "sleep": "0", "own-life": "0"},
        {"nervous": "3", "worrying": "3", "down": "3", "little-interest": "3"},
        {"words": "I want to die."},
    ],
    ids=["our own", "the four", "words"],
)
def test_after_a_very_hard_check_in_it_is_about_help_and_not_about_them(
    telling: Client, time: Time, told: dict[str, str]
) -> None:
    check_in(telling, **told)
    assert "Go gently today." in today(telling)
    assert 'class="btn" href="/help"' in telling.get("/").content.decode()
    time.now += timedelta(days=7)
    assert "Go gently" not in today(telling)


@pytest.mark.parametrize("words", ["A quiet week.", "I miss them."])
def test_a_usual_check_in_leaves_the_day_as_it_is(telling: Client, words: str) -> None:
    check_in(telling, words=words)
    assert "Write what your plan is about." in today(telling)
