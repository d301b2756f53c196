"""Bring messages in through the pages, as a person does who waits for each of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile

from goodterms import chats
from goodterms.companion.brought import Known, take
from goodterms.web import clock
from goodterms.web.bringing import Bringing, under_way
from goodterms.web.keeping import About, keep
from tests.web.keeping import visit_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.test import Client

    from goodterms.web.store import Book

ME = {"me": "2"}
"""The form's answer where Kim is me: with two messages to one she stands below Alex."""


def book_of(browser: Client) -> Book:
    return visit_of(browser).book()


def work_of(browser: Client) -> Bringing:
    bringing = under_way(visit_of(browser))
    assert isinstance(bringing, Bringing)
    return bringing


def send(browser: Client, files: Mapping[str, str | bytes], **fields: str) -> Any:
    """Send files; nothing is waited for."""
    uploads = [
        SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)
        for name, content in files.items()
    ]
    answer: Any = browser.post("/messages/files", {"files": uploads, "zone": "UTC", **fields})
    return answer


def send_and_wait(browser: Client, files: Mapping[str, str | bytes], **fields: str) -> str:
    """Send files, and wait until something is asked or it is over; give where the page of the work leads."""
    answer = send(browser, files, **fields)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/messages/work")
    return wait(browser)


def wait(browser: Client) -> str:
    work_of(browser).wait()
    answer = browser.get("/messages/work")
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def choose(browser: Client, **fields: str) -> str:
    """Say who is who, and wait; give where the page of the work leads."""
    answer = browser.post("/messages/who", fields or ME)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/messages/work")
    return wait(browser)


def bring_in(browser: Client, files: Mapping[str, str | bytes], **fields: str) -> None:
    """Bring files in, whoever writes in them: the second of two is me."""
    where = send_and_wait(browser, files)
    if where == "/messages/who":
        where = choose(browser, **fields)
    assert where == "/messages/done"


def put(
    browser: Client, text: str, *, them: str = "Alex", words: bool = False, zone: str = "UTC", **about: Any
) -> None:
    """Keep a chat as an import does, without the process that reads it: for what comes after."""
    imported = chats.read(chats.Source("chat.txt", text.encode()), tz=zone, date_order="dmy")
    known = Known(me=("Kim",), them=(them,), zone=zone, words=words)
    about = {"at": clock.now(), "files": ("chat.txt",), "skipped": imported.skipped, "words": words or None, **about}
    keep(visit_of(browser).book, take(imported, known, zone), About(**about))


def chat(days: int, *, first: str = "2026-01-13", them: str = "Alex", per_day: int = 4) -> str:
    """Write a chat as WhatsApp does: Alex begins each day, and writes one message more than Kim."""
    lines = []
    for day in range(days):
        at = datetime.fromisoformat(first) + timedelta(days=day, hours=9)
        for turn in range(per_day):
            who = "Kim" if turn % 3 == 1 else them
            lines.append(f"{at + timedelta(minutes=turn):%d/%m/%Y, %H:%M} - {who}: number {turn}\n")
    return "".join(lines)
