"""A message of signal-export, whichever of its files it comes from."""

from __future__ import annotations

from msgspec import Struct, field


class Sticker(Struct, gc=False):
    """A sticker, as far as its emoji."""

    emoji: str | None = None


class Attachment(Struct, gc=False):
    """A file that was sent, by the name that it has in the export."""

    name: str | None = None
    path: str | None = None
    missing_kind: str | None = None


class Message(Struct, gc=False):
    """A message. date: local, ISO 8601. body: ends in two blanks. quote: lines that begin with “> ”.

    reactions: who, and the emoji. call: None where the export is older than that it says so. at: its place in the
    file, which is not signal-export's.
    """

    date: str | None = None
    sender: str | None = None
    body: str = ""
    quote: str | None = None
    sticker: Sticker | str | None = None
    reactions: list[tuple[str | None, str | None]] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    deleted: bool = False
    call: bool | None = None
    at: int = 0


class Unread(Struct, gc=False):
    """A line that is no message, and why."""

    at: int
    problem: str
