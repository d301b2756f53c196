"""The drill: everything is backed up, the machine is gone, and on a clean one people find what was theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.nodes import Host, running
from bench.people import Person, joined
from tests.server.conftest import PASSPHRASE, PASSWORD
from tests.server.settings import SERVER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def postgres(tmp_path: Path) -> Iterator[str]:
    """Give the address of a database of its own."""
    name = f"drill-{tmp_path.name}-{abs(hash(str(tmp_path)))}"
    SERVER.psql(f'CREATE DATABASE "{name}"')
    before, _, after = str(SERVER.get_uri()).rpartition("/postgres?")
    yield f"{before}/{name}?{after}"
    SERVER.psql(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_a_restore_on_a_clean_machine_gives_people_back_what_was_theirs(tmp_path: Path, postgres: str) -> None:
    before, after = (
        Host(tmp_path / "before", postgres),
        Host(tmp_path / "after", str(tmp_path / "after" / "kept.sqlite3")),
    )
    for host in (before, after):
        host.folder.mkdir()
        assert host.run("serve", "--accounts").returncode == 2  # not before the tables are made
        assert host.run("host", "migrate").returncode == 0
    with running(before) as nodes:
        robin = joined(before.address, [nodes[0].port], "robin", PASSWORD, PASSPHRASE)
        robin.post("/settings", {"idle": "30", "country": "DE"})
        backup = before.run("host", "backup", str(tmp_path / "backup"))
        assert backup.returncode == 0, backup.stderr
    (after.folder / "secret").unlink()
    (before.folder / "secret").rename(after.folder / "secret")
    restored = after.run("host", "restore", str(tmp_path / "backup"))
    assert restored.returncode == 0, restored.stderr
    again = after.run("host", "restore", str(tmp_path / "backup"))
    assert again.returncode == 2
    assert "empty one" in again.stderr
    with running(after) as nodes:
        robin = Person(after.address, [nodes[0].port])
        robin.post("/account/in", {"login": "robin", "password": PASSWORD})
        assert robin.get("/settings").leads == "/unlock"
        robin.post("/unlock", {"passphrase": PASSPHRASE})
        assert 'value="30" selected' in robin.get("/settings").page.replace(" checked", " selected")


@pytest.mark.parametrize("spoil", ["cut", "changed", "other"])
def test_a_spoiled_backup_is_refused_and_nothing_is_put_back(tmp_path: Path, spoil: str) -> None:
    host = Host(tmp_path, str(tmp_path / "kept.sqlite3"))
    assert host.run("host", "migrate").returncode == 0
    file = tmp_path / "backup"
    assert host.run("host", "backup", str(file)).returncode == 0
    data = file.read_bytes()
    file.write_bytes({"cut": data[:-5], "changed": data[:-1] + b"x", "other": b"no backup at all"}[spoil])
    refused = host.run("host", "restore", str(file))
    assert refused.returncode == 2
    assert str(file) in refused.stderr
    assert "Traceback" not in refused.stderr
