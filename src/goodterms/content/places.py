"""Find the line of a TOML file on which a value stands."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

Place = tuple[str | int, ...]
"""Where a value stands in a document: keys and list positions, such as ("reasons", 1, "text")."""


def line_of(text: str, place: Place) -> int:
    """Return the line of the value, or of the nearest table or key around it. The text must be valid TOML."""
    known = dict(_lines(text))
    while place and place not in known:
        place = place[:-1]
    return known.get(place, 1)


def _lines(text: str) -> Iterator[tuple[Place, int]]:
    """Walk the places of a document with their lines, the last line of an equal place winning."""
    table: Place = ()
    sizes: dict[Place, int] = {}
    for line, statement in _statements(text):
        value = tomllib.loads(statement)
        keys = tuple(_single_keys(value))
        if not statement.lstrip().startswith("["):
            yield from ((table + keys[:end], line) for end in range(1, len(keys) + 1))
            continue
        table = keys
        if statement.lstrip().startswith("[["):
            table = (*keys, sizes.get(keys, 0))
            sizes[keys] = sizes.get(keys, 0) + 1
        yield table, line


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Cut a document into headers and `key = value` statements, each with its first line."""
    lines = text.split("\n")
    start = 0
    for end in range(1, len(lines) + 1):
        statement = "\n".join(lines[start:end])
        if not _complete(statement):
            continue
        if (first := statement.strip()) and not first.startswith("#"):
            yield start + 1, statement
        start = end


def _complete(statement: str) -> bool:
    try:
        tomllib.loads(statement)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _single_keys(value: Any) -> Iterator[str]:
    """Walk down the keys of one statement, as far as there is one way down."""
    while isinstance(value, dict) and len(value) == 1:
        ((key, value),) = value.items()
        yield key
        if isinstance(value, list) and value == [{}]:
            return
