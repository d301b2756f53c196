"""Open accounts, sign in and go on as a person does, in the browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from goodterms.server.links import sign_up_link
from tests.server.accounts.codes import code_of
from tests.server.conftest import PASSPHRASE, PASSWORD
from tests.web.keeping import leads

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Page

SECRET = re.compile(r'<p class="path">([A-Z2-7]+)</p>')
CODE = re.compile(r"<li>(\d{8})</li>")


def path_of(link: str) -> str:
    """Take the path of a link that a host hands out."""
    return urlsplit(link).path


def opens_account(browser: Client, name: str = "robin", password: str = PASSWORD) -> Page:
    """Open an account by a fresh link."""
    assert leads(browser.post(path_of(sign_up_link(7)))) == "/account/new"
    return browser.post("/account/new", {"username": name, "password1": password, "password2": password})


def signs_in(browser: Client, name: str = "robin", password: str = PASSWORD) -> Page:
    return browser.post("/account/in", {"login": name, "password": password})


def unlocks(browser: Client, passphrase: str = PASSPHRASE) -> Page:
    return browser.post("/unlock", {"passphrase": passphrase})


def shows_that_it_is_them(browser: Client, password: str = PASSWORD) -> None:
    assert leads(browser.post("/account/again?next=/account", {"password": password})) == "/account"


def switches_codes_on(browser: Client) -> tuple[str, list[str]]:
    """Set up an app for codes; give its secret and the spare codes."""
    shows_that_it_is_them(browser)
    found = SECRET.search(browser.get("/account/second/app").content.decode())
    assert found
    answer = browser.post("/account/second/app", {"code": code_of(found[1])})
    assert leads(answer) == "/account/second/codes"
    return found[1], CODE.findall(browser.get("/account/second/codes").content.decode())
