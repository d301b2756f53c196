"""Terms as lines on a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from goodterms.companion.limit_phrases import first_large, limit_phrase
from goodterms.companion.phrases import day_phrase
from goodterms.companion.term_words import origin
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.terms.topics import topics

if TYPE_CHECKING:
    from collections.abc import Iterable

    from goodterms.terms import Term


@dataclass(frozen=True, slots=True)
class TermLine:
    """A term in a list. limit: as words, empty where it has none; review: the day to look at it again."""

    name: str
    text: str
    origin: str
    limit: str
    binds: str
    review: str


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A topic, with the terms on it. place: its number among all topics, from 1."""

    place: int
    title: str
    terms: tuple[TermLine, ...]


def term_line(term: Term, language: str = FALLBACK, *, away: bool = False) -> TermLine:
    """Show a term in a list. away: nothing is told of what they said or wrote."""
    return TermLine(
        name=term.id,
        text=term.text,
        origin=first_large(origin(term, language, away=away)),
        limit=first_large(limit_phrase(term.limit, language)) if term.limit else "",
        binds=say(f"binds.{term.binds}", language),
        review=day_phrase(term.reviewed_on, language) if term.reviewed_on else "",
    )


def topic_lines(terms: Iterable[Term], language: str = FALLBACK, *, away: bool = False) -> tuple[TopicLine, ...]:
    """Put terms under their topics, in the order of these; one whose topic is no longer there comes last."""
    by_topic: dict[str, list[Term]] = {}
    for term in terms:
        by_topic.setdefault(term.topic, []).append(term)
    known = list(topics(language))
    order = sorted(by_topic, key=lambda id_: known.index(id_) if id_ in known else len(known))
    return tuple(
        TopicLine(place_of(id_), title_of(id_), tuple(term_line(term, language, away=away) for term in by_topic[id_]))
        for id_ in order
    )


def place_of(topic: str) -> int:
    """Give the number of a topic among all, from 1; 0 where there is no such topic."""
    known = list(topics(FALLBACK))
    return known.index(topic) + 1 if topic in known else 0


def title_of(topic: str) -> str:
    """Name a topic."""
    known = topics(FALLBACK)
    return known[topic].title if topic in known else topic
