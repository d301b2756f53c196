"""A running `goodterms serve --accounts`, in a process of its own, with an empty SQLite database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.nodes import Host, Node, free_port
from tests.browser.program import Program

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Served(Program):
    """A server with accounts. port: where it is reached; node: while it runs."""

    port: int = 0
    node: Node | None = None

    @property
    def address(self) -> str:
        """Give the address of the pages; a passkey needs a name, and takes no number for one."""
        return f"http://localhost:{self.port}"

    def start(self) -> None:
        """Make the tables, and start one node."""
        self.home.mkdir()
        self.port = free_port()
        self.does("host", "migrate")
        self.node = self._host().node(self.port)

    def stop(self) -> None:
        """End it, and hear that nothing broke meanwhile."""
        node, self.node = self.node, None
        if node is not None:
            node.stop()
            said = [line for line in node.log.splitlines() if not line.startswith("Good Terms serves")]
            assert self.may_complain or not said, node.log

    def does(self, *arguments: str) -> str:
        """Do what a host does at the terminal; give what it prints."""
        done = self._host().run(*arguments)
        assert not done.returncode, done.stderr
        return done.stdout.strip()

    def forgets_limits(self) -> None:
        """Let everybody try as often as at first."""
        with closing(sqlite3.connect(self._database)) as database, database:
            database.execute("DELETE FROM limits")

    @property
    def _database(self) -> Path:
        return self.home / "server.sqlite3"

    def _host(self) -> Host:
        return Host(self.home, str(self._database), self.address, sign_up="invited")


def served(folder: Path) -> Served:
    """Start a server, and wait until it answers."""
    server = Served(folder)
    server.start()
    return server
