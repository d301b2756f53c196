"""Look for one rule in a draft: its phrases and their guards, or its count over the whole message."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from goodterms.content.rules import Wording
from goodterms.words.text import QUESTION, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goodterms.content.rules import Count, Rule
    from goodterms.words.phrases import Phrase
    from goodterms.words.shared import Shared, Sought
    from goodterms.words.text import Text

Kind = TypeVar("Kind", bound=Wording)

DENIED_WITHIN = 3
QUOTED_WITHIN = 6
STEM, SHORT = 5, 2
ASKS = re.compile(
    r"(?: and| but| so| also| hey| or)? (?:who|what|when|where|why|how|which|do|does|did|are|is|was|were|will|would|"
    r"can|could|should|have|has|any chance|shall|may) "
)
ASKED = re.compile(
    r"(?<= )(?:(?:who|what|when|where|why|how)(?: else| come)? (?:did|do|does|are|is|was|were|have|has|had|will|would|"
    r"can|could|should)|do|did|are|were|have|will|would|can|could|is|was|does|has) (?:not )?(?:you|it|we|i|he|she|they|"
    r"there|that|your|my|this) "
)


@dataclass(frozen=True, slots=True)
class Searched:
    """A draft with what is looked up in it again and again."""

    text: Text
    words: frozenset[str]
    shared: Shared
    theirs: frozenset[str] = frozenset()

    def places(self, phrases: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
        """Find every place of any of the phrases in the plain words."""
        for each in phrases:
            if each.may_stand_in(self.words):
                yield from each.places(self.text)

    def different(self, phrases: Sequence[Phrase]) -> int:
        """Count how many of the phrases stand somewhere in the plain words."""
        return sum(each.may_stand_in(self.words) and any(True for _ in each.places(self.text)) for each in phrases)

    def within(self, phrases: Sequence[Phrase], start: int, end: int) -> bool:
        """Tell whether one of the phrases stands in a part of the plain words."""
        return any(
            each.may_stand_in(self.words) and any(True for _ in each.places(self.text, start, end)) for each in phrases
        )

    def right_before(self, phrases: Sequence[Phrase], start: int, most: int) -> bool:
        """Tell whether one of the phrases ends at most so many words before a place of its sentence."""
        first, _ = self.text.sentence(start, start + 1)
        for each in phrases:
            if each.may_stand_in(self.words):
                for _, end in each.places(self.text, first, start):
                    if self.text.plain.count(" ", end, start) <= most:
                        return True
        return False

    def right_after(self, phrases: Sequence[Phrase], end: int) -> bool:
        """Tell whether one of the phrases begins at a place."""
        return any(each.may_stand_in(self.words) and each.begins_at(self.text, end) for each in phrases)


def look_for(ready: Sought[Rule], searched: Searched) -> list[Span]:
    """Give the parts of the draft where a rule fires, in order, none inside another."""
    if ready.rule.count is not None and not _reached(ready.rule.count, searched.text):
        return []
    if ready.rule.echoes and _echoes(searched) < ready.rule.echoes:
        return []
    if not ready.phrases:
        if searched.within(ready.unless, 0, len(searched.text.plain)):
            return []
        return [_first_sentence(searched.text)]
    found = _places(ready, searched)
    count = ready.rule.count
    if count is None or not (count.places or count.different):
        return _outermost(found)
    if len(found) < count.places:
        return []
    if count.within:
        return _close_together(ready, searched, count)
    return [_first_sentence(searched.text)] if searched.different(ready.phrases) >= count.different else []


def stretches(sought: Sought[Kind], searched: Searched) -> list[Span]:
    """Give the parts of a text where one of the phrases stands unguarded, in order, none inside another."""
    return _outermost(_places(sought, searched))


def asks(text: Text, span: Span) -> bool:
    """Tell whether a part stands in a question."""
    first, last = text.sentence(*text.place(span))
    return _is_in("question", text.plain[first:last], text.ends_with(last))


def _places(sought: Sought[Kind], searched: Searched) -> set[Span]:
    places = searched.places(sought.phrases)
    return {span for start, end in places if (span := _stands(sought, searched, start, end))}


def _close_together(ready: Sought[Rule], searched: Searched, count: Count) -> list[Span]:
    """Give the parts in which so many different phrases stand within so many words."""
    places = sorted(
        (searched.text.number(start), span.start, span.end, number)
        for number, each in enumerate(ready.phrases)
        for start, end in searched.places([each])
        if (span := _stands(ready, searched, start, end))
    )
    found = set()
    for at, place in enumerate(places):
        near = [other for other in places[at:] if other[0] - place[0] <= count.within]
        if len({other[3] for other in near}) >= count.different:
            found.add(Span(place[1], max(other[2] for other in near)))
    return _outermost(found)


def _stands(ready: Sought[Kind], searched: Searched, start: int, end: int) -> Span | None:
    """Give the part where a match stands in the draft; None where a guard silences it."""
    text, rule, shared = searched.text, ready.rule, searched.shared
    first, last = text.sentence(start, end)
    if not _is_in(rule.in_a, text.plain[first:last], text.ends_with(last)):
        return None
    if searched.within(ready.unless, first, last) or searched.right_before(ready.unless_before, start, 0):
        return None
    if searched.right_after(ready.unless_after, end):
        return None
    if ready.only_with and not searched.within(ready.only_with, first, last):
        return None
    if not rule.even_denied and searched.right_before(shared.denies, start, DENIED_WITHIN):
        return None
    span = text.span(start, end)
    if not rule.even_quoted and (text.is_quoted(span) or searched.right_before(shared.quotes, start, QUOTED_WITHIN)):
        return None
    return text.span(first + 1, last) if rule.whole else span


def _is_in(sort: str, sentence: str, mark: str) -> bool:
    if sort == "sentence":
        return True
    asks = mark == QUESTION or (mark != "." and ASKS.match(sentence) is not None)
    return asks if sort == "question" else not asks


def _reached(count: Count, text: Text) -> bool:
    marks = [mark for mark in text.plain.split() if mark in (".", "?", "!")]
    return (
        len(text.spans) - len(marks) >= count.words
        and _questions(text, marks.count(QUESTION)) >= count.questions
        and len(marks) >= count.sentences
    )


def _questions(text: Text, marked: int) -> int:
    """Count what is asked: by its mark, or by its words, since many people leave the mark out."""
    return max(marked, len(ASKED.findall(text.plain)))


def _echoes(searched: Searched) -> int:
    """Count the words of theirs that come back, small ones aside; what differs in its ending only is one word."""
    return len(_stems(searched.theirs - searched.shared.common) & _stems(searched.words - searched.shared.common))


def _stems(words: frozenset[str]) -> set[str]:
    return {word[:STEM] for word in words if len(word) > SHORT}


def _first_sentence(text: Text) -> Span:
    _, last = text.sentence(0, 1)
    return text.span(1, max(last, 2)) if text.spans else Span(0, 0)


def _outermost(found: set[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
        elif span.end > kept[-1].end:
            kept[-1] = Span(kept[-1].start, span.end)
    return kept
