"""A file into its mails, one at a time: gigabytes of attachments are passed over, never held together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from goodterms.chats.source import Source

BLOCK = 1024**2
# Mail servers take 25 to 50 MB; of what is longer, the beginning is read.
LONGEST = 64 * BLOCK
# A line that begins a mail is shorter, and so is the number before an .emlx.
LONGEST_LINE = 1000
BOM = b"\xef\xbb\xbf"
# The line that begins a mail tells a time, or, with Thunderbird and others, at least an address or a dash.
BEGINS = re.compile(rb"From (?:[^\n]{0,900}\d\d:\d\d[^\n]{0,90}\d{4}|\S{1,900}@\S{1,90}|-|\?\?\?@\?\?\?)")
FIELD = re.compile(rb">?[!-9;-~]{1,200}:")
KNOWN = re.compile(
    rb"^(from|date|to|subject|received|message-id|mime-version|return-path|delivered-to|content-type"
    rb"|x-gm-thrid|x-mozilla-status):",
    re.IGNORECASE | re.MULTILINE,
)
LENGTH = re.compile(rb"\d{1,10}[ \t]*\r?\n")


@dataclass(frozen=True, slots=True)
class Raw:
    """A mail as it stands in a file: its bytes, where it ends in the file, and whether it is longer than was kept."""

    data: bytes
    end: int
    cut: bool = False


def looks_like_mail(source: Source) -> bool:
    """Tell whether a file is a mailbox or a mail: by the names of its first headers."""
    head = source.head.removeprefix(BOM).lstrip(b"\r\n")
    if head.startswith(b"From "):
        line, _, rest = head.partition(b"\n")
        return BEGINS.match(line) is not None and _headers(rest)
    length = LENGTH.match(head)
    return _headers(head[length.end() :] if length else head)


def _headers(head: bytes) -> bool:
    """Tell whether bytes begin with the headers of a mail: From or Received, and two more that are known."""
    if not FIELD.match(head):
        return False
    block = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    known = {name.lower() for name in KNOWN.findall(block)}
    return len(known) > 2 and not known.isdisjoint((b"from", b"received"))


def is_mailbox(source: Source) -> bool:
    """Tell a mailbox from a single mail."""
    return source.head.removeprefix(BOM).lstrip(b"\r\n").startswith(b"From ")


def single(source: Source) -> Raw:
    """Give the one mail in a file, without the length before it and the notes behind it that Apple Mail writes."""
    with source.open() as stream:
        data = stream.read(LONGEST + 1).removeprefix(BOM).lstrip(b"\r\n")
    if length := LENGTH.match(data):
        data = data[length.end() :][: int(length[0])]
    return Raw(data[:LONGEST], source.size, cut=len(data) > LONGEST)


def mails(stream: BinaryIO) -> Iterator[Raw]:
    """Give the mails of a mailbox, in the order of the file."""
    first = stream.read(BLOCK)
    held = bytearray(b"\n" + first.removeprefix(BOM).lstrip(b"\r\n"))
    looked, passed, cut, more = 0, len(first) - len(held), False, True
    while more:
        block = stream.read(BLOCK)
        more = bool(block)
        held += block
        start = 0
        for place in _beginnings(held, looked, whole=not more):
            if place > 1:
                yield Raw(bytes(held[start:place]), passed + place, cut)
                cut = False
            start = place
        if not more:
            yield Raw(bytes(held[start:]), passed + len(held), cut)
        passed += start
        del held[:start]
        if len(held) > LONGEST + 2 * BLOCK:
            # In what is let go no mail begins: it was looked through.
            passed += len(held) - LONGEST - BLOCK
            del held[LONGEST:-BLOCK]
            cut = True
        looked = max(1, len(held) - 2 * LONGEST_LINE)


def _beginnings(held: bytearray, first: int, *, whole: bool) -> Iterator[int]:
    """Find where mails begin, from a place on; near the end only once all is read, since a line may go on there."""
    place = held.find(b"\nFrom ", max(0, first - 1)) + 1
    while place and (whole or len(held) - place > LONGEST_LINE):
        line_end = held.find(b"\n", place, place + LONGEST_LINE)
        if line_end > 0 and BEGINS.match(held, place, line_end) and FIELD.match(held, line_end + 1, line_end + 300):
            yield place
        place = held.find(b"\nFrom ", place) + 1
