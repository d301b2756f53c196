"""Names and words that were made to break a page: they are shown as what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.every_page import too_wide
from tests.browser.exports import File, back_and_forth, chat, telegram_of

if TYPE_CHECKING:
    from tests.browser.person import Person

SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(1)>'
TEMPLATE = "{{ 7|add:1 }}{% debug %}{}"
RIGHT_TO_LEFT = "نور الهدى"
TURNED = "exe.gpj\u202etxt"
LONG = "Wolkenkuckucksheim" * 11 + "ab"
NAMES = {"script": SCRIPT, "image": IMAGE, "template": TEMPLATE, "right-to-left": RIGHT_TO_LEFT, "long": LONG}
WORDS = "never <b>again</b> & {so} " * 1000
PAGES = ("/messages/done", "/messages", "/reading", "/reading/dates", "/")


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_stays_a_name(person: Person, name: str) -> None:
    person.brings(telegram_of(name, "Robin")).sees("Which of these is you?", name[:60])
    assert not too_wide(person.page)
    person.is_called("Robin").sees("Your messages are in")
    person.opens("/messages").sees(name[:60])
    for path in PAGES:
        assert not too_wide(person.opens(path).page), path


@pytest.mark.parametrize("name", [SCRIPT, IMAGE, RIGHT_TO_LEFT], ids=["script", "image", "right-to-left"])
def test_what_they_are_called_stays_a_name(person: Person, name: str) -> None:
    person.brings(chat(*back_and_forth("Kim", "Robin")))
    person.sees("Which of these is you?").fills(called=name).is_called("Kim").sees("Your messages are in")
    person.opens("/messages").sees(name)
    person.opens("/reading").sees(name)


@pytest.mark.parametrize("name", [IMAGE, TURNED, "x" * 300], ids=["image", "turned", "long"])
def test_the_name_of_a_file_stays_a_name(person: Person, name: str) -> None:
    export = chat(*back_and_forth("Kim", "Robin"))
    person.brings(File(f"{name}.txt", export.content)).is_called("Kim").sees("Your messages are in")
    assert "\u202e" not in person.main.inner_text()
    assert not too_wide(person.page)


def test_a_message_of_four_thousand_words_is_a_message(person: Person) -> None:
    assert len(WORDS.split()) == 4000
    person.brings(chat(*back_and_forth("Kim", "Robin"), ("Kim", WORDS)))
    person.sees("Which of these is you?").page.get_by_label("Keep the words as well").check()
    person.is_called("Kim").sees("61 new messages came in.")
