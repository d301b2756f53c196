"""No page of a server speaks of “this computer”, or asks for a mail address; every word is ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.urls import URLPattern, get_resolver

from goodterms.web.pages.offline import written
from tests.server.accounts.asking import opens_account, shows_that_it_is_them
from tests.web.asking import ON_THE_WAY, SAFE, answer_all

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

NEVER = ("this computer", "this machine", "e-mail", "email", "two-factor", "security key", "username")
FILES = {"terms-dates", "terms-file", "terms-text", "mfa_download_recovery_codes"}


def paths() -> list[str]:
    """Name every address that has nothing in it that varies."""
    patterns = [each for each in get_resolver().url_patterns if isinstance(each, URLPattern)]
    plain = [f"/{each.pattern}" for each in patterns if each.name not in FILES]
    return [path for path in plain if "<" not in path and "(" not in path]


def check(browser: Client) -> None:
    for path in paths():
        page = re.sub(r"<[^>]*>", " ", browser.get(path).content.decode()).lower()
        assert not [word for word in NEVER if word in page], path


def test_there_are_pages_to_look_at() -> None:
    assert {"/", "/settings", "/account", "/account/second/app"} <= set(paths())


def test_signed_out(stranger: Client) -> None:
    check(stranger)


def test_before_a_passphrase_is_chosen(stranger: Client) -> None:
    opens_account(stranger)
    check(stranger)


@pytest.mark.parametrize("told", [{}, SAFE | ON_THE_WAY, {**SAFE, "harm": ["afraid"]}], ids=["no", "on", "harm"])
def test_with_what_is_kept_open(keeper: Callable[[str], Client], told: dict[str, list[str]]) -> None:
    browser = keeper("robin")
    answer_all(browser, told)
    shows_that_it_is_them(browser)
    check(browser)


def test_locked(keeper: Callable[[str], Client]) -> None:
    browser = keeper("robin")
    browser.post("/lock")
    check(browser)


def test_where_the_server_does_not_answer() -> None:
    assert "The server cannot be reached" in written()
    assert "this computer" not in written()
