"""Keeping what lay in memory: the question, the recovery code, and the proof that it was written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from goodterms.vault.recovery_code import new_code
from goodterms.web.records import Answers, Preferences
from tests.web.asking import SAFE, answer_all
from tests.web.conftest import PASSPHRASE
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


def test_the_page_says_what_is_kept_where_and_who_can_open_it(browser: Client, home: Path) -> None:
    asked = browser.get("/keep")
    page = seen(asked)
    assert "Your answers, the plan" in page
    assert path_on(asked) == str(home)
    assert "Only someone with your passphrase or your recovery code" in page


@pytest.mark.parametrize("told", [{"harm": ["humiliated"]}, {"harm": ["afraid"]}, {"court-order": ["they-must"]}])
def test_where_somebody_may_look_for_it_not_keeping_comes_first(browser: Client, told: dict[str, list[str]]) -> None:
    answer_all(browser, SAFE | told)
    page = browser.get("/keep")
    assert "If your ex can get at this computer, it may be safer to keep nothing." in seen(page)
    body = page.content.decode()
    assert body.index('<a class="btn" href="/">Not now</a>') < body.index('<button class="btn quiet">Keep it</button>')


def test_with_nothing_to_fear_keeping_comes_first(browser: Client) -> None:
    answer_all(browser, SAFE | {"distance": ["no-contact"]})
    page = browser.get("/keep")
    assert "safer to keep nothing" not in seen(page)
    assert b'<button class="btn">Keep it</button>' in page.content


def test_nothing_lies_on_the_disk_before_something_is_kept(browser: Client, home: Path) -> None:
    answer_all(browser, SAFE)
    assert list(home.glob("*.sqlite3*")) == []


def test_what_was_answered_before_is_kept_and_there_again_after_locking(browser: Client) -> None:
    answer_all(browser, SAFE)
    before = visit_of(browser).book().record(Answers)
    assert before
    keep(browser)
    assert visit_of(browser).book().record(Answers) == before
    lock(browser)
    unlock(browser)
    assert visit_of(browser).book().record(Answers) == before


def test_memory_is_emptied_when_its_records_are_kept(browser: Client) -> None:
    answer_all(browser, SAFE)
    memory = visit_of(browser).memory
    keep(browser)
    assert memory.rows == {}


def test_something_can_be_kept_before_anything_is_entered(browser: Client) -> None:
    keep(browser)
    answer_all(browser, SAFE)
    lock(browser)
    assert leads(unlock(browser)) == "/"
    book = visit_of(browser).book()
    book.check()
    assert len(book.record(Answers).given) == len(SAFE)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("once", "again", "said"),
    [
        ("", "", "empty"),
        ("short one", "short one", "too short"),
        ("aaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaa", "repeats a few characters"),
        ("password1234", "password1234", "among the first"),
        ("sunshine sunshine", "sunshine sunshine", "among the first"),
        (PASSPHRASE, OTHER, "not the same"),
        ("x" * 2000, "x" * 2000, "longer than"),
    ],
)
def test_a_passphrase_that_would_protect_nothing_is_refused_with_a_sentence(
    browser: Client, home: Path, once: str, again: str, said: str
) -> None:
    page = after(browser, browser.post("/keep", {"passphrase": once, "again": again}))
    assert said in page
    assert list(home.glob("*.sqlite3*")) == []


def test_a_passphrase_is_never_shown_again(browser: Client) -> None:
    answer = browser.post("/keep", {"passphrase": "too short !", "again": "too short !"})
    assert b"too short !" not in browser.get(leads(answer)).content


def test_the_two_may_differ_in_what_a_keyboard_does_on_its_own(browser: Client) -> None:
    answer = browser.post("/keep", {"passphrase": "the heron’s slow water ", "again": "the heron's  slow water"})
    assert leads(answer) == "/keep/code"
    lock(browser)
    assert leads(unlock(browser, "the heron's slow water")) == "/"


def test_the_recovery_code_is_shown_in_groups_until_it_was_asked_back_and_never_again(browser: Client) -> None:
    code = kept_with_code(browser)
    assert len(code.split("-")) == 7
    assert code_of(browser) == code
    answer = browser.post("/keep/check", {"code": code.lower().replace("-", " ")})
    assert "The recovery code fits" in after(browser, answer)
    assert leads(browser.get("/keep/code")) == "/settings"
    assert code.encode() not in browser.get("/settings").content
    preferences = visit_of(browser).book().record(Preferences)
    assert preferences
    assert preferences.code_checked


def test_a_slip_in_the_code_is_told_apart_from_a_code_of_another_vault(browser: Client) -> None:
    code = kept_with_code(browser)
    swapped = code[:-1] + ("0" if code[-1] != "0" else "2")
    assert "There is a slip" in after(browser, browser.post("/keep/check", {"code": swapped}))
    assert "27 were typed" in after(browser, browser.post("/keep/check", {"code": code[:-1]}))
    assert "it does not fit" in after(browser, browser.post("/keep/check", {"code": new_code()}))
    assert code_of(browser) == code


def test_every_page_reminds_of_the_code_until_it_is_checked(browser: Client) -> None:
    code = kept_with_code(browser)
    assert "Write down the recovery code" in browser.get("/help").content.decode()
    assert "It is not checked yet." in seen(browser.get("/settings"))
    browser.post("/keep/check", {"code": code})
    assert "Write down the recovery code" not in browser.get("/help").content.decode()
    assert "It is not checked yet." not in seen(browser.get("/settings"))


def test_a_code_that_was_not_checked_is_gone_after_locking_and_can_still_be_checked(browser: Client) -> None:
    code = kept_with_code(browser)
    lock(browser)
    assert "Your recovery code is not checked yet." in after(browser, unlock(browser))
    assert leads(browser.get("/keep/code")) == "/settings"
    assert "The recovery code fits" in after(browser, browser.post("/keep/check", {"code": code}))


def test_keeping_where_something_is_kept_leads_to_opening_it(browser: Client, home: Path) -> None:
    other = another_browser(home)
    answer_all(other, SAFE)
    keep(browser)
    answer = other.get("/keep")
    assert leads(answer) == "/unlock"
    assert "Something is kept here already" in after(other, answer)
    answer = keep(other, OTHER)
    assert leads(answer) == "/unlock"
    assert "Something is kept here already" in after(other, answer)
    lock(browser)
    assert leads(unlock(browser)) == "/"


def test_keeping_again_while_open_leads_to_the_settings(browser: Client) -> None:
    keep(browser)
    assert leads(browser.get("/keep")) == "/settings"
    assert leads(keep(browser, OTHER)) == "/settings"
    lock(browser)
    assert leads(unlock(browser, OTHER)) == "/unlock"
