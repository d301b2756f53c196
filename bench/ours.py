"""Read an export with Good Terms, into its message table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from bench.measure import measure
from goodterms import chats

if TYPE_CHECKING:
    from collections.abc import Iterable

    from goodterms.messages import Import


def read(path: str) -> Import:
    """Read the file into the message table."""
    return chats.read([Path(path)], tz="Europe/Berlin")


def pairs(imported: Import) -> Iterable[tuple[str | None, str | None]]:
    """Give sender and text of each row."""
    return imported.messages.select("sender", "text").iter_rows()


if __name__ == "__main__":
    pl.Config()  # the peers’ libraries are loaded before their clock starts, and so are ours
    chats.formats()
    measure(read, lambda imported: imported.messages.height, pairs)
