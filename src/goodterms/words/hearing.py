"""What may be a limit in something they said or wrote: proposed as a term, for the person to confirm or change.

Better no numbers than wrong ones: where a limit cannot be read out of the words for certain, there is only the term.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from goodterms.content.documents import FALLBACK, Document, documents, own_folder
from goodterms.content.heard import HeardRule
from goodterms.content.typed import typed
from goodterms.words.read_out import READERS, Part, fill, limit, named, read_out
from goodterms.words.search import Searched, asks, stretches
from goodterms.words.shared import Shared, Sought, check_phrases, shared, sought
from goodterms.words.text import plain_words
from goodterms.words.text import text as read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from goodterms.content.heard import Topic
    from goodterms.limits import Limit
    from goodterms.words.text import Span

A_DAY = "2026-03-02"


@dataclass(frozen=True, slots=True)
class Heard:
    """What may be a limit of theirs.

    start, end: characters of the text as given, `text[start:end] == quote`. rule: the file that found it. limit: the
    same in numbers, None where it cannot be put so. text: a term to propose, one thing that can be seen.
    no_contact: no contact at all is asked for; then nothing is proposed, and the question is whether to keep to that.
    """

    start: int
    end: int
    quote: str
    topic: Topic
    rule: str
    limit: Limit | None
    text: str
    no_contact: bool = False


@dataclass(frozen=True, slots=True)
class _Library:
    rules: tuple[Sought[HeardRule], ...]
    shared: Shared
    broad: frozenset[str]


def limits_in(text: str, language: str = FALLBACK, *, on: date | None = None) -> tuple[Heard, ...]:
    """Find what may be limits in their words, in order. on: the day they were said, for "for two weeks".

    Quiet hours of which one edge is named get the other: "not after nine" ends at eight in the morning, "not before
    ten" begins at midnight (goodterms.words.clock). What asks for no contact at all stands before what it overlaps; of
    the rest, the longest of one topic stays.
    """
    library = _library(language, own_folder())
    searched = _searched(text, library.shared)
    found = [_heard(rule, span, searched, on) for rule, span in _found(library, searched)]
    return tuple(sorted(_once(found, library.broad), key=lambda each: (each.start, -each.end)))


def rules(language: str = FALLBACK) -> tuple[HeardRule, ...]:
    """List the ways to set a limit that are known."""
    return tuple(each.rule for each in _library(language, own_folder()).rules)


def _searched(given: str, words: Shared) -> Searched:
    """Read their words. What denies a fault in a draft sets a limit here, so that other phrases take it back."""
    plain = read(given, words.spelled)
    return Searched(plain, frozenset(plain.words), replace(words, denies=words.lifts))


def _found(library: _Library, searched: Searched) -> Iterator[tuple[Sought[HeardRule], Span]]:
    for rule in library.rules:
        for span in stretches(rule, searched):
            if rule.rule.no_contact or not asks(searched.text, span) or _is_request(searched, span):
                yield rule, span


def _is_request(searched: Searched, span: Span) -> bool:
    """Tell whether a question asks for something to be kept to ("can we keep it to once a week?")."""
    first, last = searched.text.sentence(*searched.text.place(span))
    return searched.within(searched.shared.requests, first, last)


def _heard(ready: Sought[HeardRule], span: Span, searched: Searched, on: date | None) -> Heard:
    rule, quote = ready.rule, searched.text.given[span.start : span.end]
    words = plain_words(quote, searched.shared.spelled)
    says, parts = _says(rule, words, on)
    made = limit(rule.limit, parts) if rule.limit is not None and parts is not None else None
    return Heard(span.start, span.end, quote, rule.topic, rule.id, made, says, rule.no_contact)


def _says(rule: HeardRule, words: Sequence[str], on: date | None) -> tuple[str, Mapping[str, Part] | None]:
    parts = read_out(named(rule.says) | named(rule.limit), words, on)
    return (rule.or_says, None) if parts is None else (fill(rule.says, parts), parts)


def _once(found: Sequence[Heard], broad: frozenset[str]) -> list[Heard]:
    kept: list[Heard] = []
    for each in sorted(found, key=lambda one: _order(one, broad)):
        if not any(_is_said_by(each, other) or _gives_way(each, other, broad) for other in kept):
            kept.append(each)
    return kept


def _order(one: Heard, broad: frozenset[str]) -> tuple[bool, bool, bool, int]:
    return not one.no_contact, one.rule in broad, one.limit is None, one.start - one.end


def _gives_way(one: Heard, other: Heard, broad: frozenset[str]) -> bool:
    """Tell whether general words give way to what is named: of their topic anywhere, of another where they overlap."""
    return one.rule in broad and (one.topic == other.topic or _overlap(one, other))


def _is_said_by(one: Heard, other: Heard) -> bool:
    """Tell whether another finding says the same, or stands before this one."""
    if (one.text, one.limit, one.no_contact) == (other.text, other.limit, other.no_contact):
        return True
    return _overlap(one, other) and (other.no_contact or one.topic == other.topic)


def _overlap(one: Heard, other: Heard) -> bool:
    return one.start < other.end and other.start < one.end


@cache
def _library(language: str, _own: Path | None) -> _Library:
    words = shared(language)
    known = tuple(_ready(document, words) for document in documents("heard", language))
    return _Library(known, words, frozenset(each.rule.id for each in known if each.rule.broad))


def _ready(document: Document, words: Shared) -> Sought[HeardRule]:
    rule = typed(document, HeardRule)
    check_phrases(document, rule)
    _check_names(document, rule)
    _check_limit(document, rule)
    return sought(document, rule, words.vocabulary)


def _check_names(document: Document, rule: HeardRule) -> None:
    for key in ("says", "or_says", "limit"):
        if other := sorted(named(getattr(rule, key)) - READERS.keys()):
            sentence = f"{{{other[0]}}} cannot be read; write one of {', '.join(READERS)}."
            raise document.wrong((key,), sentence)
    if (named(rule.says) or named(rule.limit)) and (not rule.or_says or named(rule.or_says)):
        raise document.wrong(("says",), "what it names may not be read; add or_says = a term that names nothing.")


def _check_limit(document: Document, rule: HeardRule) -> None:
    """Try the limit out with values as they are read."""
    if rule.limit is None:
        return
    if rule.no_contact:
        raise document.wrong(("limit",), "where no contact is asked for no term is proposed; take the limit out.")
    day = {"from": A_DAY, "to": A_DAY}
    hours = {"from": "21:00", "to": "08:00"}
    values = {"amount": 1, "times": 1, "hours": [hours], "weekdays": ["mon"], "days": [day], "channels": ["email"]}
    try:
        limit(rule.limit, {name: Part(value, "") for name, value in values.items()})
    except msgspec.ValidationError as problem:
        sentence = f'this is no limit ({problem}); write one as {{ kind = "calls", may = "no" }}.'
        raise document.wrong(("limit",), sentence) from None
