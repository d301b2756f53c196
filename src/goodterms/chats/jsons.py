"""JSON of an export, cut into its records, of which one that is damaged costs only itself.

A file is first cut with `keyed` and `listed`, which look at nothing within; then `each` decodes record by record.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec import Raw

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goodterms.chats.source import Source

BOM = b"\xef\xbb\xbf"
BROKEN = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
Kept = TypeVar("Kept")
# No app nests a record so deep, and a decoder gives up at some hundreds.
DEEPEST, MOST_SIGNS = 100, 5_000_000
SIGN = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]', re.DOTALL)


def decoded(raw: bytes | Raw, sort: type[Kept]) -> Kept:
    """Decode JSON, without what lies deeper in it than any app writes: one such record is no reason to lose the others.

    Raise one of BROKEN where it is not JSON, or something else.
    """
    try:
        return msgspec.json.decode(raw, type=sort)
    except RecursionError:
        return msgspec.json.decode(_shallow(bytes(raw)), type=sort)


def keyed(raw: bytes | Raw | None) -> dict[str, Raw]:
    """Cut an object, or give none of its parts where it is no object. Raise one of BROKEN where it is not JSON."""
    try:
        return {} if raw is None else decoded(raw, dict[str, Raw])
    except (msgspec.ValidationError, UnicodeDecodeError):
        return {}


def listed(raw: bytes | Raw | None) -> list[Raw]:
    """Cut a list, or give nothing where it is no list. Raise one of BROKEN where it is not JSON."""
    try:
        return [] if raw is None else decoded(raw, list[Raw])
    except (msgspec.ValidationError, UnicodeDecodeError):
        return []


def plain(raw: Raw | None) -> str | None:
    """Read a text or a number, as text; None for all else."""
    try:
        found = None if raw is None else msgspec.json.decode(raw, type=str | int | None)
        return None if found is None else str(found)
    except (*BROKEN, ValueError):
        return None


def each(raws: Sequence[Raw], sort: type[Kept], app: str) -> list[Kept | str]:
    """Decode records; one that the app would not have written so becomes a phrase that says so."""
    decode = msgspec.json.Decoder(sort).decode
    try:
        return [decode(raw) for raw in raws]
    except BROKEN:
        return [one(raw, sort, app) for raw in raws]


def one(raw: bytes | Raw, sort: type[Kept], app: str) -> Kept | str:
    """Decode a record, or say in a phrase why it could not be."""
    try:
        return msgspec.json.decode(raw, type=sort)
    except BROKEN as problem:
        where = re.search(r"`\$\.(\w+)", str(problem))
        return f"not written as {app} writes it" + (f" (its “{where[1]}”)" if where else "")


def _shallow(data: bytes) -> bytes:
    """Put null in place of each value that lies too deep. Raise RecursionError where there is too much in them."""
    depth, begin, signs = 0, 0, 0
    kept: list[bytes] = []
    for found in SIGN.finditer(data):
        sign = found[0]
        if sign in (b"[", b"{"):
            depth += 1
            if depth == DEEPEST:
                kept.append(data[begin : found.start()])
        elif sign in (b"]", b"}"):
            if depth == DEEPEST:
                kept.append(b"null")
                begin = found.end()
            depth -= 1
        signs += depth >= DEEPEST
        if signs > MOST_SIGNS:
            raise RecursionError
    return b"".join(kept) + (data[begin:] if depth < DEEPEST else b"")


def broken(source: Source, data: bytes, problem: Exception, again: str = "export the chat again") -> str:
    """Say in one sentence where a file stops being JSON. again: what to do, in the words of the app."""
    if "truncated" in str(problem):
        lines = data.count(b"\n") + 1
        return f"“{source.name}” breaks off in the middle (line {lines}); {again}, or copy the file again."
    at = re.search(r"byte (\d+)", str(problem))
    if at is None:
        return f"“{source.name}” is not valid JSON; {again}."
    before = data[: int(at[1])]
    line, place = before.count(b"\n") + 1, len(before) - before.rfind(b"\n")
    return f"“{source.name}” is not valid JSON (line {line}, character {place}); {again}."
