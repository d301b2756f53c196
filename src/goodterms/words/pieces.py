"""Cut a draft into pieces that can be read by themselves: sentences, and stretches of what has no stops."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goodterms.words.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST, LENGTH, STEP = 28, 22, 11
"""Words: a sentence of more than MOST is read in stretches of LENGTH, one every STEP."""
_END = re.compile(r"[.!?…]+[\"'”’)]*\s+|\n+")
_WORD = re.compile(r"\S+")


def pieces(draft: str) -> tuple[Span, ...]:
    """Give the pieces of a draft, in order; those of a long sentence overlap."""
    starts = [0, *(found.end() for found in _END.finditer(draft))]
    return tuple(
        piece
        for start, end in zip(starts, [*starts[1:], len(draft)], strict=True)
        for piece in _stretches([Span(*found.span()) for found in _WORD.finditer(draft, start, end)])
    )


def _stretches(words: list[Span]) -> Iterator[Span]:
    if not words:
        return
    if len(words) <= MOST:
        yield Span(words[0].start, words[-1].end)
        return
    for first in range(0, len(words), STEP):
        last = min(first + LENGTH, len(words))
        yield Span(words[first].start, words[last - 1].end)
        if last == len(words):
            return
