"""Take the bytes of attachments out of a stream: they are most of a backup, and no reader of messages needs them.

What is left is small, so that the parser keeps its limits on sizes, and an attachment of any size costs no memory.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OPENING, DATA = b"<part", b"data="
# A whole tag, or one up to the first quote of its data, value by value: a text may hold the word too.
TAG = re.compile(
    rb"""<part(?:\s+(?!data[\s=])[^\s=<>"'/]++\s*+=\s*+(?:"[^"<]*+"|'[^'<]*+'))*+(?:\s+data\s*=\s*(["'])|\s*/?>)"""
)
BLANKS = b" \t\r\n"
# Longer than the tag of any part without its attachment; the parser has its own limit.
LONGEST = 16 * 1024**2


def without_attachments(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Empty the `data` of every `part`, also where it goes on for many chunks; all else stays as it is."""
    held, quote = b"", b""
    for chunk in chunks:
        buffer = held + chunk
        start = _end_of_data(buffer, quote, 0) if quote else 0
        if start is None:
            continue
        kept, held, quote = _emptied(buffer, start)
        yield kept
    yield held


def _end_of_data(buffer: bytes, quote: bytes, start: int) -> int | None:
    """Find where the data ends that goes on at a place; None where all that follows is data."""
    end = buffer.find(quote, start)
    if buffer.find(b"<", start, end if end >= 0 else len(buffer)) >= 0:
        return start  # no data holds this: the file is damaged, and the parser is to see it
    return end if end >= 0 else None


def _emptied(buffer: bytes, start: int) -> tuple[bytes, bytes, bytes]:
    """Give a buffer without data, what of it waits for the next chunk, and the quote that ends unfinished data."""
    kept: list[bytes] = []
    at = start
    while (at := buffer.find(DATA, at)) >= 0:
        begin = buffer.rfind(b"<", start, at)
        tag = TAG.match(buffer, begin) if begin >= 0 else None
        if tag is None or tag[1] is None:
            at = buffer.find(b"<", at)  # no attachment in this tag
            if at < 0:
                break
            continue
        kept.append(buffer[start : tag.end()])
        end = _end_of_data(buffer, tag[1], tag.end())
        if end is None:
            return b"".join(kept), b"", tag[1]
        start = at = end
    end = _unfinished(buffer, start)
    return b"".join([*kept, buffer[start:end]]), buffer[end:], b""


def _unfinished(buffer: bytes, start: int) -> int:
    """Find where a tag of a part begins that the buffer ends within, else the buffer's end."""
    at = buffer.rfind(b"<", max(start, len(buffer) - LONGEST))
    if at < 0:
        return len(buffer)
    if len(buffer) - at <= len(OPENING):
        return at if OPENING.startswith(buffer[at:]) else len(buffer)
    is_part = buffer.startswith(OPENING, at) and buffer[at + len(OPENING) : at + len(OPENING) + 1] in BLANKS
    return at if is_part and TAG.match(buffer, at) is None else len(buffer)
