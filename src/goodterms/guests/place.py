"""Where the pages of guests are found, and where their rows lie; read strictly from the environment, before Django.

GOODTERMS_GUESTS_ADDRESS: how browsers reach them, such as https://notes.example or http://127.0.0.1:8818.
GOODTERMS_DATABASE: postgresql://name:password@host:port/database, or the whole path of an SQLite file.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from goodterms.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

POSTGRES_PORT = 5432


class BadSetting(BadInput):
    """A setting that cannot be used."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the pages are. address: without a slash at its end. database: as Django takes it."""

    address: str
    database: Mapping[str, Any]


def place(environ: Mapping[str, str]) -> Place:
    """Read it all. Raise BadSetting for what is missing or cannot be used."""
    return Place(address(environ), database(environ))


def address(environ: Mapping[str, str]) -> str:
    """Read how browsers reach the pages. Raise BadSetting."""
    written = environ.get("GOODTERMS_GUESTS_ADDRESS", "").rstrip("/")
    parts = urlsplit(written)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query or "@" in parts.netloc:
        raise BadSetting(
            f"GOODTERMS_GUESTS_ADDRESS is “{written}”; write how browsers reach the pages, such as https://notes.example."
        )
    if parts.scheme == "http" and parts.hostname not in {"127.0.0.1", "localhost"}:
        raise BadSetting(
            "GOODTERMS_GUESTS_ADDRESS begins with http; links would be readable on their way, so use https."
        )
    return written


def database(environ: Mapping[str, str]) -> dict[str, Any]:
    """Read where the rows lie. Raise BadSetting."""
    written = environ.get("GOODTERMS_DATABASE", "")
    if written.startswith("postgresql://"):
        return _postgres(written)
    if not Path(written).is_absolute():
        raise BadSetting(
            "GOODTERMS_DATABASE does not say where the rows lie; write postgresql://… or the path of an SQLite file."
        )
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": f"{Path(written).as_uri()}?mode=rw",
        "CONN_MAX_AGE": 0,
        "OPTIONS": {
            "timeout": 10,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; "
            "PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=0;",
        },
    }


def _postgres(written: str) -> dict[str, Any]:
    parts = urlsplit(written)
    name = parts.path.removeprefix("/")
    if not parts.hostname or not name:
        raise BadSetting("GOODTERMS_DATABASE names no database; write postgresql://name:password@host:port/database.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(name),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname),
        "PORT": str(parts.port or POSTGRES_PORT),
    }
