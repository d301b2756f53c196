"""Read a Messenger download with msgspec alone: decode only the fields wanted, mend the letters, make a table.

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


class Record(msgspec.Struct, gc=False):
    """A message, as far as it is wanted."""

    sender_name: str
    timestamp_ms: int
    content: str | None = None


class Thread(msgspec.Struct, gc=False):
    """A piece of a thread."""

    messages: list[Record]


def read(path: str) -> pl.DataFrame:
    """Decode and flatten, piece by piece."""
    decode = msgspec.json.Decoder(Thread).decode
    parts = [flat(decode(piece.read_bytes()).messages) for piece in Path(path).rglob("message_*.json")]
    return pl.concat(parts).with_columns(pl.from_epoch("sent_at", "ms").dt.replace_time_zone("UTC")).sort("sent_at")


def flat(records: list[Record]) -> pl.DataFrame:
    """Put the messages of a piece into columns."""
    return pl.DataFrame(
        {
            "sent_at": [record.timestamp_ms for record in records],
            "sender": [mended(record.sender_name) for record in records],
            "text": [mended(record.content or "") for record in records],
        }
    )


def mended(text: str) -> str:
    """Read the characters as the bytes that they are."""
    return text if text.isascii() else text.encode("latin-1").decode()


def rows(table: pl.DataFrame) -> Iterable[Row]:
    """Give sender, text and time of each row."""
    return polars_rows(table, "sender", "text", "sent_at")


if __name__ == "__main__":
    measure(read, len, rows)
