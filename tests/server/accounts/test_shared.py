"""What a phone hands over to a server: staged sealed, found by every node, gone with the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from goodterms.server.models import Staged
from goodterms.server.uploads import StagedFile
from goodterms.server.visits import Here, StoredVisits
from tests.server.conftest import HOST
from tests.web.exports import PAIR
from tests.web.keeping import after, leads, lock, seen

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test.client import _MonkeyPatchedWSGIResponse as Page

NAME = "WhatsApp Chat with Alex.txt"


def handed_over(browser: Client, text: str = PAIR, site: str = "none") -> Page:
    strict = Client(enforce_csrf_checks=True, HTTP_HOST=HOST, SERVER_NAME="localhost", SERVER_PORT="8000")
    strict.cookies = browser.cookies
    said = {"HTTP_SEC_FETCH_SITE": site, "HTTP_ORIGIN": "null"}
    return strict.post("/messages/share", {"files": SimpleUploadedFile(NAME, text.encode())}, **said)  # type: ignore[arg-type]


def test_it_lies_sealed_and_is_named_on_a_page_inside(keeper: Callable[[str], Client]) -> None:
    browser = keeper("robin")
    answer = handed_over(browser)
    assert leads(answer) == "/messages/shared"
    assert NAME in after(browser, answer)
    (row,) = Staged.objects.all()
    assert b"Alex" not in bytes(row.body)


def test_it_is_dropped_on_request(keeper: Callable[[str], Client]) -> None:
    browser = keeper("robin")
    handed_over(browser)
    assert "Dropped." in after(browser, browser.post("/messages/shared/drop"))
    assert not Staged.objects.exists()


def test_what_comes_later_takes_its_place(keeper: Callable[[str], Client]) -> None:
    browser = keeper("robin")
    handed_over(browser)
    handed_over(browser, PAIR * 2)
    assert Staged.objects.count() == 1


def test_bringing_it_in_begins_an_import(keeper: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch) -> None:
    from goodterms.server import imports

    begun: list[tuple[str, ...]] = []
    monkeypatch.setattr(
        imports.Runner, "start", lambda self: begun.append(tuple(file.name for file in self._so_far.files))
    )
    browser = keeper("robin")
    handed_over(browser)
    assert leads(browser.post("/messages/shared", {"zone": "UTC"})) == "/messages/work"
    assert begun == [(NAME,)]
    assert leads(browser.get("/messages/shared")) == "/messages"
    assert Staged.objects.count() == 1


def test_locking_drops_it(keeper: Callable[[str], Client]) -> None:
    browser = keeper("robin")
    handed_over(browser)
    lock(browser)
    assert not Staged.objects.exists()


def test_while_it_is_locked_nothing_is_taken_and_one_sentence_says_so(keeper: Callable[[str], Client]) -> None:
    browser = keeper("robin")
    lock(browser)
    browser.get("/")
    handed_over(browser)
    assert not Staged.objects.exists()
    assert "What is kept is locked; open it, then bring the files in again." in seen(browser.get("/unlock"))


def test_before_there_is_a_passphrase_nothing_is_taken(signed_in: Callable[[str], Client]) -> None:
    browser = signed_in("robin")
    browser.get("/")
    handed_over(browser)
    assert not Staged.objects.exists()
    assert "Choose your passphrase first, then bring the files in again." in seen(browser.get("/keep"))


def test_signed_out_nothing_is_taken(stranger: Client) -> None:
    assert leads(handed_over(stranger)) == "/account/in"
    assert not Staged.objects.exists()


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_no_page_of_anybody_else_hands_something_over(keeper: Callable[[str], Client], site: str) -> None:
    assert handed_over(keeper("robin"), site=site).status_code == 404
    assert not Staged.objects.exists()


def test_it_can_be_installed_there_too(keeper: Callable[[str], Client]) -> None:
    browser = keeper("robin")
    assert b'rel="manifest"' in browser.get("/").content
    assert b"The server cannot be reached" in browser.get("/offline").content
    assert b"addAll" in browser.get("/worker").content


def two_requests(browser: Client) -> tuple[StoredVisits, Here, Here]:
    """Give a visit as two requests at once read it."""
    store, word = StoredVisits(), browser.cookies[settings.VISIT_COOKIE_NAME].value
    one, other = store.find(word), store.find(word)
    assert one
    assert other
    return store, one, other


def stage(here: Here) -> None:
    file = StagedFile(here, NAME)
    file.write(PAIR.encode())
    here.shared = (file,)


def test_a_request_beside_it_takes_nothing_from_what_is_handed_over(keeper: Callable[[str], Client]) -> None:
    store, one, other = two_requests(keeper("robin"))
    one.notes = ["said once"]
    store.save(one)
    stage(other)
    store.save(other)
    found = store.find(one.token)
    assert found
    assert (found.notes, [file.name for file in found.shared]) == (["said once"], [NAME])


def test_what_is_handed_over_while_it_is_locked_opens_nothing_and_is_gone(keeper: Callable[[str], Client]) -> None:
    store, one, other = two_requests(keeper("robin"))
    one.forget()
    store.save(one)
    stage(other)
    store.save(other)
    found = store.find(one.token)
    assert found
    assert found.key is None
    assert not Staged.objects.exists()
