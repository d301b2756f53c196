"""Discord's own data package, as Discord hands it out: a folder a channel, with one's own messages only.

`messages.json` is a list of ID, Timestamp (UTC), Contents and Attachments (links); `messages.csv`, in older packages,
has the same columns. `channel.json` beside it has the channel's id, and a server's channel its name; `index.json`
above all of them names every channel, or says null.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl
from msgspec import Struct, field

from goodterms.chats import jsons, streamed
from goodterms.chats.discord import times
from goodterms.chats.discord.table import finished
from goodterms.chats.records import Record, columns
from goodterms.chats.rows import ROW_SCHEMA, Rows
from goodterms.chats.source import BadExport
from goodterms.messages import OWNER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msgspec import Raw

    from goodterms.chats.progress import Heard
    from goodterms.chats.rows import Options
    from goodterms.chats.source import Source

HEADER = b"ID,Timestamp,Contents,Attachments"
FIELDS = 4
LIST = re.compile(rb'\s*\[\s*\{\s*"(?:ID|Timestamp|Contents|Attachments)"\s*:')
KEYS = (b'"ID"', b'"Timestamp"', b'"Contents"', b'"Attachments"')
INDEX = re.compile(rb'\s*\{\s*"\d{15,21}"\s*:\s*(?:"|null)')
FOLDER = re.compile(r"c?(\d{15,21})")
DIRECT = re.compile(r"Direct Message with (.+?)(?:#0)?", re.DOTALL)
VOICE = re.compile(r"/voice-message\.ogg(?:\?|\s|$)")
ONE_SIDE = (
    "Discord’s own data package holds only what you wrote yourself, so nothing in it says what the others did; for "
    "both sides, export the chat with DiscordChatExporter."
)


class Sent(Struct, gc=False, rename="pascal"):
    """A message of the package."""

    id: int | str | None = field(default=None, name="ID")
    timestamp: str | None = None
    contents: str | None = None
    attachments: str | None = None


def is_one(head: bytes) -> bool:
    """Tell the messages of a package by their keys."""
    return head.startswith(HEADER) or (LIST.match(head) is not None and all(key in head for key in KEYS))


def is_index(head: bytes) -> bool:
    """Tell the index of a package: a channel's number, and its name."""
    return INDEX.match(head) is not None


def read(source: Source, options: Options) -> Rows:
    """Read a channel's messages. Raise BadExport where the file is broken."""
    number, called = _channel(source)
    frame = columns(_records(source, options.heard)).with_columns(chat=pl.lit(number))
    frame = frame.with_columns(times.instants(frame["time"]), precision=times.precision(frame["time"]))
    found = finished(source.name, frame, called, "message")
    rows = found.frame if called or number else found.frame.with_columns(called=pl.lit("Discord"))
    return Rows(rows, found.skipped, (*found.warnings, ONE_SIDE))


def read_index(source: Source) -> Rows:
    """Read what the channels are called, each into a row without a time."""
    data = source.data.removeprefix(jsons.BOM)
    try:
        index = jsons.keyed(data)
    except jsons.BROKEN as problem:
        raise BadExport(jsons.broken(source, data, problem)) from None
    named = [(number, _without_words(name)) for number, raw in index.items() if (name := jsons.plain(raw))]
    frame = pl.DataFrame(named, schema={"chat": pl.String, "called": pl.String}, orient="row")
    return Rows(pl.concat([pl.DataFrame(schema=ROW_SCHEMA), frame], how="diagonal"))


def _without_words(name: str) -> str:
    """Take Discord's words from around a name, and put a server before its channel."""
    direct = DIRECT.fullmatch(name)
    if direct is not None:
        return direct[1]
    channel, of, server = name.partition(" in ")
    return f"{server} #{channel}" if of else name


def _channel(source: Source) -> tuple[str | None, str | None]:
    """Find the channel's id and name in the file beside, or the id in the folder's name."""
    beside = source.beside("channel.json")
    folder = FOLDER.fullmatch(source.place.replace("\\", "/").rpartition("/")[0].rpartition("/")[2])
    number = folder[1] if folder else None
    try:
        about = jsons.keyed(beside.data) if beside is not None else {}
        server = jsons.plain(jsons.keyed(about.get("guild")).get("name"))
    except jsons.BROKEN:
        return number, None
    name = jsons.plain(about.get("name"))
    return jsons.plain(about.get("id")) or number, f"{server} #{name}" if server and name else name


def _records(source: Source, heard: Heard) -> Iterator[Record]:
    spreadsheet = source.head.removeprefix(jsons.BOM).startswith(HEADER)
    found = _of_spreadsheet(source, heard) if spreadsheet else _of_list(source)
    for at, sent in enumerate(found, 1):
        if isinstance(sent, str):
            yield Record(at, None, None, None, problem=sent)
            continue
        files = sent.attachments or ""
        kind = "voice" if VOICE.search(files) else "media" if files.strip() else "text"
        yield Record(at, sent.timestamp, OWNER, kind, sent.contents, ref=_text(sent.id))


def _of_list(source: Source) -> list[Sent | str]:
    data = source.data.removeprefix(jsons.BOM)
    try:
        raws: list[Raw] = jsons.listed(data)
    except jsons.BROKEN as problem:
        raise BadExport(jsons.broken(source, data, problem)) from None
    return jsons.each(raws, Sent, "Discord")


def _of_spreadsheet(source: Source, heard: Heard) -> Iterator[Sent | str]:
    for _, cells in streamed.spreadsheet(source, heard, "a spreadsheet of Discord’s package"):
        yield Sent(*cells) if len(cells) == FIELDS else "not written as Discord writes it"


def _text(number: int | str | None) -> str | None:
    try:
        return None if number is None else str(number)
    except ValueError:  # a number of no size
        return None
