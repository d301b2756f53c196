"""The first page: what this is, or where things stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from goodterms.companion.way import Way, way_of
from goodterms.web import clock
from goodterms.web.access import visitor
from goodterms.web.due import Due, due
from goodterms.web.records import Brought
from goodterms.web.told import standing_of, whereabouts

if TYPE_CHECKING:
    from django.http import HttpResponse

    from goodterms.companion.answering import Whereabouts
    from goodterms.companion.stand import Standing
    from goodterms.web.access import Asked
    from goodterms.web.store import Book

MOST_DUE = 5


@dataclass(frozen=True, slots=True)
class PlanInShort:
    """The plan in a few words. settled: nothing is left to ask that could change it, or help comes first.

    brings: bringing messages in may be offered; writes: writing one may.
    """

    headline: str
    next_step: str
    urgent: bool
    danger: bool
    settled: bool
    brings: bool
    writes: bool
    way: Way | None


@dataclass(frozen=True, slots=True)
class HomePage:
    """Where things stand in short. left: questions still open; again: safety is asked again.

    plan: None before safety was asked. due: what is coming up first.
    """

    plan: PlanInShort | None
    left: int
    again: bool
    messages: bool
    due: tuple[Due, ...]


@visitor
@require_safe
def home(request: Asked) -> HttpResponse:
    """Show what this is, or, once begun, where things stand."""
    if request.visit.state == "locked":
        return redirect("unlock")
    book = request.visit.book()
    where = whereabouts(book, clock.now())
    if not where.begun and not book.count(Brought):
        return render(request, "welcome.html")
    return render(request, "home.html", {"page": _page(book, where)})


def _page(book: Book, where: Whereabouts) -> HomePage:
    standing = standing_of(book, where) if where.ready else None
    return HomePage(
        plan=_plan(standing, where) if standing else None,
        left=len(where.flow.open),
        again=where.again is not None,
        messages=book.count(Brought) > 0,
        due=due(book, standing, clock.now().date())[:MOST_DUE] if standing and not standing.danger else (),
    )


def _plan(standing: Standing, where: Whereabouts) -> PlanInShort:
    return PlanInShort(
        headline=standing.plan.headline,
        next_step=standing.plan.next_step.split("\n\n")[0],
        urgent=standing.urgent,
        danger=standing.danger,
        settled=standing.danger or not standing.plan.ask or not where.flow.open,
        brings=standing.brings,
        writes=not standing.danger and "write" not in standing.plan.closed,
        way=way_of(standing),
    )
