"""Who asks and who is asked, each with a browser of their own."""

from __future__ import annotations

import html
import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

from django.test import Client, override_settings

from tests.web.asking import ON_THE_WAY, SAFE
from tests.web.keeping import seen, visit_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test.client import _MonkeyPatchedWSGIResponse as Page

    from goodterms.web.store import Book

GUESTS = "http://127.0.0.1:8818"
WORDS = "I would like to know what is right for you. Every answer is fine, and none is fine too."
ASKED = ("contact", "time-together")
NOT_ASKED = {"feelings-told", "what-they-said"}
LIVING = {name: said for name, said in (SAFE | ON_THE_WAY).items() if name not in NOT_ASKED} | {"goal": ["friendship"]}
"""What somebody answers who lives the friendship."""
LINE = re.compile(r'name="line" value="(\d+)"[^>]*> <span><bdi>(.*?)</bdi>')


@dataclass
class Guest:
    """Somebody who was sent a link, with a browser of their own."""

    settings: dict[str, Any]
    client: Client = field(init=False)

    def __post_init__(self) -> None:
        parts = urlsplit(self.address)
        name, port = str(parts.hostname), str(parts.port)
        self.client = Client(HTTP_HOST=parts.netloc, HTTP_ORIGIN=self.address, SERVER_NAME=name, SERVER_PORT=port)

    @property
    def address(self) -> str:
        return str(self.settings["GUESTS_ADDRESS"])

    @contextmanager
    def there(self) -> Iterator[Client]:
        """Let the pages of guests answer."""
        with override_settings(**self.settings):
            yield self.client

    def get(self, path: str, more: dict[str, str] | None = None) -> Page:
        with self.there() as client:
            return client.get(path.removeprefix(self.address), headers=more)

    def post(self, path: str, sent: dict[str, Any] | None = None, more: dict[str, str] | None = None) -> Page:
        with self.there() as client:
            return client.post(path.removeprefix(self.address), sent or {}, headers=more)

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
        found = re.search(r"http://[a-z0-9.:]+/open/[A-Za-z0-9_-]+", page)
        assert found, seen(self.browser.get("/terms/invite"))
        self.browser.post("/terms/invite", {"do": "copied"})
        return found[0]
