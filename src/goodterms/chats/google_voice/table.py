"""The records of a page as rows: every one becomes a row, or is noted as skipped."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats.google_voice.pages import page
from goodterms.chats.rows import ROW_SCHEMA, Rows
from goodterms.messages import OWNER, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goodterms.chats.google_voice.pages import Page, Record
    from goodterms.chats.source import Source

NO_TIME = "no date that can be read"
NO_OTHER = "no number or name of the other"
NO_SENDER = "a message in a group that does not say who wrote it"
BROKEN = "the page breaks off or is damaged here; nothing after it could be read"

Row = dict[str, object]


def rows(source: Source) -> Rows:
    """Read a page. Raise BadExport where it is something else, or nothing in it is whole."""
    found = page(source)
    other = _other(found)
    chat = ", ".join(sorted(set(found.group))) or other
    made = [_row(record, chat, None if found.group else other) for record in found.records]
    frame = pl.DataFrame([row for row in made if not isinstance(row, str)], schema=ROW_SCHEMA)
    frame = frame.with_columns(piece=pl.lit(source.place))
    warnings = () if found.records else (f"“{source.name}” holds no messages.",)
    return Rows(frame, tuple(_skipped(source.name, made, whole=found.whole)), warnings)


def _other(found: Page) -> str:
    """Name the other of two: by name, or else by number; "" where the page does not say."""
    name = next((record.name for record in found.records if record.name), "")
    number = next((record.number for record in found.records if record.number), "")
    return _apart(name or found.title or number or found.file, number)


def _apart(name: str, number: str) -> str:
    """Tell a contact called "me" from the person."""
    return f"{name} ({number})" if name == OWNER else name


def _row(record: Record, chat: str, other: str | None) -> Row | str:
    """Give a record as a row, or say why it is none; other: who writes where there are only two."""
    if record.kind is None:
        return record.reason or NO_TIME
    if (time := _time(record.time)) is None:
        return NO_TIME
    if not chat:
        return NO_OTHER
    sender = OWNER if record.mine else other or _apart(record.name or record.number, record.number)
    if not sender:
        return NO_SENDER
    precision = "sub" if time.microsecond else "second"
    values = (time, precision, sender, record.kind, record.text, False, chat, None, record.seconds)
    return dict(zip(ROW_SCHEMA, values, strict=True))


def _time(written: str) -> datetime | None:
    try:
        time = datetime.fromisoformat(written)
        return None if time.tzinfo is None else time.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _skipped(file: str, made: Sequence[Row | str], *, whole: bool) -> Iterator[Skipped]:
    """Note the records that are no rows, neighbours with one reason together, and where the page breaks off."""
    at = 0
    reasons = [one if isinstance(one, str) else None for one in made]
    for reason, run in groupby(reasons):
        count = len(list(run))
        if reason is not None:
            yield Skipped(file, f"message {at + 1}", reason, count)
        at += count
    if not whole:
        yield Skipped(file, f"after message {len(made)}", BROKEN)
