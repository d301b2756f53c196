"""Read how many out of plain English words: "once or twice" is two, since two keeps to what was said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

NUMBERS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
}
TIMES = {"once": 1, "twice": 2, "thrice": 3}
LARGEST = 100

_DIGITS = re.compile(r"(\d{1,3})x?")
_COUPLE = re.compile(r"\bcouple\b")
_SINGLE = re.compile(r"\b(?:a|an|single) (?:text|message|email|note|coffee|catch up|meet up|time)\b")
_UNSURE = re.compile(r"\b(?:few|several|some|many|every (?:other|second|few|couple|\d+|two|three|four)|fortnight)\b")
_BELOW = re.compile(r"\b(?:less|fewer) than\b")


def amount(words: Sequence[str]) -> int | None:
    """Read the largest number that is named; None where none is, or where it cannot be told."""
    said = " ".join(words)
    if _UNSURE.search(said):
        return None
    found = [number for word in words if (number := number_of(word)) is not None]
    found += [2] * bool(_COUPLE.search(said)) + [1] * (not found and bool(_SINGLE.search(said)))
    if not found or max(found) > LARGEST:
        return None
    return max(found) - bool(_BELOW.search(said))


def number_of(word: str) -> int | None:
    """Read one word as a number."""
    if digits := _DIGITS.fullmatch(word):
        return int(digits[1])
    return NUMBERS.get(word, TIMES.get(word))


def in_words(number: int) -> str:
    """Write a number as people do: up to twelve as a word."""
    return next((word for word, known in NUMBERS.items() if known == number), str(number) if number else "no")


def times(number: int) -> str:
    """Write how often."""
    return {1: "once", 2: "twice"}.get(number, f"{in_words(number)} times")
