r"""Make patterns of the phrases in which kinds of words are written, for texts in small letters.

    how about we            these words, one after the other, within a sentence
    (either|or) you         one of several
    come [on] over          a part that may be missing
    want to ..4 tonight     up to four words between
    <you>                   a set of words that the file names
    invit*                  a word that begins so
    ^come over              at the beginning of a sentence
    sounds good$            at its end
    drinks tonight?         at the end of a question

An apostrophe may be missing. The patterns look neither ahead nor behind, so that they run in linear time (RE2, Rust).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

GAP = r"[^a-z0-9.?!\n]+"
ANY = r"[^\s.?!,]+"
EDGE = r"(?-u:\b)"
START = r"(?:^|[.?!\n])[^a-z0-9.?!\n]*"
ENDS = {"$": r"[^a-z0-9.?!\n]*(?:$|[.?!\n])", "?": r"[^a-z0-9.?!\n]*\?"}

_MARK = re.compile(r"\s+|\.\.(\d+)|<([\w-]+)>|([\w'-]+\*?)|([()\[\]|^$?])")


class BadPhrase(ValueError):
    """A phrase that cannot be read: one sentence, to which the caller adds where it stands."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase, ready to be looked for.

    made: its pattern. needed: of each of these sets of words, one must be there, or the pattern cannot match; where
    that is known, for most texts the pattern need not be tried.
    """

    made: str
    needed: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a phrase: its pattern, the words of which one must be there (none: any may), and how it may miss."""

    made: str
    needed: frozenset[str]
    may_miss: str = ""


def pattern(phrases: Iterable[str], sets: Mapping[str, Sequence[str]] | None = None) -> str:
    """Make one pattern that finds any of the phrases."""
    return "|".join(f"(?:{phrase(each, sets).made})" for each in phrases)


def phrase(written: str, sets: Mapping[str, Sequence[str]] | None = None) -> Phrase:
    """Read a phrase. Raises BadPhrase."""
    marks = _marks(written, sets or {})
    starts, end = marks[:1] == ["^"], ENDS.get("".join(marks[-1:]), "")
    made, needed, rest = _sequence(marks[starts : len(marks) - bool(end)], written)
    if rest or not made:
        raise BadPhrase(f'the phrase "{written}" is not closed, or empty; write it like (come|go) [out] with me.')
    return Phrase(f"{START if starts else EDGE}{made}{end or EDGE}", tuple(each for each in needed if each))


def _marks(written: str, sets: Mapping[str, Sequence[str]]) -> list[str]:
    marks, place = [], 0
    while place < len(written):
        found = _MARK.match(written, place)
        if found is None or (found[2] and found[2] not in sets):
            raise BadPhrase(
                f'the phrase "{written}" has something that is not known at "{written[place : place + 12]}".'
            )
        place = found.end()
        if found[2]:
            marks += _marks(f"({'|'.join(sets[found[2]])})", {})
        elif found[0].strip():
            marks.append(found[0])
    return marks


def _sequence(marks: list[str], written: str) -> tuple[str, list[frozenset[str]], list[str]]:
    """Read up to what closes; a part that may be missing brings its own gap with it."""
    made, waiting, needed = "", "", []  # waiting: parts that may be missing, before the first that may not
    while marks and marks[0] not in ")]|":
        part, marks = _part(marks, written)
        if not part.may_miss:
            made = f"{made}{GAP}{part.made}" if made else f"{waiting}{part.made}"
            needed.append(part.needed)
        elif made:
            made += f"(?:{GAP}{part.made}){part.may_miss}"
        else:
            waiting += f"(?:{part.made}{GAP}){part.may_miss}"
    return made, needed, marks


def _part(marks: list[str], written: str) -> tuple[_Part, list[str]]:
    first, rest = marks[0], marks[1:]
    if first.startswith(".."):
        return _Part(ANY, frozenset(), f"{{0,{int(first[2:])}}}"), rest
    if first in ("(", "["):
        return _group(first, rest, written)
    if first in ("^", "$", "?"):
        raise BadPhrase(f'the phrase "{written}" has {first} inside; ^ may only come first, $ and ? last.')
    made = re.escape(first.rstrip("*")).replace("'", "'?")
    if first.endswith("*"):
        return _Part(f"{made}[a-z]*", frozenset()), rest
    return _Part(made, frozenset((first, first.replace("'", "")))), rest


def _group(opens: str, rest: list[str], written: str) -> tuple[_Part, list[str]]:
    closes, may_miss = (")", "") if opens == "(" else ("]", "?")
    parts, needed = [], []
    while True:
        made, inner, rest = _sequence(rest, written)
        if not rest or not made:
            raise BadPhrase(f'the phrase "{written}" has an empty part, or {opens} without {closes}.')
        parts.append(made)
        needed.append(next((each for each in reversed(inner) if each), frozenset()))
        mark, rest = rest[0], rest[1:]
        if mark == closes:
            words = frozenset[str]().union(*needed) if all(needed) else frozenset[str]()
            return _Part(f"(?:{'|'.join(parts)})", words, may_miss), rest
        if mark != "|":
            raise BadPhrase(f'the phrase "{written}" closes {opens} with {mark}.')
