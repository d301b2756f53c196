"""Who has signed in, in the database, with the account beside it, so that deleting one leaves no session behind."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as Stored

from goodterms.server.models import SignedIn


class SessionStore(Stored):
    """Sessions of Django, each with its account."""

    @classmethod
    def get_model_class(cls) -> type[SignedIn]:
        """Name the table."""
        return SignedIn

    def create_model_instance(self, data: dict[str, Any]) -> SignedIn:
        """Make the row of a session."""
        row = cast("SignedIn", super().create_model_instance(data))
        row.account = UUID(data[SESSION_KEY]).hex if SESSION_KEY in data else ""
        return row
