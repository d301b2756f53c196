"""The file into rows, line by line; names are put in when all lines are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats import jsons, streamed
from goodterms.chats.records import Record, columns, in_range, usable
from goodterms.chats.rows import ROW_SCHEMA, Rows
from goodterms.chats.signal.items import Items
from goodterms.chats.signal.people import People
from goodterms.chats.signal.shapes import Frame
from goodterms.messages import PRECISION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from goodterms.chats.rows import Options
    from goodterms.chats.source import Source

BLANK = b"\x00 \t\r\n"
# Lines that hold settings; Signal may write new ones, which are noted as skipped.
SETTINGS = frozenset({"stickerPack", "notificationProfile", "chatFolder", "version", "backupTimeMs"})
NO_CHAT = "a call over a link, in no chat"


def read(source: Source, options: Options) -> Rows:
    """Read an export. Raise BadExport where a line has no end."""
    people = People()
    items = Items(people)
    found = streamed.lines(source, options.heard, "Signal’s export")
    lines = ((at, line) for at, line in found if line.strip(BLANK))
    frame = columns((record for line in lines for record in _records(*line, people, items)), time=pl.Int64)
    senders = people.senders(int(key) for key in frame["sender"].drop_nulls().unique())
    chats = people.chat_names(senders)
    frame = _named(frame, senders, chats).with_columns(in_range(frame["time"]))
    kept, skipped = usable(frame, source.name, "line")
    gone = [chats[key] for key in people.disappearing()]
    return Rows(_finished(kept), skipped, tuple(_warnings(source, kept, gone, items.cut)))


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


def _named(frame: pl.DataFrame, senders: Mapping[int, str], chats: Mapping[int, str]) -> pl.DataFrame:
    """Put in the names of senders and chats; a notice says whose it is."""
    frame = frame.with_columns(
        sender=_replaced(frame["sender"], senders),
        chat=pl.select(pl.coalesce(_replaced(frame["chat"], chats), "chat " + frame["chat"])).to_series(),
    )
    whose = pl.concat_str("sender", "text", separator=" · ", ignore_nulls=True)
    return frame.with_columns(text=pl.when(pl.col("kind") == "system").then(whose).otherwise("text"))


def _replaced(keys: pl.Series, names: Mapping[int, str]) -> pl.Series:
    return keys.replace_strict([str(key) for key in names], list(names.values()), default=None, return_dtype=pl.String)


def _finished(kept: pl.DataFrame) -> pl.DataFrame:
    made = kept.with_columns(precision=pl.lit("sub", PRECISION), answers=pl.lit(None, pl.UInt32))
    return made.select(*ROW_SCHEMA, "ref", "answers_ref")


def _warnings(source: Source, kept: pl.DataFrame, gone: Sequence[str], cut: int) -> Iterator[str]:
    """Say what is missing. gone: the chats whose messages disappear; cut: how many texts go on in a file beside."""
    if kept.is_empty():
        yield f"“{source.name}” holds no messages."
    if cut:
        yield f"“{source.name}” holds only the beginning of very long messages; the rest of {cut} is not read."
    held = set(kept["chat"].unique())
    for name in gone:
        if name in held:
            yield f"Signal leaves disappearing messages out of its export, and the chat “{name}” has them turned on."
