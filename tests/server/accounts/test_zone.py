"""The server's clock is not the person's: a zone is chosen with the passphrase, and days go by it from then on."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

import pytest

from goodterms.web import clock
from tests.server.accounts.asking import unlocks
from tests.server.conftest import PASSPHRASE
from tests.web.keeping import after, leads, seen

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from django.test import Client

FAR = "Pacific/Kiritimati"


@pytest.fixture
def offsets(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note in which zone the first page reads the clock."""
    noted: list[str] = []

    def now() -> datetime:
        noted.append(clock.zone())
        return at()

    at = clock.now
    monkeypatch.setattr(clock, "now", now)
    return noted


def keeps(browser: Client, zone: str) -> str:
    answer = browser.post("/keep", {"passphrase": PASSPHRASE, "again": PASSPHRASE, "zone": zone})
    return leads(answer)


def test_the_zone_comes_with_the_passphrase_and_outlasts_the_visit(
    signed_in: Callable[[str], Client], offsets: list[str]
) -> None:
    browser = signed_in("robin")
    assert "Your time zone" in seen(browser.get("/keep"))
    assert keeps(browser, FAR) == "/keep/code"
    browser.get("/")
    browser.post("/lock")
    assert leads(unlocks(browser)) == "/"
    browser.get("/")
    assert offsets[0] == "UTC"  # the page that asks for it knows none yet
    assert offsets[-1] == FAR


def test_it_can_be_changed_in_the_settings(signed_in: Callable[[str], Client], offsets: list[str]) -> None:
    browser = signed_in("robin")
    keeps(browser, FAR)
    assert f'<option value="{FAR}" selected>' in browser.get("/settings").content.decode()
    browser.post("/settings", {"idle": "15", "zone": "Europe/Lisbon"})
    browser.get("/")
    assert offsets[-1] == "Europe/Lisbon"
    browser.post("/settings", {"idle": "15"})
    browser.get("/")
    assert offsets[-1] == "Europe/Lisbon"


def test_where_none_was_chosen_it_is_utc(keeper: Callable[[str], Client], offsets: list[str]) -> None:
    keeper("robin").get("/")
    assert offsets[-1] == str(UTC)


def test_a_zone_that_does_not_exist_is_refused(signed_in: Callable[[str], Client]) -> None:
    browser = signed_in("robin")
    assert keeps(browser, "Mars/Olympus") == "/keep"
    assert "Mars/Olympus" in after(browser, browser.post("/keep", {"zone": "Mars/Olympus"}))
