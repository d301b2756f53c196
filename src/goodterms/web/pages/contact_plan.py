"""Planning to be in touch, and moving what is planned."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.progress import WHATS, Contact
from goodterms.web import clock, contacts
from goodterms.web.access import opened
from goodterms.web.contact_form import PLAN_FIELDS, BadContact, ContactForm, contact_form, planned_of, values_of
from goodterms.web.forms import held, turn_back
from goodterms.web.pages.contact import find, gate, what_at
from goodterms.web.told import standing_of, whereabouts

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpResponse

    from goodterms.progress.contact import What
    from goodterms.web.access import Asked
    from goodterms.web.contacts import ContactReach
    from goodterms.web.records import ContactNoted
    from goodterms.web.store import Book, Kept


@dataclass(frozen=True, slots=True)
class PlanPage:
    """Planning one, or moving it. name: of the one that is moved, else empty. asks: writing is open."""

    name: str
    place: int
    what: What
    label: str
    is_meeting: bool
    form: ContactForm
    asks: bool


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Asked, place: int) -> HttpResponse:
    """Plan to be in touch."""
    at, book = clock.now(), request.visit.book()
    blank = Contact(name=secrets.token_hex(6), what=what_at(place), on=at.date())
    reach = _reach(book, at)
    if reach is None or not reach.may_plan(blank.what):
        return redirect("contact")
    return _planned(request, book, blank, None, at, texts=reach.texts)


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: Asked, name: str) -> HttpResponse:
    """Move what is planned, or plan again what was laid down."""
    at, book = clock.now(), request.visit.book()
    kept = find(book, name)
    before, reach = kept.record.contact, _reach(book, at)
    if before.state == "happened" or reach is None or not reach.may_plan(before.what):
        return redirect("contact-one", name)
    return _planned(request, book, before, kept, at, texts=reach.texts)


def _reach(book: Book, at: datetime) -> ContactReach | None:
    """Say what may be planned; None for whom something else comes first."""
    where = whereabouts(book, at)
    return contacts.reach_of(standing_of(book, where)) if gate(where) is None else None


def _planned(
    request: Asked, book: Book, before: Contact, kept: Kept[ContactNoted] | None, at: datetime, *, texts: bool
) -> HttpResponse:
    if request.method == "POST":
        return _taken(request, book, before, kept, at)
    shown = held(request)
    values = shown.values or (values_of(before) if kept else {})
    page = PlanPage(
        name=before.name if kept else "",
        place=WHATS.index(before.what) + 1,
        what=before.what,
        label=say(f"contact-what.{before.what}"),
        is_meeting=before.is_meeting,
        form=contact_form(values, at.date(), shown.errors),
        asks=texts,
    )
    return render(request, "contact_plan.html", {"page": page})


def _read(request: Asked, book: Book, before: Contact, at: datetime) -> Contact:
    """Read what is planned. Raise BadContact, also for agreed days of no contact."""
    made = planned_of(request.POST, before, at)
    if against := contacts.days_of_none(book, made):
        raise BadContact("on", f"{against.why} {against.instead}")
    return made


def _taken(request: Asked, book: Book, before: Contact, kept: Kept[ContactNoted] | None, at: datetime) -> HttpResponse:
    try:
        made = contacts.keep(book, _read(request, book, before, at), kept, at)
    except BadContact as problem:
        return turn_back(request, {problem.field: str(problem)}, keep=PLAN_FIELDS)
    except BadInput as problem:
        return turn_back(request, {"": str(problem)}, keep=PLAN_FIELDS)
    request.visit.notes.append(say("contact.moved" if kept else "contact.planned"))
    return redirect("contact-one", made.name)
