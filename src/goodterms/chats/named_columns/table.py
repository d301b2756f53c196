"""A file into fields under known names."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from goodterms.chats.source import BadExport

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from goodterms.chats.source import Source

DELIMITERS = (",", ";", "\t", "|")
PUNCTUATION = re.compile(r"[\s._-]+")
# Spreadsheets write this line before all others.
SEPARATOR = re.compile(r"sep=(.)\s*$")
LONGEST_HEADER = 4000


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is written. columns: the place of each known role; first: the number of the line with the names."""

    delimiter: str
    columns: Mapping[str, int]
    first: int


@cache
def _roles() -> dict[str, str]:
    """Give the role of each name in columns.toml."""
    data = tomllib.loads(resources.files(__package__).joinpath("columns.toml").read_text("utf-8"))
    return {name: role for role, names in data.items() for name in names}


def sniff(source: Source) -> bool:
    """Tell whether a file begins with the names of columns for when, who and what."""
    try:
        return layout(decoded(source.head)) is not None
    except UnicodeError:
        return False


def decoded(data: bytes) -> str:
    """Read bytes as UTF-8, UTF-16 or Windows-1252. Raise UnicodeError for what is no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data[: len(data) // 2 * 2].decode("utf-16")
    if b"\x00" in data[:1000]:
        little = data[1:1000:2].count(0) > data[0:1000:2].count(0)
        return data[: len(data) // 2 * 2].decode("utf-16-le" if little else "utf-16-be")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        # The end of a beginning may cut a character in two.
        if problem.start > len(data) - 4:
            return data[: problem.start].decode("utf-8-sig")
        return data.decode("cp1252")


def layout(text: str) -> Layout | None:
    """Find the names of the columns in the first line with words, or behind `sep=`; None where they are not there."""
    lines = text[:LONGEST_HEADER].split("\n", 4)
    for number, line in enumerate(lines[:3]):
        if not line.strip() or SEPARATOR.match(line):
            continue
        for delimiter in DELIMITERS:
            columns = _known(line.rstrip("\r"), delimiter)
            if {"sender", "text"} <= set(columns) and {"when", "date", "time"} & set(columns):
                return Layout(delimiter, columns, number)
        return None
    return None


def _known(line: str, delimiter: str) -> dict[str, int]:
    try:
        names = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return {}
    columns: dict[str, int] = {}
    for place, name in enumerate(names):
        role = _roles().get(PUNCTUATION.sub("", name.casefold()))
        if role is not None:
            columns.setdefault(role, place)
    return columns


def records(source: Source) -> tuple[Layout, list[tuple[int, list[str] | None]]]:
    """Read all rows below the names: the line where each ends, and its fields, None where it cannot be read.

    Raise BadExport for what is no such table.
    """
    try:
        text = decoded(source.data)
    except UnicodeError:
        raise BadExport(f"“{source.name}” is not readable text; save the table as CSV in UTF-8.") from None
    found = layout(text)
    if found is None:
        raise BadExport(
            f"“{source.name}” does not name its columns; its first line must name at least date, sender and text."
        )
    return found, list(_rows(text, found))


def _rows(text: str, found: Layout) -> Iterator[tuple[int, list[str] | None]]:
    reader = csv.reader(io.StringIO(text.replace("\x00", ""), newline=""), delimiter=found.delimiter)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield reader.line_num, None
            continue
        if reader.line_num > found.first + 1 and any(field.strip() for field in row):
            yield reader.line_num, row
