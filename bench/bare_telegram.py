"""Read a Telegram export with msgspec alone: decode only the fields wanted, join the texts, make a table.

A floor to race, not a parser: it guesses nothing, checks nothing and reports nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import polars as pl

from bench.measure import measure, polars_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bench.measure import Row


class Entity(msgspec.Struct, gc=False):
    """A piece of a text."""

    text: str


class Record(msgspec.Struct, rename={"sender": "from"}, gc=False):
    """A message, as far as it is wanted."""

    date_unixtime: str
    sender: str | None = None
    text: str | list[str | Entity] = ""


class Chat(msgspec.Struct, gc=False):
    """A chat."""

    messages: list[Record]


def read(path: str) -> pl.DataFrame:
    """Decode and flatten."""
    records = msgspec.json.decode(Path(path).read_bytes(), type=Chat).messages
    columns = {
        "sent_at": [record.date_unixtime for record in records],
        "sender": [record.sender for record in records],
        "text": [record.text if isinstance(record.text, str) else flat(record.text) for record in records],
    }
    return pl.DataFrame(columns).with_columns(
        pl.from_epoch(pl.col("sent_at").cast(pl.Int64)).dt.replace_time_zone("UTC")
    )


def flat(parts: list[str | Entity]) -> str:
    """Join the pieces of a text."""
    return "".join(part if isinstance(part, str) else part.text for part in parts)


def rows(table: pl.DataFrame) -> Iterable[Row]:
    """Give sender, text and time of each row."""
    return polars_rows(table, "sender", "text", "sent_at")


if __name__ == "__main__":
    measure(read, len, rows)
