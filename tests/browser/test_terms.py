"""Terms in a real browser: a month of them, two windows, Back, files handed over, and all of it without JavaScript."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.clock import START, Clock
from tests.browser.person import Person
from tests.browser.scenes.terms import LIVING, TERM, THEIR_WORDS, chat_until

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext

    from tests.browser.program import Program


@pytest.fixture
def clock(tmp_path: Path) -> Clock:
    """Give the clock of the program."""
    return Clock(tmp_path / "clock")


@pytest.fixture
def plain(clock: Clock, program: Program, without_script: BrowserContext) -> Person:
    """Give somebody who lives the friendship, with JavaScript switched off."""
    del clock
    page = without_script.new_page()
    page.goto(program.link)
    return Person(page, program).follows("Begin").answers_all(LIVING)


@pytest.fixture
def living(clock: Clock, person: Person) -> Person:
    """Give somebody who lives the friendship."""
    del clock
    return person.has_told(LIVING)


def agrees(person: Person) -> Person:
    """Propose an example, have it sent, and get a yes."""
    person.opens("/terms/topics/1").main.get_by_role("link", name="Take it").first.click()
    person.page.get_by_label("A thought of mine, said to nobody yet").check()
    person.presses("Keep it").sees("Propose it to them").presses("Write the message").sees("When you want to send it")
    person.presses("I sent it").sees("On which day").presses("Note it as sent").sees("Noted")
    person.opens("/terms").main.get_by_role("link", name="They answered").click()
    return person.presses("They said yes").sees("Your plan counts with it")


def test_a_month_of_terms_works_without_javascript(plain: Person, clock: Clock) -> None:
    plain.opens("/terms/said").fills(text=THEIR_WORDS).page.get_by_label("They wrote it").check()
    plain.presses("Keep it").sees("This may be a limit").presses("Yes, keep to it")
    agrees(plain).sees_the_plan("live-it")
    clock.goes_on(days=10)
    plain.brings(chat_until(10)).is_called("Kim").sees("Your messages are in")
    plain.opens("/terms").sees("Of your 12 messages, 3 came in that time.", "Worth a talk", "the stricter of 2")
    clock.goes_on(weeks=6)
    plain.opens("/terms").sees("was the day to look at it again").follows("Look at it").presses("It stays as it is")
    plain.sees("You look at it again on")
    plain.main.get_by_text("Pause it or end it").click()
    plain.page.get_by_label("They do").check()
    plain.presses("End it").sees("They ended it on").sees_the_plan("agree-terms")
    plain.opens("/terms/day").fills(day=f"{(START + timedelta(days=20)).date()}").presses("Show it").sees(TERM)


def test_files_are_handed_over_under_names_that_tell_nothing(living: Person) -> None:
    agrees(living).opens("/terms")
    for button, name, said in (
        ("As plain text", "notes.txt", TERM),
        ("Days to look at it again, for a calendar", "dates.ics", "SUMMARY:Look at it again"),
    ):
        with living.page.expect_download() as handed:
            living.presses(button)
        assert handed.value.suggested_filename == name
        assert said in handed.value.path().read_text(encoding="utf-8")


def test_what_another_window_did_to_a_term_is_noticed(living: Person) -> None:
    agrees(living)
    address = living.path
    other = Person(living.page.context.new_page(), living.program).opens(address)
    for person in (living, other):
        person.main.get_by_text("Pause it or end it").click()
    living.presses("End it").sees("You ended it on")
    other.presses("Pause it").sees("changed in another window", "You ended it on")


def test_back_after_a_yes_does_not_undo_it(living: Person) -> None:
    agrees(living)
    living.page.go_back()
    expect(living.heading).to_have_text("Writing and calling")
    if living.page.get_by_role("button", name="No", exact=True).count():
        living.presses("No").sees("changed in another window")
    living.opens("/terms").sees("What you two have", "You both agreed to it")
