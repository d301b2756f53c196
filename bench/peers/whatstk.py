"""Read a WhatsApp export with whatstk; its limit of 50 MB is switched off, as its own message suggests."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from bench.measure import measure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bench.measure import Row

parser: Any = importlib.import_module("whatstk.whatsapp.parser")  # not installed where the types are checked


def read(path: str) -> Any:
    """Parse the file into a table."""
    return parser.df_from_whatsapp(path, max_size=None)


def rows(table: Any) -> Iterable[Row]:
    """Give sender, text and time of each row."""
    times = (at.isoformat() for at in table["date"])
    return zip(table["username"], table["message"], times, strict=True)


if __name__ == "__main__":
    measure(read, len, rows)
