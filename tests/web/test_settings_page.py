"""Settings: when it locks, whose helplines come first, the words of messages, the passphrase and the code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from goodterms.vault import BrokenVault
from goodterms.web.database import DatabaseTable, file
from goodterms.web.records import Month, Preferences, Words
from goodterms.web.store import Book
from tests.web import examples
from tests.web.conftest import ADDRESS, PASSPHRASE, Clock
from tests.web.keeping import (
    OTHER,
    after,
    another_browser,
    code_of,
    keep,
    kept_with_code,
    leads,
    lock,
    path_on,
    seen,
    unlock,
    visit_of,
)

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client

CALM = {"idle": "15", "country": ""}


def preferences(browser: Client) -> Preferences:
    found = visit_of(browser).book().record(Preferences)
    assert found
    return found


def test_before_anything_is_kept_only_what_makes_sense_is_offered(browser: Client) -> None:
    page = seen(browser.get("/settings"))
    assert "Nothing is kept yet" in page
    assert "Keep this" in page
    assert "Bring back a copy" in page
    for kept in ("Passphrase", "Recovery code", "Where it lies", "Delete everything"):
        assert kept not in page


def test_the_page_says_where_it_lies(browser: Client, home: Path) -> None:
    keep(browser)
    page = browser.get("/settings")
    assert "sealed, in one file:" in seen(page)
    assert path_on(page) == str(home / "vault.sqlite3")


def test_what_is_chosen_is_kept(browser: Client) -> None:
    keep(browser)
    answer = browser.post("/settings", {"idle": "60", "country": "DE", "words": "1"})
    assert "Saved." in after(browser, answer)
    lock(browser)
    unlock(browser)
    kept = preferences(browser)
    assert (kept.idle_minutes, kept.country, kept.keep_words) == (60, "DE", True)
    assert 'data-idle="3600"' in browser.get("/settings").content.decode()


def test_words_are_not_kept_at_first(browser: Client) -> None:
    assert Preferences().keep_words is False
    assert 'name="words" value="1">' in browser.get("/settings").content.decode()


@pytest.mark.parametrize("idle", ["", "0", "7", "-5", "5.0", "999999", "five"])
def test_a_time_that_is_not_listed_is_refused(browser: Client, idle: str) -> None:
    page = after(browser, browser.post("/settings", {"idle": idle}))
    assert "one of the times that are listed" in page


def test_a_shorter_time_holds_at_once_in_every_window(browser: Client, home: Path, clock: Clock) -> None:
    keep(browser)
    other = another_browser(home)
    unlock(other)
    browser.post("/settings", {**CALM, "idle": "5"})
    clock.pass_minutes(5)
    assert leads(browser.get("/settings")) == "/unlock"
    assert leads(other.get("/settings")) == "/unlock"


def test_a_page_from_before_a_change_elsewhere_deletes_no_words(browser: Client) -> None:
    version = re.findall(r'name="version" value="(\d+)"', browser.get("/settings").content.decode())[0]
    book = visit_of(browser).book()
    book.put(Preferences(keep_words=True))
    book.add(examples.words_of_a_month())
    answer = browser.post("/settings", {**CALM, "version": version}, HTTP_REFERER=f"http://{ADDRESS}/settings")
    assert "changed in another window" in after(browser, answer)
    assert book.count(Words) == 1


def test_switching_the_words_off_forgets_them_at_once_and_leaves_the_numbers(browser: Client) -> None:
    keep(browser)
    book = visit_of(browser).book()
    book.put(Preferences(keep_words=True))
    book.add(examples.words_of_a_month())
    book.add(examples.a_month())
    rows = DatabaseTable(book.account).every()
    assert "words of your messages are deleted" in after(browser, browser.post("/settings", CALM))
    book = visit_of(browser).book()
    assert (book.count(Words), book.count(Month)) == (0, 1)
    left = DatabaseTable(book.account).every()
    (gone,) = {row.id: row for row in rows}.keys() - {row.id: row for row in left}.keys()
    body = next(row.body for row in rows if row.id == gone)
    on_disk = b"".join(path.read_bytes() for path in file().parent.glob("vault.sqlite3*"))
    assert body[100:164] not in on_disk
    assert next(row.body for row in left)[100:164] in on_disk


def test_a_new_passphrase_opens_and_the_old_one_does_not(browser: Client) -> None:
    code = kept_with_code(browser)
    answer = browser.post("/settings/passphrase", {"old": PASSPHRASE, "passphrase": OTHER, "again": OTHER})
    assert leads(answer) == "/keep/code"
    new = code_of(browser)
    assert new != code
    lock(browser)
    assert "does not fit" in after(browser, unlock(browser, PASSPHRASE))
    assert leads(unlock(browser, OTHER)) == "/"
    assert "it does not fit" in after(browser, browser.post("/keep/check", {"code": code}))
    assert "The recovery code fits" in after(browser, browser.post("/keep/check", {"code": new}))


def test_a_new_passphrase_makes_rows_from_before_unreadable(browser: Client) -> None:
    keep(browser)
    visit = visit_of(browser)
    old = Book(DatabaseTable(visit.account), visit.account, visit.open_key)
    old.put(Preferences(country="DE"))
    rows = DatabaseTable(visit.account).every()
    browser.post("/settings/passphrase", {"old": PASSPHRASE, "passphrase": OTHER, "again": OTHER})
    now = visit.book()
    assert now.record(Preferences) == Preferences(country="DE")
    with pytest.raises(BrokenVault):
        old.check()
    with pytest.raises(BrokenVault):
        old.put(Preferences(country="FR"))
    with DatabaseTable(visit.account).writing():
        DatabaseTable(visit.account).write(rows)
    with pytest.raises(BrokenVault):
        now.check()


def test_a_wrong_old_passphrase_changes_nothing(browser: Client) -> None:
    keep(browser)
    answer = browser.post("/settings/passphrase", {"old": OTHER, "passphrase": OTHER, "again": OTHER})
    assert "does not fit" in after(browser, answer)
    lock(browser)
    assert leads(unlock(browser)) == "/"


def test_a_new_passphrase_locks_every_other_window(browser: Client, home: Path) -> None:
    keep(browser)
    other = another_browser(home)
    unlock(other)
    browser.post("/settings/passphrase", {"old": PASSPHRASE, "passphrase": OTHER, "again": OTHER})
    assert leads(other.get("/settings")) == "/unlock"
    assert visit_of(browser).state == "open"


def test_the_page_says_that_old_copies_open_with_the_old_passphrase(browser: Client) -> None:
    keep(browser)
    assert "still open with the old passphrase" in seen(browser.get("/settings/passphrase"))


def test_a_new_recovery_code_needs_the_passphrase_and_ends_the_one_before(browser: Client) -> None:
    code = kept_with_code(browser)
    browser.post("/keep/check", {"code": code})
    assert "does not fit" in after(browser, browser.post("/settings/code", {"passphrase": OTHER}))
    assert leads(browser.post("/settings/code", {"passphrase": PASSPHRASE})) == "/keep/code"
    assert code_of(browser) != code
    assert preferences(browser).code_checked is False
    lock(browser)
    spent = browser.post("/unlock/code", {"code": code, "passphrase": OTHER, "again": OTHER})
    assert "it does not fit" in after(browser, spent)
    assert leads(unlock(browser)) == "/"


def test_passphrase_and_code_have_no_page_before_something_is_kept(browser: Client) -> None:
    for page in ("/settings/passphrase", "/settings/code", "/keep/check"):
        assert leads(browser.get(page)) == "/keep"
        assert leads(browser.post(page, {"passphrase": OTHER})) == "/keep"
