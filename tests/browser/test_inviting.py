"""An invitation between two browsers: who asks at a desk, and who is asked on a phone, without JavaScript."""

from __future__ import annotations

import urllib.request
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.error import HTTPError

import pytest
from playwright.sync_api import expect

from tests.browser.clock import Clock
from tests.browser.guests import guests_served
from tests.browser.person import Person
from tests.browser.scenes.inviting import fills_in, is_ready, link_of
from tests.browser.search import found_below, word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, ViewportSize

    from tests.browser.program import Program
    from tests.browser.watching import Watch

DESK: ViewportSize = {"width": 1280, "height": 900}
THREE, WEEK = "At most three messages a day from each.", "At most ten messages a week from each."
WORDS = "No flumberquist after nine, please."
PREVIEW = "WhatsApp/2.23.20.0"


@pytest.fixture
def clock(tmp_path: Path) -> Clock:
    """Give the clock of both programs."""
    return Clock(tmp_path / "clock")


@pytest.fixture
def owner(new_context: Callable[..., BrowserContext], program: Program, watch: Watch) -> Iterator[Person]:
    """Give somebody at a desk who keeps what they tell, with the pages of guests beside theirs."""
    watch.expected = {404}
    page = new_context().new_page()
    page.set_viewport_size(DESK)
    page.goto(program.link)
    person = is_ready(Person(page, program))
    person.keeps()
    with guests_served(program):
        yield person


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext], program: Program) -> Person:
    """Give somebody with a phone, in whose browser no script runs."""
    return Person(new_context(java_script_enabled=False).new_page(), program)


def invites(owner: Person) -> str:
    """Make an invitation, and give its link."""
    owner.opens("/terms/invite")
    fills_in(owner).presses("Look at it").presses("Make the link").sees("Your link is ready")
    link = link_of(owner)
    owner.presses("I have copied it").sees("It lies with them")
    return link


def answers(phone: Person, link: str) -> str:
    """Open a link, and answer; give the link back."""
    phone.page.goto(link)
    phone.presses("Open").sees("Your link back")
    back = phone.page.get_by_label("Keep it where only you look").input_value()
    phone.follows("Go on").follows("Answer")
    phone.page.get_by_label(THREE).check()
    phone.presses("Go on").fills(words=WORDS).presses("Go on").presses("Send it").sees("What you answered")
    return back


def status(address: str) -> int:
    """Ask for a page as a messenger does that shows what is behind a link."""
    asked = urllib.request.Request(address, headers={"User-Agent": PREVIEW})  # noqa: S310 (our own address)
    try:
        with urllib.request.urlopen(asked) as page:  # noqa: S310
            assert b"Kim" not in page.read()
            return int(page.status)
    except HTTPError as problem:
        return problem.code


def test_it_is_answered_changed_and_taken_back(owner: Person, phone: Person, program: Program, clock: Clock) -> None:
    link = invites(owner)
    assert [status(link) for _ in range(2)] == [200, 200]
    back = answers(phone, link)
    assert path_of(phone) == "/"
    owner.opens("/terms").sees("They answered your invitation", THREE)
    owner.opens("/terms/invite").sees("They answered", THREE, WORDS)
    clock.goes_on(days=30)
    phone.page.goto(back)
    phone.presses("Open").sees("What you answered", "What Kim keeps to")
    phone.main.get_by_role("link", name="Change it").first.click()
    phone.page.get_by_label(THREE).uncheck()
    phone.page.get_by_label(WEEK).check()
    phone.presses("Go on").presses("Go on").presses("Send the change").sees(WEEK)
    owner.opens("/terms/invite").sees("They changed what they answered", WEEK)
    expect(owner.main).not_to_contain_text(THREE)
    phone.presses("Take all of it back").sees("asks what you are comfortable with")
    owner.opens("/terms/invite").sees("They took back what they had answered")
    assert not list(found_below(program.home, [word(WORDS), word("flumberquist"), word(THREE)]))


def test_a_first_link_is_spent_by_whoever_opens_it_first(owner: Person, phone: Person) -> None:
    link = invites(owner)
    phone.page.goto(link)
    phone.presses("Open").sees("Your link back")
    owner.page.goto(link)
    owner.presses("Open").sees("This link opens nothing")


def test_a_no_is_final(owner: Person, phone: Person, clock: Clock) -> None:
    phone.page.goto(invites(owner))
    phone.presses("Open").follows("Go on").follows("Say no")
    phone.page.get_by_label("do not want to be asked again").check()
    phone.presses("Say no").sees("You said no")
    clock.goes_on(days=1)
    owner.opens("/terms/invite").sees("asked not to be asked again", "Inviting them is closed")
    owner.opens("/steps/remove").presses("Remove it").sees("That you invited them")
    clock.goes_on(days=1000)
    owner.opens("/terms/invite").sees("asked not to be asked again. That is final")


def test_after_three_weeks_without_an_answer_there_is_one_more(owner: Person, phone: Person, clock: Clock) -> None:
    link = invites(owner)
    phone.page.goto(link)
    phone.presses("Open").follows("Go on").sees("asks what you are comfortable with")
    clock.goes_on(days=timedelta(weeks=3).days + 1)
    phone.page.reload()
    phone.sees("There is nothing here")
    owner.opens("/terms/invite").sees("no answer came", "This is the last one")


def test_erased_it_leaves_nothing_but_that_it_ended(owner: Person, phone: Person) -> None:
    back = answers(phone, invites(owner))
    owner.opens("/terms").sees(THREE)
    phone.follows("Erase everything").presses("Erase it").sees("Nothing is open here any more")
    phone.page.goto(back)
    phone.presses("Open").sees("This link opens nothing")
    owner.opens("/terms/invite").sees("They took back everything they answered")
    expect(owner.opens("/terms").main).not_to_contain_text("What you keep to: " + THREE)


def path_of(person: Person) -> str:
    return person.page.url.removeprefix(person.program.guests)
