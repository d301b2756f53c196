"""What they said: a quick entry, what may be a limit in it, and taking one up as a term."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST
from msgspec.structs import replace

from goodterms.companion.asked import place_of as place_of_question
from goodterms.companion.dates import BadDate, day_of
from goodterms.companion.limit_phrases import first_large, limit_phrase
from goodterms.companion.phrases import day_phrase
from goodterms.companion.refusing import Refused, refuse_control
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.guide.questions import questions
from goodterms.terms import Term
from goodterms.web import clock, drafts, terms
from goodterms.web.access import opened
from goodterms.web.forms import held, turn_back
from goodterms.web.putting_away import ask, asks_for
from goodterms.web.records import MayAskNone, Said
from goodterms.web.term_lines import title_of
from goodterms.web.told import whereabouts
from goodterms.words import limits_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from django.http import HttpResponse

    from goodterms.terms.term import Known
    from goodterms.web.access import Asked
    from goodterms.web.records import Said
    from goodterms.web.store import Book, Kept
    from goodterms.words import Heard

TEXT, DAY, KNOWN, DO, WHICH = "text", "day", "known", "do", "which"
KNOWNS: tuple[Known, ...] = ("said", "written", "understood")
DISTANCE = "distance"


@dataclass(frozen=True, slots=True)
class SaidPage:
    """Writing down what they said."""

    text: str
    day: str
    latest: str
    known: str
    errors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LimitLine:
    """What may be a limit.

    which: by which it is addressed. term: as it would be written down; limit: as words, where it has one.
    """

    which: str
    quote: str
    term: str
    topic: str
    limit: str


@dataclass(frozen=True, slots=True)
class OneSaidPage:
    """What they said once, and what may be a limit in it.

    no_contact: they seem to ask for none at all; asked: where that is answered.
    """

    name: str
    text: str
    on: str
    known: str
    found: tuple[LimitLine, ...]
    no_contact: bool
    asked: int
    errors: Mapping[str, str]


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def said(request: Asked) -> HttpResponse:
    """Write down what they said."""
    at, book = clock.now(), request.visit.book()
    if not whereabouts(book, at).ready:
        return redirect("questions")
    if request.method == "POST":
        return _taken(request, book, at)
    shown = held(request)
    values = {name: sent[0] for name, sent in shown.values.items() if sent}
    today = at.date().isoformat()
    page = SaidPage(values.get(TEXT, ""), values.get(DAY, today), today, values.get(KNOWN, ""), shown.errors)
    return render(request, "said.html", {"page": page})


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: Asked, name: str) -> HttpResponse:
    """Show what they said once, and take up or put aside what may be a limit in it."""
    at, book = clock.now(), request.visit.book()
    if not whereabouts(book, at).ready:
        return redirect("questions")
    kept = _kept(book, name)
    if request.method == "POST":
        return _decided(request, book, kept, at)
    record = kept.record
    if asks_for(request, book, record):
        return ask(request)
    asked = place_of_question(questions(), DISTANCE)
    page = OneSaidPage(
        name=name,
        text=record.text,
        on=day_phrase(record.on, FALLBACK),
        known=record.known,
        found=tuple(map(_line, terms.open_limits(record))),
        no_contact=record.no_contact == "open",
        asked=asked,
        errors=held(request).errors,
    )
    return render(request, "said_one.html", {"page": page})


@opened
@require_POST
def forget(request: Asked, name: str) -> HttpResponse:
    """Forget what they said once; terms that came of it stay."""
    book = request.visit.book()
    with book.together():
        kept = _kept(book, name)
        terms.keep_doubts(book, kept.record)
        book.drop(kept)
    request.visit.notes.append(say("terms.forgotten"))
    return redirect("terms")


@opened
@require_POST
def not_meant(request: Asked) -> HttpResponse:
    """Say that nothing of what is gone was meant to ask for no contact at all."""
    request.visit.book().clear(MayAskNone)
    request.visit.notes.append(say("terms.not-meant"))
    return redirect("terms")


def _kept(book: Book, name: str) -> Kept[Said]:
    kept = terms.find_said(book, name)
    if kept is None:
        raise Http404
    return kept


def _taken(request: Asked, book: Book, at: datetime) -> HttpResponse:
    keep = (TEXT, DAY, KNOWN)
    try:
        text, on = drafts.typed(request.POST.get(TEXT, "")), day_of(request.POST.get(DAY, ""), at.date())
    except BadDate:
        return turn_back(request, {DAY: say("terms-error.day")}, keep=keep)
    except BadInput as problem:
        return turn_back(request, {TEXT: str(problem)}, keep=keep)
    if not text.strip():
        return turn_back(request, {TEXT: say("terms-error.heard")}, keep=keep)
    known = next((each for each in KNOWNS if each == request.POST.get(KNOWN)), None)
    if known is None:
        return turn_back(request, {KNOWN: say("terms-error.known")}, keep=keep)
    made = terms.keep_said(book, text, on, known, at)
    request.visit.notes.append(say("terms.heard" if limits_in(text, on=on) else "terms.heard-nothing"))
    return redirect("said-one", made.name)


def _which(found: Heard) -> str:
    return f"{found.rule} {found.start}"


def _line(found: Heard) -> LimitLine:
    limit = first_large(limit_phrase(found.limit)) if found.limit else ""
    return LimitLine(_which(found), found.quote, found.text, title_of(found.topic), limit)


def _decided(request: Asked, book: Book, kept: Kept[Said], at: datetime) -> HttpResponse:
    """Take a limit up as a term, or put it aside."""
    record = kept.record
    if request.POST.get(DO) == "not-meant" and record.no_contact:
        book.change(kept, replace(record, no_contact="not-meant"))
        return redirect("said-one", record.name)
    found = terms.open_limits(record)
    limit = next((each for each in found if _which(each) == request.POST.get(WHICH)), None)
    if limit is None:
        return redirect("said-one", record.name)
    made = _term(record, limit, at)
    try:
        with book.together():
            book.change(kept, terms.looked_at(replace(record, settled=(*record.settled, limit.quote))))
            if request.POST.get(DO) != "leave":
                terms.tell(book, refuse_control(made), at=at)
    except Refused as problem:
        return turn_back(request, {"": str(problem)})
    if request.POST.get(DO) == "leave":
        return redirect("said-one", record.name)
    request.visit.notes.append(say("terms.added"))
    return redirect("term-change" if request.POST.get(DO) == "change" else "said-one", *_address(request, made, record))


def _address(request: Asked, made: Term, record: Said) -> tuple[str]:
    return (made.id if request.POST.get(DO) == "change" else record.name,)


def _term(said_: Said, limit: Heard, at: datetime) -> Term:
    """Make the term that a limit in their words comes to: theirs, for me to keep to, and never agreed."""
    return Term(
        id=terms.new_id(),
        topic=limit.topic,
        text=limit.text,
        state="understood" if said_.known == "understood" else "said-by-them",
        known=said_.known,
        on=said_.on,
        at=f"{at:%H:%M}" if said_.on == at.date() else None,
        binds="me",
        limit=limit.limit,
    )
