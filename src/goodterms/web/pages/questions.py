"""The questions, one to a screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRedirect

from goodterms.companion.answering import as_sent
from goodterms.companion.asked import NONE, RATHER_NOT, BadAnswer, question_at
from goodterms.companion.kept_words import KeptWords, kept_words
from goodterms.companion.noes import NOES
from goodterms.guide.questions import questions
from goodterms.situation import SAFETY
from goodterms.web import clock
from goodterms.web.access import opened
from goodterms.web.choice import Choice
from goodterms.web.forms import held, turn_back
from goodterms.web.pages.answers import also_counts
from goodterms.web.told import take, whereabouts
from goodterms.web.trial import writes_now

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from django.http import HttpResponse

    from goodterms.companion.answering import Taken, Whereabouts
    from goodterms.companion.asked import Progress
    from goodterms.content.questions import Question
    from goodterms.web.access import Asked
    from goodterms.web.store import Book

ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One question. before: the place of the one before. kept: what of it stays once told.

    again: it is asked again; trying: because the two want to try again.
    """

    place: int
    question: Question
    choices: tuple[Choice, ...]
    nothing: Choice | None
    progress: Progress
    before: int | None
    safety: bool
    again: bool
    trying: bool
    answered: bool
    plan: bool
    kept: tuple[KeptWords, ...]
    error: str


@opened
@require_safe
def questions_(request: Asked) -> HttpResponse:
    """Go to the first question that is open, or, where none is, to the plan."""
    at, book = clock.now(), request.visit.book()
    return redirect(_go_on(book, whereabouts(book, at), 0, at))


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: Asked, place: int) -> HttpResponse:
    """Ask one question, and take its answer."""
    asked = question_at(questions(), place)
    if asked is None:
        raise Http404
    at = clock.now()
    if request.method == "POST":
        return _taken(request, place, asked, at)
    where = whereabouts(request.visit.book(), at)
    if place not in where.flow.screens:
        return redirect("questions")
    response = render(request, "question.html", {"page": _page(request, place, asked, where, at)})
    if request.htmx and request.htmx.current_url_abs_path == request.path:
        response.headers["HX-Push-Url"] = "false"  # the same question again is no step for the Back button
    return response


def _taken(request: Asked, place: int, asked: Question, at: datetime) -> HttpResponse:
    """Keep an answer, and go on; what stays once told is explained first."""
    book = request.visit.book()
    sent = [RATHER_NOT] if "rather-not" in request.POST else request.POST.getlist(ANSWER)
    try:
        taken = take(book, asked, sent, at)
    except BadAnswer as problem:
        return turn_back(request, {ANSWER: str(problem)}, keep=(ANSWER,))
    if taken.stays:
        return _go(request, _stays(request, taken, at))
    request.visit.notes += filter(None, [also_counts(each) for each in taken.answers if each.question == asked.id])
    if asked.after_none and sent == [NONE]:
        request.visit.notes.append(asked.after_none)
    where = whereabouts(book, at)
    first = where.help_first and SAFETY[0] in asked.keys
    return _go(request, reverse("plan") if first else _go_on(book, where, place, at))


def _stays(request: Asked, taken: Taken, at: datetime) -> str:
    """Say what stays although it was answered otherwise, and name the page about it."""
    said = [kept_words(each, at.tzinfo) for each in taken.stays if at.tzinfo]
    request.visit.notes += [each.stays for each in said]
    return reverse("changed", args=[NOES.index(taken.stays[0].no) + 1])


def _go_on(book: Book, where: Whereabouts, place: int, at: datetime) -> str:
    """Name the next open question after a place, or the first one, or what they led to: as a rule the plan."""
    left = [each for each in where.flow.open if each > place] or list(where.flow.open)
    return reverse("question", args=[left[0]]) if left else reverse("trial-again" if writes_now(book, at) else "plan")


def _go(request: Asked, address: str) -> HttpResponse:
    """Go on; htmx puts a question in the place of a question, and opens any other page as a whole."""
    to_question = address.startswith(f"{reverse('questions')}/")
    if request.htmx and not to_question:
        return HttpResponseClientRedirect(address)
    return redirect(address)


def _page(request: Asked, place: int, asked: Question, where: Whereabouts, at: datetime) -> QuestionPage:
    shown = held(request)
    before = next((each for each in where.flow.answers if each.question == asked.id), None)
    again = (where.again is not None or where.before_trying) and place in where.flow.open
    chosen = shown.values.get(ANSWER) or (as_sent(asked, before) if before and not again else ())
    return QuestionPage(
        place=place,
        question=asked,
        choices=tuple(_choice(str(n), each.label, chosen) for n, each in enumerate(asked.choices, start=1)),
        nothing=_choice(NONE, asked.none, chosen) if asked.none else None,
        progress=where.flow.progress(place),
        before=where.flow.before(place),
        safety=not set(SAFETY).isdisjoint(asked.keys),
        again=again,
        trying=where.before_trying,
        answered=before is not None,
        plan=where.ready,
        kept=_kept(asked, where, at),
        error=shown.errors.get(ANSWER, ""),
    )


def _kept(asked: Question, where: Whereabouts, at: datetime) -> tuple[KeptWords, ...]:
    """Say what stays of an answer; what would be said in the same words of two things is said once."""
    said = [kept_words(each, at.tzinfo) for each in where.kept if at.tzinfo and each.key in asked.keys]
    return tuple({(each.now, each.again): each for each in said}.values())


def _choice(value: str, label: str, chosen: Collection[str]) -> Choice:
    return Choice(value, label, value in chosen)
