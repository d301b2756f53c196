"""What a phone hands over: staged, and nothing done with it unasked; only the system may hand something over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from goodterms.web import spool
from goodterms.web.place import Place
from goodterms.web.records import Brought
from tests.web.asking import SAFE, answer_all
from tests.web.conftest import ADDRESS
from tests.web.exports import PAIR, linux, open_files
from tests.web.importing import book_of, choose, wait
from tests.web.keeping import after, keep, leads, lock, seen, unlock, visit_of

if TYPE_CHECKING:
    from pathlib import Path

    from django.test.client import _MonkeyPatchedWSGIResponse as Page

NAME = "WhatsApp Chat with Alex.txt"


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder in which uploads lie."""
    monkeypatch.setattr(spool, "HERE", Place(home, None))
    return home / "run"


def handed_over(browser: Client, *files: tuple[str, str], site: str = "none", origin: str = "null") -> Page:
    """Hand files over as the system does, which knows no token and names no origin of ours."""
    strict = Client(enforce_csrf_checks=True, HTTP_HOST=ADDRESS, SERVER_NAME="127.0.0.1")
    strict.cookies = browser.cookies
    uploads = [SimpleUploadedFile(name, text.encode()) for name, text in files or ((NAME, PAIR),)]
    said = {"HTTP_SEC_FETCH_SITE": site, "HTTP_ORIGIN": origin}
    return strict.post("/messages/share", {"files": uploads}, **said)  # type: ignore[arg-type]


def test_what_was_handed_over_is_named_and_waits_for_a_word(browser: Client) -> None:
    answer_all(browser, SAFE)
    answer = handed_over(browser)
    assert leads(answer) == "/messages/shared"
    page = after(browser, answer)
    assert NAME in page
    assert "nothing in them was read" in page
    assert leads(browser.get("/messages/work")) == "/messages"
    assert not book_of(browser).count(Brought)


def test_it_is_brought_in_on_request(browser: Client) -> None:
    answer_all(browser, SAFE)
    handed_over(browser)
    assert leads(browser.post("/messages/shared", {"zone": "UTC"})) == "/messages/work"
    assert wait(browser) == "/messages/who"
    assert choose(browser) == "/messages/done"
    assert book_of(browser).count(Brought) == 1
    assert leads(browser.get("/messages/shared")) == "/messages"


@linux
def test_it_is_dropped_on_request(browser: Client, run: Path) -> None:
    handed_over(browser)
    assert open_files(run)
    assert "Dropped. Nothing of these files was kept." in after(browser, browser.post("/messages/shared/drop"))
    assert not open_files(run)
    assert leads(browser.get("/messages/shared")) == "/messages"


@linux
def test_what_is_handed_over_later_takes_the_place_of_what_was_before(browser: Client, run: Path) -> None:
    handed_over(browser)
    handed_over(browser, ("other.txt", PAIR))
    page = seen(browser.get("/messages/shared"))
    assert "other.txt" in page
    assert NAME not in page
    assert len(open_files(run)) == 1


@linux
def test_while_it_is_locked_nothing_is_taken_and_one_sentence_says_so(browser: Client, run: Path) -> None:
    keep(browser)
    lock(browser)
    answer = handed_over(browser)
    assert leads(answer) == "/messages"
    assert leads(browser.get("/messages")) == "/unlock"
    assert "What is kept is locked; open it, then bring the files in again." in seen(browser.get("/unlock"))
    assert not open_files(run)
    unlock(browser)
    assert leads(browser.get("/messages/shared")) == "/messages"


@linux
def test_locking_drops_what_was_handed_over(browser: Client, run: Path) -> None:
    keep(browser)
    handed_over(browser)
    lock(browser)
    assert not open_files(run)
    unlock(browser)
    assert leads(browser.get("/messages/shared")) == "/messages"


def test_removing_everything_about_them_drops_it_too(browser: Client) -> None:
    handed_over(browser)
    visit_of(browser).drop_theirs()
    assert leads(browser.get("/messages/shared")) == "/messages"


def test_a_zone_that_does_not_exist_is_refused_and_the_files_wait_on(browser: Client) -> None:
    handed_over(browser)
    assert "Mars" in after(browser, browser.post("/messages/shared", {"zone": "Mars/Olympus"}))
    assert NAME in seen(browser.get("/messages/shared"))


def test_handing_over_nothing_is_said(browser: Client) -> None:
    strict = Client(HTTP_HOST=ADDRESS, SERVER_NAME="127.0.0.1")
    strict.cookies = browser.cookies
    answer = strict.post("/messages/share", {"text": "hello"}, HTTP_SEC_FETCH_SITE="none")
    assert "Choose at least one file first." in after(browser, answer)


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_no_page_of_anybody_else_hands_something_over(browser: Client, site: str) -> None:
    answer = handed_over(browser, site=site, origin="http://evil.example")
    assert answer.status_code == 404
    assert not visit_of(browser).shared


@pytest.mark.parametrize("path", ["/messages/files", "/messages/shared", "/lock", "/messages/share/"])
def test_the_system_changes_nothing_else(browser: Client, path: str) -> None:
    assert browser.post(path, HTTP_SEC_FETCH_SITE="none", HTTP_ORIGIN="null").status_code == 404


def test_a_stranger_hands_nothing_over(stranger: Client) -> None:
    assert handed_over(stranger).status_code == 404


def test_bringing_and_dropping_need_the_token(browser: Client) -> None:
    handed_over(browser)
    strict = Client(enforce_csrf_checks=True, HTTP_HOST=ADDRESS, HTTP_ORIGIN=f"http://{ADDRESS}")
    strict.cookies = browser.cookies
    for path in ("/messages/shared", "/messages/shared/drop"):
        assert strict.post(path).status_code == 403
    assert visit_of(browser).shared
