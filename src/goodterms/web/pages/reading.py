"""What the person's own messages show."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from goodterms.companion.headline import headline
from goodterms.companion.stand import in_danger
from goodterms.content.sentences import say
from goodterms.web import clock
from goodterms.web.access import opened
from goodterms.web.contacts import noted_lines
from goodterms.web.database import CannotStore
from goodterms.web.date_lines import DateLine, date_lines
from goodterms.web.leading import lead
from goodterms.web.own_reading import inputs_of, last_found, made, making_of
from goodterms.web.putting_away import shown_after_asking
from goodterms.web.reading_view import reading_view
from goodterms.web.records import Month, Opened
from goodterms.web.told import reach_from, whereabouts
from goodterms.web.visits import Drawn

if TYPE_CHECKING:
    from django.http import HttpResponse

    from goodterms.companion.answering import Whereabouts
    from goodterms.companion.found import Found
    from goodterms.companion.told import ToldTerms
    from goodterms.web.access import Asked
    from goodterms.web.contacts import NotedLines
    from goodterms.web.store import Book

PATIENCE_SECONDS = 1.0
OFTEN, MOST_COUNTED = 3, 10


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """A reading. headline: empty where there is too little for one.

    kept: how terms were kept; theirs: whether a talk may be due is shown. again: said where it was opened often today.
    noted: meetings and calls.
    """

    headline: str
    reading: str
    dates: tuple[DateLine, ...]
    kept: ToldTerms | None
    theirs: bool
    again: str
    noted: NotedLines | None


@dataclass(frozen=True, slots=True)
class NoReadingPage:
    """There is nothing to show. sentence: why; empty where no message was brought in.

    begun: something was answered; ready: safety was asked; danger: nobody is to be sent for messages.
    noted: meetings and calls, which need no messages.
    """

    sentence: str = ""
    begun: bool = False
    ready: bool = False
    danger: bool = False
    noted: NotedLines | None = None


@opened
@require_safe
@shown_after_asking
def reading(request: Asked) -> HttpResponse:
    """Show what was found, or find it anew where anything has changed."""
    drops, book = request.visit.drops, request.visit.book()
    if not book.count(Month):
        return render(request, "reading_none.html", {"page": _nothing_brought(book)})
    inputs, where = inputs_of(book), whereabouts(book, clock.now())
    goal = where.flow.situation.goal or ""
    drawn = request.visit.drawn
    if drawn is None or (drawn.inputs, drawn.goal) != (inputs, goal):
        found = last_found(book, inputs)
        if found is None:
            making = making_of(request.visit, inputs)
            if not making.wait(PATIENCE_SECONDS):
                return render(request, "reading_again.html")
            made(request.visit, making)
            if making.found is None and making.cancelled:
                return lead(request, "reading")
            if making.found is None:
                return render(request, "reading_none.html", {"page": NoReadingPage(making.sentence)})
            found, book = making.found, request.visit.book()
        drawn = _drawn(inputs, goal, found)
        request.visit.keep_drawn(drawn, drops)
    if getattr(request, "htmx", False):  # the page that waits asks for a part of itself; now there is a whole one
        return lead(request, "reading")
    return render(request, "reading.html", {"page": _page(request, book, drawn, where)})


def _nothing_brought(book: Book) -> NoReadingPage:
    where = whereabouts(book, clock.now())
    return NoReadingPage(
        begun=where.begun, ready=where.ready, danger=in_danger(where.flow.situation), noted=noted_lines(book)
    )


def _page(request: Asked, book: Book, drawn: Drawn, where: Whereabouts) -> ReadingPage:
    times, same = _opened(book, drawn.inputs, count=request.method == "GET" and not _comes_back(request))
    return ReadingPage(
        headline=drawn.headline,
        reading=drawn.html,
        dates=date_lines(book),
        kept=drawn.terms,
        theirs=reach_from(book, where).proposes,
        noted=noted_lines(book),
        again=say("own.again", times=times, same="yes" if same else "no") if times >= OFTEN else "",
    )


def _comes_back(request: Asked) -> bool:
    """Tell whether somebody only comes back from the dates of the reading; that is not opening it again."""
    referer: str = request.META.get("HTTP_REFERER", "")
    return urlsplit(referer).path.startswith(reverse("dates"))


def _drawn(inputs: bytes, goal: str, found: Found) -> Drawn:
    """Draw a reading: once as long as the vault is open and nothing changes, because it takes a while."""
    html = render_to_string("_reading.html", {"reading": reading_view(found, goal=goal)})
    return Drawn(inputs, goal, headline(found), html, found.told.terms or None)


def _opened(book: Book, inputs: bytes, *, count: bool) -> tuple[int, bool]:
    """Count how often the reading was opened today; tell whether it is still the one that was seen the last time.

    Days are those of this machine.
    """
    now, before = clock.now(), book.record(Opened)
    today = before if before and before.on == now.date() else None
    times, same = (today.times, today.inputs == inputs) if today else (0, False)
    if not count or times >= MOST_COUNTED:
        return times, same
    with suppress(CannotStore), book.together():
        if inputs_of(book) == inputs:  # else it was removed, or has changed, in the meantime
            book.put(Opened(on=now.date(), times=times + 1, inputs=inputs))
    return times + 1, same
