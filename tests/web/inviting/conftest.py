"""The pages of guests beside those of who asks, on one database, each with its own addresses, cookies and browsers."""

from __future__ import annotations

import html
import importlib
import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Self

import pytest
from django.test import Client, override_settings

from goodterms.guests import clock as guests_clock
from tests.hosted import hosted
from tests.web.asking import answer_all
from tests.web.keeping import keep, seen, visit_of
from tests.web.test_terms_pages import LIVING
from tests.web.time_of_pages import Time

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

    from django.test.client import _MonkeyPatchedWSGIResponse as Page

    from goodterms.web.store import Book

GUESTS = "http://127.0.0.1:8818"
WORDS = "I would like to know what is right for you. Every answer is fine, and none is fine too."
ASKED = ("contact", "time-together")
LINE = re.compile(r'name="line" value="(\d+)"[^>]*> <span><bdi>(.*?)</bdi>')
OWN = ("DATABASES", "INSTALLED_APPS", "LOGGING", "LOGGING_CONFIG")
"""Settings that the two share in these tests."""


@pytest.fixture
def guest_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, Any]:
    """Give what is set for the pages of guests."""
    for name, value in hosted(tmp_path, GUESTS).items():
        monkeypatch.setenv(name, value)
    found: ModuleType = importlib.import_module("goodterms.guests.settings")
    found = importlib.reload(found)
    return {name: getattr(found, name) for name in dir(found) if name.isupper() and name not in OWN}


@dataclass
class Guest:
    """Somebody who was sent a link, with a browser of their own."""

    settings: dict[str, Any]
    client: Client = field(
        default_factory=lambda: Client(
            HTTP_HOST="127.0.0.1:8818", HTTP_ORIGIN=GUESTS, SERVER_NAME="127.0.0.1", SERVER_PORT="8818"
        )
    )

    @contextmanager
    def there(self) -> Iterator[Client]:
        """Let the pages of guests answer."""
        with override_settings(**self.settings):
            yield self.client

    def get(self, path: str, more: dict[str, str] | None = None) -> Page:
        with self.there() as client:
            return client.get(path.removeprefix(GUESTS), headers=more)

    def post(self, path: str, sent: dict[str, Any] | None = None, more: dict[str, str] | None = None) -> Page:
        with self.there() as client:
            return client.post(path.removeprefix(GUESTS), sent or {}, headers=more)

    def sees(self, path: str = "/") -> str:
        return seen(self.get(path))

    def opens(self, link: str) -> Self:
        assert self.post(link).status_code == 302, self.sees(link)
        return self

    @property
    def link_back(self) -> str:
        page = self.get("/back").content.decode()
        found = re.search(r"<textarea[^>]*>(.*?)</textarea>", page)
        assert found, page
        return html.unescape(found[1])

    def answers(self, place: int, *lines: str, words: str = "", do: str = "said") -> Self:
        """Answer a topic, by the words of the limits that are picked."""
        page = self.get(f"/topics/{place}").content.decode()
        offered = {html.unescape(text): value for value, text in LINE.findall(page)}
        chosen = [offered[line] for line in lines]
        assert self.post(f"/topics/{place}", {"line": chosen, "words": words, "do": do}).status_code == 302
        return self

    def sends(self) -> Self:
        assert self.post("/look")["Location"] == "/"
        return self


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    """Give the time that both kinds of pages go by."""
    found = Time(monkeypatch)
    monkeypatch.setattr(guests_clock, "today", lambda: date.fromisoformat(found.today))
    return found


@pytest.fixture
def guest(guest_settings: dict[str, Any]) -> Guest:
    """Give somebody who can be asked."""
    return Guest(guest_settings)


@pytest.fixture
def another(guest_settings: dict[str, Any]) -> Guest:
    """Give another browser, of the same guest or of somebody else."""
    return Guest(guest_settings)


@dataclass
class Owner:
    """Somebody who asks."""

    browser: Client

    @property
    def book(self) -> Book:
        return visit_of(self.browser).book()

    def sees(self, path: str = "/terms/invite") -> str:
        return seen(self.browser.get(path))

    def sends(self, do: str = "make", **changed: Any) -> Page:
        """Send the form of an invitation."""
        page = self.browser.get("/terms/invite").content.decode()
        (known,) = re.findall(r'name="seen" value="(\w+)"', page) or [""]
        sent = {"called": "Kim", "words": WORDS, "topics": ASKED, "do": do, "seen": known, **changed}
        return self.browser.post("/terms/invite", sent)

    def invites(self, **changed: Any) -> str:
        """Make an invitation, and give its link."""
        self.sends("look", **changed)
        self.sends("make", **changed)
        page = self.browser.get("/terms/invite").content.decode()
        found = re.search(rf"{GUESTS}/open/[A-Za-z0-9_-]+", page)
        assert found, seen(self.browser.get("/terms/invite"))
        self.browser.post("/terms/invite", {"do": "copied"})
        return found[0]


@pytest.fixture
def owner(browser: Client, time: Time) -> Iterator[Owner]:
    """Give somebody who lives the friendship, keeps what they tell, and has a server that both can reach."""
    del time
    answer_all(browser, LIVING)
    keep(browser)
    with override_settings(GUESTS_ADDRESS=GUESTS):
        yield Owner(browser)
