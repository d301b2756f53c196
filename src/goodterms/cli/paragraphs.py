"""Break paragraphs into lines that are good to read, with nothing at their ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console

WIDEST = 88
NARROWEST = 24
SET_IN = "  "


def room(console: Console) -> int:
    """Say how many columns to fill: the terminal's, but never so few that no words fit; it then wraps them itself."""
    return max(console.width, NARROWEST)


def paragraph(text: Text, console: Console, mark: str = "") -> Iterator[Text]:
    """Break a paragraph at the terminal's width; `mark` stands before the first line, the others are set in as far."""
    width = min(room(console), WIDEST) - len(mark)
    for place, line in enumerate(text.wrap(console, width)):
        line.rstrip()
        yield Text.assemble(" " * len(mark) if place else mark, line) if line.plain else Text()


def wrapped(part: Text, console: Console) -> list[Text]:
    """Break a part into lines with no spaces at their ends; those after an indented one are set in further."""
    lines = list(part.wrap(console, room(console)))
    if len(lines) > 1 and part.plain.startswith(SET_IN):
        rest = part[len(part.plain) - len(part.plain[len(lines[0].plain) :].lstrip()) :]
        lines = [lines[0], *rest.wrap(console, room(console) - 2 * len(SET_IN))]
        for line in lines[1:]:
            line.pad_left(2 * len(SET_IN))
    for line in lines:
        line.rstrip()
    return lines or [Text()]


def put(lines: Iterable[Text], console: Console) -> None:
    """Print lines that are broken already, and cut nothing off that is too wide for the terminal."""
    console.width = room(console)  # at a width of 0 it would print nothing
    for line in lines:
        console.print(line, no_wrap=True, overflow="ignore", crop=False)
