"""A text file as a series of lines, exactly as they stand in it."""

from __future__ import annotations

import polars as pl

from goodterms.chats.source import BadExport, Source

MAX_LINE_BYTES = 1024**2


def lines(source: Source) -> pl.Series:
    """Split a file at its line feeds. Raise BadExport where it is not text, or a line is endless.

    UTF-8 or UTF-16, with or without a byte-order mark. Where all lines end in CRLF that is the line end; where
    some do, a line that did keeps its CR, since apps that write CRLF after a message write LF within it.
    """
    data = _utf8(source)
    _refuse_endless(source, data)
    windows = data.count(b"\r\n") if b"\r" in data else 0
    if windows and windows != data.count(b"\n"):
        data = data.replace(b"\r\n", b"\r\r\n")
    try:
        return pl.read_lines(data, name="line").to_series()
    except pl.exceptions.ComputeError:
        raise BadExport(_not_utf8(source, data)) from None


def first_lines(source: Source) -> pl.Series:
    """Give the lines within a file's head, to tell its format by; none where it is no text."""
    head = source.head
    if len(head) < source.size:
        head = head[: head.rfind(b"\n") + 1]
    if not head.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\x00" not in head:
        head = head.decode(errors="replace").encode()
    try:
        return lines(Source(source.name, head))
    except BadExport:
        return pl.Series("line", [], dtype=pl.String)


def _utf8(source: Source) -> bytes:
    data = source.data
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _from_utf16(source, "utf-16")
    if b"\x00" in source.head:
        little = source.head[1::2].count(0) > source.head[0::2].count(0)
        return _from_utf16(source, "utf-16-le" if little else "utf-16-be")
    return data.removeprefix(b"\xef\xbb\xbf")


def _from_utf16(source: Source, encoding: str) -> bytes:
    try:
        text = source.data.decode(encoding)
    except UnicodeDecodeError:
        text = "\x00"
    if "\x00" in text:
        raise BadExport(f"“{source.name}” is not a text file; choose the .txt or .zip file that the app exported.")
    return text.removeprefix("\ufeff").encode()


def _refuse_endless(source: Source, data: bytes) -> None:
    for start in range(0, len(data) - MAX_LINE_BYTES, MAX_LINE_BYTES):
        if data.find(b"\n", start, start + MAX_LINE_BYTES) < 0:
            line = data.count(b"\n", 0, start) + 1
            raise BadExport(
                f"“{source.name}” has a line of more than a million characters (line {line}), longer than any "
                "message; it is damaged or not a chat export."
            )


def _not_utf8(source: Source, data: bytes) -> str:
    try:
        data.decode()
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        return f"“{source.name}” is not readable text (line {line}); export it again, or save it as UTF-8."
    return f"“{source.name}” is not readable text; export it again, or save it as UTF-8."
