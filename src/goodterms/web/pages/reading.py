"""What the person's own messages show."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRedirect

from goodterms.companion.headline import headline
from goodterms.companion.stand import in_danger
from goodterms.content.sentences import say
from goodterms.web import clock
from goodterms.web.access import opened
from goodterms.web.database import CannotStore
from goodterms.web.date_lines import DateLine, date_lines
from goodterms.web.own_reading import inputs_of, last_found, made, making_of
from goodterms.web.reading_view import reading_view
from goodterms.web.records import Month, Opened
from goodterms.web.told import whereabouts
from goodterms.web.visits import Drawn

if TYPE_CHECKING:
    from django.http import HttpResponse

    from goodterms.companion.found import Found
    from goodterms.web.access import Asked
    from goodterms.web.store import Book

PATIENCE_SECONDS = 1.0
OFTEN, MOST_COUNTED = 3, 10


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """A reading. headline: empty where there is too little for one. again: said where it was opened often today."""

    headline: str
    reading: str
    dates: tuple[DateLine, ...]
    again: str


@dataclass(frozen=True, slots=True)
class NoReadingPage:
    """There is nothing to show. sentence: why; empty where no message was brought in.

    begun: something was answered; ready: safety was asked; danger: nobody is to be sent for messages.
    """

    sentence: str = ""
    begun: bool = False
    ready: bool = False
    danger: bool = False


@opened
@require_safe
def reading(request: Asked) -> HttpResponse:
    """Show what was found, or find it anew where anything has changed."""
    book = request.visit.book()
    if not book.count(Month):
        return render(request, "reading_none.html", {"page": _nothing_brought(book)})
    inputs = inputs_of(book)
    drawn = request.visit.drawn
    if drawn is None or drawn.inputs != inputs:
        found = last_found(book, inputs)
        if found is None:
            making = making_of(request.visit, inputs)
            if not making.wait(PATIENCE_SECONDS):
                return render(request, "reading_again.html")
            made(request.visit, making)
            if making.found is None and not making.sentence:  # a date was changed meanwhile, so it begins anew
                return _anew(request)
            if making.found is None:
                return render(request, "reading_none.html", {"page": NoReadingPage(making.sentence)})
            found, book = making.found, request.visit.book()
        drawn = _drawn(request, inputs, found)
    if getattr(request, "htmx", False):  # the page that waits asks for a part of itself; now there is a whole one
        return _anew(request)
    return render(request, "reading.html", {"page": _page(request, book, drawn)})


def _anew(request: Asked) -> HttpResponse:
    """Open this page once more, as a whole."""
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(reverse("reading"))
    return redirect("reading")


def _nothing_brought(book: Book) -> NoReadingPage:
    where = whereabouts(book, clock.now())
    return NoReadingPage(begun=where.begun, ready=where.ready, danger=in_danger(where.flow.situation))


def _page(request: Asked, book: Book, drawn: Drawn) -> ReadingPage:
    times = _opened(book, count=request.method == "GET")
    return ReadingPage(
        headline=drawn.headline,
        reading=drawn.html,
        dates=date_lines(book),
        again=say("own.again", times=times) if times >= OFTEN else "",
    )


def _drawn(request: Asked, inputs: bytes, found: Found) -> Drawn:
    """Draw a reading: once as long as the vault is open and nothing changes, because it takes a while."""
    visit, html = request.visit, render_to_string("_reading.html", {"reading": reading_view(found)})
    drawn = Drawn(inputs, headline(found), html)
    with visit.lock:
        visit.drawn = drawn if visit.key is not None else None  # it may have been locked meanwhile
    return drawn


def _opened(book: Book, *, count: bool) -> int:
    """Count how often the reading was opened today; bringing the same in again or moving a date begins no new count."""
    today, before = clock.now().date(), book.record(Opened)
    times = before.times if before and before.on == today else 0
    if not count or times >= MOST_COUNTED:
        return times
    with suppress(CannotStore):  # a full disk is no reason to show no reading
        book.put(Opened(on=today, times=times + 1))
    return times + 1
