"""Answering: one topic a page, a look at all of it, sending it, and taking it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from goodterms.companion.invitation import LONGEST_ANSWER, Given, offered, with_answer
from goodterms.content.sentences import say
from goodterms.guests import clock
from goodterms.guests.access import guest
from goodterms.guests.answer_lines import AnswerLine, answer_lines, title_of
from goodterms.terms.topics import topics

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpResponse, QueryDict

    from goodterms.companion.invitation import Asked, Line
    from goodterms.guests.access import Guested

DO, LINE, WORDS, TOPIC = "do", "line", "words", "topic"


@dataclass(frozen=True, slots=True)
class LineChoice:
    """A limit that can be picked. mine: it is one of who asks."""

    value: str
    text: str
    mine: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class TopicPage:
    """One topic. place, of: which of how many. asks: what is asked about it; theirs: the limits of who asks."""

    called: str
    place: int
    of: int
    title: str
    asks: tuple[str, ...]
    theirs: tuple[str, ...]
    lines: tuple[LineChoice, ...]
    words: str
    longest: int
    errors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LookPage:
    """All answers before they are sent. again: something was sent before."""

    called: str
    answers: tuple[AnswerLine, ...]
    open: tuple[tuple[int, str], ...]
    again: bool
    errors: Mapping[str, str]


@guest
@require_http_methods(["GET", "HEAD", "POST"])
def topic(request: Guested, place: int) -> HttpResponse:
    """Ask about one topic, and keep what is written on it; nothing is sent yet."""
    here, asked = request.here, request.here.invitation.topics
    if not here.may_answer(clock.today()):
        return redirect("start")
    if not 1 <= place <= len(asked):
        raise Http404
    now, errors = asked[place - 1], dict[str, str]()
    given = next((each for each in here.own.given if each.topic == now.topic), Given(topic=now.topic, choice="skip"))
    if request.method == "POST":
        given, errors = _given(now, request.POST)
        if not errors:
            here.write(with_answer(here.own.given, given))
            return redirect("topic", place + 1) if place < len(asked) else redirect("look")
    return render(request, "guests/topic.html", {"page": _page(request, place, now, given, errors)})


@guest
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: Guested) -> HttpResponse:
    """Show all that is written, and send it."""
    here, errors = request.here, dict[str, str]()
    if not here.may_answer(clock.today()):
        return redirect("start")
    if request.method == "POST":
        if here.own.given:
            here.send(here.own.given, clock.today())
            return redirect("start")
        errors = {"": say("guest.one-answer")}
    answers = answer_lines(here.invitation, here.own.given)
    told = {each.topic for each in answers}
    asked = enumerate(here.invitation.topics, start=1)
    left = tuple((place, title_of(each.topic)) for place, each in asked if each.topic not in told)
    page = LookPage(here.invitation.called, answers, left, here.own.sent is not None, errors)
    return render(request, "guests/look.html", {"page": page})


@guest
@require_POST
def take_back(request: Guested) -> HttpResponse:
    """Take back the answer to one topic, or, where none is named, all of them; who asked is told what is left."""
    here = request.here
    sent = here.own.sent
    if here.may_take_back and sent:
        named = request.POST.get(TOPIC)
        here.send(tuple(each for each in sent.given if named and each.topic != named), clock.today())
    return redirect("start")


def _given(asked: Asked, sent: QueryDict) -> tuple[Given, dict[str, str]]:
    """Read the answer to a topic, and say what is wrong with it, by field."""
    words = sent.get(WORDS, "").replace("\r\n", "\n").strip()
    do = sent.get(DO)
    if do in {"not-now", "skip"}:
        return Given(topic=asked.topic, choice="skip" if do == "skip" else "not-now"), {}
    chosen = {*sent.getlist(LINE)}
    lines = tuple(line for value, line in _offered(asked) if value in chosen)
    if len(words) > LONGEST_ANSWER:
        return Given(topic=asked.topic, choice="said", lines=lines, words=words), {
            WORDS: say("guest.long", most=LONGEST_ANSWER)
        }
    errors = {} if lines or words else {LINE: say("guest.nothing")}
    return Given(topic=asked.topic, choice="said", lines=lines, words=words), errors


def _offered(asked: Asked) -> tuple[tuple[str, Line], ...]:
    return tuple((str(place), line) for place, line in enumerate(offered(asked.topic, asked.mine), start=1))


def _page(request: Guested, place: int, asked: Asked, given: Given, errors: Mapping[str, str]) -> TopicPage:
    texts, known = {line.text for line in given.lines}, topics().get(asked.topic)
    return TopicPage(
        called=request.here.invitation.called,
        place=place,
        of=len(request.here.invitation.topics),
        title=title_of(asked.topic),
        asks=tuple(known.ask.values()) if known else (),
        theirs=tuple(line.text for line in asked.mine),
        lines=tuple(
            LineChoice(value, line.text, line in asked.mine, line.text in texts) for value, line in _offered(asked)
        ),
        words=given.words,
        longest=LONGEST_ANSWER,
        errors=errors,
    )
