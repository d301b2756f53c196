"""A file as bytes line by line, never more of it in memory than a line, out of archives too."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from goodterms.chats.jsons import BOM
from goodterms.chats.source import BadExport

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goodterms.chats.progress import Heard
    from goodterms.chats.source import Source

MAX_LINE_BYTES = 16 * 1024**2
OFTEN = 1024**2


def lines(source: Source, heard: Heard, whose: str) -> Iterator[tuple[int, bytes]]:
    """Give each line with its number, and with its end; a byte-order mark is left out.

    heard: told how much of the file is read. whose: what the file should be. Raise BadExport where a line has no end.
    """
    done, told, size = 0, 0, max(source.size, 1)
    with source.open() as stream:
        for at, line in enumerate(iter(lambda: stream.readline(MAX_LINE_BYTES + 1), b""), 1):
            if len(line) > MAX_LINE_BYTES:
                raise BadExport(
                    f"“{source.name}” has a line longer than any message (line {at}); it is damaged or not {whose}."
                )
            done += len(line)
            if done - told > OFTEN:
                told = done
                heard(min(1.0, done / size))
            yield at, line.removeprefix(BOM) if at == 1 else line


def spreadsheet(source: Source, heard: Heard, whose: str) -> Iterator[tuple[int, list[str]]]:
    """Give each row of a spreadsheet below its first with its number, in UTF-8 and with commas.

    Raise BadExport where it is none.
    """
    text = (line.decode() for _, line in lines(source, heard, whose))
    try:
        for at, cells in enumerate(csv.reader(text)):
            if at and cells:
                yield at, cells
    except (csv.Error, UnicodeDecodeError):
        raise BadExport(f"“{source.name}” is damaged or not {whose}; export the chat again.") from None
