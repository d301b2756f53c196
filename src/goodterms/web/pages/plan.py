"""The plan: what to do where things stand, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from goodterms.companion.asked import place_of
from goodterms.companion.calls import Calls, calls_of
from goodterms.companion.stand import tag_of
from goodterms.companion.way import Way, way_of
from goodterms.companion.writing import is_hoping, writing
from goodterms.content.sentences import say
from goodterms.guide.questions import questions, still_open
from goodterms.web import clock
from goodterms.web.access import opened
from goodterms.web.pages.answers import KeptLine, kept_lines
from goodterms.web.pages.write import place_of as place_of_way
from goodterms.web.records import Brought, Preferences
from goodterms.web.told import standing_of, whereabouts
from goodterms.web.trial_lines import Stops, stops_view

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from django.http import HttpResponse

    from goodterms.companion.answering import Whereabouts
    from goodterms.companion.stand import Standing
    from goodterms.guide import Closed, Known
    from goodterms.situation import Situation
    from goodterms.web.access import Asked
    from goodterms.web.store import Book


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence, and where it comes from or how surely it is known."""

    text: str
    tag: str


@dataclass(frozen=True, slots=True)
class ClosedLine:
    """What is closed for one reason."""

    what: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class UnknownLine:
    """A question whose answer could change the plan."""

    place: int
    text: str


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan as every page shows it. steps: paragraphs. brings: bringing messages in may be offered."""

    headline: str
    steps: tuple[str, ...]
    warnings: tuple[str, ...]
    reasons: tuple[Tagged, ...]
    closed: tuple[ClosedLine, ...]
    unknown: tuple[UnknownLine, ...]
    would_change: tuple[str, ...]
    supports: tuple[Tagged, ...]
    speaks_against: tuple[Tagged, ...]
    how_sure: str
    urgent: bool
    danger: bool
    brings: bool
    way: Way | None


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The plan with what stands around it.

    left: questions still open; messages: some were brought in; hoping: for getting back together, as far as is known.
    write: the place of the way to write that the plan is about. stops: rules that say to stop.
    """

    plan: PlanView
    calls: Calls
    country: str
    kept: tuple[KeptLine, ...]
    left: int
    messages: bool
    hoping: bool
    write: int | None
    stops: Stops | None


@opened
@require_safe
def plan(request: Asked) -> HttpResponse:
    """Show the plan, or ask about safety first."""
    at = clock.now()
    book = request.visit.book()
    where = whereabouts(book, at)
    if not where.ready:
        return redirect("questions")
    return render(request, "plan.html", {"page": _page(book, where, at)})


def plan_view(standing: Standing, situation: Situation) -> PlanView:
    """Lay a plan out for a page."""
    behind = standing.background
    return PlanView(
        headline=standing.plan.headline,
        steps=tuple(standing.plan.next_step.split("\n\n")),
        warnings=standing.plan.warnings,
        reasons=tuple(Tagged(reason.text, tag_of(reason, standing)) for reason in standing.plan.reasons),
        closed=tuple(_closed(each, standing) for each in behind.closed),
        unknown=_unknown(standing, situation),
        would_change=behind.would_change,
        supports=_known(behind.supports),
        speaks_against=_known(behind.speaks_against),
        how_sure=behind.how_sure,
        urgent=standing.urgent,
        danger=standing.danger,
        brings=standing.brings,
        way=way_of(standing),
    )


def _page(book: Book, where: Whereabouts, at: datetime) -> PlanPage:
    country = (book.record(Preferences) or Preferences()).country
    standing = standing_of(book, where)
    return PlanPage(
        plan=plan_view(standing, where.flow.situation),
        calls=calls_of(standing.help),
        country=country,
        kept=kept_lines(where.kept, at),
        left=len(where.flow.open),
        messages=book.count(Brought) > 0,
        hoping=is_hoping(where.flow.situation),
        write=_write(standing, where.flow.situation),
        stops=stops_view(standing),
    )


def _write(standing: Standing, situation: Situation) -> int | None:
    now = writing(standing, situation).now
    return place_of_way(now) if now else None


def _closed(closed: Closed, standing: Standing) -> ClosedLine:
    """Say what is closed, and why; a rule that says to stop stands above with its reason already."""
    why = say("trial-stop.closed") if closed.why in standing.told_to_stop else closed.why
    return ClosedLine(tuple(say(f"closable.{action}") for action in closed.actions), why)


def _unknown(standing: Standing, situation: Situation) -> tuple[UnknownLine, ...]:
    asked = questions()
    open_ = still_open(asked, standing.plan.ask, situation)
    return tuple(UnknownLine(place_of(asked, each.id), each.text) for each in open_)


def _known(notes: Iterable[Known]) -> tuple[Tagged, ...]:
    return tuple(Tagged(note.text, say(f"sure.{note.sure}")) for note in notes)
