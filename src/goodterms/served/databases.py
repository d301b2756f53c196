"""How a database is opened, whatever for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goodterms.hosting import Database

SQLITE = {
    "timeout": 10,
    "transaction_mode": "IMMEDIATE",
    # FULL, not NORMAL: what was written must outlive a power cut, and there is little to write.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; "
    "PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=0;",
}


def databases(at: Database) -> dict[str, dict[str, Any]]:
    """Say how the database of a server is opened."""
    if at.file is not None:
        return {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": at.file, "OPTIONS": {**SQLITE}}}
    return {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": at.name,
            "USER": at.user,
            "PASSWORD": at.password,
            "HOST": at.host,
            "PORT": at.port,
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {"connect_timeout": 5},
        }
    }
