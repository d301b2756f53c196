"""A full disk: one sentence, and nothing that was there before is lost."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from goodterms.web.database import CannotStore, DatabaseTable, file
from goodterms.web.records import Answers, LastReading, Preferences, Record
from tests.web.asking import SAFE, answer_all, seen
from tests.web.books import book, database_table, mark, names
from tests.web.conftest import PASSPHRASE
from tests.web.importing import chat, put
from tests.web.keeping import OTHER, after, keep, kept_with_code, leads, lock, unlock, visit_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from django.test import Client

    from goodterms.web.store import Book

NO_LIMIT = 2**31


@contextmanager
def full(pages: int = 0) -> Iterator[None]:
    """Let SQLite find no room for more than what is there, and a few pages."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        (taken,) = cursor.fetchone()
        cursor.execute(f"PRAGMA max_page_count={max(1, taken + pages)}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA max_page_count={NO_LIMIT}")


@contextmanager
def no_file_above(size: int) -> Iterator[None]:
    """Let the system refuse to make any file larger than this, as it does where a disk or a quota is full."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def large(size: int) -> LastReading:
    return LastReading(inputs=b"", found=os.urandom(size))


def write_together(writing: Book, *records: Record) -> None:
    with writing.together():
        for record in records:
            writing.add(record)


def write_without_end(table: DatabaseTable, kept: list[str]) -> None:
    while True:
        number = str(len(kept))
        write_together(book(table), mark(number), large(20_000))
        kept.append(number)


def test_what_does_not_fit_is_refused_whole_with_a_sentence(home: Path) -> None:
    del home
    table = database_table()
    book(table).add(mark("met"))
    with full(), pytest.raises(CannotStore, match="The disk is full, so this was not kept"):
        write_together(book(table), mark("breakup"), large(500_000))
    assert names(book(table)) == ["met"]
    book(table).check()
    book(table).add(large(500_000))
    book(table).check()


def test_keeping_on_a_full_disk_leaves_everything_in_memory(browser: Client) -> None:
    answer_all(browser, SAFE)
    before = visit_of(browser).book().record(Answers)
    file().touch(mode=0o600)
    with full():
        assert "The disk is full" in after(browser, keep(browser))
        assert visit_of(browser).state == "loose"
        assert visit_of(browser).book().record(Answers) == before
    assert leads(keep(browser)) == "/keep/code"
    assert visit_of(browser).book().record(Answers) == before


def test_changing_the_passphrase_on_a_full_disk_changes_nothing(browser: Client) -> None:
    code = kept_with_code(browser)
    visit_of(browser).book().add(large(300_000))
    visit_of(browser).book().put(Preferences(country="DE"))
    with no_file_above(file().stat().st_size // 2):
        said = browser.post("/settings/passphrase", {"old": PASSPHRASE, "passphrase": OTHER, "again": OTHER})
        assert "nothing was changed" in after(browser, said)
    visit_of(browser).book().check()
    lock(browser)
    assert "does not fit" in after(browser, unlock(browser, OTHER))
    assert leads(unlock(browser)) == "/"
    assert visit_of(browser).book().record(Preferences) == Preferences(country="DE")
    assert "The recovery code fits" in after(browser, browser.post("/keep/check", {"code": code}))


def test_opening_with_the_code_on_a_full_disk_leaves_it_locked_and_the_code_good(browser: Client) -> None:
    code = kept_with_code(browser)
    visit_of(browser).book().add(large(300_000))
    lock(browser)
    sent = {"code": code, "passphrase": OTHER, "again": OTHER}
    with no_file_above(file().stat().st_size // 2):
        assert "nothing was changed" in after(browser, browser.post("/unlock/code", sent))
        assert visit_of(browser).state == "locked"
    assert leads(browser.post("/unlock/code", sent)) == "/keep/code"


def test_an_answer_that_cannot_be_kept_is_said_on_the_page_that_asked_for_it(browser: Client) -> None:
    answer_all(browser, SAFE)
    keep(browser)
    with no_file_above(1):
        answer = browser.post("/settings", {"idle": "60"}, HTTP_REFERER="http://127.0.0.1:80/settings")
        assert leads(answer) == "/settings"
        assert "nothing was changed" in after(browser, answer)
    assert visit_of(browser).book().record(Preferences) is None


def test_reading_goes_on_while_the_disk_is_full(browser: Client) -> None:
    answer_all(browser, SAFE)
    put(browser, chat(60))
    keep(browser)
    for _ in range(2):  # the reading is made anew, and then one that was made before is shown
        with no_file_above(1):
            for page in ("/", "/answers", "/settings", "/help"):
                assert browser.get(page).status_code == 200
            assert "started nearly all" in seen(browser.get("/reading"))
        assert "started nearly all" in seen(browser.get("/reading"))


def test_everything_can_be_deleted_on_a_full_disk(browser: Client, home: Path) -> None:
    keep(browser)
    with no_file_above(1):
        assert leads(browser.post("/settings/delete", {"passphrase": PASSPHRASE})) == "/done"
    assert [path.name for path in home.iterdir()] == ["run"]


def test_writing_until_the_system_gives_no_more_loses_nothing_that_was_kept(home: Path) -> None:
    del home
    table = database_table()
    kept: list[str] = []
    with no_file_above(file().stat().st_size + 400_000), pytest.raises(CannotStore, match="nothing was changed"):
        write_without_end(table, kept)
    assert kept
    assert names(book(table)) == kept
    book(DatabaseTable(bytes.fromhex(table.account))).check()
