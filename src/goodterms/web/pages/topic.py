"""One topic: what to ask, plain examples, what was said on it, and raising it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from msgspec.structs import replace

from goodterms.companion.proposing import raises
from goodterms.content.sentences import say
from goodterms.terms.topics import topics
from goodterms.web import clock, drafts, terms
from goodterms.web.access import opened
from goodterms.web.putting_away import asks_first
from goodterms.web.records import Draft, Said, TopicRaised
from goodterms.web.term_lines import TermLine, term_line
from goodterms.web.told import reach_now, standing_of, whereabouts
from goodterms.words.paths import REGISTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpResponse

    from goodterms.content.topics import Topic
    from goodterms.terms.term import Answered
    from goodterms.web.access import Asked
    from goodterms.web.terms import Reach
    from goodterms.words import Heard

MANNER, ANSWER = "manner", "answer"
ANSWERS: tuple[Answered, ...] = ("yes", "no", "not-now", "nothing")


@dataclass(frozen=True, slots=True)
class ExampleLine:
    """An example of a term. place: its number, from 1."""

    place: int
    text: str


@dataclass(frozen=True, slots=True)
class TopicPage:
    """One topic. heard: what they said about it that was not taken up. rests: why it is not to be raised now.

    aside: there is a page beside it.
    """

    place: int
    topic: Topic
    reach: Reach
    holding: tuple[TermLine, ...]
    others: tuple[TermLine, ...]
    examples: tuple[ExampleLine, ...]
    heard: tuple[tuple[str, str], ...]
    rests: str
    aside: bool


def topic_at(place: int) -> Topic:
    """Find a topic by its number. Raise Http404."""
    known = tuple(topics().values())
    if not 1 <= place <= len(known):
        raise Http404
    return known[place - 1]


@opened
@require_safe
def topic(request: Asked, place: int) -> HttpResponse:
    """Show one topic."""
    at, book = clock.now(), request.visit.book()
    found, where = topic_at(place), whereabouts(book, at)
    if not where.ready:
        return redirect("questions")
    today = at.date()
    stand = [term for term in terms.agreement(book).on(today) if term.topic == found.id]
    away = asks_first(request, book)
    said = [] if away else [kept.record for kept in book.all(Said)]
    page = TopicPage(
        place=place,
        topic=found,
        reach=terms.reach_of(standing_of(book, where)),
        holding=tuple(term_line(term, away=away) for term in stand if term.holds(today)),
        others=tuple(term_line(term, away=away) for term in stand if not term.holds(today)),
        examples=tuple(ExampleLine(number, each.text) for number, each in enumerate(found.examples, start=1)),
        heard=tuple((s.name, h.quote) for s in said if found.id in s.open for h in _on(found.id, s)),
        rests=terms.why_not_now(book, found.id, today),
        aside=found.id == "seeing-others",
    )
    return render(request, "topic.html", {"page": page})


def _on(topic: str, said: Said) -> Iterator[Heard]:
    return (each for each in terms.open_limits(said) if each.topic == topic)


@opened
@require_POST
def raise_it(request: Asked, place: int) -> HttpResponse:
    """Begin a draft that raises a topic."""
    at, book = clock.now(), request.visit.book()
    found = topic_at(place)
    if not reach_now(book, at).proposes or terms.why_not_now(book, found.id, at.date()):
        return redirect("topic", place)
    manner = next((each for each in REGISTERS if each == request.POST.get(MANNER)), REGISTERS[0])
    made = Draft(name="", begun=at, changed=at, text=raises(found.id, manner), topic=found.id)
    return redirect("draft", drafts.begin(book, made).name)


@opened
@require_POST
def raised(request: Asked, place: int) -> HttpResponse:
    """Note that a topic was raised, by word of mouth."""
    at, book = clock.now(), request.visit.book()
    found = topic_at(place)
    if not any(kept.record.topic == found.id and kept.record.answered is None for kept in book.all(TopicRaised)):
        book.add(TopicRaised(name=secrets.token_hex(6), topic=found.id, on=at.date()))
    request.visit.notes.append(say("terms.raised"))
    return redirect("terms")


@opened
@require_POST
def answered(request: Asked, name: str) -> HttpResponse:
    """Note what they said to a topic that was raised; what they said is then written down."""
    at, book = clock.now(), request.visit.book()
    kept = next((each for each in book.all(TopicRaised) if each.record.name == name), None)
    if kept is None:
        raise Http404
    answer = next((each for each in ANSWERS if each == request.POST.get(ANSWER)), None)
    if answer is None:
        return redirect("terms")
    book.change(kept, replace(kept.record, answered=answer, answered_on=at.date()))
    if answer == "yes":
        return redirect(reverse("said"))
    request.visit.notes.append(say(f"terms.answered-{answer}"))
    return redirect("terms")
