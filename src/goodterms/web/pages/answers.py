"""What was answered, and the dated entry of what changed where an answer stays once told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from goodterms.companion.answering import in_words
from goodterms.companion.asked import place_of
from goodterms.companion.kept_no import LONGEST, WAIT, BadEnding
from goodterms.companion.kept_words import KeptWords, kept_words, noted
from goodterms.companion.noes import NOES
from goodterms.content.sentences import say
from goodterms.guide.questions import questions
from goodterms.web import clock
from goodterms.web.access import opened
from goodterms.web.forms import held, turn_back
from goodterms.web.told import put_down, whereabouts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from django.http import HttpResponse

    from goodterms.companion.asked import Answered
    from goodterms.companion.kept_no import Kept, Stage
    from goodterms.web.access import Asked

REASON, WORDS = "reason", "words"


@dataclass(frozen=True, slots=True)
class KeptLine:
    """What stays once told. number: of its page."""

    number: int
    words: KeptWords
    stage: Stage


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A question with what was answered, and what still counts beside it."""

    place: int
    question: str
    answers: tuple[str, ...]
    counts: str


@dataclass(frozen=True, slots=True)
class AnswersPage:
    """All answers. parked: those that do not fit now. left: questions still open."""

    kept: tuple[KeptLine, ...]
    lines: tuple[AnswerLine, ...]
    parked: tuple[AnswerLine, ...]
    left: int
    ready: bool


@dataclass(frozen=True, slots=True)
class ChangedPage:
    """What stays once told, why, and the form for what changed.

    entry: what was put down of it. place: the question that it was an answer to.
    """

    kept: KeptWords
    entry: str
    stage: Stage
    place: int
    reason: str
    words: str
    longest: int
    errors: tuple[tuple[str, str], ...]


@opened
@require_safe
def answers(request: Asked) -> HttpResponse:
    """Show every answer, each to be changed."""
    at = clock.now()
    where = whereabouts(request.visit.book(), at)
    page = AnswersPage(
        kept=kept_lines(where.kept, at),
        lines=_lines(where.flow.answers),
        parked=_lines(where.flow.dropped),
        left=len(where.flow.open),
        ready=where.ready,
    )
    return render(request, "answers.html", {"page": page})


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def changed(request: Asked, number: int) -> HttpResponse:
    """Say why an answer stays, and take the entry of what changed."""
    at = clock.now()
    kept = _kept(request, number, at)
    if kept is None:
        return redirect("answers")
    if request.method == "POST":
        return _put_down(request, kept, at)
    return render(request, "changed.html", {"page": _page(request, kept, at)})


def kept_lines(kept: Iterable[Kept], at: datetime) -> tuple[KeptLine, ...]:
    """Put what stays once told into lines."""
    zone = at.tzinfo
    return tuple(KeptLine(NOES.index(each.no) + 1, kept_words(each, zone), each.stage) for each in kept if zone)


def _kept(request: Asked, number: int, at: datetime) -> Kept | None:
    if not 1 <= number <= len(NOES):
        raise Http404
    where = whereabouts(request.visit.book(), at)
    return next((each for each in where.kept if each.no == NOES[number - 1]), None)


def _put_down(request: Asked, kept: Kept, at: datetime) -> HttpResponse:
    reason, words = request.POST.get(REASON, ""), request.POST.get(WORDS, "")
    try:
        entry = put_down(request.visit.book(), kept.no, reason, words, at)
    except BadEnding as problem:
        field = WORDS if reason in kept.reasons else REASON
        return turn_back(request, {field: str(problem)}, keep=(REASON, WORDS))
    if at.tzinfo:
        request.visit.notes.append(noted(entry.at + WAIT, at.tzinfo))
    return redirect("answers")


def _page(request: Asked, kept: Kept, at: datetime) -> ChangedPage:
    shown = held(request)
    asked = next(each for each in questions() if kept.key in each.keys)
    (line,) = kept_lines([kept], at)
    return ChangedPage(
        kept=line.words,
        entry=kept.ending.words if kept.ending else "",
        stage=kept.stage,
        place=place_of(questions(), asked.id),
        reason="".join(shown.values.get(REASON, ())),
        words="".join(shown.values.get(WORDS, ())),
        longest=LONGEST,
        errors=tuple(shown.errors.items()),
    )


def _lines(answered: Iterable[Answered]) -> tuple[AnswerLine, ...]:
    asked = {each.id: each for each in questions()}
    found = ((asked[each.question], each) for each in answered if each.question in asked)
    return tuple(
        AnswerLine(place_of(questions(), question.id), question.text, in_words(question, each), also_counts(each))
        for question, each in found
    )


def also_counts(answered: Answered) -> str:
    """Say what was told before and still counts beside an answer; empty where nothing does."""
    return say("asked.no-stays") if answered.counts_noes else ""
