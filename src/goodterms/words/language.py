"""Tell whether a draft is in a language that is read here; where it is not, that is said, and nothing is guessed at."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

ENOUGH_WORDS = 5
LEAST_COMMON = 0.18
"""Share of small words below which a text of some length is not in the language. English messages of five words and
more have a third to a half of them; close languages share a few, such as "in", "so" and "me"."""


def is_read(words: Sequence[str], common: Collection[str]) -> bool:
    """Tell whether words are in the language of these small words; a few words alone are taken to be."""
    lettered = [word for word in words if any(sign.isalpha() for sign in word)]
    foreign = sum(not _latin(word) for word in lettered)
    if foreign * 2 > len(lettered):
        return False
    if len(lettered) < ENOUGH_WORDS:
        return True
    return sum(word in common for word in lettered) >= LEAST_COMMON * len(lettered)


def _latin(word: str) -> bool:
    return word.isascii() or all(not sign.isalpha() or "LATIN" in unicodedata.name(sign, "") for sign in word)
