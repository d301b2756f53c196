"""The file into rows, line by line; names are put in when all lines are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats import jsons
from goodterms.chats.records import Record, columns, in_range, usable
from goodterms.chats.rows import Rows
from goodterms.chats.signal.items import Items
from goodterms.chats.signal.people import People
from goodterms.chats.signal.shapes import Frame
from goodterms.chats.source import BadExport
from goodterms.messages import PRECISION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from goodterms.chats.rows import Options
    from goodterms.chats.source import Source

MAX_LINE_BYTES = 16 * 1024**2
# Lines that hold settings; Signal may write new ones, which are noted as skipped.
SETTINGS = frozenset({"stickerPack", "notificationProfile", "chatFolder", "version", "backupTimeMs"})
NO_CHAT = "a call over a link, in no chat"


def read(source: Source, options: Options) -> Rows:
    """Read an export. Raise BadExport where a line has no end."""
    people = People()
    items = Items(people)
    size = max(source.size, 1)
    with source.open() as stream:
        read_on = (record for at, line in _lines(source, stream) for record in _records(at, line, people, items))
        frame = columns(read_on, lambda _: options.heard(min(1.0, stream.tell() / size)), pl.Int64)
    frame = _named(frame, people).with_columns(in_range(frame["time"]))
    kept, skipped = usable(frame, source.name, "line")
    return Rows(_finished(kept), skipped, tuple(_warnings(source, kept, people, items)))


def _lines(source: Source, stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    for at, line in enumerate(iter(lambda: stream.readline(MAX_LINE_BYTES + 1), b""), 1):
        if len(line) > MAX_LINE_BYTES:
            raise BadExport(
                f"“{source.name}” has a line longer than any message (line {at}); it is damaged or not Signal’s export."
            )
        if line.strip(jsons.BOM + b"\x00 \t\r\n"):
            yield at, line.removeprefix(jsons.BOM)


def _records(at: int, line: bytes, people: People, items: Items) -> Iterator[Record]:
    """Make the records of a line; what it says of people and chats is remembered."""
    frame = jsons.one(line, Frame, "Signal")
    if isinstance(frame, str):
        yield Record(at, None, None, None, problem=frame)
    elif frame.chat_item is not None:
        yield from items.records(at, frame.chat_item)
    elif frame.recipient is not None:
        people.hear_recipient(frame.recipient)
    elif frame.chat is not None:
        people.hear_chat(frame.chat)
    elif frame.account is not None:
        people.hear_account(frame.account)
    elif frame.ad_hoc_call is not None:
        yield Record(at, None, None, None, problem=NO_CHAT)
    elif not _is_setting(line):
        yield Record(at, None, None, None)


def _is_setting(line: bytes) -> bool:
    """Tell a line of settings, or an empty one."""
    keys = jsons.keyed(line).keys()
    return not keys or not keys.isdisjoint(SETTINGS)


def _named(frame: pl.DataFrame, people: People) -> pl.DataFrame:
    """Put in the names of senders and chats; a notice says whose it is."""
    senders = {str(key): name for key, name in people.senders().items()}
    chats = {str(key): name for key, name in people.chat_names().items()}
    frame = frame.with_columns(
        sender=_replaced(frame["sender"], senders),
        chat=pl.select(pl.coalesce(_replaced(frame["chat"], chats), "chat " + frame["chat"])).to_series(),
    )
    whose = pl.concat_str("sender", "text", separator=" · ", ignore_nulls=True)
    return frame.with_columns(text=pl.when(pl.col("kind") == "system").then(whose).otherwise("text"))


def _replaced(keys: pl.Series, names: dict[str, str]) -> pl.Series:
    return keys.replace_strict(list(names), list(names.values()), default=None, return_dtype=pl.String)


def _finished(kept: pl.DataFrame) -> pl.DataFrame:
    return kept.select(
        "sent_at",
        pl.lit("sub", PRECISION).alias("precision"),
        "sender",
        "kind",
        "text",
        "edited",
        "chat",
        pl.lit(None, pl.UInt32).alias("answers"),
        "duration_s",
        "ref",
        "answers_ref",
    )


def _warnings(source: Source, kept: pl.DataFrame, people: People, items: Items) -> Iterator[str]:
    if kept.is_empty():
        yield f"“{source.name}” holds no messages."
    if items.cut:
        yield f"Of {items.cut} very long messages the export holds only the beginning here; the rest is not read."
    names, held = people.chat_names(), set(kept["chat"].unique())
    for name in (names[key] for key in people.disappearing() if names[key] in held):
        yield f"Signal leaves disappearing messages out of its export, and the chat “{name}” has them turned on."
