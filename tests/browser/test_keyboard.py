"""Everything with the keyboard alone, and always to be seen where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.person import ON_THE_WAY, SAFE, TOO_SHORT

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.person import Person

STOPS = """() => {
  const at = document.activeElement;
  const shape = getComputedStyle(at.closest(".choices label") ?? at);
  return [at.textContent.trim() || at.value || at.name, shape.outlineStyle !== "none" && shape.outlineWidth !== "0px"];
}"""
HEAD = ["Skip to the page", "Leave", "Good Terms", "Plan", "Write", "Terms", "Messages", "Reading", "Settings", "Help"]


def _stops(page: Page, many: int) -> list[tuple[str, bool]]:
    found = []
    for _ in range(many):
        page.keyboard.press("Tab")
        found.append(tuple(page.evaluate(STOPS)))
    return found


def test_the_stops_come_in_the_order_of_the_page_and_are_seen(person: Person) -> None:
    stops = _stops(person.page, len(HEAD) + 4)
    assert [name for name, _ in stops] == [
        *HEAD,
        "Begin",
        "Look around with an invented story",
        "Help now",
        "I have a copy from another computer",
    ]
    assert all(seen for _, seen in stops)


def test_the_first_stop_leads_past_the_head(person: Person) -> None:
    person.page.keyboard.press("Tab")
    person.page.keyboard.press("Enter")
    expect(person.page.get_by_role("main")).to_be_focused()
    (stop,) = _stops(person.page, 1)
    assert stop == ("Begin", True)


def test_a_question_is_answered_without_a_mouse_and_the_next_one_is_read_out(person: Person) -> None:
    person.follows("Begin").sees("ending your life")
    person.page.get_by_role("radio", name="No", exact=True).focus()
    for key in ("Space", "Tab", "Enter"):
        person.page.keyboard.press(key)
    expect(person.heading).to_contain_text("Within the last year, have you been humiliated, afraid")
    expect(person.heading).to_be_focused()
    first, second = _stops(person.page, 2)
    assert first[1]
    assert second[1]


def test_what_is_wrong_takes_the_focus(person: Person) -> None:
    person.follows("Begin").presses("Continue").sees("Please choose an answer.")
    expect(person.main.get_by_role("alert")).to_be_focused()
    person.opens("/keep").fills(passphrase=TOO_SHORT, again=TOO_SHORT).presses("Keep it").sees("That is too short")
    expect(person.main.get_by_role("alert")).to_be_focused()
    person.follows("That is too short; take at least 12 characters, such as four or five words.")
    expect(person.page.locator("#passphrase")).to_be_focused()


def test_explanations_open_by_the_keyboard(person: Person) -> None:
    person.has_told({**SAFE, **ON_THE_WAY}).opens("/plan")
    person.page.get_by_text("What speaks for and against it").focus()
    person.page.keyboard.press("Enter")
    expect(person.page.get_by_role("heading", name="For it", exact=True)).to_be_visible()


def test_a_date_is_added_by_the_keyboard(person: Person) -> None:
    person.opens("/reading/dates").page.get_by_label("What happened").focus()
    person.page.keyboard.type("The breakup")
    person.page.keyboard.press("Tab")
    person.page.keyboard.type("10102026")
    person.page.keyboard.press("Enter")
    person.sees("Added.", "10 October 2026")
