"""Phrases as content writes them, made into patterns over the plain words of a draft.

    you owe me              these words, one after the other
    (either|or) you         one of several
    after [all] that        a part that may be missing
    <them>                  a set of words that words.toml names
    <name>                  a word typed with a capital inside a sentence
    leav*                   a word that begins so
    if you ..4 then         up to four words between, within one sentence
    _                       any one word
    ^please                 at the beginning of a sentence
    any more$               at its end
    yes or no / now         where one sentence ends and the next begins

Words are compared in their plain form, so that "don't", "dont" and "do not" are one and the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from goodterms.words.text import ENDS, NAMED, plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from goodterms.words.text import Text

MOST_BETWEEN = 12
NAME = "name"

_MARK = re.compile(r"\s+|\.\.(\d+)|<([\w-]+)>|([\w'’-]+\*?)|([()\[\]|^$/])")
_ANY = rf"[^ {re.escape(ENDS)}]+ "
_START = r"(?:(?<=^ )|(?<= [.?!] ))"
_END = r"(?=$|[.?!] )"
_NEXT = rf"(?:[{re.escape(ENDS)}] )+"


class BadPhrase(ValueError):
    """A phrase that cannot be read: one sentence, to which the caller adds file and line."""


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """What phrases may name: sets of words, each read once, and how people write."""

    sets: Mapping[str, Sequence[str]]
    spelled: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase, ready to be looked for.

    made: the pattern, which begins with the space before the first word: that is found fast. needed: words without
    which it cannot fire. one_of: of each of these sets, one word must be there. Most phrases are ruled out by these for
    a draft, so that a pattern is made only when it is looked for.
    """

    written: str
    made: str
    needed: frozenset[str]
    one_of: tuple[frozenset[str], ...]

    def places(self, text: Text, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """Find where it stands in the plain words of a draft, or in a part of them."""
        searched, pattern = self._searched(text), _pattern(self.made)
        last = len(searched) if end is None else end
        at = max(start - 1, 0)
        while found := pattern.search(searched, at, last):
            yield found.start() + 1, found.end()
            at = max(found.end() - 1, found.start() + 1)

    def begins_at(self, text: Text, place: int) -> bool:
        """Tell whether it begins at a place of the plain words."""
        return _pattern(self.made).match(self._searched(text), place - 1) is not None

    def _searched(self, text: Text) -> str:
        """Give what of a draft it is looked for in: its plain words, with names marked where it asks so."""
        return text.named if NAMED in self.made else text.plain

    def may_stand_in(self, words: frozenset[str]) -> bool:
        """Tell whether a text of these words can hold the phrase at all."""
        return self.needed <= words and not any(each.isdisjoint(words) for each in self.one_of)


@cache
def _pattern(made: str) -> re.Pattern[str]:
    return re.compile(made)


@dataclass(slots=True)
class _Reader:
    """Read one phrase. level: how deep in brackets."""

    written: str
    words: Vocabulary
    needed: set[str]
    level: int = 0

    def pattern(self) -> str:
        made = "".join(self._parts())
        if self.level:
            raise BadPhrase(f'the phrase "{self.written}" leaves a bracket open; close it.')
        return made

    def _parts(self) -> Iterator[str]:
        place = 0
        while place < len(self.written):
            found = _MARK.match(self.written, place)
            if found is None:
                sign = self.written[place]
                raise BadPhrase(
                    f'the phrase "{self.written}" has the sign {sign}, which means nothing here; take it out.'
                )
            place = found.end()
            yield self._part(found)

    def _part(self, found: re.Match[str]) -> str:
        between, name, word, sign = found.groups()
        if between:
            return self._between(int(between))
        if name:
            return self._set(name)
        if word:
            return self._word(word)
        return self._sign(sign) if sign else ""

    def _between(self, most: int) -> str:
        if most > MOST_BETWEEN:
            raise BadPhrase(f'the phrase "{self.written}" lets {most} words between; {MOST_BETWEEN} are the most.')
        return f"(?:{_ANY}){{0,{most}}}?"

    def _set(self, name: str) -> str:
        if name == NAME:
            return f"{NAMED}+ "
        if name not in self.words.sets:
            raise BadPhrase(f'the phrase "{self.written}" names the set <{name}>, which words.toml does not hold.')
        return _set_pattern(name, self.words)

    def _word(self, word: str) -> str:
        if word == "_":
            return _ANY
        if word.endswith("*"):
            return f"{re.escape(word[:-1].lower())}[^ ]* "
        plain = _plain(word, self.words)
        if not self.level:
            self.needed.update(plain)
        return "".join(f"{re.escape(each)} " for each in plain)

    def _sign(self, sign: str) -> str:
        if sign in "([":
            self.level += 1
            return "(?:"
        if sign in ")]":
            self.level -= 1
            if self.level < 0:
                raise BadPhrase(f'the phrase "{self.written}" closes a bracket that is not open; take it out.')
            return ")" if sign == ")" else ")?"
        if sign == "|" and not self.level:
            raise BadPhrase(f'the phrase "{self.written}" has a bar outside of brackets; write (one|other).')
        return {"|": "|", "^": _START, "$": _END, "/": _NEXT}[sign]


@cache
def _plain(word: str, words: Vocabulary) -> tuple[str, ...]:
    return tuple(plain_words(word, words.spelled))


@cache
def _set_pattern(name: str, words: Vocabulary) -> str:
    inner = (_Reader(each, words, set()).pattern() for each in words.sets[name])
    return f"(?:{'|'.join(sorted(inner, key=len, reverse=True))})"


def phrase(written: str, words: Vocabulary) -> Phrase:
    """Read a phrase. Raise BadPhrase."""
    reader = _Reader(written, words, set())
    made = reader.pattern()
    if not made:
        raise BadPhrase("a phrase is empty; write the words that it looks for.")
    return Phrase(written, f" {made}", frozenset(reader.needed), _one_of(written, words))


def _one_of(written: str, words: Vocabulary) -> tuple[frozenset[str], ...]:
    """List, for the groups outside of other brackets, the words of which one must be there."""
    found, _ = _sequence(tuple(_MARK.finditer(written)), 0, words)
    return tuple(each for each in found if len(each) > 1)


@cache
def _set_needs(name: str, words: Vocabulary) -> list[frozenset[str]]:
    return _one(_sequence(tuple(_MARK.finditer(each)), 0, words)[0] for each in words.sets[name])


def _sequence(marks: Sequence[re.Match[str]], at: int, words: Vocabulary) -> tuple[list[frozenset[str]], int]:
    """Read up to the end of an alternative: the sets of words of which it needs one each, and where it ends."""
    found: list[frozenset[str]] = []
    while at < len(marks):
        _, name, word, sign = marks[at].groups()
        if sign and sign in "|)]":
            break
        if name:
            found += _set_needs(name, words) if name != NAME else []
        elif word and word != "_" and not word.endswith("*"):
            found += [frozenset([each]) for each in _plain(word, words)]
        elif sign and sign in "([":
            each, at = _alternatives(marks, at + 1, words)
            found += _one(each) if sign == "(" else []
        at += 1
    return found, at


def _alternatives(marks: Sequence[re.Match[str]], at: int, words: Vocabulary) -> tuple[list[list[frozenset[str]]], int]:
    """Read up to the bracket that closes: what each alternative needs."""
    found = []
    while True:
        each, at = _sequence(marks, at, words)
        found.append(each)
        if marks[at][0] != "|":
            return found, at
        at += 1


def _one(alternatives: Iterable[Sequence[frozenset[str]]]) -> list[frozenset[str]]:
    """Join what alternatives need; nothing where one of them needs nothing."""
    needs = list(alternatives)
    return [frozenset().union(*(min(each, key=len) for each in needs))] if all(needs) else []
