"""data.json: a message a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.chats import jsons, streamed
from goodterms.chats.signal_export.shapes import Message, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goodterms.chats.progress import Heard
    from goodterms.chats.source import Source

BLANK = b"\x00 \t\r\n"


def read(source: Source, heard: Heard) -> Iterator[Message | Unread]:
    """Read the messages, in the order of the file. Raise BadExport where a line has no end."""
    for at, line in streamed.lines(source, heard, "of signal-export"):
        if line.strip(BLANK):
            message = jsons.one(line, Message, "signal-export")
            if isinstance(message, str):
                yield Unread(at, message)
            else:
                message.at = at
                yield message
