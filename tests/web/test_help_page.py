"""Help: emergency first, one step from everywhere, asked for nothing in return."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
import pytest
from django.conf import settings

from goodterms.companion.calls import calls_of
from goodterms.content.helplines import Helpline, helplines, listed_countries
from goodterms.web import keyring, visits
from goodterms.web.records import Preferences
from tests.web.asking import SAFE, answer, answer_all, seen
from tests.web.keeping import visit_of

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client

HERONS = "grey herons over slow water"
PAGES = ("/", "/questions/1", "/plan", "/answers", "/help", "/look", "/how", "/nowhere")


@pytest.mark.parametrize("page", PAGES)
def test_help_is_one_step_from_every_page(browser: Client, page: str) -> None:
    answer_all(browser, SAFE)
    assert b'href="/help"' in browser.get(page).content


def test_without_a_country_the_directories_stand_there(browser: Client) -> None:
    said = seen(browser.get("/help"))
    assert "In danger now: call your country’s emergency number" in said
    assert "findahelpline.com" in said


def test_the_lines_of_a_country_come_emergency_first(browser: Client) -> None:
    said = seen(browser.post("/help", {"country": "IE"}, follow=True))
    assert said.index("In danger now 999") < said.index("Someone to talk to")
    assert "Checked on 23 November 2026. Numbers change: check before relying on it." in said


def test_the_country_is_remembered(browser: Client) -> None:
    browser.post("/help", {"country": "IE"}, follow=True)
    assert "In danger now 999" in seen(browser.get("/help"))
    browser.post("/help", {"country": ""}, follow=True)
    assert "999" not in seen(browser.get("/help"))


@pytest.mark.parametrize("country", ["XX", "<script>", "I" * 500, "\x00"])
def test_a_country_without_lines_gets_the_directories(browser: Client, country: str) -> None:
    page = browser.post("/help", {"country": country}, follow=True)
    assert "findahelpline.com" in seen(page)
    without_token = re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", page.content)
    assert country.encode() not in without_token


@pytest.mark.parametrize(("code", "name"), listed_countries())
def test_every_number_of_a_country_can_be_called_at_one_touch(browser: Client, code: str, name: str) -> None:
    page = browser.post("/help", {"country": code}, follow=True).content.decode()
    assert f'<option value="{code}" selected>{name}</option>' in page
    for line in helplines(code):
        if line.number:
            number = re.sub(r"[ -]", "", line.number).replace("#", "%23")
            assert f'href="tel:{number}"' in page


def test_a_line_for_texts_opens_a_text() -> None:
    lines = {call.text: call.sms for group in calls_of(helplines("US")).groups for call in group.calls}
    assert lines["Text START to 88788; live chat; TTY 800-787-3224"] == "sms:88788"
    assert lines["Text 988; chat at 988lifeline.org"] == "sms:988"


def test_a_line_that_only_has_a_chat_opens_no_text() -> None:
    def by(text: str) -> Helpline:
        return msgspec.structs.replace(helplines("IE")[0], text=text, number="")

    (group,) = calls_of([by("Live chat on the site"), by("WhatsApp 324 011 7252")]).groups
    assert [(call.sms, call.tel) for call in group.calls] == [("", ""), ("", "")]


def test_opening_help_asks_for_nothing_and_begins_nothing(browser: Client) -> None:
    browser.get("/help")
    assert "Honest." in seen(browser.get("/"))


def test_help_is_there_while_all_is_locked_and_remembers_nothing(browser: Client) -> None:
    visit = visits.VISITS.find(browser.cookies[settings.VISIT_COOKIE_NAME].value)
    assert visit is not None
    keyring.keep(visit, HERONS)
    visits.VISITS.lock()
    assert browser.get("/plan")["Location"] == "/unlock"
    assert browser.get("/")["Location"] == "/unlock"
    assert "In danger now 999" in seen(browser.post("/help", {"country": "IE"}, follow=True))
    keyring.unlock(visit, HERONS)
    assert "999" not in seen(browser.get("/help"))


def test_help_is_there_although_nothing_can_be_read(browser: Client, home: Path) -> None:
    (home / "vault.sqlite3").write_bytes(b"spilled coffee" * 1000)
    assert "In danger now 999" in seen(browser.post("/help", {"country": "IE"}, follow=True))


def test_with_thoughts_answered_help_is_not_behind_a_score(browser: Client) -> None:
    before = seen(browser.get("/help"))
    answer(browser, "thoughts", "yes")
    assert seen(browser.get("/help")) == before


def test_a_country_that_is_not_listed_any_more_takes_no_help_away(browser: Client) -> None:
    visit_of(browser).book().put(Preferences(country="ZZ"))
    assert "findahelpline.com" in seen(browser.get("/help"))


def test_a_country_asked_for_by_an_address_is_not_taken(browser: Client) -> None:
    assert "999" not in seen(browser.get("/help", {"country": "IE"}))
    assert browser.post("/help", {"country": "IE"})["Location"] == "/help"


def test_a_country_chosen_while_locked_stays_for_that_while(browser: Client) -> None:
    visit = visit_of(browser)
    keyring.keep(visit, HERONS)
    visits.VISITS.lock()
    browser.post("/help", {"country": "IE"})
    for _ in range(2):
        assert "In danger now 999" in seen(browser.get("/help"))


def test_nothing_is_said_to_be_there_at_any_hour_that_is_not(browser: Client) -> None:
    answer_all(browser, SAFE | {"harm": ["afraid"]})
    for page in ("/help", "/plan"):
        said = seen(browser.get(page))
        assert "Help: whom to call" in said
        assert "at any hour" not in said


def test_sending_no_country_says_where_to_look_instead_once(browser: Client) -> None:
    said = "For a country that is not listed here, use the two sites below."
    assert said in seen(browser.post("/help", {"country": ""}, follow=True))
    assert said not in seen(browser.get("/help"))
    assert said not in seen(browser.post("/help", {"country": "IE"}, follow=True))
