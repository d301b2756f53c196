"""Keep, lock and open things as a person does, in the browser."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from django.conf import settings
from django.test import Client

from goodterms.web import visits
from tests.web.conftest import ADDRESS, PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    from django.test.client import _MonkeyPatchedWSGIResponse as Page

    from goodterms.web.visits import Visit

OTHER = "seven kites above the brewery"
GROUP = re.compile(r"<span>([0-9A-Z]{4})</span>")


def visit_of(browser: Client) -> Visit:
    """Look up what the program knows of a browser."""
    found = visits.VISITS.find(browser.cookies[settings.VISIT_COOKIE_NAME].value)
    assert found is not None
    return found


def another_browser(home: Path) -> Client:
    """Give a second browser that came in by a start link of its own."""
    from goodterms.web import tickets

    other = Client(HTTP_HOST=ADDRESS, HTTP_ORIGIN=f"http://{ADDRESS}", SERVER_NAME="127.0.0.1")
    assert other.get(f"/start/{tickets.issue(home / 'run')}").status_code == 302
    return other


def keep(browser: Client, passphrase: str = PASSPHRASE) -> Page:
    return browser.post("/keep", {"passphrase": passphrase, "again": passphrase})


def unlock(browser: Client, passphrase: str = PASSPHRASE) -> Page:
    return browser.post("/unlock", {"passphrase": passphrase})


def lock(browser: Client) -> Page:
    return browser.post("/lock")


def code_of(browser: Client) -> str:
    """Read the recovery code off its page."""
    return "-".join(GROUP.findall(browser.get("/keep/code").content.decode()))


def kept_with_code(browser: Client, passphrase: str = PASSPHRASE) -> str:
    assert leads(keep(browser, passphrase)) == "/keep/code"
    return code_of(browser)


def seen(page: Page) -> str:
    """Give what a person reads in the middle of a page."""
    body = page.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", "<" + body)).split())


def path_on(page: Page) -> str:
    """Read the path that a page shows."""
    shown = re.search(r'<p class="path"><bdi dir="ltr">(.*?)</bdi></p>', page.content.decode())
    assert shown, "there is no path here"
    return html.unescape(shown[1].replace("<wbr>", ""))


def leads(answer: Page) -> str:
    """Say where an answer sends the browser."""
    return answer.headers["Location"]


def after(browser: Client, answer: Page) -> str:
    """Follow a redirect, and read the page behind it."""
    return seen(browser.get(leads(answer)))
