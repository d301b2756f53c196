"""Who has signed in, in the database: sealed under the server's secret, and with the account beside it.

The account is there so that deleting one leaves no session behind; when somebody signed in is rounded to the day.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error
from datetime import timedelta
from typing import Any, cast
from uuid import UUID

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as Stored

from goodterms.server.models import SignedIn
from goodterms.server.secret import secret_box

PURPOSE = "who has signed in"


class SessionStore(Stored):
    """Sessions of Django, sealed, each with its account."""

    @classmethod
    def get_model_class(cls) -> type[SignedIn]:
        """Name the table."""
        return SignedIn

    def encode(self, session_dict: dict[str, Any]) -> str:
        """Seal a session."""
        return b64encode(secret_box(PURPOSE).seal(self.serializer().dumps(session_dict))).decode()

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        """Open a session; one that was sealed under another secret is none."""
        try:
            plain = secret_box(PURPOSE).open(b64decode(session_data))
        except Error:
            plain = None
        return {} if plain is None else cast("dict[str, Any]", self.serializer().loads(plain))

    def create_model_instance(self, data: dict[str, Any]) -> SignedIn:
        """Make the row of a session."""
        row = cast("SignedIn", super().create_model_instance(data))
        row.account = UUID(data[SESSION_KEY]).hex if SESSION_KEY in data else ""
        row.expire_date = row.expire_date.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        return row
