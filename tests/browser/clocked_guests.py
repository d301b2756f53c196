"""Serve the pages of guests by a clock that a test sets: python clocked_guests.py FILE PORT; see clocked.py."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from cheroot.wsgi import Server

from goodterms.guests import clock
from goodterms.guests.application import application


def run(file: Path, port: int) -> None:
    """Serve until told to stop, and say when it is ready."""
    clock.today = lambda: datetime.fromisoformat(file.read_text(encoding="ascii")).date()
    server = Server(("127.0.0.1", port), application, server_name="localhost")
    server.prepare()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    server.serve()


if __name__ == "__main__":
    run(Path(sys.argv[1]), int(sys.argv[2]))
