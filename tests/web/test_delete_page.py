"""Deleting everything: with the passphrase, or, locked out, with a typed word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection

from goodterms.web import visits
from tests.web.asking import SAFE, answer_all
from tests.web.conftest import PASSPHRASE
from tests.web.keeping import OTHER, after, another_browser, keep, leads, lock, path_on, seen, unlock, visit_of

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client


def left(home: Path) -> list[str]:
    return [path.name for path in home.iterdir() if path.name != "run"]


def test_the_page_says_what_goes_and_what_it_cannot_reach(browser: Client, home: Path) -> None:
    keep(browser)
    asked = browser.get("/settings/delete")
    page = seen(asked)
    assert path_on(asked) == str(home / "vault.sqlite3")
    for said in (
        "cannot be undone",
        "exports of your chats in Downloads",
        "Copies that you took",
        "history",
    ):
        assert said in page


def test_with_the_passphrase_everything_goes_and_every_visit_ends(browser: Client, home: Path) -> None:
    answer_all(browser, SAFE)
    keep(browser)
    other = another_browser(home)
    unlock(other)
    token = browser.cookies[settings.VISIT_COOKIE_NAME].value
    visit = visit_of(browser)
    answer = browser.post("/settings/delete", {"passphrase": PASSPHRASE})
    assert leads(answer) == "/done"
    assert "storage" in answer.headers["Clear-Site-Data"]
    assert "It is gone" in after(browser, answer)
    assert left(home) == []
    assert visit.key is None
    assert visits.VISITS.find(token) is None
    assert other.get("/settings").status_code == 404
    assert "Nothing is kept yet" in seen(browser.get("/settings"))


def test_a_wrong_passphrase_deletes_nothing(browser: Client, home: Path) -> None:
    keep(browser)
    assert "does not fit" in after(browser, browser.post("/settings/delete", {"passphrase": OTHER}))
    assert "vault.sqlite3" in left(home)
    lock(browser)
    assert leads(unlock(browser)) == "/"


def test_something_new_can_be_kept_afterwards_and_holds_nothing_old(browser: Client, home: Path) -> None:
    answer_all(browser, SAFE)
    keep(browser)
    account = visit_of(browser).account
    browser.post("/settings/delete", {"passphrase": PASSPHRASE})
    keep(browser, OTHER)
    assert visit_of(browser).account != account
    assert visit_of(browser).book().everything() == []
    connection.close()
    assert (home / "vault.sqlite3").stat().st_size > 0
    lock(browser)
    assert "does not fit" in after(browser, unlock(browser, PASSPHRASE))
    assert leads(unlock(browser, OTHER)) == "/"


def test_without_passphrase_and_code_a_typed_word_starts_over(browser: Client, home: Path) -> None:
    keep(browser)
    lock(browser)
    assert "type “delete”" in seen(browser.get("/unlock/over"))
    assert "or leave everything as it is" in after(browser, browser.post("/unlock/over", {"word": "yes"}))
    assert "vault.sqlite3" in left(home)
    assert leads(browser.post("/unlock/over", {"word": " Delete "})) == "/done"
    assert left(home) == []


def test_who_has_it_open_needs_the_passphrase_to_delete_it(browser: Client, home: Path) -> None:
    keep(browser)
    assert leads(browser.post("/unlock/over", {"word": "delete"})) == "/"
    assert "vault.sqlite3" in left(home)


def test_a_damaged_file_can_be_deleted_too(browser: Client, home: Path) -> None:
    keep(browser)
    lock(browser)
    connection.close()
    (home / "vault.sqlite3").write_bytes(b"no database at all" * 100)
    assert "is damaged" in after(browser, unlock(browser))
    assert leads(browser.post("/unlock/over", {"word": "delete"})) == "/done"
    assert left(home) == []


def test_what_lies_in_memory_alone_is_forgotten_without_a_passphrase(browser: Client) -> None:
    answer_all(browser, SAFE)
    assert "Nothing is kept" in seen(browser.get("/settings/delete"))
    assert "It is gone" in after(browser, browser.post("/settings/delete"))
    assert visit_of(browser).memory.bare


def test_a_stranger_and_a_locked_window_cannot_delete(browser: Client, stranger: Client, home: Path) -> None:
    keep(browser)
    lock(browser)
    assert leads(browser.post("/settings/delete", {"passphrase": PASSPHRASE})) == "/unlock"
    stranger.cookies.clear()
    assert stranger.post("/unlock/over", {"word": "delete"}).status_code == 404
    assert "vault.sqlite3" in left(home)


def test_what_is_not_kept_is_cleared_without_a_passphrase(browser: Client) -> None:
    answer_all(browser, SAFE)
    for path, said in (
        ("/settings", ("What you enter is not stored.", "Clear after", "Clear what I entered")),
        ("/settings/delete", ("Clear what I entered", "Nothing is kept. What you have entered goes now.", "Clear it")),
    ):
        page = seen(browser.get(path))
        for each in said:
            assert each in page
        assert "memory" not in page
    assert "It is gone" in after(browser, browser.post("/settings/delete"))
    assert visit_of(browser).memory.bare
