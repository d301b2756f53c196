"""What the first page says that today is about, with what a book really holds."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from goodterms.progress import Contact, Step, Trial
from goodterms.terms.topics import topics
from goodterms.web.records import ContactNoted, Draft, Record, SentOff, TopicRaised, TrialStep, TrialWritten
from goodterms.web.today import today_of
from goodterms.web.told import standing_of, whereabouts
from tests.web.asking import ON_THE_WAY, SAFE, answer_all, seen
from tests.web.importing import chat, put
from tests.web.keeping import visit_of
from tests.web.time_of_pages import Time

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client

LIVING = {k: v for k, v in (SAFE | ON_THE_WAY).items() if k not in ("feelings-told", "what-they-said")}
LIVING |= {"goal": ["friendship"], "terms": ["one-thing"]}
CHECKING = "Before you send something"
PLACE = {id_: place for place, id_ in enumerate(topics(), start=1)}


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


@pytest.fixture
def living(browser: Client, time: Time) -> Client:
    """Give the browser of somebody who lives the friendship, and may plan to be in touch."""
    del time
    answer_all(browser, LIVING)
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


def an_hour(time: Time, at: str | None, days: int = 0) -> ContactNoted:
    """Make an hour that was planned."""
    on = (time.now + timedelta(days=days)).date()
    return ContactNoted(at=time.now, contact=Contact(name="3a4b5c6d7e8f", what="call", on=on, at=at, minutes=60))


def test_on_a_usual_day_the_plan_may_be_written(telling: Client) -> None:
    assert "Write what your plan is about." in today(telling)


def test_whether_a_day_asks_for_the_plans_message_is_content(
    telling: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "en" / "guide" / "say-it.toml"
    own.parent.mkdir(parents=True)
    own.write_text("one_message = false\n", encoding="utf-8")
    monkeypatch.setenv("GOODTERMS_CONTENT", str(tmp_path))
    assert "Write what your plan is about." not in today(telling)


def test_in_days_without_contact_nobody_is_sent_to_write(telling: Client, time: Time) -> None:
    days = {"kind": "no-contact", "first": time.day(), "last": time.day(days=21), "text": "Three weeks of quiet."}
    made = telling.post(
        f"/terms/topics/{PLACE['space']}/new", {"stands": "agreed", "on": time.day(), "binds": "both", **days}
    )
    assert made.status_code == 302
    assert "No contact until" in today(telling)
    assert "Write it" not in today(telling)
    assert CHECKING not in seen(telling.get("/"))


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
    page = telling.get("/")
    assert 'class="btn" href="/help"' in page.content.decode()
    assert CHECKING not in seen(page)
    assert "Check a message" in seen(telling.get("/write"))
    time.goes_on(days=7)
    assert "Go gently" not in today(telling)
    assert CHECKING in seen(telling.get("/"))


@pytest.mark.parametrize("words", ["A quiet week.", "I miss them."])
def test_a_usual_check_in_leaves_the_day_as_it_is(telling: Client, words: str) -> None:
    check_in(telling, words=words)
    assert "Write what your plan is about." in today(telling)


NEXT_STEP = "<h2>Tell them once that you hope for more.</h2><p>"


def test_at_night_the_plan_asks_for_nothing(telling: Client, time: Time) -> None:
    page = telling.get("/").content.decode()
    assert NEXT_STEP in page
    assert CHECKING in page
    time.is_at(23)
    page = telling.get("/").content.decode()
    assert "Nothing tonight." in today(telling)
    assert NEXT_STEP not in page
    assert CHECKING not in page
    assert 'href="/write"' in page
    assert NEXT_STEP.removesuffix("<p>") in page


@pytest.mark.parametrize(
    ("hour", "begins", "days", "tonight"),
    [
        (22, "22:30", 0, True),
        (23, "01:00", 1, True),
        (3, "03:30", 0, True),
        (23, "10:00", 1, False),
        (3, "17:00", 0, False),
        (23, "20:00", 0, False),
    ],
)
def test_at_night_only_what_is_planned_for_it_comes_up(
    living: Client, time: Time, hour: int, begins: str, days: int, tonight: bool
) -> None:
    add(living, an_hour(time, begins, days))
    time.is_at(hour)
    assert ("in touch tonight" if tonight else "Nothing tonight.") in today(living)


def test_what_was_planned_is_asked_about_for_a_week_and_no_longer(living: Client, time: Time) -> None:
    add(living, an_hour(time, "10:00"))
    assert "Note how it was." in today(living)
    time.goes_on(days=6)
    assert "Note how it was." in today(living)
    time.goes_on(days=294)
    assert "Note how it was." not in today(living)


def test_what_has_no_time_is_not_asked_about_on_its_own_day(living: Client, time: Time) -> None:
    check_in(living)
    add(living, an_hour(time, None))
    assert "You are in touch today." in today(living)
    time.now += timedelta(days=1)
    assert "Note how it was." in today(living)


def test_a_trial_that_ended_early_is_not_said_to_have_come_to_its_day(living: Client, time: Time) -> None:
    begins = time.now.date() - timedelta(days=3)
    trial = Trial(id="3a4b5c6d7e8f", at=time.now, begins=begins, review=begins + timedelta(weeks=6))
    add(living, TrialWritten(trial=trial))
    add(living, TrialStep(step=Step(of=trial.id, at=time.now, on=time.now.date(), what="ended")))
    assert "It ended early" in today(living)
    assert "day that you set" not in today(living)


def test_what_is_past_neither_comes_up_nor_is_said_to_be_today(living: Client, time: Time) -> None:
    told = {"stands": "agreed", "on": time.day(), "binds": "both", "kind": "none", "text": "We write on Sundays."}
    assert living.post(f"/terms/topics/{PLACE['contact']}/new", told).status_code == 302
    assert "Coming up" in seen(living.get("/"))
    time.goes_on(days=200)
    check_in(living)
    page = seen(living.get("/"))
    assert "Look again at what you two agreed." in page
    assert "This is the day" not in page
    assert "Coming up" not in page


def test_that_they_have_written_since_is_not_said_of_what_was_put_away(telling: Client, time: Time) -> None:
    told = time.now - timedelta(days=3)
    answer_all(telling, {"feelings-told": ["yes"], "what-they-said": ["nothing-yet"]})
    sent = SentOff(on=told.date(), text="I hope for more.", tells=True)
    add(telling, Draft(name="2a3b4c5d6e7f", begun=told, changed=told, text=sent.text, tells=True, sent=sent))
    put(telling, chat(1, first=time.today))
    assert "They have written since you told them." in today(telling)
    telling.post("/steps/away", {"do": "put-away"})
    for shows in (False, True):
        visit_of(telling).shows = shows
        assert "They have written" not in seen(telling.get("/"))


def test_where_help_comes_first_no_day_is_about_anything_else(telling: Client, time: Time) -> None:
    visit = visit_of(telling)
    for told in ({"harm": ["afraid"]}, {"thoughts": ["yes"]}):
        answer_all(telling, told)
        where = whereabouts(visit.book(), time.now)
        standing = standing_of(visit.book(), where)
        assert standing.danger
        assert today_of(visit.book(), standing, where.flow.situation, time.now, ()) is None
        assert "Write it" not in seen(telling.get("/"))
