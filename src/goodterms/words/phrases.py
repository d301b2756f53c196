"""Phrases as content writes them, made into patterns over the plain words of a draft.

    you owe me              these words, one after the other
    (either|or) you         one of several
    after [all] that        a part that may be missing
    <them>                  a set of words that words.toml names
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
from typing import TYPE_CHECKING

from goodterms.words.text import ENDS, plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MOST_BETWEEN = 12

_MARK = re.compile(r"\s+|\.\.(\d+)|<([\w-]+)>|([\w'’-]+\*?)|([()\[\]|^$/])")
_ANY = rf"[^ {re.escape(ENDS)}]+ "
_START = r"(?:(?<=^ )|(?<= [.?!] ))"
_END = r"(?=$|[.?!] )"
_NEXT = rf"(?:[{re.escape(ENDS)}] )+"


class BadPhrase(ValueError):
    """A phrase that cannot be read: one sentence, to which the caller adds file and line."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase, ready to be looked for. needed: words without which it cannot fire."""

    written: str
    pattern: re.Pattern[str]
    needed: frozenset[str]


@dataclass(slots=True)
class _Reader:
    """Read one phrase. level: how deep in brackets."""

    written: str
    sets: Mapping[str, Sequence[str]]
    spelled: Mapping[str, str]
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
                raise BadPhrase(f'the phrase "{self.written}" has the sign {sign}, which means nothing here; take it out.')
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
        if name not in self.sets:
            raise BadPhrase(f'the phrase "{self.written}" names the set <{name}>, which words.toml does not hold.')
        inner = (_Reader(word, self.sets, self.spelled, set()).pattern() for word in self.sets[name])
        return f"(?:{'|'.join(sorted(inner, key=len, reverse=True))})"

    def _word(self, word: str) -> str:
        if word == "_":
            return _ANY
        if word.endswith("*"):
            return f"{re.escape(word[:-1].lower())}[^ ]* "
        plain = plain_words(word, self.spelled)
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


def phrase(written: str, sets: Mapping[str, Sequence[str]], spelled: Mapping[str, str]) -> Phrase:
    """Read a phrase. Raise BadPhrase."""
    reader = _Reader(written, sets, spelled, set())
    made = reader.pattern()
    if not made:
        raise BadPhrase("a phrase is empty; write the words that it looks for.")
    return Phrase(written, re.compile(f"(?<= ){made}"), frozenset(reader.needed))
