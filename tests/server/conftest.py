"""Browsers of people who have an account on a server, against a real PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command
from django.db import connections
from django.test import Client

from goodterms import vault
from goodterms.server.models import Account
from tests.vault.cast import CHEAP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_django.plugin import DjangoDbBlocker

HOST = "localhost:8000"
PASSWORD = "seven slow tortoises"  # noqa: S105 (a password of nobody)
PASSPHRASE = "grey herons over slow water"  # noqa: S105 (a passphrase of nobody)


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let passphrases and passwords cost next to nothing to try."""
    monkeypatch.setattr(vault.create, "__kwdefaults__", {"data_key": None, "cost": CHEAP})
    monkeypatch.setattr(vault.rewrap, "__defaults__", (CHEAP,))
    for opened in (vault.open_with_passphrase, vault.open_with_code):
        monkeypatch.setattr(opened, "__kwdefaults__", {"least": CHEAP})


@pytest.fixture(scope="session")
def _tables(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    del django_db_setup
    with django_db_blocker.unblock():
        call_command("createcachetable", verbosity=0)


@pytest.fixture
def database(_tables: None, transactional_db: None) -> Iterator[None]:
    """Give an empty database that other threads see too."""
    del transactional_db
    yield
    connections.close_all()


@pytest.fixture
def stranger(database: None) -> Client:
    """Give a browser that has not signed in."""
    del database
    return a_browser()


def a_browser() -> Client:
    return Client(HTTP_HOST=HOST, HTTP_ORIGIN=f"http://{HOST}", SERVER_NAME="localhost", SERVER_PORT="8000")


@pytest.fixture
def signed_in(database: None) -> Callable[[str], Client]:
    """Give browsers of people with an account, by name."""
    del database

    def one(name: str = "robin") -> Client:
        account, new = Account.objects.get_or_create(name=name)
        if new:
            account.set_password(PASSWORD)
            account.save()
        browser = a_browser()
        browser.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        return browser

    return one


@pytest.fixture
def keeper(signed_in: Callable[[str], Client]) -> Callable[[str], Client]:
    """Give browsers of people whose vault is made and open."""

    def one(name: str = "robin") -> Client:
        browser = signed_in(name)
        answer = browser.post("/keep", {"passphrase": PASSPHRASE, "again": PASSPHRASE})
        assert answer.headers["Location"] == "/keep/code"
        return browser

    return one
