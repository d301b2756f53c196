"""What the server's own secret seals: no vault hangs on it."""

from __future__ import annotations

from hashlib import sha256

from django.conf import settings

from goodterms.vault import Box


def secret_box(purpose: str) -> Box:
    """Give the box for one purpose under GOODTERMS_SECRET_FILE."""
    return Box(sha256(settings.SECRET_KEY.encode()).digest(), purpose)
