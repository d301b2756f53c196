"""Being in touch: what is planned, how it was, one of them, and the page for when they may be seeing someone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from msgspec.structs import replace

from goodterms import progress
from goodterms.companion.contacts import contact_phrase, left_out, length_phrase
from goodterms.content.asides import Part, asides
from goodterms.content.evidence import evidence
from goodterms.content.sentences import say
from goodterms.progress import Contact
from goodterms.web import clock, contacts, terms
from goodterms.web.access import opened
from goodterms.web.forms import held, turn_back
from goodterms.web.putting_away import ask, asks_for
from goodterms.web.term_lines import place_of
from goodterms.web.told import standing_of, whereabouts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.http import HttpResponse

    from goodterms.companion.answering import Whereabouts
    from goodterms.companion.contacts import Crossed
    from goodterms.progress.contact import What
    from goodterms.web.access import Asked
    from goodterms.web.contacts import ContactReach
    from goodterms.web.records import ContactNoted
    from goodterms.web.store import Book, Kept

WHAT, DO, ASIDE, TOPIC = "what", "do", "someone-new", "seeing-others"
SHOWN = 12
"""So many of what was noted stand open; the others are folded."""


@dataclass(frozen=True, slots=True)
class WhatLine:
    """Something that can be planned or noted. place: its number, which addresses it; value: as a form sends it."""

    place: int
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One in a list. was: how it was, empty where that was not said."""

    name: str
    line: str
    was: str


@dataclass(frozen=True, slots=True)
class ContactPage:
    """All of it. danger: help comes first. quiet: that today lies in agreed days of no contact, in words.

    plans, notes: what can be planned and noted. less: less may be easier; aside: they may see someone.
    """

    reach: ContactReach
    urgent: bool
    danger: bool
    quiet: str
    plans: tuple[WhatLine, ...]
    notes: tuple[WhatLine, ...]
    ahead: tuple[ContactLine, ...]
    to_note: tuple[ContactLine, ...]
    happened: tuple[ContactLine, ...]
    earlier: tuple[ContactLine, ...]
    laid_down: tuple[ContactLine, ...]
    less: str
    aside: bool
    errors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OnePage:
    """One of them. closed: it is a text, and writing is closed. over: its time has passed.

    crossed: what it goes against; settled: there are limits at all. moves: it may be moved. said: the name of what they
    said then, empty where that is not there.
    """

    contact: Contact
    line: str
    length: str
    company: str
    was: str
    reach: ContactReach
    closed: bool
    over: bool
    crossed: tuple[Crossed, ...]
    settled: bool
    left_out: tuple[str, ...]
    moves: bool
    said: str
    less: str


@dataclass(frozen=True, slots=True)
class AsidePage:
    """When they may be seeing someone. known: what is known, with its sources; topic: the number of its topic, or 0."""

    title: str
    about: str
    parts: tuple[Part, ...]
    known: tuple[str, ...]
    topic: int


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: Asked) -> HttpResponse:
    """Show what is planned and noted, and begin to plan."""
    at, book = clock.now(), request.visit.book()
    where = whereabouts(book, at)
    if not where.ready:
        return redirect("questions")
    if request.method == "POST":
        chosen = next((n for n, what in enumerate(progress.WHATS, start=1) if what == request.POST.get(WHAT)), 0)
        return redirect("contact-new", chosen) if chosen else turn_back(request, {WHAT: say("contact-error.what")})
    return render(request, "contact.html", {"page": _page(request, book, where)})


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: Asked, name: str) -> HttpResponse:
    """Show one, or lay it down."""
    at, book = clock.now(), request.visit.book()
    where, kept = whereabouts(book, at), find(book, name)
    if (closed := gate(where)) is not None:
        return closed
    if request.method == "POST":
        if request.POST.get(DO) == "lay-down" and kept.record.contact.state == "planned":
            contacts.keep(book, replace(kept.record.contact, state="laid-down"), kept, at)
            request.visit.notes.append(say("contact.laid-down"))
        return redirect("contact")
    if asks_for(request, book, kept.record.contact.saw, kept.record.contact.said):
        return ask(request)
    return render(request, "contact_one.html", {"page": _one(book, where, kept.record.contact)})


@opened
@require_POST
def forget(request: Asked, name: str) -> HttpResponse:
    """Forget one; what they said then, and terms that came of it, stay."""
    book = request.visit.book()
    book.drop(find(book, name))
    request.visit.notes.append(say("contact.forgotten"))
    return redirect("contact")


