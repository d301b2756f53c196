"""While an import is under way: the page may be opened anew, in other tabs, left, and the import cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.children import children, held_still, not_answering
from tests.browser.exports import android, back_and_forth, chat
from tests.browser.person import Person

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

READING = "Your messages are being read"


def test_a_reload_and_a_second_tab_show_the_same_import(person: Person) -> None:
    with held_still(person.program):
        person.brings(android()).sees(READING)
        person.page.reload()
        person.is_at("/messages/work").sees(READING)
        other = Person(person.page.context.new_page(), person.program)
        other.opens("/messages").sees("An import is under way.").follows("See how far it is")
        other.sees(READING)
    for each in (person, other):
        each.sees("Which of these is you?")


def test_a_second_import_waits_for_the_first(person: Person) -> None:
    with held_still(person.program):
        other = Person(person.page.context.new_page(), person.program).opens("/messages")
        person.brings(android()).sees(READING)
        other.page.get_by_label("Exported chat").set_input_files(android().payload)
        other.presses("Bring them in").sees("Another import is still under way")


def test_cancelling_ends_it_and_keeps_nothing(person: Person) -> None:
    with held_still(person.program):
        person.brings(android()).sees(READING).presses("Cancel")
        person.is_at("/messages").sees("Cancelled. Nothing of these files was kept.", "Bring in your messages")
    assert not children(person.program)
    person.opens("/reading").sees("No messages yet")


def test_locking_ends_it(person: Person) -> None:
    person.keeps()
    with held_still(person.program):
        person.brings(android()).sees(READING).locks()
    person.unlocks().is_at("/").opens("/messages").sees("Bring in your messages")
    assert not children(person.program)


@pytest.mark.parametrize("passed", [True, False], ids=["answered", "cancelled"])
def test_the_question_who_is_you_waits_for_an_answer(person: Person, passed: bool) -> None:
    person.brings(android()).sees("Which of these is you?")
    person.opens("/plan").opens("/messages/work").is_at("/messages/who")
    if passed:
        person.is_called("Zoë").sees("Your messages are in")
    else:
        person.presses("Cancel").sees("Cancelled.").opens("/reading").sees("No messages yet")


def test_an_upload_can_be_cancelled_while_it_is_sent(person: Person, context: BrowserContext) -> None:
    person.opens("/messages").page.get_by_label("Exported chat").set_input_files(android().payload)
    context.route("**/messages/files", lambda _route: None)
    person.presses("Bring them in")
    expect(person.page.get_by_role("button", name="Cancel")).to_be_focused()
    person.presses("Cancel").sees("Cancelled. Nothing was kept.")
    person.opens("/reading").sees("No messages yet")


def test_what_was_sent_whole_cannot_be_cancelled_on_the_page_that_sent_it(person: Person) -> None:
    person.opens("/messages")
    with not_answering(person.program):
        person.sends(chat(*back_and_forth("Kim", "Robin"))).sees("Sent. Reading begins.")
        expect(person.page.get_by_role("button", name="Cancel")).to_be_hidden()
    person.sees("Which of these is you?")
