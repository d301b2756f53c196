"""Where the program lives, read strictly from the environment. No part of Django: it is asked before Django starts.

GOODTERMS_HOME: the folder of the vault (default: the system's place for a program's data).
GOODTERMS_PORT: the port on this machine (default: 8817, or any free one where that is taken).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from goodterms.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

PORT = 8817
PORTS = range(1024, 65536)


class BadSetting(BadInput):
    """A setting that cannot be used."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the program keeps what it keeps, and where it listens. port: None is any free one near the usual."""

    home: Path
    port: int | None

    @property
    def database(self) -> Path:
        """Name the file of the vault."""
        return self.home / "vault.sqlite3"

    @property
    def database_address(self) -> str:
        """Name it as SQLite opens it: a file that is not there is not made by opening it."""
        return f"{self.database.as_uri()}?mode=rw"

    @property
    def run(self) -> Path:
        """Name the folder of what lives only while the program runs."""
        return self.home / "run"


def place(environ: Mapping[str, str]) -> Place:
    """Read where the program lives. Raise BadSetting for what cannot be used."""
    home = environ.get("GOODTERMS_HOME") or platformdirs.user_data_dir("goodterms", appauthor=False)
    if not Path(home).is_absolute():
        raise BadSetting(f"GOODTERMS_HOME is “{home}”; write the whole path of a folder, from the root on.")
    return Place(Path(home), _port(environ.get("GOODTERMS_PORT")))


def _port(written: str | None) -> int | None:
    if not written:
        return None
    if not written.isascii() or not written.isdecimal() or int(written) not in PORTS:
        raise BadSetting(f"GOODTERMS_PORT is “{written}”; write a number from {PORTS[0]} to {PORTS[-1]}.")
    return int(written)
