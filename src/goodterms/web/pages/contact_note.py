"""Noting how it was to be in touch: what was planned, and what was not. This stays open where planning is closed."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods
from msgspec.structs import replace

from goodterms.companion.contacts import contact_phrase
from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.progress import WHATS, Contact
from goodterms.web import clock, contacts, terms
from goodterms.web.access import opened
from goodterms.web.contact_form import (
    NOTE_FIELDS,
    BadContact,
    ContactForm,
    contact_form,
    noted_of,
    said_of,
    values_of,
)
from goodterms.web.forms import held, turn_back
from goodterms.web.pages.contact import find, gate, what_at
from goodterms.web.putting_away import ask, asks_for
from goodterms.web.told import whereabouts

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpResponse

    from goodterms.terms.term import Known
    from goodterms.web.access import Asked
    from goodterms.web.records import ContactNoted
    from goodterms.web.store import Book, Kept


@dataclass(frozen=True, slots=True)
class NotePage:
    """Noting how it was. name: of what was planned or noted already, else empty; line: it, as words."""

    name: str
    place: int
    label: str
    line: str
    is_meeting: bool
    form: ContactForm


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def past(request: Asked, place: int) -> HttpResponse:
    """Note a call or a meeting that was not planned; texts are in the messages."""
    at, book, what = clock.now(), request.visit.book(), what_at(place)
    if what == "text":
        raise Http404
    return _noted(request, book, Contact(name=secrets.token_hex(6), what=what, on=at.date()), None, at)


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def after(request: Asked, name: str) -> HttpResponse:
    """Note how something planned was, or change what was noted."""
    at, book = clock.now(), request.visit.book()
    kept = find(book, name)
    if asks_for(request, book, kept.record.contact.saw, kept.record.contact.said):
        return ask(request)
    return _noted(request, book, kept.record.contact, kept, at)


def _noted(request: Asked, book: Book, before: Contact, kept: Kept[ContactNoted] | None, at: datetime) -> HttpResponse:
    if (closed := gate(whereabouts(book, at))) is not None:
        return closed
    if request.method == "POST":
        return _taken(request, book, before, kept, at)
    shown, started = held(request), before.begins <= at.replace(tzinfo=None)
    begun = before if started else replace(before, on=at.date(), at=None)
    values = shown.values or values_of(begun)
    page = NotePage(
        name=before.name if kept else "",
        place=WHATS.index(before.what) + 1,
        label=say(f"contact-what.{before.what}"),
        line=contact_phrase(before) if kept else "",
        is_meeting=before.is_meeting,
        form=contact_form(values, at.date(), shown.errors),
    )
    return render(request, "contact_note.html", {"page": page})


def _taken(request: Asked, book: Book, before: Contact, kept: Kept[ContactNoted] | None, at: datetime) -> HttpResponse:
    try:
        made, words = noted_of(request.POST, before, at), said_of(request.POST)
        with book.together():
            before_this = contacts.said_before(book, made, words) if words and kept is None else None
            if before_this:
                made = before_this
            elif words:
                known: Known = "written" if made.what == "text" else "said"
                made = replace(made, said=terms.keep_said(book, words, made.on, known, at).name)
            made = contacts.keep(book, made, kept, at)
    except BadContact as problem:
        return turn_back(request, {problem.field: str(problem)}, keep=NOTE_FIELDS)
    except BadInput as problem:
        return turn_back(request, {"": str(problem)}, keep=NOTE_FIELDS)
    request.visit.notes.append(say("contact.noted-said" if words else "contact.noted"))
    return redirect("said-one", made.said) if words else redirect("contact-one", made.name)
