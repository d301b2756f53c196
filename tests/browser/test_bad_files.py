"""Files that are no chats: one sentence says so, and nothing is left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from goodterms.web.spool import MOST_FILES
from tests.browser.exports import File, android, back_and_forth, chat, photo, truncated, zipped

if TYPE_CHECKING:
    from tests.browser.person import Person

CHAT = chat(*back_and_forth("Kim", "Robin"))


def _files() -> dict[str, tuple[File, str]]:
    return {
        "truncated": (truncated(zipped(android())), "WhatsApp Chat.zip"),
        "empty": (File("empty.txt", b""), "empty.txt"),
        "photo": (photo(), "IMG_0042.png"),
        "zip-of-a-photo": (zipped(photo()), "WhatsApp Chat.zip"),
        "json-of-something-else": (File("result.json", b'{"bread": 3}'), "result.json"),
    }


@pytest.mark.parametrize("kind", _files())
def test_a_file_that_is_no_chat_is_named_and_nothing_is_kept(person: Person, kind: str) -> None:
    file, named = _files()[kind]
    person.brings(file).is_at("/messages")
    said = person.main.get_by_role("alert")
    expect(said).to_contain_text(named)
    expect(person.page.get_by_label("Exported chat")).to_be_focused()
    expect(person.heading).to_have_text("Bring in your messages")
    person.opens("/reading").sees("No messages yet")
    person.brings(CHAT).is_called("Kim").sees("60 new messages came in.")


def test_a_good_file_beside_a_bad_one_is_not_lost_in_silence(person: Person) -> None:
    person.brings(CHAT, photo()).is_at("/messages").sees("IMG_0042.png")


def test_after_a_refused_upload_the_same_page_takes_a_good_file(person: Person) -> None:
    person.opens("/messages").page.evaluate("() => void (globalThis.opened = 'once')")
    person.sends(*[CHAT] * (MOST_FILES + 1)).sees(f"more than {MOST_FILES} files")
    assert person.page.evaluate("() => globalThis.opened") == "once"
    expect(person.page.get_by_label("Exported chat")).to_be_focused()
    person.sends(CHAT).is_called("Kim").sees("60 new messages came in.")
