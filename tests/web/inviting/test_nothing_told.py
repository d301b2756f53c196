"""No secret and no word in a log, a title, a header or the database."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from goodterms.guests import visit
from goodterms.guests.models import Guest as GuestRow
from goodterms.served.headers import HEADERS
from goodterms.served.logs import PlacesOnly
from goodterms.vault import links
from goodterms.web.database import file
from tests.web.inviting.conftest import GUESTS, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.web.inviting.conftest import Guest, Owner

NEUTRAL = {
    "A question", "Nothing here", "Once more", "Not now", "Something broke", "Help", "One topic", "Before you send it",
    "Saying no", "Your link", "Erase everything",
}  # fmt: skip
THEIRS = "flumberquist after nozzlewick"


@pytest.fixture
def log() -> Iterator[list[str]]:
    """Collect everything that any logger would write, at every level, by our formatter."""
    written: list[str] = []

    class Collecting(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            written.append(PlacesOnly().format(record))

    handler, names = Collecting(), ("", "django", "django.request", "django.security", "django.server", "goodterms")
    before = {name: (logging.getLogger(name).level, logging.getLogger(name).propagate) for name in names}
    for name in names:
        logging.getLogger(name).addHandler(handler)
        logging.getLogger(name).setLevel(logging.DEBUG)
    yield written
    for name, (level, propagate) in before.items():
        logging.getLogger(name).removeHandler(handler)
        logging.getLogger(name).setLevel(level)
        logging.getLogger(name).propagate = propagate


def test_no_secret_is_in_a_log_whatever_is_answered(
    owner: Owner, guest: Guest, another: Guest, log: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    link = owner.invites()
    answered = {guest.get(link).status_code, guest.post(link).status_code, another.post(link).status_code}
    back = guest.link_back
    with guest.there() as client:
        client.raise_request_exception = False
        answered.add(client.post(f"{back.removeprefix(GUESTS)}", HTTP_HOST="evil.example").status_code)
        client.handler.enforce_csrf_checks = True
        answered.add(client.post("/take-back", {"topic": back}).status_code)

        def breaks(*_: object) -> None:
            raise ValueError(back)

        monkeypatch.setattr(visit, "enter", breaks)
        answered.add(client.post(back.removeprefix(GUESTS)).status_code)
    assert answered == {200, 302, 403, 404, 500}
    assert any("ValueError in breaks" in line for line in log)
    secrets = [each.rpartition("/")[2] for each in (link, back)]
    for line in log:
        assert not any(secret in line or secret[:12] in line for secret in secrets), line
        assert "/open/" not in line
        assert WORDS not in line


def test_titles_and_headers_tell_nothing(owner: Owner, guest: Guest) -> None:
    link = owner.invites()
    guest.opens(link).answers(1, words=THEIRS)
    paths = ("/", "/topics/1", "/topics/2", "/look", "/decline", "/back", "/erase", "/done", "/help", "/nowhere", link)
    for path in paths:
        page = guest.get(path)
        (title,) = re.findall(r"<title>(.*?)</title>", page.content.decode())
        assert title in NEUTRAL
        assert page.headers["Cache-Control"] == "no-store"
        assert {name for name in HEADERS if name not in page.headers} == set()
        assert not {"Kim", THEIRS} & set(str(page.headers).split())


def test_a_page_whose_address_has_a_secret_sends_no_referer_whatever_it_answers(owner: Owner, guest: Guest) -> None:
    link = owner.invites()
    pages = [guest.get(link), guest.post(link[:-1]), guest.post(link), guest.post(link), guest.get(f"{link}/more")]
    assert [page.status_code for page in pages] == [200, 409, 302, 404, 404]
    assert {page.headers["Referrer-Policy"] for page in pages} == {"no-referrer"}


def test_no_word_can_be_read_in_the_database(owner: Owner, guest: Guest) -> None:
    link = owner.invites(called="Pippelotte", words=f"{WORDS} grobblewhisk")
    guest.opens(link).answers(1, "No messages between ten at night and eight in the morning.", words=THEIRS)
    back = guest.link_back
    assert_nothing_readable(link, back)
    guest.sends()
    owner.sees("/terms")
    assert_nothing_readable(link, back)
    guest.post("/decline", {"how": "for-good"})
    owner.sees("/terms")
    assert_nothing_readable(link, back)


def assert_nothing_readable(*of: str) -> None:
    connection.close()
    whole = b"".join(path.read_bytes() for path in file().parent.glob(f"{file().name}*"))
    secrets = [links.read(link.rpartition("/")[2]) for link in of]
    sought = [word.encode() for word in (*THEIRS.split(), "Pippelotte", "grobblewhisk", "comfortable", "ten at night")]
    sought += [b"contact", b"declined", b"for-good", b"sent", b"time-together"]
    sought += [part for link, secret in zip(of, secrets, strict=True) for part in (link[-40:].encode(), secret)]
    assert [each for each in sought if each in whole] == []


def test_a_row_has_no_time_but_its_last_day(owner: Owner) -> None:
    owner.invites()
    kinds = {field.name: field.get_internal_type() for field in GuestRow._meta.get_fields()}
    assert [name for name, kind in kinds.items() if kind in {"DateField", "DateTimeField", "TimeField"}] == ["ends"]
