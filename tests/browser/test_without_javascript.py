"""The crossing with JavaScript switched off: less smooth, and all there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.children import held_still
from tests.browser.exports import android, story
from tests.browser.person import HEADLINE, ON_THE_WAY, SAFE, Person

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

    from tests.browser.program import Program


@pytest.fixture
def plain(program: Program, without_script: BrowserContext) -> Person:
    """Give somebody who came in with JavaScript switched off."""
    page = without_script.new_page()
    page.goto(program.link)
    return Person(page, program)


def test_the_whole_crossing_works(plain: Person) -> None:
    plain.follows("Begin").presses("Continue").sees("Please choose an answer.")
    plain.answers_all({**SAFE, **ON_THE_WAY}).is_at("/plan").sees(HEADLINE)
    plain.brings(story()).is_called("Sam").sees("Your messages are in").follows("See what they show")
    plain.follows("Add a date").page.get_by_label("What happened").select_option("breakup")
    plain.fills(day="2026-04-12").presses("Add").sees("Added.")
    plain.follows("To the reading").sees("since the breakup")
    code = plain.keeps()
    plain.follows("I have written it down").fills(code=code).presses("Check it").sees("The recovery code fits.")
    plain.locks().unlocks().is_at("/").sees(HEADLINE)
    plain.presses("Leave").is_at("/bread").sees("Simple flatbread")


def test_an_import_shows_how_far_it_is_and_can_be_cancelled(plain: Person) -> None:
    with held_still(plain.program):
        plain.brings(android()).sees("Your messages are being read").presses("Cancel")
    plain.is_at("/messages").sees("Cancelled. Nothing of these files was kept.")


def test_tables_and_explanations_open(plain: Person) -> None:
    plain.opens("/look").page.get_by_text("As a table").first.click()
    plain.page.get_by_role("table").first.wait_for()
