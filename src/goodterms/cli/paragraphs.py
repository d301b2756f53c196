"""Break paragraphs into lines that are good to read, with nothing at their ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

WIDEST = 88
NARROWEST = 20


def paragraph(text: Text, console: Console, mark: str = "") -> Iterator[Text]:
    """Break a paragraph at the terminal's width; `mark` stands before the first line, the others are set in as far."""
    width = max(min(console.width, WIDEST) - len(mark), NARROWEST)
    for place, line in enumerate(text.wrap(console, width)):
        line.rstrip()
        yield Text.assemble(" " * len(mark) if place else mark, line) if line.plain else Text()
