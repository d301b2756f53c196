"""A thread's file cut into runs of messages, so that a large one is never in memory at once.

Meta writes a file as one object with a list of messages, whose length it bounds for all but the encrypted export. A
large file is cut where a message begins, which is known by the key that all of them begin with; where such a cut does
not give JSON, or a message is not as Meta writes it, the messages are told apart by a decoder instead.
"""

from __future__ import annotations

import re
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import polars as pl
from msgspec import Raw

from goodterms.chats import jsons
from goodterms.chats.meta import shapes
from goodterms.chats.source import BadExport

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future

    from goodterms.chats.meta.shapes import Shape
    from goodterms.chats.progress import Heard
    from goodterms.chats.source import Source

BOM = b"\xef\xbb\xbf"
# Small enough for a block and what is made of it to stay near the processor; larger ones take longer.
BLOCK = 256 * 1024
# So many runs are decoded at a time, and so many may be under way.
AT_A_TIME, AHEAD = 2, 6
# Without a place to cut in this many bytes, a file is read whole.
MOST = 64 * 1024**2
SEALED = re.compile(rb'"(?:senderName|threadName|isUnsent)"\s*:')
BEGINNING = re.compile(rb'"messages"\s*:\s*\[\s*(?=\{\s*("\w+")\s*:)')
# Escaped characters beyond U+FFFF have two halves; one without the other is no character.
ESCAPES = re.compile(
    rb"\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}(?:\\u[dD][c-fC-F][0-9a-fA-F]{2})?|\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)
NO_CHARACTER = rb"\ufffd"
BEFORE = re.compile(rb",\s*\{\s*$")
LONGEST_GAP = 200
AGAIN = "download the export again"


class Uncut(Exception):
    """A file that cannot be cut as it is streamed."""


class Run(NamedTuple):
    """Some messages, in the file's order, with the columns of shapes.USUAL.

    With the last of them comes what is known of their thread. sealed: it is of the encrypted export.
    """

    messages: pl.DataFrame
    last: bool = False
    title: str | None = None
    path: str | None = None
    sealed: bool = False


def runs(source: Source, heard: Heard) -> Iterator[Run]:
    """Decode a thread's file, run by run. Raise Uncut where it must be read whole, BadExport where it is broken.

    What is cut off is decoded in the background while the next is cut, a few runs ahead at most.
    """
    with source.open() as stream, ThreadPoolExecutor(AT_A_TIME) as background:
        data = stream.read(BLOCK).removeprefix(BOM)
        shape: Shape = shapes.Sealed if SEALED.search(data) else shapes.Message
        beginning = BEGINNING.search(data)
        if beginning is None:
            raise Uncut
        key, head, rest, done = beginning[1], data[: beginning.end()], data[beginning.end() :], 0
        waiting: deque[Future[pl.DataFrame]] = deque()
        while block := stream.read(BLOCK):
            at = _last_beginning(rest, key)
            if at is not None:
                waiting.append(background.submit(_decoded, rest[: at - 1], shape))
                rest = rest[at:]
            elif len(rest) > MOST:
                raise Uncut
            if len(waiting) > AHEAD:
                yield Run(waiting.popleft().result())
            rest += block
            done += len(block)
            heard(done / source.size)
        for run in waiting:
            yield Run(run.result())
    try:
        yield from _whole(source, head + rest, shape)
    except BadExport:
        raise Uncut from None


def whole(source: Source) -> Iterator[Run]:
    """Decode a thread's file at once, with a sign for each half of a character. Raise BadExport where it is broken."""
    data = ESCAPES.sub(_whole_character, source.data.removeprefix(BOM))
    yield from _whole(source, data, shapes.Sealed if SEALED.search(data[:BLOCK]) else shapes.Message)


def old(source: Source) -> Iterator[tuple[list[str], Iterator[Run]]]:
    """Decode Instagram's messages.json of 2018 to 2020: the people of each conversation, and its messages."""
    data = source.data.removeprefix(BOM)
    try:
        conversations = jsons.decoded(data, list[dict[str, Raw]])
    except shapes.UNDECODED as problem:
        raise BadExport(jsons.broken(source, data, problem, AGAIN)) from None
    for conversation in conversations:
        try:
            people = msgspec.json.decode(conversation.get("participants", Raw(b"[]")), type=list[str])
        except shapes.UNDECODED:
            people = []
        yield people, iter([Run(_list(conversation.get("conversation"), shapes.Old), last=True)])


def _whole(source: Source, data: bytes, shape: Shape) -> Iterator[Run]:
    try:
        top = jsons.decoded(data, dict[str, Raw])
    except msgspec.ValidationError:
        top = {}
    except shapes.UNDECODED as problem:
        raise BadExport(jsons.broken(source, data, problem, AGAIN)) from None
    if "messages" not in top:
        raise BadExport(
            f"“{source.name}” is JSON, but holds no thread of Messenger or Instagram; choose message_1.json."
        )
    sealed = shape is shapes.Sealed
    title, path = (shapes.plain(top.get(key)) for key in ("threadName" if sealed else "title", "thread_path"))
    yield Run(_list(top["messages"], shape), True, title, path, sealed)


def _list(raw: Raw | None, shape: Shape) -> pl.DataFrame:
    try:
        return shapes.decoded(bytes(raw or b"[]"), shape)
    except shapes.UNDECODED:
        return pl.DataFrame(schema=shapes.USUAL)


def _decoded(messages: bytes, shape: Shape) -> pl.DataFrame:
    """Decode a run of messages that was cut out of the list. Raise Uncut where the cut was wrong."""
    try:
        return shapes.decoded(b"[" + messages + b"]", shape)
    except shapes.UNDECODED:
        raise Uncut from None


def _whole_character(escape: re.Match[bytes]) -> bytes:
    return NO_CHARACTER if len(escape[0]) == len(NO_CHARACTER) else escape[0]


def _last_beginning(data: bytes, key: bytes) -> int | None:
    """Find where the last message in the data begins, behind the comma.

    The key that it begins with stands in no text, where its quotes would be escaped.
    """
    at = len(data)
    for _ in range(LONGEST_GAP):
        at = data.rfind(key, 0, at)
        if at < 0:
            return None
        if (before := BEFORE.search(data, max(0, at - LONGEST_GAP), at)) is not None:
            return before.start() + 1
    return None
