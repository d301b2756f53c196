"""The pages of guests beside those of who asks, on one database, each with its own addresses, cookies and browsers."""

from __future__ import annotations

import importlib
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client, override_settings

from goodterms.guests import clock as guests_clock
from tests.hosted import hosted
from tests.web.asking import answer_all
from tests.web.inviting.people import GUESTS, LIVING, Guest, Owner
from tests.web.keeping import keep
from tests.web.time_of_pages import Time

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType


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


@pytest.fixture
def owner(browser: Client, time: Time) -> Iterator[Owner]:
    """Give somebody who lives the friendship, keeps what they tell, and has a server that both can reach."""
    del time
    answer_all(browser, LIVING)
    keep(browser)
    with override_settings(GUESTS_ADDRESS=GUESTS):
        yield Owner(browser)
