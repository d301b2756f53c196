"""One term: writing it down, how it stands and stood, proposing it, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST
from msgspec.structs import replace

from goodterms.companion.dates import BadDate, day_of
from goodterms.companion.phrases import day_phrase
from goodterms.companion.proposing import proposal
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.limits import Limit
from goodterms.terms.term import REVIEW_AFTER
from goodterms.web import clock, drafts, terms
from goodterms.web.access import opened
from goodterms.web.forms import held, turn_back
from goodterms.web.pages.topic import topic_at
from goodterms.web.records import Draft
from goodterms.web.term_form import FIELDS, BadTerm, TermForm, term_form, term_of, values_of, values_of_limit
from goodterms.web.term_lines import Reach, TermLine, place_of, reach_of, term_line, title_of
from goodterms.web.told import standing_of, whereabouts
from goodterms.words.paths import REGISTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date, datetime

    from django.http import HttpResponse

    from goodterms.terms import Term
    from goodterms.web.access import Asked
    from goodterms.web.store import Book

DO, DAY, WHO, REVIEW, MANNER = "do", "day", "who", "review", "manner"


@dataclass(frozen=True, slots=True)
class NewPage:
    """Writing a term down, or changing one. name: of the one that is changed, else empty; place: of its topic."""

    place: int
    title: str
    name: str
    form: TermForm


@dataclass(frozen=True, slots=True)
class TermPage:
    """One term. waits: it was proposed, and lies with them. review, ahead: a day to look at it again, and the next one.

    said: what they answered when it was proposed last. history: how it stood, the latest first.
    """

    term: Term
    line: TermLine
    place: int
    topic: str
    reach: Reach
    holds: bool
    due: bool
    ahead: str
    latest: str
    said: str
    until: str
    history: tuple[TermLine, ...]
    errors: Mapping[str, str]


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Asked, place: int, example: int = 0) -> HttpResponse:
    """Write a term down, from an example or from nothing."""
    at, book, found = clock.now(), request.visit.book(), topic_at(place)
    if not whereabouts(book, at).ready:
        return redirect("questions")
    if request.method == "POST":
        return _taken(request, book, terms.new_id(), found.id, at)
    shown = held(request)
    values: Mapping[str, Sequence[str]] = shown.values
    if example and not values:
        if example > len(found.examples):
            raise Http404
        chosen = found.examples[example - 1]
        limit = msgspec.convert(chosen.limit, Limit) if chosen.limit else None
        values = {"text": [chosen.text], "binds": [chosen.binds], **values_of_limit(limit)}
    page = NewPage(place, found.title, "", term_form(values, found.limits, at.date(), shown.errors))
    return render(request, "term_new.html", {"page": page})


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Asked, name: str) -> HttpResponse:
    """Say how a term stands from a day on; how it stood stays in its history."""
    at, book = clock.now(), request.visit.book()
    last = _last(book, name)
    place = place_of(last.topic)
    if request.method == "POST":
        return _taken(request, book, name, last.topic, at, last)
    shown = held(request)
    values = shown.values or {**values_of(last), "on": [at.date().isoformat()], "review": [], "until": []}
    offered = topic_at(place).limits if place else ()
    page = NewPage(place, title_of(last.topic), name, term_form(values, offered, at.date(), shown.errors))
    return render(request, "term_new.html", {"page": page})


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def term(request: Asked, name: str) -> HttpResponse:
    """Show one term, or take what has become of it."""
    at, book = clock.now(), request.visit.book()
    where = whereabouts(book, at)
    if not where.ready:
        return redirect("questions")
    last = _last(book, name)
    if request.method == "POST":
        return _became(request, book, last, at)
    found, today = terms.agreement(book), at.date()
    stands = next((each for each in found.on(today) if each.id == name), last)
    page = TermPage(
        term=stands,
        line=term_line(stands),
        place=place_of(last.topic),
        topic=title_of(last.topic),
        reach=reach_of(standing_of(book, where)),
        holds=stands.holds(today),
        due=stands in found.due(today),
        ahead=(today + REVIEW_AFTER).isoformat(),
        latest=today.isoformat(),
        said=say(f"answered.{stands.answered}") if stands.answered and stands.answered != "yes" else "",
        until=day_phrase(stands.until, FALLBACK) if stands.until else "",
        history=tuple(term_line(each) for each in reversed(found.history(name))),
        errors=held(request).errors,
    )
    return render(request, "term.html", {"page": page})


@opened
@require_POST
def propose(request: Asked, name: str) -> HttpResponse:
    """Begin a draft that proposes a term."""
    at, book = clock.now(), request.visit.book()
    where, last = whereabouts(book, at), _last(book, name)
    if not where.ready or not reach_of(standing_of(book, where)).proposes:
        return redirect("term", name)
    manner = next((each for each in REGISTERS if each == request.POST.get(MANNER)), REGISTERS[0])
    written = proposal(last, manner, at.date() + REVIEW_AFTER)
    return redirect("draft", drafts.begin(book, Draft(name="", begun=at, changed=at, text=written, term=name)).name)


def _last(book: Book, name: str) -> Term:
    history = terms.agreement(book).history(name)
    if not history:
        raise Http404
    return history[-1]


def _taken(request: Asked, book: Book, name: str, topic: str, at: datetime, before: Term | None = None) -> HttpResponse:
    try:
        made = term_of(request.POST, name, topic, at, before)
        told = [made, *_replaced(book, made)]
        plan_changed = terms.tell(book, *told, at=at)
    except BadTerm as problem:
        return turn_back(request, {problem.field: str(problem)}, keep=FIELDS)
    except BadInput as problem:
        return turn_back(request, {"": str(problem)}, keep=FIELDS)
    request.visit.notes.append(say("terms.agreed-plan" if plan_changed else "terms.added"))
    return redirect("term", name)


def _replaced(book: Book, made: Term) -> list[Term]:
    """End the term whose place another one takes, once that is agreed."""
    history = terms.agreement(book).history(made.replaces) if made.replaces and made.state == "agreed" else ()
    return [replace(history[-1], state="ended", on=made.on, at=made.at, by=None)] if history else []


def _became(request: Asked, book: Book, last: Term, at: datetime) -> HttpResponse:
    do = request.POST.get(DO, "")
    if do == "mistake":
        terms.take_back(book, last.id, at)
        request.visit.notes.append(say("terms.taken-back"))
        return redirect("terms")
    become = BECOMES.get(do)
    if become is None:
        return redirect("term", last.id)
    try:
        made = become(request, last, at)
        plan_changed = terms.tell(book, made, *_replaced(book, made), at=at)
    except BadTerm as problem:
        return turn_back(request, {problem.field: str(problem)})
    except BadInput as problem:
        return turn_back(request, {"": str(problem)})
    request.visit.notes.append(_said(do, made, plan_changed=plan_changed))
    return redirect("term", last.id)


def _said(do: str, made: Term, *, plan_changed: bool) -> str:
    if do == "stays" and made.reviewed_on:
        return say("terms.looked-at", day=day_phrase(made.reviewed_on, FALLBACK))
    return say("terms.agreed-plan" if plan_changed and do in ("yes", "again") else SAID.get(do, "terms.added"))


def _agreed(request: Asked, last: Term, at: datetime) -> Term:
    on = _on(request, at)
    made = replace(last, state="agreed", by=None, known=_not_guessed(last), answered="yes", on=on)
    return replace(_from_now(made, last, at), review=_review(request, at))


def _turned_down(request: Asked, last: Term, at: datetime) -> Term:
    answer = {"no": "no", "not-now": "not-now"}.get(request.POST.get(DO, ""), "nothing")
    state, known = ("open", "said") if last.state == "proposed" else (last.state, last.known)
    return replace(last, state=state, known=known, by=None, answered=answer, on=at.date(), at=None)


def _paused(request: Asked, last: Term, at: datetime) -> Term:
    return replace(last, state="paused", by=_who(request), known=_not_guessed(last), on=_on(request, at), at=None)


def _ended(request: Asked, last: Term, at: datetime) -> Term:
    return replace(last, state="ended", by=_who(request), known=_not_guessed(last), on=_on(request, at), at=None)


def _stays(request: Asked, last: Term, at: datetime) -> Term:
    return replace(last, on=at.date(), review=_review(request, at))


BECOMES: Mapping[str, Callable[[Asked, Term, datetime], Term]] = {
    "yes": _agreed,
    "no": _turned_down,
    "not-now": _turned_down,
    "nothing": _turned_down,
    "pause": _paused,
    "end": _ended,
    "stays": _stays,
}
SAID: Mapping[str, str] = {
    "no": "terms.answered-no",
    "not-now": "terms.answered-not-now",
    "nothing": "terms.answered-nothing",
    "pause": "terms.paused",
    "end": "terms.ended",
}


def _not_guessed(last: Term) -> str:
    return "said" if last.known == "understood" else last.known


def _from_now(made: Term, last: Term, at: datetime) -> Term:
    """Let a term hold from this time of the day on, where it begins today."""
    return replace(made, at=f"{at:%H:%M}" if made.on == at.date() and last.on != made.on else None)


def _who(request: Asked) -> str:
    return "them" if request.POST.get(WHO) == "them" else "me"


def _on(request: Asked, at: datetime) -> date:
    if DAY not in request.POST:
        return at.date()
    try:
        return day_of(request.POST[DAY], at.date())
    except BadDate:
        raise BadTerm(DAY, say("terms-error.day")) from None


def _review(request: Asked, at: datetime) -> date:
    written = request.POST.get(REVIEW, "").strip()
    if not written:
        return at.date() + REVIEW_AFTER
    try:
        day = at.date().fromisoformat(written)
    except ValueError:
        raise BadTerm(REVIEW, say("terms-error.review")) from None
    if not at.date() < day <= at.date() + 20 * REVIEW_AFTER:
        raise BadTerm(REVIEW, say("terms-error.review"))
    return day
