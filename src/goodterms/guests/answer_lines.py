"""Answers as lines on a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from goodterms.companion.invitation import stricter
from goodterms.companion.limit_phrases import limit_phrase, listed
from goodterms.content.sentences import say
from goodterms.terms.topics import topics

if TYPE_CHECKING:
    from collections.abc import Iterable

    from goodterms.companion.invitation import Given, Invitation


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """The answer to one topic. place: its number, from 1; both: what holds where both named the same, if so."""

    place: int
    topic: str
    title: str
    choice: str
    lines: tuple[str, ...]
    words: str
    both: str


def answer_lines(invitation: Invitation, given: Iterable[Given]) -> tuple[AnswerLine, ...]:
    """Show the topics that were answered, in the order in which they are asked."""
    by_topic = {each.topic: each for each in given}
    asked = enumerate(invitation.topics, start=1)
    return tuple(
        AnswerLine(
            place=place,
            topic=each.topic,
            title=title_of(each.topic),
            choice=answer.choice,
            lines=tuple(line.text for line in answer.lines),
            words=answer.words,
            both=_both(invitation, answer),
        )
        for place, each in asked
        if (answer := by_topic.get(each.topic))
    )


def title_of(topic: str) -> str:
    """Name a topic."""
    known = topics()
    return known[topic].title if topic in known else topic


def _both(invitation: Invitation, answer: Given) -> str:
    mine = [line for asked in invitation.topics for line in asked.mine]
    limits = stricter(mine, answer.lines)
    return say("guest.both", limit=listed(map(limit_phrase, limits))) if limits else ""
