r"""Make patterns of the phrases in which kinds of words are written, for texts in small letters.

    how about we            these words, one after the other, within a sentence
    (either|or) you         one of several
    come [on] over          a part that may be missing
    want to ..4 tonight     up to four words between
    <you>                   a set of words that the file names
    invit*                  a word that begins so
    ^come over              at the beginning of a sentence
    sounds good$            at its end

An apostrophe may be missing. The patterns look neither ahead nor behind, so that they run in linear time (RE2, Rust).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

GAP = r"[^a-z0-9.?!\n]+"
ANY = r"[^\s.?!,]+"
EDGE = r"(?-u:\b)"
START = r"(?:^|[.?!\n])[^a-z0-9.?!\n]*"
END = r"[^a-z0-9.?!\n]*(?:$|[.?!\n])"

_MARK = re.compile(r"\s+|\.\.(\d+)|<([\w-]+)>|([\w'-]+\*?)|([()\[\]|^$])")


class BadPhrase(ValueError):
    """A phrase that cannot be read: one sentence, to which the caller adds where it stands."""


def pattern(phrases: Iterable[str], sets: Mapping[str, Sequence[str]] | None = None) -> str:
    """Make one pattern that finds any of the phrases."""
    return "|".join(f"(?:{_pattern(phrase, sets or {})})" for phrase in phrases)


def _pattern(phrase: str, sets: Mapping[str, Sequence[str]]) -> str:
    marks = _marks(phrase, sets)
    starts, ends = marks[:1] == ["^"], marks[-1:] == ["$"]
    inner = marks[starts : len(marks) - ends]
    made, rest = _sequence(inner, phrase)
    if rest or not made:
        raise BadPhrase(f'the phrase "{phrase}" is not closed, or empty; write it like (come|go) [out] with me.')
    return f"{START if starts else EDGE}{made}{END if ends else EDGE}"


def _marks(phrase: str, sets: Mapping[str, Sequence[str]]) -> list[str]:
    marks, place = [], 0
    while place < len(phrase):
        found = _MARK.match(phrase, place)
        if found is None or (found[2] and found[2] not in sets):
            raise BadPhrase(f'the phrase "{phrase}" has something that is not known at "{phrase[place : place + 12]}".')
        place = found.end()
        if found[2]:
            marks += _marks(f"({'|'.join(sets[found[2]])})", {})
        elif found[0].strip():
            marks.append(found[0])
    return marks


def _sequence(marks: list[str], phrase: str) -> tuple[str, list[str]]:
    """Read up to what closes; a part that may be missing brings its own gap with it."""
    made, waiting = "", ""  # waiting: parts that may be missing, before the first that may not
    while marks and marks[0] not in ")]|":
        part, may_miss, marks = _part(marks, phrase)
        if not may_miss:
            made = f"{made}{GAP}{part}" if made else f"{waiting}{part}"
        elif made:
            made += f"(?:{GAP}{part}){may_miss}"
        else:
            waiting += f"(?:{part}{GAP}){may_miss}"
    return made, marks


def _part(marks: list[str], phrase: str) -> tuple[str, str, list[str]]:
    first, rest = marks[0], marks[1:]
    if first.startswith(".."):
        return ANY, f"{{0,{int(first[2:])}}}", rest
    if first in ("(", "["):
        return _group(first, rest, phrase)
    if first in ("^", "$"):
        raise BadPhrase(f'the phrase "{phrase}" has {first} inside; ^ may only come first and $ last.')
    word = re.escape(first.rstrip("*")).replace("'", "'?").replace(r"\-", "-?")
    return (f"{word}[a-z]*" if first.endswith("*") else word), "", rest


def _group(opens: str, rest: list[str], phrase: str) -> tuple[str, str, list[str]]:
    closes, parts = ")" if opens == "(" else "]", []
    while True:
        made, rest = _sequence(rest, phrase)
        parts.append(made)
        if not rest or not made:
            raise BadPhrase(f'the phrase "{phrase}" has an empty part, or {opens} without {closes}.')
        mark, rest = rest[0], rest[1:]
        if mark == closes:
            return f"(?:{'|'.join(parts)})", "" if opens == "(" else "?", rest
        if mark != "|":
            raise BadPhrase(f'the phrase "{phrase}" closes {opens} with {mark}.')
