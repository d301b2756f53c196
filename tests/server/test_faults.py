"""A node is killed, the database restarted: nothing confirmed is lost, and every failure is a clean page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.nodes import Host, Postgres, running
from bench.server import Tally, User, load, lost

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def postgres() -> Iterator[Postgres]:
    """Give a database server of this test's own, which it may stop."""
    postgres = Postgres()
    yield postgres
    postgres.end()


def unclean(tally: Tally) -> list[str]:
    return [kind for kind in tally.wrong if "NOT CLEAN" in kind]


def test_a_killed_node_and_a_restarted_database_lose_nothing(tmp_path: Path, postgres: Postgres) -> None:
    host = Host(tmp_path, postgres.database("faults"))
    assert host.run("host", "migrate").returncode == 0
    with running(host, 2) as nodes:
        ports = [node.port for node in nodes]
        users = [User(f"user{number}", host, ports) for number in range(3)]
        killed, _ = load(users, 6, nodes[0].kill)
        for user in users:
            user.person.nodes = [nodes[1].port]
        restarted, _ = load(users, 6, postgres.restart)
        assert unclean(killed) == unclean(restarted) == []
        confirmed, missing = lost(users, killed, restarted)
        assert confirmed > 0
        assert missing == 0
        assert nodes[1].healthy
