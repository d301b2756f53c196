"""The whole crossing, as a person walks it: by clicking, with their own messages, and back again the next day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.exports import ZOE, android, telegram, zipped
from tests.browser.person import HEADLINE, ON_THE_WAY, SAFE

if TYPE_CHECKING:
    from tests.browser.person import Person

BREAKUP = "2026-10-10"


def test_from_the_first_page_to_the_next_day(person: Person) -> None:
    person.sees("They said: let’s be friends.").follows("Begin")
    person.answers_all({**SAFE, **ON_THE_WAY}).is_at("/plan").sees(HEADLINE, "What to do next")
    _brings_both_apps(person)
    _adds_the_breakup(person)
    code = _keeps(person)
    person.locks().sees("Locked").unlocks()
    _finds_everything(person)
    person.program.stop()
    person.program.start()
    person.comes_in().is_at("/unlock").unlocks()
    _finds_everything(person)
    assert code.count("-") == 6


def _brings_both_apps(person: Person) -> None:
    person.goes_to("Messages").sees("Bring in your messages")
    person.brings(zipped(android())).is_called(ZOE).sees("Your messages are in", "new messages came in.")
    person.brings(telegram()).sees("Your messages are in", "new messages came in.")
    person.brings(android()).sees("There was nothing new in it", "were here already, and are counted once.")
    person.follows("See what they show").is_at("/reading").sees("conversations, ", "in 100 (from")


def _adds_the_breakup(person: Person) -> None:
    before = person.main.inner_text()
    assert "since the breakup" not in before
    person.follows("Add a date").page.get_by_label("What happened").select_option("breakup")
    person.fills(day=BREAKUP).presses("Add").sees("Added.")
    person.follows("To the reading").sees("since the breakup", "The breakup")
    assert person.main.inner_text() != before


def _keeps(person: Person) -> str:
    person.page.get_by_role("contentinfo").get_by_role("link", name="Keep this").click()
    code = person.sees("Keep this?").keeps()
    person.follows("I have written it down").fills(code=code.lower()).presses("Check it")
    person.is_at("/").sees("The recovery code fits.")
    return code


def _finds_everything(person: Person) -> None:
    expect(person.page).to_have_url(person.program.address + "/")
    person.sees(HEADLINE).goes_to("Plan").sees("What to do next")
    person.goes_to("Reading").sees("since the breakup", "The breakup")
    person.goes_to("Messages").sees("Your messages", "Jamie")
    person.opens("/answers").sees("To get back together")
