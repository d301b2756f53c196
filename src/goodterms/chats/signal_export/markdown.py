"""chat.md: a line `[2026-06-01 18:01:05] Alex: ` begins a message, and whatever follows belongs to it.

Behind the two blanks that end a text come, in this order, reactions, a sticker, and the files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goodterms.chats.lines import lines
from goodterms.chats.signal_export.shapes import Attachment, Message, Sticker, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goodterms.chats.source import Source

HEADER = re.compile(rb"\s*\[\d{4}-\d\d-\d\d,? \d\d:\d\d(?::\d\d)?\] [^:\r\n]*: ")
NEXT = re.compile(rb"\n(?=\[\d{4}-\d\d-\d\d,? \d\d:\d\d(?::\d\d)?\] )")
ENDED = re.compile(rb"  \r?(?:\n|$)")
# All but some that were deleted.
MOST = 0.8
BEGIN = re.compile(r"\[(\d{4}-\d\d-\d\d),? (\d\d:\d\d(?::\d\d)?)\] ([^:]*): ")
QUOTE = re.compile(r"\n(?:>)?\n((?:> [^\n]*\n|>\n)+)(?:>)?\n")
FILE = r"!?\[(?P<name>[^\]\n]*)\]\(\./(?P<path>[^)\n]*)\)  "
TAIL = re.compile(
    r"(?:\n\(- (?P<reactions>[^\n]*) -\))?"
    r"(?:\n\(\( (?P<sticker>[^\n]*) \)\)|\[(?P<label>[^\]\n]*)\]\(\.\./exported_stickers/[^)\n]*\)  )?"
    rf"(?P<files>(?:{FILE.replace('?P<name>', '?:').replace('?P<path>', '?:')}|\(\w+ not exported\)  )*+)"
)
FILES = re.compile(FILE + r"|\((?P<missing>\w+) not exported\)  ")
GONE = "(This message was deleted)"
# A text with more pairs of blanks than this is searched from behind only so far for its end.
ENDS = 200


def is_one(head: bytes) -> bool:
    """Tell by its texts whether a file is one, whatever it is called: two blanks end each, which nobody types."""
    *whole, _last = NEXT.split(b"\n" + head)[1:]  # the last may be cut off
    ended = sum(ENDED.search(message) is not None for message in whole)
    return bool(whole) and ended >= MOST * len(whole)


def read(source: Source) -> Iterator[Message | Unread]:
    """Read the messages, in the order of the file. Raise BadExport where it is no text."""
    begun: Message | None = None
    body: list[str] = []
    for at, line in enumerate(lines(source), 1):
        begin = BEGIN.match(line)
        if begin is None and begun is None:
            if line.strip():
                yield Unread(at, "text above the first message")
        elif begin is None:
            body.append(line)
        else:
            if begun is not None:
                yield _finished(begun, "\n".join(body))
            begun = Message(date=f"{begin[1]}T{begin[2]}", sender=begin[3], at=at)
            body = [line[begin.end() :]]
    if begun is not None:
        yield _finished(begun, "\n".join(body))


def _finished(message: Message, written: str) -> Message:
    """Part what stands in a message into quote, text, reactions, sticker and files."""
    written = written.rstrip("\r\n")
    if written == GONE:
        message.deleted = True
        return message
    quote = QUOTE.match(written)
    if quote is not None:
        message.quote, written = quote[1], written[quote.end() :]
    message.body, tail = _parted(written)
    if tail is not None:
        _add(message, tail)
    return message


def _parted(written: str) -> tuple[str, re.Match[str] | None]:
    """Find where the text ends: at the first pair of blanks after which nothing but the rest follows."""
    ends = [found.start() for found in re.finditer("  ", written)][-ENDS:]
    for end in ends:
        tail = TAIL.fullmatch(written, end + 2)
        if tail is not None:
            return written[: end + 2], tail
    return written, None


def _add(message: Message, tail: re.Match[str]) -> None:
    for given in (tail["reactions"] or "").split(", "):
        who, colon, emoji = given.rpartition(": ")
        if colon:
            message.reactions.append((who, emoji))
    emoji = tail["sticker"] if tail["sticker"] is not None else tail["label"]
    message.sticker = None if emoji is None else Sticker(emoji)
    message.attachments = [
        Attachment(file["name"], file["path"], file["missing"]) for file in FILES.finditer(tail["files"])
    ]
