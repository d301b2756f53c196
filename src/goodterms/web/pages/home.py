"""The first page: what this is, or where things stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from goodterms.companion.stand import stand
from goodterms.companion.way import Way, way_of
from goodterms.web.access import visitor
from goodterms.web.clock import now
from goodterms.web.records import Brought, Preferences
from goodterms.web.told import whereabouts

if TYPE_CHECKING:
    from django.http import HttpResponse

    from goodterms.companion.answering import Whereabouts
    from goodterms.web.access import Asked
    from goodterms.web.store import Book


@dataclass(frozen=True, slots=True)
class HomePage:
    """Where things stand in short. headline: empty before safety was asked. left: questions still open."""

    headline: str
    next_step: str
    urgent: bool
    danger: bool
    way: Way | None
    left: int
    again: bool
    messages: bool


@visitor
@require_safe
def home(request: Asked) -> HttpResponse:
    """Show what this is, or, once begun, where things stand."""
    if request.visit.state == "locked":
        return redirect("unlock")
    book = request.visit.book()
    where = whereabouts(book, now())
    if not where.begun and not book.count(Brought):
        return render(request, "welcome.html")
    return render(request, "home.html", {"page": _page(book, where)})


def _page(book: Book, where: Whereabouts) -> HomePage:
    left, messages, again = len(where.flow.open), book.count(Brought) > 0, where.again is not None
    if not where.ready:
        return HomePage("", "", False, False, None, left, again, messages)
    standing = stand(where.flow.situation, (book.record(Preferences) or Preferences()).country)
    return HomePage(
        headline=standing.plan.headline,
        next_step=standing.plan.next_step.split("\n\n")[0],
        urgent=standing.urgent,
        danger=standing.danger,
        way=way_of(standing.plan),
        left=left,
        again=again,
        messages=messages,
    )
