"""The first page: what this is, or where things stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from goodterms.companion.stand import LETTING_BE
from goodterms.companion.way import Way, way_of
from goodterms.web import check_ins, clock
from goodterms.web.access import visitor
from goodterms.web.contacts import reach_of
from goodterms.web.due import Due, due
from goodterms.web.pages.check_ins import proposed
from goodterms.web.records import Brought
from goodterms.web.today import TodayView, today_of
from goodterms.web.told import standing_of, whereabouts
from goodterms.web.trial import trials, why_not_begin
from goodterms.web.trial_lines import Stops, TrialCard, stops_view, trial_card

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpResponse

    from goodterms.companion.answering import Whereabouts
    from goodterms.companion.stand import Standing
    from goodterms.web.access import Asked
    from goodterms.web.pages.check_ins import Proposed
    from goodterms.web.store import Book

MOST_DUE = 5


@dataclass(frozen=True, slots=True)
class PlanInShort:
    """The plan in a few words. settled: nothing is left to ask that could change it, or help comes first.

    brings: bringing messages in may be offered; writes: looking at one to be sent may, and today is no time to keep
    still. next_step: empty while a rule says to stop, or they may have asked for no contact, or today is such a time.
    plans: being in touch may be planned.
    """

    headline: str
    next_step: str
    urgent: bool
    danger: bool
    settled: bool
    brings: bool
    writes: bool
    plans: bool
    way: Way | None


@dataclass(frozen=True, slots=True)
class HomePage:
    """Where things stand in short. left: questions still open; again: safety is asked again.

    plan: None before safety was asked. trying: safety is asked again because the two want to try again. checks: a
    check-in is due, and nothing comes before it. proposed: that this is a hard time, by two check-ins. stops: rules
    that say to stop; trial: the open trial; trials: one may begin, or there were some. due: what is coming up first.
    today: what today is about, None where help comes first.
    """

    plan: PlanInShort | None
    left: int
    again: bool
    trying: bool
    messages: bool
    checks: bool
    proposed: Proposed | None
    stops: Stops | None
    trial: TrialCard | None
    trials: bool
    due: tuple[Due, ...]
    today: TodayView | None


@visitor
@require_safe
def home(request: Asked) -> HttpResponse:
    """Show what this is, or, once begun, where things stand."""
    if request.visit.state == "locked":
        return redirect("unlock")
    if settings.HOSTED and request.visit.state == "loose":
        return redirect("keep")
    book = request.visit.book()
    at = clock.now()
    where = whereabouts(book, at)
    if not where.begun and not book.count(Brought):
        return render(request, "welcome.html")
    return render(request, "home.html", {"page": _page(book, where, at)})


def _page(book: Book, where: Whereabouts, at: datetime) -> HomePage:
    standing = standing_of(book, where) if where.ready else None
    calm = standing is not None and not standing.urgent and not standing.danger
    ahead = due(book, standing, at.date()) if standing else ()
    today = today_of(book, standing, where.flow.situation, at, ahead) if standing else None
    return HomePage(
        plan=_plan(standing, where, rests=today is not None and today.rests) if standing else None,
        left=len(where.flow.open),
        again=where.again is not None,
        trying=where.before_trying,
        messages=book.count(Brought) > 0,
        checks=calm and check_ins.due(book, at.date()),
        proposed=_hard_time(book, where, at) if calm else None,
        stops=stops_view(standing) if standing and not standing.urgent else None,
        trial=trial_card(book, at.date()) if standing and not standing.danger else None,
        trials=standing is not None and not standing.urgent and _trials(book, standing, where),
        today=today,
        due=ahead[:MOST_DUE],
    )


def _trials(book: Book, standing: Standing, where: Whereabouts) -> bool:
    """Tell whether the page about trials has something to offer: a past one, or a new one."""
    return bool(trials(book).all) or not why_not_begin(standing, where.flow.situation)


def _hard_time(book: Book, where: Whereabouts, at: datetime) -> Proposed | None:
    """Give the proposal of a hard time; that one is over waits on the page of the check-ins."""
    found = proposed(book, where, at)
    return found if found and found.about == "struggling" else None


def _plan(standing: Standing, where: Whereabouts, *, rests: bool) -> PlanInShort:
    held_back = not standing.danger and (bool(standing.stops) or standing.asks_none or rests)
    return PlanInShort(
        headline=standing.plan.headline,
        next_step="" if held_back else standing.plan.next_step.split("\n\n")[0],
        urgent=standing.urgent,
        danger=standing.danger,
        settled=standing.danger or not standing.plan.ask or not where.flow.open,
        brings=standing.brings,
        writes=not (standing.danger or standing.asks_none or rests) and "write" not in standing.plan.closed,
        plans=standing.plan.verdict not in LETTING_BE and reach_of(standing).plans,
        way=way_of(standing),
    )
