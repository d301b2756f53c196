"""Characters without a shape that apps strew around names, dates and their own lines, and that are none of the name."""

from __future__ import annotations

DIRECTION = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""They set the direction of what is written."""

INVISIBLE = DIRECTION + "\u200b\ufeff"
"""And those that stand where a line may break, or where a text began. What joins or parts letters is none of them."""
