"""What a person enters by hand: a call, a meeting, a letter, a message that is in no export.

from goodterms.chats.by_hand import Entry, entries
imported = entries([Entry(datetime(2026, 6, 1, 20, tzinfo=UTC), "Alex", "call", duration_s=600)])
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

import polars as pl

from goodterms.chats import titles
from goodterms.chats.rows import ROW_SCHEMA, Format, Rows, to_messages
from goodterms.chats.source import BadExport, Source
from goodterms.messages import Import

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goodterms.chats.rows import Options

CHANNEL = "by-hand"
TIMED = ("call", "voice")
WITH_WORDS = ("text", "system")

Kind = Literal["text", "media", "voice", "call", "location", "contact", "system"]
"""What can be entered: a letter or a message is a text, a meeting a system line (nobody sent it) or a text."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened between two people.

    sent_at: when it began, with a zone. sender: who wrote or called; None for a system line, such as a meeting that
    nobody made alone. text: what was said of it, or in it; None where nothing was. duration_s: of a call or a
    recording, None where it was not taken or is not known. chat: the conversation that it belongs to, where that has
    a name; else it is named by all who sent something.
    """

    sent_at: datetime
    sender: str | None
    kind: Kind
    text: str | None = None
    duration_s: float | None = None
    chat: str | None = None


def entries(entered: Sequence[Entry]) -> Import:
    """Make a message table of entries, in order of time. Raise BadExport for one that says too little."""
    for number, entry in enumerate(entered, 1):
        _refuse(entry, number)
    people = titles.of_people(entry.sender for entry in entered if entry.sender)
    ordered = sorted(entered, key=lambda entry: entry.sent_at)
    rows = [
        {
            "sent_at": entry.sent_at.astimezone(UTC),
            "precision": _precision(entry.sent_at),
            "sender": entry.sender,
            "kind": entry.kind,
            "text": entry.text,
            "edited": False,
            "chat": entry.chat or people,
            "answers": None,
            "duration_s": entry.duration_s if entry.kind in TIMED else None,
        }
        for entry in ordered
    ]
    return Import(to_messages(_FORM, pl.DataFrame(rows, schema=ROW_SCHEMA, orient="row")))


def _precision(at: datetime) -> str:
    return "sub" if at.microsecond else "second" if at.second else "minute"


def _refuse(entry: Entry, number: int) -> None:
    if entry.sent_at.tzinfo is None:
        raise BadExport(f"Entry {number} does not say in which time zone it happened; add one to its time.")
    try:
        entry.sent_at.astimezone(UTC)
    except OverflowError:
        raise BadExport(f"Entry {number} lies outside the years 1 to 9999; check its date.") from None
    if (entry.sender is None) != (entry.kind == "system"):
        raise BadExport(f"Entry {number} needs someone who sent it, or is a note that nobody sent; choose one.")
    if entry.sender is not None and not entry.sender.strip():
        raise BadExport(f"Entry {number} has an empty name; write who it was.")
    if entry.kind in WITH_WORDS and not (entry.text or "").strip():
        raise BadExport(f"Entry {number} says nothing; write at least a word.")
    if entry.duration_s is not None and not 0 <= entry.duration_s < float("inf"):
        raise BadExport(f"Entry {number} has a length below nothing or without end; write it in seconds.")


def _no_file(_source: Source, _options: Options) -> Rows:
    raise BadExport("What is entered by hand lies in no file; use goodterms.chats.by_hand.entries.")


_FORM = Format(channel=CHANNEL, title="entered by hand", endings=(), sniff=lambda _: False, read=_no_file)
