"""What a host does at the terminal: links, a way in, numbers and nothing of anyone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bench.nodes import Host, running
from bench.people import Person
from tests.server.conftest import PASSPHRASE, PASSWORD

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def host(tmp_path: Path) -> Host:
    """Give a server for a household, on SQLite, that people enter by links."""
    host = Host(tmp_path, str(tmp_path / "kept.sqlite3"), sign_up="invited")
    assert host.run("host", "migrate").returncode == 0
    return host


def path_of(link: str, host: Host) -> str:
    assert link.startswith(host.address + "/")
    return link.removeprefix(host.address).strip()


def test_a_link_opens_one_account_and_opening_the_link_alone_changes_nothing(host: Host) -> None:
    link = path_of(host.run("host", "invite").stdout, host)
    with running(host) as (node,):
        nobody = Person(host.address, [node.port])
        refused = nobody.get("/account/new")
        assert 'name="username"' not in refused.page
        preview, robin, other = (Person(host.address, [node.port]) for _ in range(3))
        assert preview.get(link).status == 200
        fields = {"username": "Robin", "password1": PASSWORD, "password2": PASSWORD}
        for person in (robin, other):
            assert person.post(link, {}).leads == "/account/new"
        assert robin.post("/account/new", fields).leads == "/"
        assert robin.get(link).status in {302, 404}
        assert Person(host.address, [node.port]).get(link).status == 404
        late = other.get("/account/new")
        assert 'name="username"' not in late.page
        robin.post("/keep", {"passphrase": PASSPHRASE, "again": PASSPHRASE, "zone": "Europe/Berlin"})
        found = json.loads(host.run("host", "numbers", "--json").stdout)
        assert (found["accounts"], found["vaults"]) == (1, 1)
        assert set(map(type, found.values())) == {int}

        way_in = host.run("host", "way-in", "robin")
        page = path_of(way_in.stdout, host)
        assert robin.get("/settings").leads == "/account/in"  # whoever was in is out
        again = Person(host.address, [node.port])
        form = again.get(page).leads or page
        new = "eight slow tortoises"
        again.post(form, {"password1": new, "password2": new})
        again.post("/account/in", {"login": "robin", "password": new})
        assert again.get("/settings").leads == "/unlock"
        assert Person(host.address, [node.port]).get(form).page.count('name="password1"') == 0


def test_nobody_has_no_way_in(host: Host) -> None:
    refused = host.run("host", "way-in", "nobody")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "no account called" in refused.stderr


def test_a_secret_is_made_once_and_for_its_owner_alone(host: Host, tmp_path: Path) -> None:
    file = tmp_path / "fresh"
    assert host.run("host", "secret", str(file)).returncode == 0
    assert file.stat().st_mode & 0o077 == 0
    made = file.read_bytes()
    assert host.run("host", "secret", str(file)).returncode == 2
    assert file.read_bytes() == made


def test_guessing_a_password_is_slowed_down_for_the_account(host: Host) -> None:
    link = path_of(host.run("host", "invite").stdout, host)
    with running(host) as (node,):
        robin = Person(host.address, [node.port])
        robin.post(link, {})
        robin.post("/account/new", {"username": "robin", "password1": PASSWORD, "password2": PASSWORD})
        for _ in range(6):
            Person(host.address, [node.port]).post("/account/in", {"login": "robin", "password": "not this one"})
        late = Person(host.address, [node.port])
        late.post("/account/in", {"login": "robin", "password": PASSWORD})
        assert late.get("/settings").leads == "/account/in"
