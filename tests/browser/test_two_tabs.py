"""Two tabs of one browser: what happens in one of them holds in the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.person import HEADLINE, ON_THE_WAY, SAFE, Person

if TYPE_CHECKING:
    from tests.browser.watching import Watch

QUARTER_OF_AN_HOUR = 15 * 60 * 1000


@pytest.fixture
def other(person: Person) -> Person:
    """Give the same person at a second tab."""
    return Person(person.page.context.new_page(), person.program)


def test_a_date_changed_in_one_is_not_overwritten_by_the_other(person: Person, other: Person) -> None:
    person.opens("/reading/dates").page.get_by_label("What happened").select_option("breakup")
    person.fills(day="2026-10-10").presses("Add").sees("10 October 2026")
    person.opens("/reading/dates/1")
    other.opens("/reading/dates/1").fills(day="2026-10-12").presses("Save").sees("12 October 2026")
    person.fills(day="2026-09-01").presses("Save").sees("This was changed in another window", "12 October 2026")


def test_locking_one_closes_the_other(person: Person, other: Person) -> None:
    person.has_told({**SAFE, **ON_THE_WAY}).keeps()
    other.opens("/plan").sees(HEADLINE)
    person.opens("/answers").locks()
    other.is_at("/unlock").sees("Locked")
    other.unlocks().is_at("/").sees(HEADLINE)


def test_leaving_one_hides_the_other(person: Person, other: Person, watch: Watch) -> None:
    watch.expected = {404}
    person.has_told({**SAFE, **ON_THE_WAY})
    other.opens("/plan").sees(HEADLINE)
    person.opens("/answers").presses("Leave")
    for each in (person, other):
        each.is_at("/bread").sees("Simple flatbread")
        each.opens("/plan")
        assert HEADLINE not in each.page.content()


def test_a_touch_in_one_keeps_both_open_and_none_closes_both(person: Person, other: Person) -> None:
    person.page.context.clock.install()
    person.has_told({**SAFE, **ON_THE_WAY}).keeps()
    person.opens("/plan").sees(HEADLINE)
    other.opens("/answers").sees("Your answers")
    person.page.context.clock.fast_forward(QUARTER_OF_AN_HOUR - 60_000)
    other.page.keyboard.press("ArrowDown")
    expect(other.heading).to_be_visible()
    person.page.context.clock.fast_forward(120_000)
    person.is_at("/plan").sees(HEADLINE)
    person.page.context.clock.fast_forward(QUARTER_OF_AN_HOUR)
    for each in (person, other):
        each.is_at("/unlock").sees("Locked")
