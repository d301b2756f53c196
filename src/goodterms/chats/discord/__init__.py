"""Discord: what DiscordChatExporter writes (JSON, CSV), and what Discord itself hands out (one's own messages only).

DiscordChatExporter writes a file a channel: `guild` (of direct messages its id is 0), `channel` and `messages`; large
ones in parts, whose names end in “[part 2]”. Times have their offset; ids are text. Reactions have their givers since
version 2.41, but no times. A CSV holds less: no ids, no answers, and before 2.42 local times by the minute. Discord's
own data package has a folder a channel, with `messages.json` (before: `messages.csv`), `channel.json`, and one
`index.json` that names all channels.

Learned from Tyrrrz/DiscordChatExporter (JsonMessageWriter, CsvMessageWriter, MessageKind, PlainTextMessageExtensions,
MessageExporter, and their history), from exports in mlomb/chat-analytics and Berektassuly/chatpack-cli; the package
from public parsers and their tests, which agree on it (among them Edouard127/discord-package-parser).

shapes.py and written.py: the exporter's JSON; spreadsheet.py: its CSV; package.py: Discord's own; times.py: all
their times; naming.py: who and which chat, over all files of an export, which are its pieces.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goodterms.chats.discord import package, spreadsheet, written
from goodterms.chats.discord.naming import name_chats
from goodterms.chats.jsons import BOM
from goodterms.chats.rows import Format
from goodterms.chats.source import BadExport

if TYPE_CHECKING:
    from goodterms.chats.rows import Options, Rows
    from goodterms.chats.source import Source

EXPORTER = re.compile(rb'\s*\{\s*"guild"\s*:\s*\{')
CHANNEL = re.compile(rb'"channel"\s*:\s*\{')
PAGE = re.compile(rb"\s*<!doctype html", re.IGNORECASE)
PAGE_OF_EXPORTER = (b"chatlog__", b".chatlog")


def sniff(source: Source) -> bool:
    """Tell whether a file is an export of Discord's messages."""
    head = source.head.removeprefix(BOM)
    known = (_is_json(head), spreadsheet.is_one(head), package.is_one(head), package.is_index(head), _is_page(head))
    return any(known)


def read(source: Source, options: Options) -> Rows:
    """Read a file of an export. Raise BadExport where it is broken or something else."""
    head = source.head.removeprefix(BOM)
    if _is_json(head):
        return written.read(source, options)
    if spreadsheet.is_one(head):
        return spreadsheet.read(source, options)
    if package.is_index(head):
        return package.read_index(source)
    if package.is_one(head):
        return package.read(source, options)
    raise BadExport(
        f"“{source.name}” is a page to look at, which Good Terms does not read; in DiscordChatExporter, export the "
        "chat again with the format JSON."
    )


def _is_json(head: bytes) -> bool:
    return EXPORTER.match(head) is not None and CHANNEL.search(head) is not None


def _is_page(head: bytes) -> bool:
    return PAGE.match(head) is not None and any(word in head for word in PAGE_OF_EXPORTER)


FORMAT = Format(
    channel="discord",
    title="Discord (DiscordChatExporter, JSON or CSV)",
    endings=(".json", ".csv"),
    sniff=sniff,
    read=read,
    companions=("channel.json",),
    name_chats=name_chats,
    pieces=True,
    says_owner=True,
)
