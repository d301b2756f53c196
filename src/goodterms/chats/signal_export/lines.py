"""data.json: a message a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.chats import jsons
from goodterms.chats.signal_export.shapes import Message, Unread
from goodterms.chats.source import BadExport

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goodterms.chats.source import Source

MAX_LINE_BYTES = 16 * 1024**2


def read(source: Source) -> Iterator[Message | Unread]:
    """Read the messages, in the order of the file. Raise BadExport where a line has no end."""
    with source.open() as stream:
        for at, line in enumerate(iter(lambda: stream.readline(MAX_LINE_BYTES + 1), b""), 1):
            if len(line) > MAX_LINE_BYTES:
                raise BadExport(
                    f"“{source.name}” has a line longer than any message (line {at}); it is damaged or not of "
                    "signal-export."
                )
            if line.strip(jsons.BOM + b"\x00 \t\r\n"):
                message = jsons.one(line.removeprefix(jsons.BOM), Message, "signal-export")
                if isinstance(message, str):
                    yield Unread(at, message)
                else:
                    message.at = at
                    yield message
