"""An invitation on a server: a real PostgreSQL, the pages of guests beside the nodes, backup and restore among them."""

from __future__ import annotations

import re
import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection

from goodterms.companion.invitation import ASKS_FOR
from goodterms.guests import settings as guest_settings
from goodterms.guests.models import Guest as GuestRow
from goodterms.server import backup, sweeping
from goodterms.web.pages import invite
from tests.server.conftest import a_browser
from tests.web.asking import answer_all
from tests.web.inviting.people import ASKED, LIVING, WORDS, Guest, Owner

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from django.test import Client

    from goodterms.web.review_view import ReviewView

NIGHTS = "No messages between ten at night and eight in the morning."
SHARED = ("DATABASES", "INSTALLED_APPS", "LOGGING", "LOGGING_CONFIG", "HOST", "ALLOWED_HOSTS")


@pytest.fixture
def owner(keeper: Callable[[str], Client]) -> Owner:
    browser = keeper("robin")
    answer_all(browser, LIVING)
    return Owner(browser)


@pytest.fixture
def guest() -> Guest:
    own = {name: getattr(guest_settings, name) for name in dir(guest_settings) if name.isupper()}
    return Guest({name: value for name, value in own.items() if name not in SHARED})


def test_it_is_made_opened_answered_and_comes_back(owner: Owner, guest: Guest) -> None:
    assert connection.vendor == "postgresql"
    guest.opens(owner.invites())
    assert "run by The centre ( ask at the desk )" in guest.sees()
    guest.answers(1, NIGHTS).sends()
    assert NIGHTS in owner.sees()
    assert "What Kim keeps to" in guest.sees()
    guest.post("/erase")
    assert "They took back everything" in owner.sees()
    assert GuestRow.objects.count() == 0


def test_deleting_what_is_kept_takes_an_open_one_back(owner: Owner, guest: Guest) -> None:
    link = owner.invites()
    owner.browser.post("/settings/delete", {"passphrase": "grey herons over slow water"})
    assert GuestRow.objects.count() == 0
    assert guest.post(link).status_code == 404


def test_the_sweep_takes_what_nobody_answered(owner: Owner, monkeypatch: pytest.MonkeyPatch) -> None:
    owner.invites()
    later = datetime.now(UTC) + ASKS_FOR + timedelta(days=2)

    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            del tz
            return later

    sweeping.sweep()
    assert GuestRow.objects.count() == 1
    monkeypatch.setattr(sweeping, "datetime", Later)
    sweeping.sweep()
    assert GuestRow.objects.count() == 0


def test_a_backup_holds_it_and_puts_it_back(owner: Owner, guest: Guest, tmp_path: Path) -> None:
    back = guest.opens(owner.invites()).link_back
    before = GuestRow.objects.values().get()
    backup.backup(tmp_path / "backup")
    for table in reversed(backup.tables()):
        table.objects.all().delete()  # type: ignore[attr-defined]  # every model has them
    backup.restore(tmp_path / "backup")
    assert GuestRow.objects.values().get() == before
    guest.opens(back)
    assert "Kim asks" in guest.sees()


def test_two_windows_make_one_invitation(owner: Owner, monkeypatch: pytest.MonkeyPatch) -> None:
    both, looks = threading.Barrier(2, timeout=10), invite._review

    def review(*given: Any) -> ReviewView:
        found = looks(*given)
        if threading.current_thread() is not threading.main_thread():
            both.wait()
        return found

    owner.sends("look")
    page = owner.browser.get("/terms/invite").content.decode()
    (known,) = re.findall(r'name="seen" value="(\w+)"', page)
    sent = {"called": "Kim", "words": WORDS, "topics": ASKED, "do": "make", "seen": known}
    monkeypatch.setattr(invite, "_review", review)

    def one(browser: Client) -> None:
        browser.post("/terms/invite", sent)
        connection.close()

    other = a_browser()
    other.cookies = owner.browser.cookies
    threads = [threading.Thread(target=one, args=(browser,)) for browser in (owner.browser, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert GuestRow.objects.count() == 1
