"""What can be wrong with what a reading is asked for."""

from __future__ import annotations

from goodterms.errors import BadInput


class BadRequest(BadInput):
    """A reading that cannot be made as asked."""
