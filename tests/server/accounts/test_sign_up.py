"""Opening an account: by a link that is good once, with a name that is nobody's; then the passphrase, at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from goodterms.server.links import sign_up_link
from goodterms.server.models import Account, SignUp
from tests.server.accounts.asking import opens_account, path_of
from tests.server.conftest import PASSPHRASE, PASSWORD, a_browser
from tests.web.keeping import leads, seen

if TYPE_CHECKING:
    from django.test import Client


def test_a_link_opens_one_account_and_the_passphrase_comes_next(stranger: Client) -> None:
    answer = opens_account(stranger)
    assert leads(answer) == "/"
    assert leads(stranger.get("/")) == "/keep"
    page = seen(stranger.get("/keep"))
    assert "Choose your passphrase" in page
    assert "whoever runs this server included" in page
    assert Account.objects.get().name == "robin"
    assert not SignUp.objects.exists()
    assert leads(stranger.post("/keep", {"passphrase": PASSPHRASE, "again": PASSPHRASE})) == "/keep/code"


def test_opening_the_link_alone_changes_nothing(stranger: Client) -> None:
    path = path_of(sign_up_link(7))
    for _ in range(2):
        assert "This link opens an account" in seen(stranger.get(path))
    assert SignUp.objects.count() == 1
    assert "Accounts here need a link" in seen(stranger.get("/account/new"))


@pytest.mark.parametrize("kind", ["used", "old", "made up"])
def test_a_link_that_is_not_good_says_so(stranger: Client, kind: str) -> None:
    path = path_of(sign_up_link(7)) if kind != "made up" else "/join/anything"
    if kind == "used":
        SignUp.objects.all().delete()
    if kind == "old":
        SignUp.objects.update(until=datetime.now(UTC) - timedelta(minutes=1))
    for answer in (stranger.get(path), stranger.post(path)):
        assert answer.status_code == 404
        assert "This link is used up" in seen(answer)


def test_two_with_the_same_link_open_one_account(stranger: Client) -> None:
    path, other = path_of(sign_up_link(7)), a_browser()
    for browser in (stranger, other):
        assert leads(browser.post(path)) == "/account/new"
    first, second = (
        browser.post("/account/new", {"username": name, "password1": PASSWORD, "password2": PASSWORD})
        for browser, name in ((stranger, "robin"), (other, "sam"))
    )
    assert leads(first) == "/"
    assert "Accounts here need a link" in seen(second)
    assert [account.name for account in Account.objects.all()] == ["robin"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ROBIN", "That name is taken"),
        ("me@mail.example", "no mail address"),
        ("x" * 41, "at most 40"),
        ("", "required"),
    ],
)
def test_a_name_that_cannot_be_taken_is_asked_for_again_beside_its_field(
    stranger: Client, name: str, said: str
) -> None:
    Account.objects.create(name="robin")
    page = opens_account(stranger, name)
    assert page.status_code == 200
    assert said in seen(page)
    assert b'aria-invalid="true"' in page.content
    assert SignUp.objects.count() == 1


@pytest.mark.parametrize(
    ("password", "said"), [("kite 9", "too short"), ("1234567890123", "numeric"), ("password1234", "common")]
)
def test_a_password_that_anyone_would_try_is_refused(stranger: Client, password: str, said: str) -> None:
    page = opens_account(stranger, password=password)
    assert said in seen(page)
    assert password.encode() not in page.content


def test_who_runs_it_and_what_they_see_is_said_before(stranger: Client) -> None:
    stranger.post(path_of(sign_up_link(7)))
    page = seen(stranger.get("/account/new"))
    for said in ("The centre runs this server. To reach them: ask at the desk.", "Never a word while it is locked"):
        assert said in page
    assert "It need not be a real name" in page
    more = seen(stranger.get("/account/seen"))
    assert "While you have it open, the server has it open too" in more
    assert "could change the program" in more


def test_a_password_manager_finds_its_fields(stranger: Client) -> None:
    page = stranger.get("/account/in").content.decode()
    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page
    stranger.post(path_of(sign_up_link(7)))
    page = stranger.get("/account/new").content.decode()
    assert 'autocomplete="username"' in page
    assert page.count('autocomplete="new-password"') == 2


def test_without_a_passphrase_every_page_leads_to_choosing_one(stranger: Client) -> None:
    opens_account(stranger)
    for path in ("/plan", "/messages", "/settings", "/questions"):
        assert leads(stranger.get(path)) == "/keep"
