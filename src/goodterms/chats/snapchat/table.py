"""Snapchat's records into rows."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats import jsons
from goodterms.chats.records import Record, columns, in_range, usable
from goodterms.chats.rows import ROW_SCHEMA, Rows
from goodterms.chats.snapchat.people import beside
from goodterms.chats.snapchat.shapes import Item, conversations
from goodterms.messages import PRECISION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goodterms.chats.rows import Options
    from goodterms.chats.snapchat.people import People
    from goodterms.chats.snapchat.shapes import Conversation
    from goodterms.chats.source import Source

KINDS = {
    "TEXT": "text",
    "MEDIA": "media",
    "IMAGE": "media",
    "PHOTO": "media",
    "VIDEO": "media",
    "SHARE": "media",
    "SHARESAVEDSTORY": "media",
    "NOTE": "voice",
    "STICKER": "sticker",
    "LOCATION": "location",
    "STATUSERASEDMESSAGE": "deleted",
    "STATUSERASEDSNAPMESSAGE": "deleted",
}
CALL, NOTICE = "STATUSCALL", ("STATUS", "NONPARTICIPANTBOTRESPONSE", "MAPREACTION")
WRITTEN = ("%Y-%m-%d %H:%M:%S UTC", "%Y-%m-%d %H:%M:%S%.f UTC")
SECOND = 1_000_000


def read(source: Source, options: Options) -> Rows:
    """Read a file. Raise BadExport where it is not JSON, or breaks off."""
    people = beside(source)
    found = list(conversations(source))
    total = max(1, sum(len(one.items) for one in found))
    frame = columns(_records(found, people), lambda at: options.heard(min(1.0, at / total)))
    kept, skipped = usable(frame.with_columns(_sent_at(frame)), source.name, "message")
    kept = _in_order(kept)
    kept = kept.with_columns(chat=_chat_names(kept))
    warnings = () if kept.height or skipped else (f"“{source.name}” holds no messages.",)
    return Rows(_finished(kept), skipped, warnings)


def _records(found: Sequence[Conversation], people: People) -> Iterator[Record]:
    """Make a record of each item. Until they are named, `number` holds a chat's key, `ref` the milliseconds."""
    at = 0
    for conversation in found:
        for item in jsons.each(conversation.items, Item, "Snapchat"):
            at += 1
            if isinstance(item, str):
                yield Record(at, None, None, None, problem=item)
            else:
                yield _record(at, item, conversation, people)


def _record(at: int, item: Item, conversation: Conversation, people: People) -> Record:
    mine = item.mine if item.mine is not None else conversation.way == "Sent"
    if conversation.way is None:
        key, written = conversation.name, item.content
    else:
        other = item.to or item.from_
        key = item.title or other or conversation.name
        written = html.unescape(item.text) if item.text is not None else item.content
    username = item.from_ if conversation.way is None or not mine else None
    sender = people.name(username) or (people.owner if mine else None)
    kind = _kind((item.sort or "").upper(), written)
    if kind == "system":
        written = " · ".join(part for part in (sender, item.sort, written) if part) or "notice"
    elif kind in ("call", "deleted", "sticker"):
        written = None
    chat = item.title or people.name(key)
    return Record(at, item.created, sender, kind, written, chat=chat, number=key, ref=_text(item.milliseconds))


def _kind(sort: str, written: str | None) -> str:
    """Tell the kind; a text of which nobody saved the words is one that Snapchat deleted."""
    if sort.startswith(CALL):
        return "call"
    kind = KINDS.get(sort)
    if kind == "text":
        return "text" if written else "deleted"
    if kind is not None:
        return kind
    return "system" if sort.startswith(NOTICE) else "text" if written else "media"


def _sent_at(frame: pl.DataFrame) -> pl.Series:
    """Read the time, with its milliseconds where they are given and agree with the second that is written."""
    tried = [pl.col("time").str.to_datetime(form, time_unit="us", strict=False, exact=True) for form in WRITTEN]
    told = frame.select(second=pl.coalesce(*tried).to_physical(), exact=pl.col("ref").cast(pl.Int64, strict=False))
    exact = pl.when(pl.col("exact").abs() < 2**52).then(pl.col("exact") * 1000)
    # where they are of another second they count something else
    agrees = (exact // SECOND == pl.col("second") // SECOND) | pl.col("second").is_null()
    return in_range(told.select(pl.coalesce(pl.when(agrees & (exact > 0)).then(exact), "second")).to_series())


def _in_order(frame: pl.DataFrame) -> pl.DataFrame:
    """Put the oldest first: Snapchat writes the newest first, also of two in one second."""
    return frame.reverse().sort("sent_at", maintain_order=True)


def _chat_names(frame: pl.DataFrame) -> pl.Series:
    """Name the chats; two of one name get their key appended, and one that was renamed has its last name."""
    last = frame.filter(pl.col("chat").is_not_null()).group_by("number", maintain_order=True).agg(pl.col("chat").last())
    shared = pl.col("chat").is_duplicated() & (pl.col("chat") != pl.col("number"))
    names = last.select("number", named=pl.when(shared).then(pl.format("{} ({})", "chat", "number")).otherwise("chat"))
    named = frame.select("number").join(names, on="number", how="left", maintain_order="left")["named"]
    return named.fill_null("Snapchat")


def _finished(kept: pl.DataFrame) -> pl.DataFrame:
    finer = pl.col("sent_at").dt.microsecond() > 0
    precision = pl.when(finer).then(pl.lit("sub")).otherwise(pl.lit("second")).cast(PRECISION)
    return kept.with_columns(precision=precision, answers=pl.lit(None, pl.UInt32)).select(*ROW_SCHEMA)


def _text(number: int | str | None) -> str | None:
    try:
        return None if number is None else str(number)
    except ValueError:  # a number of no size
        return None
