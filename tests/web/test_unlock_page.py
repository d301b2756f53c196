"""Opening what is kept: by passphrase, by recovery code, and what happens to what lay in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from goodterms.vault import BrokenVault
from goodterms.web.database import DatabaseTable
from goodterms.web.records import Answers
from goodterms.web.store import Book
from goodterms.web.told import history
from tests.web.asking import SAFE, answer, answer_all
from tests.web.conftest import PASSPHRASE, Clock
from tests.web.keeping import (
    OTHER,
    after,
    another_browser,
    code_of,
    keep,
    kept_with_code,
    leads,
    lock,
    seen,
    unlock,
    visit_of,
)

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client


def test_a_wrong_passphrase_opens_nothing(browser: Client) -> None:
    keep(browser)
    lock(browser)
    assert "That passphrase does not fit" in after(browser, unlock(browser, OTHER))
    assert visit_of(browser).state == "locked"
    assert leads(browser.get("/settings")) == "/unlock"


def test_after_five_wrong_passphrases_even_the_right_one_has_to_wait(browser: Client, clock: Clock) -> None:
    keep(browser)
    lock(browser)
    for _ in range(5):
        unlock(browser, OTHER)
    assert "wrong 5 times; try again in 31 seconds" in after(browser, unlock(browser))
    clock.now += 31
    assert leads(unlock(browser)) == "/"
    lock(browser)
    assert "does not fit" in after(browser, unlock(browser, OTHER))


def test_another_browser_waits_as_well(browser: Client, home: Path) -> None:
    keep(browser)
    lock(browser)
    for _ in range(5):
        unlock(browser, OTHER)
    other = another_browser(home)
    assert "try again in" in after(other, unlock(other))


def test_help_is_one_step_from_the_locked_page(browser: Client) -> None:
    keep(browser)
    lock(browser)
    assert 'href="/help"' in browser.get("/unlock").content.decode()
    assert browser.get("/help").status_code == 200


def test_the_first_page_leads_to_opening_while_it_is_locked(browser: Client) -> None:
    keep(browser)
    lock(browser)
    assert leads(browser.get("/")) == "/unlock"


def test_the_way_in_leads_home_where_there_is_nothing_to_open(browser: Client) -> None:
    for address in ("/unlock", "/unlock/code", "/unlock/over"):
        assert leads(browser.get(address)) == "/"
    keep(browser)
    for address in ("/unlock", "/unlock/code", "/unlock/over"):
        assert leads(browser.get(address)) == "/"


def test_the_recovery_code_opens_with_a_new_passphrase_and_a_new_code(browser: Client) -> None:
    answer_all(browser, SAFE)
    code = kept_with_code(browser)
    before = visit_of(browser).book().record(Answers)
    lock(browser)
    answer = browser.post("/unlock/code", {"code": code, "passphrase": OTHER, "again": OTHER})
    assert leads(answer) == "/keep/code"
    new = code_of(browser)
    assert new
    assert new != code
    assert visit_of(browser).book().record(Answers) == before
    lock(browser)
    assert "does not fit" in after(browser, unlock(browser, PASSPHRASE))
    spent = browser.post("/unlock/code", {"code": code, "passphrase": OTHER, "again": OTHER})
    assert "it does not fit" in after(browser, spent)
    assert leads(unlock(browser, OTHER)) == "/"


def test_the_code_seals_everything_under_a_new_key(browser: Client) -> None:
    code = kept_with_code(browser)
    visit = visit_of(browser)
    account, key = visit.account, visit.open_key
    lock(browser)
    browser.post("/unlock/code", {"code": code, "passphrase": OTHER, "again": OTHER})
    assert visit.open_key != key
    with pytest.raises(BrokenVault):
        Book(DatabaseTable(account), account, key).check()


@pytest.mark.parametrize(
    ("typed", "chosen", "said"),
    [
        ("0000-0000", OTHER, "8 were typed"),
        (None, "short one", "too short"),
        (None, "password1234", "among the first"),
    ],
)
def test_what_cannot_be_taken_leaves_everything_locked(
    browser: Client, typed: str | None, chosen: str, said: str
) -> None:
    code = kept_with_code(browser)
    lock(browser)
    answer = browser.post("/unlock/code", {"code": typed or code, "passphrase": chosen, "again": chosen})
    assert said in after(browser, answer)
    assert visit_of(browser).state == "locked"
    assert leads(unlock(browser)) == "/"


def test_what_lay_in_memory_is_not_merged_and_the_page_says_so(browser: Client, home: Path) -> None:
    other = another_browser(home)
    answer_all(other, SAFE)
    keep(browser)
    assert "is not added to what is kept" in seen(other.get("/unlock"))
    assert "was not kept, and is gone" in after(other, unlock(other))
    assert visit_of(other).book().record(Answers) is None


def test_two_browsers_share_what_is_open_and_one_lock_closes_both(browser: Client, home: Path) -> None:
    keep(browser)
    other = another_browser(home)
    unlock(other)
    answer_all(other, SAFE)
    assert visit_of(browser).book().record(Answers) == visit_of(other).book().record(Answers)
    lock(browser)
    assert visit_of(other).state == "locked"
    assert visit_of(other).key is None


def test_after_idling_a_loose_window_says_that_what_it_held_is_gone(browser: Client, clock: Clock) -> None:
    answer_all(browser, SAFE)
    clock.pass_minutes(15)
    assert "was not kept, and is gone" in seen(browser.get("/"))
    assert visit_of(browser).memory.bare


def test_after_idling_an_open_window_is_locked_and_says_why(browser: Client, clock: Clock) -> None:
    keep(browser)
    clock.pass_minutes(14.9)
    assert browser.get("/settings").status_code == 200
    clock.pass_minutes(15)
    assert "nothing happened for 15 minutes" in after(browser, browser.get("/settings"))
    assert visit_of(browser).key is None


def test_a_told_no_of_this_window_is_added_to_what_is_opened(browser: Client, home: Path) -> None:
    other = another_browser(home)
    answer_all(browser, SAFE)
    answer(browser, "distance", "no-contact")
    keep(other)
    assert "It was added to what is kept" in after(browser, unlock(browser))
    assert [entry.no for entry in history(visit_of(browser).book())] == ["they_asked_for_no_contact"]
    lock(browser)
    unlock(browser)
    assert len(history(visit_of(browser).book())) == 1
