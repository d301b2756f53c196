"""A thread's file cut into blocks of messages, so that a large one is never in memory at once.

Meta writes a file as one object with a list of messages, whose length it bounds for all but the encrypted export. A
large file is cut where a message begins, which is known by the key that all of them begin with; where such a cut does
not give JSON, or a message is not as Meta writes it, the messages are told apart by a decoder instead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec import Raw

from goodterms.chats import jsons
from goodterms.chats.meta import shapes
from goodterms.chats.source import BadExport

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

    from goodterms.chats.meta.shapes import Shape
    from goodterms.chats.progress import Heard
    from goodterms.chats.source import Source

BOM = b"\xef\xbb\xbf"
# Small enough for a block and what is made of it to stay near the processor; larger ones take longer.
BLOCK = 256 * 1024
# Without a place to cut in this many bytes, a file is read whole.
MOST = 64 * 1024**2
SEALED = re.compile(rb'"(?:senderName|threadName|isUnsent)"\s*:')
BEGINNING = re.compile(rb'"messages"\s*:\s*\[\s*(?=\{\s*("\w+")\s*:)')
# Escaped characters beyond U+FFFF have two halves; one without the other is no character.
ESCAPES = re.compile(
    rb"\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}(?:\\u[dD][c-fC-F][0-9a-fA-F]{2})?|\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)
HALF = (b"\\ud", b"\\uD")
NO_CHARACTER = rb"\ufffd"
BEFORE = re.compile(rb",\s*\{\s*$")
LONGEST_GAP = 200
AGAIN = "download the export again"


class Uncut(Exception):
    """A file that cannot be cut as it is streamed."""


class End(NamedTuple):
    """What a file says of its thread. sealed: it is of the encrypted export. height: messages in its last block."""

    title: str | None = None
    path: str | None = None
    sealed: bool = False
    height: int = 0


class Block(NamedTuple):
    """Some messages as they stand between the brackets of the list, in the file's order; the last one has the end."""

    messages: bytes
    shape: Shape
    end: End = End()


def blocks(source: Source, heard: Heard) -> Iterator[Block]:
    """Cut a thread's file. Raise Uncut where it must be read whole, BadExport where it is broken."""
    with source.open() as stream:
        data, block, done = stream.read(BLOCK).removeprefix(BOM), stream.read(BLOCK), 0
        shape: Shape = shapes.Sealed if SEALED.search(data) else shapes.Message
        if not block:
            yield _last(source, _with_whole_characters(data), shape)
            return
        beginning = BEGINNING.search(data)
        if beginning is None:
            raise Uncut
        key, head, rest = beginning[1], data[: beginning.end()], data[beginning.end() :]
        while block:
            at = _last_beginning(rest, key)
            if at is not None:
                yield Block(rest[: at - 1], shape)
                rest = rest[at:]
            elif len(rest) > MOST:
                raise Uncut
            rest += block
            done += len(block)
            heard(done / source.size)
            block = stream.read(BLOCK)
    try:
        yield _last(source, head + rest, shape)
    except BadExport:
        raise Uncut from None


def whole(source: Source) -> Block:
    """Take a thread's file at once, with a sign for each half of a character. Raise BadExport where it is broken."""
    data = _with_whole_characters(source.data.removeprefix(BOM))
    return _last(source, data, shapes.Sealed if SEALED.search(data[:BLOCK]) else shapes.Message)


def old(source: Source) -> Iterator[tuple[list[str], Block]]:
    """Cut Instagram's messages.json of 2018 to 2020: the people of each conversation, and its messages."""
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
        messages, _ = _listed(conversation.get("conversation"))
        yield people, Block(messages, shapes.Old)


def decoded(block: Block) -> pl.DataFrame:
    """Decode messages. Raise Uncut where the cut was wrong."""
    try:
        return shapes.decoded(b"[" + block.messages + b"]", block.shape)
    except shapes.UNDECODED:
        raise Uncut from None


def _last(source: Source, data: bytes, shape: Shape) -> Block:
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
    messages, count = _listed(top["messages"])
    return Block(messages, shape, End(title, path, sealed, count))


def _listed(raw: Raw | None) -> tuple[bytes, int]:
    """Give what stands between the brackets of a list, and how many items; nothing where it is none."""
    try:
        count = len(msgspec.json.decode(raw or Raw(b"[]"), type=list[Raw]))
    except shapes.UNDECODED:
        count = 0
    return (bytes(raw or b"").strip()[1:-1], count) if count else (b"", 0)


def _with_whole_characters(data: bytes) -> bytes:
    return ESCAPES.sub(_whole_character, data) if any(half in data for half in HALF) else data


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
