"""Read a WhatsApp export with whatstk; its limit of 50 MB is switched off, as its own message suggests."""

from __future__ import annotations

import importlib
from typing import Any

from bench.measure import measure

parser: Any = importlib.import_module("whatstk.whatsapp.parser")  # not installed where the types are checked


def read(path: str) -> Any:
    """Parse the file into a table."""
    return parser.df_from_whatsapp(path, max_size=None)


if __name__ == "__main__":
    measure(read, len, lambda table: zip(table["username"], table["message"], strict=True))
