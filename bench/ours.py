"""Read an export with Good Terms, into its message table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from bench.measure import measure, polars_rows
from goodterms import chats

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bench.measure import Row
    from goodterms.messages import Import


def read(path: str) -> Import:
    """Read the file into the message table."""
    return chats.read([Path(path)], tz="Europe/Berlin")


def rows(imported: Import) -> Iterable[Row]:
    """Give sender, text and time of each row."""
    return polars_rows(imported.messages, "sender", "text", "sent_at")


if __name__ == "__main__":
    pl.Config()  # the peers’ libraries are loaded before their clock starts, and so are ours
    chats.formats()
    measure(read, lambda imported: imported.messages.height, rows)
