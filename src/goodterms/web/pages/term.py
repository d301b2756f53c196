"""One term: writing it down, how it stands and stood, proposing it, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

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
from goodterms.terms.term import CLOSING, HOLDING, REVIEW_AFTER
from goodterms.web import clock, drafts, terms
from goodterms.web.access import opened
from goodterms.web.forms import held, turn_back
from goodterms.web.pages.topic import topic_at
from goodterms.web.putting_away import ask, asks_first, asks_for
from goodterms.web.records import Draft
from goodterms.web.store import Changed
from goodterms.web.term_form import FIELDS, BadTerm, TermForm, term_form, term_of, values_of, values_of_limit
from goodterms.web.term_lines import TermLine, place_of, term_line, title_of
from goodterms.web.told import reach_now, standing_of, whereabouts
from goodterms.words.paths import REGISTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from django.http import HttpResponse

    from goodterms.terms import Term
    from goodterms.terms.term import Answered, Known, State
    from goodterms.web.access import Asked
    from goodterms.web.store import Book
    from goodterms.web.terms import Reach

DO, DAY, WHO, REVIEW, MANNER, SEEN = "do", "day", "who", "review", "manner", "seen"


@dataclass(frozen=True, slots=True)
class NewPage:
    """Writing a term down, or changing one. name: of the one that is changed, else empty; place: of its topic."""

    place: int
    title: str
    name: str
    form: TermForm


@dataclass(frozen=True, slots=True)
class TermPage:
    """One term. place: of its topic.

    declined: it was proposed, and they did not say yes; rests: why not to propose it now. seen: how often it was told,
    so that another window is noticed. mistake: it can be taken back as told by mistake. ahead: a day to look at it
    again. history: all that was told of it, the latest first.
    """

    term: Term
    line: TermLine
    place: int
    topic: str
    reach: Reach
    holds: bool
    due: bool
    declined: bool
    rests: str
    seen: int
    mistake: bool
    ahead: str
    latest: str
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
    if not whereabouts(book, at).ready:
        return redirect("questions")
    last = _last(book, name)
    if last.state in (*CLOSING, "proposed") or last.declined:
        return redirect("term", name)
    place = place_of(last.topic)
    if request.method == "POST":
        return _taken(request, book, name, last.topic, at, last)
    if asks_for(request, book, last.their_reason):
        return ask(request)
    shown = held(request)
    values = shown.values or {**values_of(last), "on": [at.date().isoformat()], "stands": []}
    offered = topic_at(place).limits if place else ()
    form = term_form(values, offered, at.date(), shown.errors, changes=True)
    page = NewPage(place, title_of(last.topic), name, form)
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
    if asks_for(request, book, *(each.their_reason for each in terms.agreement(book).told(name))):
        return ask(request)
    found, today, away = terms.agreement(book), at.date(), asks_first(request, book)
    stands = next((each for each in found.on(today) if each.id == name), last)
    page = TermPage(
        term=stands,
        line=term_line(stands, away=away),
        place=place_of(last.topic),
        topic=title_of(last.topic),
        reach=terms.reach_of(standing_of(book, where)),
        holds=stands.holds(today),
        due=stands in found.due(today),
        declined=stands.declined,
        rests=terms.why_not_now(book, last.topic, today),
        seen=len(found.told(name)),
        mistake=terms.may_take_back(found.told(name)),
        ahead=(today + REVIEW_AFTER).isoformat(),
        latest=today.isoformat(),
        until=day_phrase(stands.until, FALLBACK) if stands.until else "",
        history=tuple(term_line(each, away=away) for each in reversed(found.told(name))),
        errors=held(request).errors,
    )
    return render(request, "term.html", {"page": page})


@opened
@require_POST
def propose(request: Asked, name: str) -> HttpResponse:
    """Begin a draft that proposes a term."""
    at, book = clock.now(), request.visit.book()
    last, made = _last(book, name), Draft(name="", begun=at, changed=at, text="", term=name)
    if not terms.fits_now(book, made, reach_now(book, at), at.date()):
        return redirect("term", name)
    manner = next((each for each in REGISTERS if each == request.POST.get(MANNER)), REGISTERS[0])
    review = last.review if last.review and last.review > at.date() else at.date() + REVIEW_AFTER
    return redirect("draft", drafts.begin(book, replace(made, text=proposal(last, manner, review))).name)


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
    """End the term whose place another one takes, once they said yes to that."""
    taken = made.replaces and made.answered == "yes" and made.state in HOLDING
    told = terms.agreement(book).told(made.replaces) if taken else ()
    ends = told and told[-1].state not in CLOSING
    return [replace(told[-1], state="ended", on=made.on, at=made.at, by=None, known="said")] if ends else []


def _became(request: Asked, book: Book, last: Term, at: datetime) -> HttpResponse:
    """Take what has become of a term, where that can become of how it stands."""
    do = request.POST.get(DO, "")
    told = terms.agreement(book).told(last.id)
    if request.POST.get(SEEN, "") != str(len(told)):
        return turn_back(request, {"": str(Changed())})
    if do == "mistake" and terms.may_take_back(told):
        terms.take_back(book, last.id, at)
        request.visit.notes.append(say("terms.taken-back"))
        return redirect("terms")
    become, states = BECOMES.get(do, (None, ()))
    if become is None or last.state not in states:
        return redirect("term", last.id)
    try:
        made = become(request, replace(last, talked=False), at)
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
    """Take their yes: to what I had only understood, it makes it theirs; to anything else, ours."""
    on = _on(request, at, last)
    guessed = terms.agreement(request.visit.book()).told(last.replaces)
    state: State = "said-by-them" if any(step.state == "understood" for step in guessed) else "agreed"
    made = replace(last, state=state, by=None, known="said", answered="yes", on=on, at=_at(on, at))
    return replace(made, review=_review(request, at, last) if state == "agreed" else None)


def _turned_down(request: Asked, last: Term, at: datetime) -> Term:
    answers: Mapping[str, Answered] = {"no": "no", "not-now": "not-now"}
    answer = answers.get(request.POST.get(DO, ""), "nothing")
    return replace(last, state="open", known="said", by=None, answered=answer, on=_on(request, at, last), at=None)


def _again(request: Asked, last: Term, at: datetime) -> Term:
    """Let a paused term hold again as it did before."""
    told = terms.agreement(request.visit.book()).told(last.id)
    before = next((step for step in reversed(told) if step.state not in CLOSING), last)
    return replace(before, talked=False, on=at.date(), at=_at(at.date(), at))


def _paused(request: Asked, last: Term, at: datetime) -> Term:
    return replace(last, state="paused", by=_who(request), known=_not_guessed(last), on=_on(request, at), at=None)


def _ended(request: Asked, last: Term, at: datetime) -> Term:
    return replace(last, state="ended", by=_who(request), known=_not_guessed(last), on=_on(request, at), at=None)


def _stays(request: Asked, last: Term, at: datetime) -> Term:
    return replace(last, on=at.date(), at=last.at if last.on == at.date() else None, review=_review(request, at, last))


def _talked(request: Asked, last: Term, at: datetime) -> Term:
    """Note that the two talked about a slip today; what it asks stays."""
    return replace(last, on=_on(request, at), at=last.at if last.on == at.date() else None, talked=True)


BECOMES: Mapping[str, tuple[Callable[[Asked, Term, datetime], Term], tuple[State, ...]]] = {
    "yes": (_agreed, ("open", "proposed", "understood", "said-by-them", "said-by-me")),
    "no": (_turned_down, ("proposed",)),
    "not-now": (_turned_down, ("proposed",)),
    "nothing": (_turned_down, ("proposed",)),
    "again": (_again, ("paused",)),
    "pause": (_paused, HOLDING),
    "end": (_ended, (*HOLDING, "open", "proposed", "paused")),
    "stays": (_stays, ("agreed",)),
    "talked": (_talked, HOLDING),
}
"""What can become of a term, and of which states."""
SAID: Mapping[str, str] = {
    "no": "terms.answered-no",
    "not-now": "terms.answered-not-now",
    "nothing": "terms.answered-nothing",
    "talked": "terms.talked",
    "pause": "terms.paused",
    "end": "terms.ended",
}


def _not_guessed(last: Term) -> Known:
    return "said" if last.known == "understood" else last.known


def _at(on: date, at: datetime) -> str | None:
    """Let a term hold from this time of the day on, where it begins today."""
    return f"{at:%H:%M}" if on == at.date() else None


def _who(request: Asked) -> Literal["me", "them"]:
    return "them" if request.POST.get(WHO) == "them" else "me"


def _on(request: Asked, at: datetime, after: Term | None = None) -> date:
    """Read from which day on. Raise BadTerm; an answer cannot come before what it answers."""
    if DAY not in request.POST:
        return at.date()
    try:
        day = day_of(request.POST[DAY], at.date())
    except BadDate:
        raise BadTerm(DAY, say("terms-error.day")) from None
    if after is not None and after.state == "proposed" and day < after.on:
        raise BadTerm(DAY, say("terms-error.before", day=day_phrase(after.on, FALLBACK)))
    return day


def _review(request: Asked, at: datetime, last: Term) -> date:
    written = request.POST.get(REVIEW, "").strip()
    if not written:
        return last.review if last.review and last.review > at.date() else at.date() + REVIEW_AFTER
    try:
        day = date.fromisoformat(written)
    except ValueError:
        raise BadTerm(REVIEW, say("terms-error.review")) from None
    if not at.date() < day <= at.date() + 20 * REVIEW_AFTER:
        raise BadTerm(REVIEW, say("terms-error.review"))
    return day
