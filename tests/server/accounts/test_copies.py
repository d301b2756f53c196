"""A copy that is brought back on a server is sealed anew for whoever brings it: nobody writes under another account."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goodterms import vault
from goodterms.server.models import Account
from goodterms.web.models import Sealed, Vault
from goodterms.web.records import Answers
from goodterms.web.store import Book, MemoryTable
from tests.server.accounts.asking import signs_in, unlocks
from tests.server.conftest import PASSPHRASE, a_browser
from tests.web.asking import ON_THE_WAY, SAFE, answer_all
from tests.web.keeping import after, code_of, leads, lock

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Page

OTHER = "seven kites above the brewery"


def told(keeper: Callable[[str], Client], name: str) -> Client:
    browser = keeper(name)
    answer_all(browser, SAFE | ON_THE_WAY)
    return browser


def sealed(browser: Client) -> bytes:
    return browser.post("/settings/copies").content


def brings(browser: Client, data: bytes, path: str = "/import", **fields: str) -> Page:
    return browser.post(path, {"file": SimpleUploadedFile("copy.gt", data), **fields})


def versions(name: str) -> list[tuple[str, int]]:
    rows = Sealed.objects.filter(account=Account.objects.get(name=name).whose)
    return list(rows.order_by("record").values_list("record", "version"))


def rows_of(name: str) -> int:
    return len(versions(name))


def test_the_copy_of_another_account_is_taken_in_under_ones_own(
    keeper: Callable[[str], Client], signed_in: Callable[[str], Client]
) -> None:
    data = sealed(told(keeper, "robin"))
    before = versions("robin")
    browser = signed_in("sam")
    answer = brings(browser, data, passphrase=PASSPHRASE, zone="Europe/Lisbon")
    assert leads(answer) == "/keep/code"
    assert rows_of("sam") == rows_of("robin") + 1  # the zone, among what was set
    assert versions("robin") == before
    assert browser.get("/plan").status_code == 200
    code = code_of(browser)
    lock(browser)
    assert leads(unlocks(browser)) == "/"
    assert 'value="Europe/Lisbon" selected' in browser.get("/settings").content.decode()
    lock(browser)
    answer = browser.post("/unlock/code", {"code": code, "passphrase": OTHER, "again": OTHER})
    assert leads(answer) == "/keep/code"


def test_both_go_on_apart(keeper: Callable[[str], Client], signed_in: Callable[[str], Client]) -> None:
    robin = told(keeper, "robin")
    sam = signed_in("sam")
    brings(sam, sealed(robin), passphrase=PASSPHRASE)
    sam.post("/settings/delete", {"passphrase": PASSPHRASE})
    assert rows_of("sam") == 0
    assert robin.get("/plan").status_code == 200
    lock(robin)
    assert leads(unlocks(robin)) == "/"


def test_a_copy_of_ones_own_that_was_deleted_comes_back(keeper: Callable[[str], Client]) -> None:
    browser = told(keeper, "robin")
    data = sealed(browser)
    browser.post("/settings/delete", {"passphrase": PASSPHRASE})
    assert leads(brings(browser, data, passphrase=PASSPHRASE)) == "/keep/code"
    assert browser.get("/plan").status_code == 200


def test_by_its_recovery_code_with_a_new_passphrase(
    keeper: Callable[[str], Client], signed_in: Callable[[str], Client]
) -> None:
    robin = told(keeper, "robin")
    code, data = code_of(robin), sealed(robin)
    sam = signed_in("sam")
    answer = brings(sam, data, "/import/code", code=code, passphrase=OTHER, again=OTHER)
    assert leads(answer) == "/keep/code"
    lock(sam)
    assert leads(unlocks(sam, OTHER)) == "/"


def test_a_copy_of_a_vault_at_home_is_taken_in(signed_in: Callable[[str], Client]) -> None:
    account, key = vault.new_account(), vault.new_data_key()
    made = vault.create(account, PASSPHRASE, data_key=key)
    table = MemoryTable()
    Book(table, account, key).add(Answers(given=()))
    data = vault.pack(account, made.header, table.every())
    browser = signed_in("sam")
    assert leads(brings(browser, data, passphrase=PASSPHRASE)) == "/keep/code"
    assert {row.account for row in Sealed.objects.all()} == {Account.objects.get().whose}
    assert {row.account for row in Vault.objects.all()} == {Account.objects.get().whose}


def test_a_wrong_passphrase_keeps_nothing(keeper: Callable[[str], Client], signed_in: Callable[[str], Client]) -> None:
    data, browser = sealed(told(keeper, "robin")), signed_in("sam")
    assert "That passphrase does not fit" in after(browser, brings(browser, data, passphrase=OTHER))
    assert rows_of("sam") == 0


def test_a_readable_copy_is_kept_at_once_under_a_passphrase_that_is_typed_twice(
    keeper: Callable[[str], Client], signed_in: Callable[[str], Client]
) -> None:
    data, browser = told(keeper, "robin").post("/settings/copies/readable").content, signed_in("sam")
    assert leads(brings(browser, data, passphrase=OTHER, again="another one entirely")) == "/import"
    assert rows_of("sam") == 0
    assert leads(brings(browser, data, passphrase=OTHER, again=OTHER, zone="Europe/Lisbon")) == "/keep/code"
    other = a_browser()
    signs_in(other, "sam")
    assert leads(unlocks(other, OTHER)) == "/"
    assert other.get("/plan").status_code == 200
    assert 'value="Europe/Lisbon" selected' in other.get("/settings").content.decode()


@pytest.mark.parametrize("path", ["/import", "/import/code"])
def test_nothing_is_laid_over_what_is_kept(keeper: Callable[[str], Client], path: str) -> None:
    robin, sam = told(keeper, "robin"), told(keeper, "sam")
    before = rows_of("sam")
    page = after(sam, brings(sam, sealed(robin), path, passphrase=PASSPHRASE))
    assert "a copy is never laid over it" in page
    assert rows_of("sam") == before
