"""The Back button: nothing is sent twice, and what was left is not shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.browser.person import HEADLINE, ON_THE_WAY, SAFE, Person, where

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext

    from tests.browser.program import Program
    from tests.browser.watching import Watch

PERSONAL = (HEADLINE, "To get back together", "What to do next")


def _answers_a_question(person: Person) -> tuple[str, str]:
    person.has_told(SAFE).opens(where("goal")).answers("goal", "friendship").sees("Who said “let’s be friends”?")
    return where("goal"), where("who-offered")


def _answers_nothing(person: Person) -> tuple[str, str]:
    person.opens("/answers").opens(where("thoughts")).presses("Continue").sees("Please choose an answer.")
    return "/answers", where("thoughts")


def _adds_a_date(person: Person) -> tuple[str, str]:
    person.opens("/reading/dates").page.get_by_label("What happened").select_option("breakup")
    person.fills(day="2026-10-10").presses("Add").sees("Added.")
    return "/reading/dates", "/reading/dates"


def _saves_the_settings(person: Person) -> tuple[str, str]:
    person.opens("/settings").presses("Save").sees("Saved.")
    return "/settings", "/settings"


def _keeps_it(person: Person) -> tuple[str, str]:
    person.keeps()
    return "/settings", "/keep/code"


def _opens_it(person: Person) -> tuple[str, str]:
    person.has_told(SAFE).keeps()
    person.opens("/answers").locks().unlocks().is_at("/")
    return "/", "/"


FORMS = (_answers_a_question, _answers_nothing, _adds_a_date, _saves_the_settings, _keeps_it, _opens_it)


@pytest.mark.parametrize("sends", FORMS, ids=lambda sends: sends.__name__.strip("_").replace("_", "-"))
def test_back_after_a_form_sends_nothing_again(person: Person, sends: Callable[[Person], tuple[str, str]]) -> None:
    before, after = sends(person)
    sent: list[str] = []
    person.is_at(after).page.on("request", lambda request: sent.append(request.method))
    person.page.go_back()
    person.is_at(before)
    expect(person.heading).to_be_visible()
    person.page.go_forward()
    person.is_at(after)
    expect(person.heading).to_be_visible()
    assert set(sent) == {"GET"}


def test_back_after_locking_shows_nothing_personal(person: Person) -> None:
    person.has_told({**SAFE, **ON_THE_WAY}).keeps()
    person.opens("/plan").sees(HEADLINE).opens("/answers").locks()
    for _ in range(3):
        person.page.go_back()
        _shows_nothing(person.page)


def _leaves_by_a_click(page: Page) -> None:
    page.get_by_role("button", name="Leave").click()


def _leaves_by_the_keyboard(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


@pytest.mark.parametrize("leave", [_leaves_by_a_click, _leaves_by_the_keyboard])
@pytest.mark.parametrize("kept", [True, False], ids=["kept", "in-memory"])
def test_back_after_leaving_shows_nothing_personal(
    person: Person, watch: Watch, leave: Callable[[Page], None], kept: bool
) -> None:
    watch.expected = {404}
    person.has_told({**SAFE, **ON_THE_WAY})
    if kept:
        person.keeps()
    person.opens("/plan").sees(HEADLINE).opens("/answers").sees("Your answers")
    leave(person.page)
    person.is_at("/bread").sees("Simple flatbread")
    for _ in range(3):
        person.page.go_back()
        _shows_nothing(person.page)


def test_back_after_leaving_without_javascript_shows_nothing_personal(
    program: Program, without_script: BrowserContext, watch: Watch
) -> None:
    watch.expected = {404}
    page = without_script.new_page()
    page.goto(program.link)
    person = Person(page, program).has_told({**SAFE, **ON_THE_WAY})
    person.opens("/plan").sees(HEADLINE).opens("/answers").presses("Leave").is_at("/bread").sees("Simple flatbread")
    for _ in range(2):
        page.go_back()
        _shows_nothing(page)


def test_a_shift_held_with_another_key_is_no_leaving(person: Person) -> None:
    person.has_told({**SAFE, **ON_THE_WAY}).opens("/plan").sees(HEADLINE)
    for _ in range(4):
        person.page.keyboard.press("Shift+Tab")
    person.is_at("/plan").sees(HEADLINE)


def _shows_nothing(page: Page) -> None:
    shown = page.content()
    assert not [said for said in PERSONAL if said in shown]
