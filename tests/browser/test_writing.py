"""Writing a message: the review as it is typed, what is offered to send it with, and two tabs of one draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.person import ON_THE_WAY, SAFE, Person

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Route

    from tests.browser.program import Program
    from tests.browser.watching import Watch

OFFERED = {**SAFE, **ON_THE_WAY, "my-answer": ["nothing-yet"]}
HURRIES = "Answer me by tonight or I will stop writing for good."
HARM = "I swear I will kill you both."
KIND = "Thanks for the keys."
STANDS_OUT = "Nothing in it stands out."


@pytest.fixture
def writer(person: Person) -> Person:
    """Give somebody to whom the offer was made, with a draft open."""
    person.has_told(OFFERED)
    return person.opens("/write/own").fills(text=KIND).presses("Look at it").sees(STANDS_OUT)


def test_the_review_follows_what_is_typed_and_nothing_is_lost(writer: Person) -> None:
    field = writer.page.get_by_label("Your message")
    field.fill(HURRIES)
    writer.sees("to look at again")
    expect(field).to_be_focused()
    field.fill(HARM)
    writer.sees("talk to somebody first")
    expect(writer.page.get_by_role("button", name="Copy")).to_have_count(0)
    writer.page.reload()
    expect(field).to_have_value(HARM)


def test_what_is_typed_before_the_scripts_have_come_is_looked_at_too(writer: Person) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    writer.page.route("**/htmx*.js", hold)
    with writer.page.expect_request("**/htmx*.js"):
        writer.page.goto(writer.page.url, wait_until="commit")
    writer.page.get_by_label("Your message").fill(HURRIES)
    held[0].continue_()
    writer.sees("to look at again")


def test_a_tap_on_the_words_leads_to_why(writer: Person) -> None:
    writer.fills(text=HURRIES).sees("to look at again")
    writer.main.locator("a.found").first.click()
    expect(writer.page.locator("#found-1")).to_be_in_viewport()
    writer.page.get_by_role("button", name="Leave it as it is").first.click()
    writer.sees("Left as it is.")


def test_the_message_is_copied_and_handed_to_other_programs(writer: Person) -> None:
    writer.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    writer.presses("Copy")
    expect(writer.page.get_by_role("button", name="Copied.")).to_be_visible()
    assert writer.page.evaluate("() => navigator.clipboard.readText()") == KIND
    link = writer.main.get_by_role("link", name="As a text message")
    expect(link).to_have_attribute("href", "sms:?&body=Thanks%20for%20the%20keys.")


def test_two_tabs_of_one_draft_do_not_overwrite_each_other(writer: Person) -> None:
    other = Person(writer.page.context.new_page(), writer.program).opens(writer.path)
    writer.fills(text=HURRIES).sees("to look at again")
    other.fills(text="Other words.").sees("This draft was changed in another window")
    expect(writer.page.get_by_label("Your message")).to_have_value(HURRIES)
    writer.page.reload()
    expect(writer.page.get_by_label("Your message")).to_have_value(HURRIES)


def test_it_all_works_without_javascript(program: Program, without_script: BrowserContext) -> None:
    page = without_script.new_page()
    page.goto(program.link)
    plain = (
        Person(page, program)
        .follows("Begin")
        .answers_all({question: said for question, said in OFFERED.items() if question != "terms"})
    )
    plain.goes_to("Write").main.get_by_role("link", name="Write it", exact=True).click()
    page.get_by_label("I accept it, plainly").check()
    page.get_by_label("Tell them, and that I hope for more").check()
    plain.presses("Lay it out").sees("It says:")
    plain.fills(text=HURRIES).presses("Look again").sees("to look at again")
    plain.presses("Keep it until tomorrow").sees("Put away until").presses("Take it out again")
    plain.presses("I sent it").presses("Note it as sent").sees("They know. Now wait")


def test_words_stay_where_the_program_has_ended_in_mid_typing(writer: Person, watch: Watch) -> None:
    watch.expected = {500}
    writer.page.route("**/look", lambda route: route.fulfill(status=500, body="broken"))
    writer.fills(text=HURRIES).sees("Your words are still in the field")
    expect(writer.page.get_by_label("Your message")).to_have_value(HURRIES)
    assert all("Response Status Error Code 500" in fault for fault in watch.found())  # htmx tells the console itself
    watch.faults.clear()
