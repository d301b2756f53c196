"""A draft as plain words, each of which knows where it stands in what was typed.

People write without capitals, apostrophes and stops, with curly quotes, emoji and several scripts in one line. So the
words are read off twice: as typed (offsets in characters of the text as given), and plain: lower case, "u" and "ur"
written out, "don't" and "dont" both as "do not", letters drawn out ("sooo") drawn in again.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ENDS = ".?!"
QUESTION = "?"
NAMED = "@"

_MARKS = r"\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad"
_WORD = re.compile(rf"\d+(?:[.,:]\d+)+[^\W_]*|[^\W_]+(?:[{_MARKS}'’‘ʼ´`]+[^\W_]+)*['’]?|[.?!…\n]+")
_INVISIBLE = re.compile(f"[{_MARKS}]")
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")
_APOSTROPHES = re.compile(r"['’‘ʼ´`]")
_QUOTED = re.compile(r"“[^“”]{1,400}”|«[^«»]{1,400}»|\"[^\"\n]{1,400}\"|(?<!\w)[‘'](?=\w)[^‘’'\n]{3,400}[’'](?!\w)")


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a draft: characters from start up to end."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """A draft, ready to be searched.

    given: as typed. plain: its plain words, one space before and after each; the end of a sentence is a word of its
    own (".", "?" or "!"). at: where in `plain` each word begins; spans: where the same word stands in `given`, so that
    several words that were typed as one ("don't") share one. quoted: the parts of `given` between quotation marks.
    named: `plain`, but for words typed with a capital inside a sentence, which are names for the most part: each of
    their letters is NAMED there, so that every word stands where it stands in `plain`.
    """

    given: str
    plain: str
    named: str
    at: tuple[int, ...]
    spans: tuple[Span, ...]
    quoted: tuple[Span, ...]

    @property
    def words(self) -> list[str]:
        """Give the plain words, ends of sentences left out."""
        return [word for word in self.plain.split() if word not in ENDS]

    def span(self, start: int, end: int) -> Span:
        """Turn a part of `plain` into the part of `given` that was typed for it."""
        first, last = self.number(start), self.number(end - 1)
        return Span(self.spans[first].start, self.spans[last].end)

    def place(self, span: Span) -> tuple[int, int]:
        """Turn a part of `given` into the part of `plain` that stands for it."""
        inside = [at for at, each in zip(self.at, self.spans, strict=True) if span.start <= each.start < span.end]
        return (inside[0], self.plain.index(" ", inside[-1]) + 1) if inside else (0, 0)

    def number(self, place: int) -> int:
        """Give the number of the word at a place of `plain`."""
        return max(bisect_right(self.at, place) - 1, 0)

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Give where in `plain` the sentence around a part begins and ends, its end mark left out."""
        before = max(self.plain.rfind(f" {mark} ", 0, start + 1) for mark in ENDS)
        after = [place for mark in ENDS if (place := self.plain.find(f" {mark} ", max(end - 1, 0))) >= 0]
        return (before + 3 if before >= 0 else 0), (min(after) + 1 if after else len(self.plain))

    def ends_with(self, end: int) -> str:
        """Give the mark with which a sentence that ends here ends: ".", "?", "!", or "" at the end of a draft."""
        return self.plain[end : end + 1].strip()

    def is_quoted(self, span: Span) -> bool:
        """Tell whether a part stands between quotation marks."""
        return any(quote.start <= span.start and span.end <= quote.end for quote in self.quoted)


def text(given: str, spelled: Mapping[str, str]) -> Text:
    """Read a draft. spelled: plain words for what people write."""
    plain, named, at, spans, length = [" "], [" "], [], [], 1
    for word, span in _words(given, spelled):
        named.append(f"{NAMED * len(word) if _is_named(given[span.start : span.end], plain[-1]) else word} ")
        at.append(length)
        spans.append(span)
        plain.append(f"{word} ")
        length += len(word) + 1
    quoted = tuple(Span(*found.span()) for found in _QUOTED.finditer(given))
    return Text(given, "".join(plain), "".join(named), tuple(at), tuple(spans), quoted)


def _is_named(typed: str, before: str) -> bool:
    """Tell whether a word is typed as a name is: a capital, then small letters, and not first in its sentence."""
    return before[0] not in f" {ENDS}" and typed[:1].isupper() and typed[1:2].islower()


def plain_words(written: str, spelled: Mapping[str, str]) -> list[str]:
    """Give the plain words of a piece of content, as a draft's would be."""
    return [word for word, _ in _words(written, spelled)]


def _words(given: str, spelled: Mapping[str, str]) -> Iterator[tuple[str, Span]]:
    for found in _WORD.finditer(given):
        span = Span(*found.span())
        if found[0][0] in ".?!…\n":
            yield (QUESTION if "?" in found[0] else "!" if "!" in found[0] else "."), span
            continue
        for word in _spelled(_plain(found[0]), spelled):
            yield word, span


def _plain(word: str) -> str:
    folded = word if word.isascii() else unicodedata.normalize("NFKC", _INVISIBLE.sub("", word))
    return _DRAWN_OUT.sub(r"\1", _APOSTROPHES.sub("'", folded.casefold()))


def _spelled(word: str, spelled: Mapping[str, str]) -> list[str]:
    """Write a word out, with its apostrophe or without; one that stands there as an ending ("'ll") after any word."""
    found = spelled.get(word)
    if found is None and "'" in word:
        found = spelled.get(word.replace("'", "")) or _ending(word, spelled)
    return (found if found is not None else word).split()


def _ending(word: str, spelled: Mapping[str, str]) -> str:
    start, _, end = word.rstrip("'").rpartition("'")
    if start and (full := spelled.get(f"'{end}")):
        return f"{start} {full}".replace("'", "")
    return word.rstrip("'").replace("'s", " 's").replace("'", "")
