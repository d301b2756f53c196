"""Cut a draft into pieces that each get a number: sentences, and stretches of what has no stops; and into passages.

A passage is what is read at once: some pieces that follow each other, with the one before them, since what a sentence
means may hang on its neighbours.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goodterms.words.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST, LENGTH, STEP = 28, 22, 11
"""Words: a sentence of more than MOST is read in stretches of LENGTH, one every STEP."""
PASSAGE = 60
"""Words that are read at once, if no piece alone is longer."""
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


def passages(draft: str) -> tuple[tuple[Span, tuple[Span, ...]], ...]:
    """Give the passages of a draft, each with the pieces that are told apart in it; every piece is in one of them."""
    left = pieces(draft)
    found: list[tuple[Span, tuple[Span, ...]]] = []
    at = 0
    while at < len(left):
        start, end = left[max(at - 1, 0)].start, at + 1
        while end < len(left) and _words(draft[start : left[end].end]) <= PASSAGE:
            end += 1
        found.append((Span(start, left[end - 1].end), left[at:end]))
        at = end
    return tuple(found)


def _words(draft: str) -> int:
    return sum(1 for _ in _WORD.finditer(draft))


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