@opened
@require_safe
def aside(request: Asked) -> HttpResponse:
    """Show what to ask and how to bear it when they may be seeing someone."""
    book = request.visit.book()
    if (closed := gate(whereabouts(book, clock.now()))) is not None:
        return closed
    if terms.may_ask_none(book):
        return redirect("contact")
    found, notes = asides()[ASIDE], evidence()
    known = tuple(notes[each].sourced for each in found.evidence)
    page = AsidePage(found.title, found.about, found.parts, known, place_of(TOPIC))
    return render(request, "contact_aside.html", {"page": page})


def find(book: Book, name: str) -> Kept[ContactNoted]:
    """Find one by its name. Raise Http404."""
    kept = contacts.find(book, name)
    if kept is None:
        raise Http404
    return kept


def gate(where: Whereabouts) -> HttpResponse | None:
    """Send on who has not been asked about safety, or for whom nothing but help matters now; None lets in."""
    if not where.ready:
        return redirect("questions")
    return redirect("contact") if where.help_first else None


def what_at(place: int) -> What:
    """Find what can be planned by its number. Raise Http404."""
    if not 1 <= place <= len(progress.WHATS):
        raise Http404
    return progress.WHATS[place - 1]


def less_of(everything: tuple[Contact, ...]) -> str:
    """Say that less may be easier, where it was hard two times running; else nothing."""
    return say("contact.less") if progress.hard_twice(everything, clock.now().date()) else ""


def _page(request: Asked, book: Book, where: Whereabouts) -> ContactPage:
    standing, now = standing_of(book, where), clock.now().replace(tzinfo=None)
    everything, reach = contacts.contacts(book), contacts.reach_of(standing)
    happened = _lines(progress.happened(everything))
    whats = [WhatLine(place, what, say(f"contact-what.{what}")) for place, what in enumerate(progress.WHATS, start=1)]
    return ContactPage(
        reach=reach,
        urgent=standing.urgent,
        danger=standing.danger,
        quiet=_quiet(book) if reach.plans else "",
        plans=tuple(each for each in whats if reach.may_plan(what_at(each.place))),
        notes=tuple(each for each in whats if each.value != "text"),
        ahead=_lines(progress.ahead(everything, now)),
        to_note=_lines(progress.to_note(everything, now)),
        happened=happened[:SHOWN],
        earlier=happened[SHOWN:],
        laid_down=_lines(each for each in everything if each.state == "laid-down"),
        less=less_of(everything),
        aside=where.flow.situation.their_new_partner in ("yes", "unknown") and not reach.asks_none,
        errors=held(request).errors,
    )


def _quiet(book: Book) -> str:
    """Say that today lies in agreed days of no contact; empty where it does not."""
    now = clock.now()
    against = contacts.days_of_none(book, Contact(name="", what="text", on=now.date(), at=f"{now:%H:%M}"))
    return f"{against.why} {against.instead}" if against else ""


def _lines(found: Iterable[Contact]) -> tuple[ContactLine, ...]:
    return tuple(
        ContactLine(each.name, contact_phrase(each), say(f"contact-was.{each.was}") if each.was else "")
        for each in found
    )


def _one(book: Book, where: Whereabouts, found: Contact) -> OnePage:
    standing = standing_of(book, where)
    reach, agreement = contacts.reach_of(standing), terms.agreement(book)
    over = found.ends_at < clock.now().replace(tzinfo=None)
    waits = found.state == "planned" and not over
    may_talk = terms.reach_of(standing).proposes
    return OnePage(
        contact=found,
        line=contact_phrase(found),
        length=length_phrase(found.minutes) if found.minutes else "",
        company=say(f"contact-company.{found.company}") if found.company else "",
        was=say(f"contact-was.{found.was}") if found.was else "",
        reach=reach,
        closed=found.state == "planned" and reach.plans and not reach.may_plan(found.what),
        over=over,
        crossed=contacts.held_against(book, found, may_talk=may_talk) if waits else (),
        settled=bool(agreement.held(found.on)),
        left_out=left_out(agreement, found.on) if waits else (),
        moves=found.state != "happened" and reach.may_plan(found.what),
        said=found.said if found.said and terms.find_said(book, found.said) else "",
        less=less_of(contacts.contacts(book)) if found.state == "happened" else "",
    )
