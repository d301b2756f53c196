"""A home of its own for every test of the pages: a real vault file, and a browser that came in by a start link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import Client

from goodterms import vault
from tests.vault.cast import CHEAP

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytest_django.plugin import DjangoDbBlocker

    from goodterms.web.store import Table

ADDRESS = "127.0.0.1:80"
PASSPHRASE = "grey herons over slow water"  # noqa: S105 (a passphrase of nobody)


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def pass_minutes(self, minutes: float) -> None:
        self.now += 60 * minutes


@pytest.fixture
def clock() -> Clock:
    """Give the clock by which this test's visits idle and wrong passphrases have to wait."""
    return Clock()


@pytest.fixture
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let passphrases cost next to nothing to try; what they really cost is tested in tests/vault."""
    monkeypatch.setattr(vault.create, "__kwdefaults__", {"data_key": None, "cost": CHEAP})
    monkeypatch.setattr(vault.rewrap, "__defaults__", (CHEAP,))
    for opened in (vault.open_with_passphrase, vault.open_with_code):
        monkeypatch.setattr(opened, "__kwdefaults__", {"least": CHEAP})


@pytest.fixture
def home(
    tmp_path: Path,
    django_db_blocker: DjangoDbBlocker,
    monkeypatch: pytest.MonkeyPatch,
    clock: Clock,
    cheap_keys: None,
) -> Iterator[Path]:
    """Give the folder in which this test's vault is kept; nothing is in it."""
    from goodterms.web import keyring, visits
    from goodterms.web import settings as pages_settings
    from goodterms.web.pages import door
    from goodterms.web.place import Place

    del cheap_keys
    (tmp_path / "run").mkdir()
    here = Place(tmp_path, None)
    monkeypatch.setattr(door, "HERE", here)
    monkeypatch.setattr(pages_settings, "HERE", here)
    monkeypatch.setattr(visits, "VISITS", visits.Visits(clock))
    monkeypatch.setattr(keyring, "WRONG", keyring.Tries(clock))
    connection.close()
    monkeypatch.setitem(connections.settings["default"], "NAME", here.database_address)
    monkeypatch.setitem(connection.settings_dict, "NAME", here.database_address)
    with django_db_blocker.unblock():
        yield tmp_path
        connections.close_all()


@pytest.fixture
def stranger(home: Path) -> Client:
    """Give a browser of this machine that did not come in by a start link."""
    del home
    return Client(HTTP_HOST=ADDRESS, HTTP_ORIGIN=f"http://{ADDRESS}", SERVER_NAME="127.0.0.1")


@pytest.fixture
def browser(stranger: Client, home: Path) -> Client:
    """Give a browser that came in; nothing is kept yet."""
    from goodterms.web import tickets

    answer = stranger.get(f"/start/{tickets.issue(home / 'run')}")
    assert answer.status_code == 302
    assert settings.VISIT_COOKIE_NAME in stranger.cookies
    return stranger


@pytest.fixture(params=["memory", "database"])
def table(request: pytest.FixtureRequest, home: Path) -> Table:
    """Give a table of each kind, in which nothing is kept yet."""
    from goodterms.web.store import MemoryTable
    from tests.web.books import database_table

    del home
    return MemoryTable() if request.param == "memory" else database_table()
