"""The way in: password, codes, passkeys' pages, a link for a new password; and out again, with everything locked."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import connection

from goodterms.server.links import way_in_link
from goodterms.server.models import Account, SignedIn, StoredVisit
from tests.server.accounts.asking import (
    opens_account,
    path_of,
    shows_that_it_is_them,
    signs_in,
    switches_codes_on,
    unlocks,
)
from tests.server.accounts.codes import code_of
from tests.server.conftest import PASSPHRASE, PASSWORD, a_browser
from tests.web.keeping import after, leads, seen

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

NEW = "nine patient snails"


def test_signing_in_opens_nothing_that_the_passphrase_opens(keeper: Callable[[str], Client]) -> None:
    keeper("robin")
    other = a_browser()
    assert leads(signs_in(other)) == "/"
    assert leads(other.get("/")) == "/unlock"
    assert "not the password of your account" in seen(other.get("/unlock"))
    assert leads(unlocks(other)) == "/"
    assert other.get("/settings").status_code == 200


def test_signing_out_locks_and_coming_back_needs_the_passphrase(keeper: Callable[[str], Client]) -> None:
    browser = keeper("robin")
    assert leads(browser.post("/account/out")) == "/account/in"
    assert not StoredVisit.objects.exists()
    assert leads(browser.get("/settings")) == "/account/in"
    signs_in(browser)
    assert leads(browser.get("/settings")) == "/unlock"


def test_signing_in_anew_locks_what_this_browser_had_open(keeper: Callable[[str], Client]) -> None:
    browser = keeper("robin")
    SignedIn.objects.all().delete()
    signs_in(browser)
    assert leads(browser.get("/settings")) == "/unlock"


def test_leaving_signs_out(keeper: Callable[[str], Client]) -> None:
    browser = keeper("robin")
    assert leads(browser.post("/leave")) == "/bread"
    assert not SignedIn.objects.filter(account__gt="").exists()
    assert leads(browser.get("/")) == "/account/in"


def test_a_wrong_password_says_nothing_of_whose_name_exists(stranger: Client) -> None:
    Account.objects.create(name="robin")
    said = [seen(signs_in(stranger, name, "wrong password")) for name in ("robin", "nobody")]
    assert "Name and password do not fit together" in said[0]
    assert said[0] == said[1]


def test_too_many_tries_are_said_in_a_sentence(stranger: Client) -> None:
    for _ in range(5):
        signs_in(stranger, "robin", "wrong password")
    assert "Those were too many tries; wait five minutes" in seen(signs_in(stranger, "robin", "wrong password"))


def test_a_limit_of_the_whole_address_is_a_page_of_ours(stranger: Client) -> None:
    for _ in range(10):
        stranger.post("/account/new", {"username": ""})
    answer = stranger.post("/account/new", {"username": ""})
    assert answer.status_code == 429
    assert "Too many tries" in seen(answer)


def test_a_code_comes_after_the_password(keeper: Callable[[str], Client]) -> None:
    secret, _ = switches_codes_on(keeper("robin"))
    other = a_browser()
    assert leads(signs_in(other)) == "/account/second/in"
    assert leads(other.get("/settings")) == "/account/in"
    page = other.post("/account/second/in", {"code": "000000"})
    assert "That code does not fit" in seen(page)
    assert b'autocomplete="one-time-code"' in page.content
    assert leads(other.post("/account/second/in", {"code": code_of(secret)})) == "/"
    assert leads(other.get("/settings")) == "/unlock"


def test_a_spare_code_lets_in_once(keeper: Callable[[str], Client]) -> None:
    browser = keeper("robin")
    _, spare = switches_codes_on(browser)
    assert len(spare) == 10
    assert "They were shown once" in seen(browser.get("/account/second/codes"))
    answers = []
    for _ in range(2):
        other = a_browser()
        signs_in(other)
        answers.append(other.post("/account/second/in", {"code": spare[0]}))
    assert leads(answers[0]) == "/"
    assert "That code does not fit" in seen(answers[1])


def test_codes_can_be_switched_off_and_made_anew(keeper: Callable[[str], Client]) -> None:
    browser = keeper("robin")
    _, before = switches_codes_on(browser)
    assert leads(browser.post("/account/second/codes/new")) == "/account/second/codes"
    other = a_browser()
    signs_in(other)
    assert "does not fit" in seen(other.post("/account/second/in", {"code": before[0]}))
    assert leads(browser.post("/account/second/app/off")) == "/account/second"
    assert leads(signs_in(a_browser())) == "/"


def test_the_secrets_of_the_second_step_lie_sealed_and_no_time_is_written_down(
    keeper: Callable[[str], Client],
) -> None:
    secret, spare = switches_codes_on(keeper("robin"))
    other = a_browser()
    signs_in(other)
    other.post("/account/second/in", {"code": code_of(secret)})
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in stored
    assert not [code for code in spare if code in stored]
    assert not Authenticator.objects.exclude(last_used_at=None).exists()


def test_before_something_is_changed_it_is_asked_once_more_who_it_is(keeper: Callable[[str], Client]) -> None:
    browser = keeper("robin")
    for path in ("/account/delete", "/account/second/app", "/account/passkeys/new"):
        assert leads(browser.get(path)).startswith("/account/again?")
    page = browser.post("/account/again?next=/account", {"password": "wrong password"})
    assert "That is not your password" in seen(page)
    shows_that_it_is_them(browser)
    assert browser.get("/account/passkeys/new").status_code == 200


def test_the_password_can_be_changed(keeper: Callable[[str], Client]) -> None:
    browser = keeper("robin")
    wanted = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert "not your password so far" in seen(browser.post("/account/password", {**wanted, "oldpassword": "wrong"}))
    browser.post("/account/password", wanted)
    assert signs_in(a_browser()).status_code == 200
    other = a_browser()
    assert leads(signs_in(other, password=NEW)) == "/"
    assert leads(unlocks(other)) == "/"


def test_a_forgotten_password_is_replaced_by_a_link_that_opens_no_vault(keeper: Callable[[str], Client]) -> None:
    browser = keeper("robin")
    switches_codes_on(browser)
    assert "no mail address here to write to" in seen(a_browser().get("/account/password/forgotten"))
    link = path_of(way_in_link("Robin", without_second_step=True))
    assert leads(browser.get("/settings")) == "/account/in"
    there = leads(browser.get(link))
    assert link.rpartition("-")[2] not in there
    assert leads(browser.post(there, {"password1": NEW, "password2": NEW})) == "/account/way-in-done"
    assert leads(signs_in(browser, password=NEW)) == "/"
    assert leads(browser.get("/settings")) == "/unlock"
    assert "This link is used up" in seen(a_browser().get(link))


def test_an_account_goes_with_everything(keeper: Callable[[str], Client]) -> None:
    browser, other = keeper("robin"), keeper("sam")
    switches_codes_on(browser)
    whose = Account.objects.get(name="robin").whose
    page = after(browser, browser.post("/account/delete"))
    assert "Your account, and everything that was kept under it, is deleted." in page
    assert leads(browser.get("/")) == "/account/in"
    with connection.cursor() as cursor:
        for table in [model._meta.db_table for model in apps.get_models()]:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 (our own tables)
            found = {_plain(cell) for row in cursor.fetchall() for cell in row}
            assert not found & {whose, UUID(whose), "robin"}, table
    assert other.get("/settings").status_code == 200


def test_deleting_what_is_kept_leaves_the_account_and_says_so(keeper: Callable[[str], Client]) -> None:
    browser = keeper("robin")
    page = after(browser, browser.post("/settings/delete", {"passphrase": PASSPHRASE}))
    assert "Your account is still there, empty." in page
    assert leads(browser.get("/")) == "/keep"


def test_an_account_that_was_never_signed_in_to_its_vault_can_go_too(stranger: Client) -> None:
    opens_account(stranger)
    shows_that_it_is_them(stranger)
    assert leads(stranger.post("/account/delete")) == "/account/gone"
    assert not Account.objects.exists()


@pytest.mark.parametrize("path", ["/account", "/account/second", "/account/passkeys", "/account/password", "/plan"])
def test_who_is_signed_out_is_asked_to_sign_in(stranger: Client, path: str) -> None:
    assert leads(stranger.get(path)).partition("?")[0] == "/account/in"


def test_signed_out_no_place_is_shown(stranger: Client) -> None:
    for path in ("/account/in", "/account/seen", "/account/gone", "/nowhere"):
        page = stranger.get(path).content
        for place in ("/plan", "/terms", "/messages", "/settings"):
            assert f'href="{place}"'.encode() not in page
        assert b'href="/help"' in page
        assert b"webmanifest" not in page


def _plain(cell: object) -> object:
    return cell if isinstance(cell, str | UUID) else None
