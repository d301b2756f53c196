"""How a server is set up whose rows lie in the file of a vault: what its environment says."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HOST_NAME, HOST_CONTACT = "The centre", "ask at the desk"


def hosted(home: Path, guests: str) -> dict[str, str]:
    """Give the settings of a server with a secret of its own. guests: where the pages of guests are reached."""
    secret = home / "secret"
    if not secret.exists():
        secret.touch(0o600)
        secret.write_text(secrets.token_urlsafe(64), encoding="ascii")
    return {
        "GOODTERMS_ADDRESS": "http://127.0.0.1:8000",
        "GOODTERMS_GUESTS": guests,
        "GOODTERMS_DATABASE": str(home / "vault.sqlite3"),
        "GOODTERMS_SECRET_FILE": str(secret),
        "GOODTERMS_SIGN_UP": "invited",
        "GOODTERMS_HOST_NAME": HOST_NAME,
        "GOODTERMS_HOST_CONTACT": HOST_CONTACT,
    }
