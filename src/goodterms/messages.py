"""The one message table: its columns, their types, what they mean, and the rules they keep.

Every importer makes this table and every measure reads it. One row is one message, call, reaction or
line by the app itself, in the order of the file it came from; several files are merged by time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl

from goodterms.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

KINDS = (
    "text",
    "media",
    "voice",
    "sticker",
    "call",
    "reaction",
    "location",
    "contact",
    "poll",
    "deleted",
    "system",
)
COUNTED_KINDS = ("text", "media", "voice", "sticker", "location", "contact", "poll", "deleted")
PRECISIONS = ("minute", "second", "sub")
SIDES = ("me", "them")
OWNER = "me"
"""The sender of the person's own messages where an export says that they are theirs, and not by what name."""

KIND = pl.Enum(KINDS)
PRECISION = pl.Enum(PRECISIONS)
WHO = pl.Enum(SIDES)
SENT_AT = pl.Datetime("us", "UTC")

SCHEMA_VERSION = 1
"""Grows by one whenever a column's name, type or meaning changes; docs/messages.md tells of each."""

SCHEMA: Mapping[str, pl.DataType] = {
    # blake2b, 8 bytes, of channel, chat, sender, time, text and the how-many-eth of these it is
    "id": pl.UInt64(),
    "sent_at": SENT_AT,
    # how exact the source is
    "precision": PRECISION,
    # the name as exported, without the invisible marks that the app adds; null for the app's own lines
    "sender": pl.String(),
    # which of the two it is; null until the owner is known, and for everyone else
    "who": WHO,
    "kind": KIND,
    # exactly what was written; null where nothing was
    "text": pl.String(),
    "edited": pl.Boolean(),
    "channel": pl.String(),
    "chat": pl.String(),
    # the id of the row that this one answers or reacts to
    "reply_to": pl.UInt64(),
    # calls and voice messages
    "duration_s": pl.Float64(),
}

NULLABLE = frozenset({"sender", "who", "text", "reply_to", "duration_s"})


class BadTable(BadInput):
    """A table that is not a message table."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line or record that did not become a message, so that nothing is lost in silence.

    `file` is the name of the file, `place` where in it ("line 12", "message 40"), `reason` a plain phrase.
    `count` is more than one where many neighbours share the reason.
    """

    file: str
    place: str
    reason: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Gap:
    """A time of which nothing is known, after `last` and before `first` (UTC): two exports of a chat do not meet."""

    chat: str
    last: datetime
    first: datetime

    @property
    def sentence(self) -> str:
        """Say so."""
        return (
            f"The exports of the chat “{self.chat}” do not meet: nothing is known between {self.last:%Y-%m-%d} and "
            f"{self.first:%Y-%m-%d}; if you wrote then, export that part too."
        )


@dataclass(frozen=True, slots=True)
class Import:
    """What came out of one or more export files.

    messages: the table, see SCHEMA.
    skipped: whatever did not become a row of it.
    warnings: sentences about what had to be guessed.
    guessed_order: the order of day and month (dmy, mdy) in which dates were read where nothing in a file decided it.
    gaps: where exports of one chat do not meet.
    span: first and last time in the table (UTC), or None where it is empty.
    participants: the senders, most messages first.
    """

    messages: pl.DataFrame
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[str, ...] = ()
    guessed_order: str | None = None
    gaps: tuple[Gap, ...] = ()
    span: tuple[datetime, datetime] | None = field(init=False)
    participants: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        times = self.messages["sent_at"]
        first, last = times.min(), times.max()
        object.__setattr__(self, "span", None if first is None else (first, last))
        object.__setattr__(self, "participants", participants(self.messages))

    @property
    def skipped_count(self) -> int:
        """Count the lines and records that did not become a message."""
        return sum(entry.count for entry in self.skipped)


def participants(messages: pl.DataFrame) -> tuple[str, ...]:
    """Name the senders, most messages first, then by name."""
    counts = messages.lazy().filter(pl.col("sender").is_not_null()).group_by("sender").len()
    return tuple(counts.sort(["len", "sender"], descending=[True, False]).collect()["sender"])


def empty() -> pl.DataFrame:
    """Make a message table with no rows."""
    return pl.DataFrame(schema=dict(SCHEMA))


def check(messages: pl.DataFrame) -> pl.DataFrame:
    """Return the table unchanged if it keeps every rule of SCHEMA, else raise BadTable."""
    if messages.schema != pl.Schema(SCHEMA):
        wrong = [n for n, t in SCHEMA.items() if messages.schema.get(n) != t]
        extra = [n for n in messages.columns if n not in SCHEMA]
        raise BadTable(f"The message table has wrong, missing or extra columns: {', '.join(wrong + extra)}.")
    nulls = messages.select(pl.col([c for c in SCHEMA if c not in NULLABLE]).null_count())
    if holes := [name for name in nulls.columns if nulls[name][0]]:
        raise BadTable(f"The message table has empty values in the column {holes[0]}.")
    system = pl.col("kind") == "system"
    if not messages.filter(system != pl.col("sender").is_null()).is_empty():
        raise BadTable("The message table has a system line with a sender, or a message without one.")
    if not messages.filter(pl.col("kind").is_in(["text", "system"]) & pl.col("text").is_null()).is_empty():
        raise BadTable("The message table has a text or system line with no text.")
    if messages["id"].n_unique() != messages.height:
        raise BadTable("The message table has two rows with one id.")
    return messages
