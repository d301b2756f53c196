"""On a phone, 390 by 844: what matters stands on the first screen, side by side where it fits, and nothing is cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.browser.person import Person


def _end(of: Locator) -> float:
    """Give where something ends, from the top of the window."""
    box = of.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


def test_the_way_on_from_the_question_about_fear_stands_on_the_first_screen(person: Person) -> None:
    person.opens("/questions").answers("thoughts", "no")
    bar = person.page.get_by_role("navigation").bounding_box()
    assert bar is not None
    assert _end(person.page.get_by_role("button", name="Continue")) < bar["y"]
    source = person.main.get_by_text("HARK: Sohal et al. 2007")
    expect(source).to_be_hidden()
    person.page.get_by_text("Where this wording is from").click()
    expect(source).to_be_visible()
