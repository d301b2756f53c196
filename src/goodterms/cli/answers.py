"""Read a line as an answer: numbers, or the words of the choices, in any case."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goodterms.content.questions import Question

SHORT = {"y": "yes", "n": "no"}
NONE = {"n", "no", "none", "nothing"}
NUMBER = re.compile(r"\s*([0-9]{1,3})[.)]?\s*")


def chosen(question: Question, line: str) -> list[int] | None:
    """Return the choices that a line names, as positions; None where it is no answer to this question."""
    if question.none and _names_nothing(question.none, line):
        return []
    whole = _named(question, line)
    if whole is not None:
        return [whole]
    parts = [part for part in re.split(r"[,;]|(?<=\d)\s+(?=\d)", line) if part.strip()]
    found = [_named(question, part) for part in parts]
    positions = [position for position in found if position is not None]
    fits = len(positions) == len(found) > 0
    return list(dict.fromkeys(positions)) if fits else None


def _names_nothing(label: str, line: str) -> bool:
    words = _plain(line)
    return words in NONE or words == _plain(label) or line.strip() == "0"


def _named(question: Question, part: str) -> int | None:
    """Find the one choice that is meant by its number, its whole words, or their beginning."""
    if number := NUMBER.fullmatch(part):
        return int(number[1]) - 1 if 1 <= int(number[1]) <= len(question.choices) else None
    words = SHORT.get(_plain(part), _plain(part))
    names = [(_plain(choice.id), _plain(choice.label)) for choice in question.choices]
    same = [place for place, name in enumerate(names) if words in name]
    begun = [place for place, name in enumerate(names) if words and f"{name[1]} ".startswith(f"{words} ")]
    return _only(begun if len(begun) > 1 else same or begun)


def _only(places: Sequence[int]) -> int | None:
    return places[0] if len(places) == 1 else None


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+(?:[’'][^\W_]+)*", text.casefold()))
