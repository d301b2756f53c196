"""A home of its own for every test of the pages: a real vault file, and a browser that came in by a start link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import Client

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytest_django.plugin import DjangoDbBlocker

ADDRESS = "127.0.0.1:80"
PASSPHRASE = "grey herons over slow water"


@pytest.fixture
def home(tmp_path: Path, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the folder in which this test's vault is kept; nothing is in it."""
    from goodterms.web import visits
    from goodterms.web.pages import door
    from goodterms.web.settings import Place

    (tmp_path / "run").mkdir()
    here = Place(tmp_path, None)
    monkeypatch.setattr(door, "HERE", here)
    monkeypatch.setattr(visits, "VISITS", visits.Visits(visits.awake_time))
    connection.close()
    monkeypatch.setitem(connections.settings["default"], "NAME", here.database)
    monkeypatch.setitem(connection.settings_dict, "NAME", here.database)
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
