"""The folders of signal-export, a program that takes chats out of Signal on a computer: one a chat.

Each holds chat.md, data.json (since version 2.0; a message a line), index.html, and media/. The folder is the chat's
name, letters and digits only, as are the names of the senders; oneself is “Me”. Times are local, of the computer that
made the export, in data.json with milliseconds, in chat.md by the second or, before 2.0, by the minute. Backticks are
lost, and two blanks end every text. Where both files are there data.json is read.

Learned from carderne/signal-export (create.py, models.py, merge.py, files.py, and the history of its versions).

shapes.py: a message, whichever file it comes from; lines.py: data.json; markdown.py: chat.md; table.py: rows.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from goodterms.chats.jsons import BOM
from goodterms.chats.rows import Format
from goodterms.chats.signal_export import lines, markdown, table

if TYPE_CHECKING:
    from goodterms.chats.rows import Options, Rows
    from goodterms.chats.source import Source

LINE = re.compile(rb'\s*\{"(?:name|date)": ?"')
KEYS = (b'"date"', b'"sender"', b'"body"', b'"quote"', b'"sticker"', b'"reactions"', b'"attachments"')


def sniff(source: Source) -> bool:
    """Tell whether a file is a chat as signal-export writes it."""
    head = source.head.removeprefix(BOM)
    if markdown.HEADER.match(head) is None:
        return _is_lines(head)
    return _is_named(source, "chat.md", "index.md") or markdown.is_one(head)


def read(source: Source, options: Options) -> Rows:
    """Read a chat, from the data beside where only its page of text was named."""
    better = None if _is_lines(source.head.removeprefix(BOM)) else source.beside("data.json")
    chosen = better if better is not None and _is_lines(better.head.removeprefix(BOM)) else source
    found = lines.read(chosen, options.heard) if _is_lines(chosen.head.removeprefix(BOM)) else markdown.read(chosen)
    return table.rows(chosen, found, options)


def is_main(source: Source) -> bool:
    """Tell a chat from what was sent in it, and from the same chat as text."""
    if _is_named(source, "data.json"):
        return True
    return _is_named(source, "chat.md", "index.md") and source.beside("data.json") is None


def _is_lines(head: bytes) -> bool:
    first = head.lstrip().partition(b"\n")[0]
    return LINE.match(first) is not None and all(key in first for key in KEYS)


def _is_named(source: Source, *names: str) -> bool:
    return PurePosixPath(source.place.replace("\\", "/")).name.lower() in names


FORMAT = Format(
    channel="signal",
    title="Signal (folders of signal-export)",
    endings=(".json", ".md"),
    sniff=sniff,
    read=read,
    companions=("data.json",),
    is_main=is_main,
    says_owner=True,
)
