"""A file cut into pieces of whole messages while it is read, so that it never stands in memory.

The app begins each value of result.json on a line of its own, indented by how deep it lies, and JSON has no line break
within a string. So a line tells by its indent alone that a message ends there, or the list of a chat's messages. What
is not written so, or is damaged, is told in time, and read whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from goodterms.chats.telegram import shapes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from goodterms.chats.source import Source
    from goodterms.chats.telegram.shapes import Batch, Chat, Message

PIECE = 2 * 1024**2
LIST = re.compile(rb'\n( *)"messages": \[(?=\n)')
# No line that begins a list is longer.
LINE = 200
NOT_JSON = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class NotInPieces(Exception):
    """A file that must be read whole: it is written otherwise, or damaged."""


class Pieces:
    """One reading of a file.

    read: how many of its bytes are read by now. chats: all chats, without messages, and places: the place among them
    of each that has messages; both are there once all batches were given.
    """

    def __init__(self, source: Source) -> None:
        self.read = 0
        self.chats: list[Chat] = []
        self.places: list[int] = []
        self._source = source
        self._around: list[bytes] = []
        self._lists = 0

    def batches(self, size: int) -> Iterator[Batch]:
        """Give the messages, so many or more at a time. Raise NotInPieces, maybe late, where that does not go."""
        messages: list[Message] = []
        numbers: list[int] = []
        try:
            with self._source.open() as stream:
                for number, piece in self._cut(stream):
                    found = shapes.listed(b"[" + piece + b"]")
                    messages += found
                    numbers += [number] * len(found)
                    if len(messages) >= size:
                        yield messages, numbers
                        messages, numbers = [], []
            yield messages, numbers
            self._find_chats()
        except NOT_JSON:
            raise NotInPieces from None

    def _cut(self, stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
        """Give each piece of a list, with the list's number; keep what stands around the lists."""
        rest, lists = self._next(stream).removeprefix(shapes.BOM), 0
        if LIST.search(rest) is None:
            raise NotInPieces
        while rest:
            if (begin := LIST.search(rest)) is None:
                more = self._next(stream)
                kept = len(rest) - LINE if more else len(rest)
                self._around.append(rest[: max(kept, 0)])
                rest = rest[max(kept, 0) :] + more
                continue
            self._around += [rest[: begin.end() - 1], str(lists).encode()]
            rest = rest[begin.end() :]
            between, end = b"\n " + begin[1] + b"},\n", b"\n" + begin[1] + b"]"
            while (at := rest.find(end)) < 0:
                last = rest.rfind(between)
                if last >= 0:
                    yield lists, rest[: last + len(between) - 2]
                    rest = rest[last + len(between) - 1 :]
                rest += self._next(stream, needed=True)
            yield lists, rest[:at]
            rest, lists = rest[at + len(end) :], lists + 1
        self._lists = lists

    def _next(self, stream: BinaryIO, *, needed: bool = False) -> bytes:
        piece = stream.read(PIECE)
        if needed and not piece:
            raise NotInPieces
        self.read += len(piece)
        return piece

    def _find_chats(self) -> None:
        """Make the chats of what stands around; in place of its messages each has the number of their list."""
        self.chats, lists = shapes.around(b"".join(self._around))
        self.places = [place for place, number in enumerate(lists) if number is not None]
        if [number for number in lists if number is not None] != list(range(self._lists)):
            raise NotInPieces
