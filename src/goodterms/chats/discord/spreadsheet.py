"""DiscordChatExporter's CSV into rows: author, time, words, attachments, and how often each reaction was given.

The file says neither which chat it holds nor what is a notice: the chat is named by the file, as the exporter names
it, and notices are told by the exporter's own words for them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats import streamed
from goodterms.chats.discord import times
from goodterms.chats.discord.table import finished
from goodterms.chats.records import Record, columns
from goodterms.chats.rows import Rows
from goodterms.chats.source import ends_in
from goodterms.messages import Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goodterms.chats.rows import Options
    from goodterms.chats.source import Source

HEADER = b"AuthorID,Author,Date,Content,Attachments,Reactions"
FIELDS = 6
MANY = 1_000_000_000
CALL = re.compile(r"Started a call that lasted ([\d,]{1,12}) minutes\.")
NOTICE = re.compile(
    r"(?:Pinned a message|Changed the channel icon|Joined the server|Left the group|Started a thread"
    r"|Added (?:a recipient|.+ to the group)|Removed (?:a recipient|.+ from the group)|Changed the channel name)\."
    r"|Changed the channel name: .+"
)
VOICE = re.compile(r"(?:^|[/\\])[^/\\,]*voice-message[^/\\,]*\.ogg")
GIVEN = re.compile(r" \((\d{1,9})\)(?:,|$)")
NAMED = re.compile(r"(?P<server>.+?) - (?:.+ - )?(?P<channel>.+) \[(?P<id>\d+)\].*", re.DOTALL)
PART = re.compile(r" \[part \d+\]$")
NO_GIVER = "reactions of which the export does not say who gave them"


def is_one(head: bytes) -> bool:
    """Tell a spreadsheet of the exporter by its first line."""
    return head.startswith(HEADER)


def read(source: Source, options: Options) -> Rows:
    """Read a file. Raise BadExport where it is no spreadsheet after all."""
    given: list[int] = []
    found_rows = streamed.spreadsheet(source, options.heard, "a spreadsheet of DiscordChatExporter")
    frame = columns(_records(found_rows, given))
    number, called = _chat(PART.sub("", source.title if ends_in(source.name) else source.name))
    frame = frame.with_columns(
        times.of_spreadsheet(frame["time"], options.zone),
        precision=times.precision(frame["time"]),
        chat=pl.lit(number),
    )
    found = finished(source.name, frame, called, "row")
    lost = (Skipped(source.name, f"chat “{called}”", NO_GIVER, sum(given)),) if given else ()
    rows = found.frame.with_columns(piece=pl.lit(_without_part(source)))
    return Rows(rows, (*found.skipped, *lost), found.warnings)


def _records(rows: Iterator[tuple[int, list[str]]], given: list[int]) -> Iterator[Record]:
    """Make records of all rows; reactions, of which nobody is named, are counted."""
    for at, cells in rows:
        yield _record(at, cells)
        given += [min(int(count), MANY) for count in GIVEN.findall(cells[5] if len(cells) == FIELDS else "")]


def _record(at: int, cells: list[str]) -> Record:
    if len(cells) != FIELDS:
        return Record(at, None, None, None, problem="not written as DiscordChatExporter writes it")
    number, name, time, content, attachments, _ = cells
    call = CALL.fullmatch(content)
    if call is not None:
        minutes = float(call[1].replace(",", "") or 0)
        return Record(at, time, name or number or None, "call", duration_s=minutes * 60, number=number or None)
    if NOTICE.fullmatch(content):
        return Record(at, time, None, "system", " · ".join(part for part in (name, content) if part))
    kind = "voice" if VOICE.search(attachments) else "media" if attachments else "text"
    return Record(at, time, name or number or None, kind, content, number=number or None)


def _without_part(source: Source) -> str:
    """Name the file that this is a part of: parts follow each other, while two exports of a chat may overlap."""
    folder, slash, _ = source.place.replace("\\", "/").rpartition("/")
    return folder + slash + PART.sub("", source.title)


def _chat(title: str) -> tuple[str, str]:
    """Give the channel's id and name, as far as the file's name says them."""
    named = NAMED.fullmatch(title)
    if named is None:
        return title, title
    direct = named["server"] == "Direct Messages"
    return named["id"], named["channel"] if direct else f"{named['server']} #{named['channel']}"
