"""A look around with an invented story: its plan in short, and what its messages show."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from goodterms.companion.look_around import look_around
from goodterms.companion.phrases import day_phrase
from goodterms.companion.stand import stand
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.guide import plan
from goodterms.web import clock
from goodterms.web.access import visitor
from goodterms.web.pages.plan import PlanView, plan_view
from goodterms.web.reading_view import ReadingView, reading_view
from goodterms.web.told import whereabouts

if TYPE_CHECKING:
    from django.http import HttpResponse

    from goodterms.companion.look_around import Look
    from goodterms.web.access import Asked

_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class LookPage:
    """The invented story. plan: None for whom reaching out is closed. reading: what `_reading.html` shows."""

    story: str
    plan: PlanView | None
    reading: ReadingView


@visitor
@require_safe
def look(request: Asked) -> HttpResponse:
    """Show the invented story; it is the same for everybody, so it is made once."""
    with _ONE_AT_A_TIME:
        page = _page()
    if _closed(request):  # an invented plan that reaches out would read as advice
        page = replace(page, plan=None)
    return render(request, "look.html", {"page": page})


def _closed(request: Asked) -> bool:
    """Tell whether writing is closed for this person, as far as can be known."""
    if request.visit.state == "locked":
        return False
    where = whereabouts(request.visit.book(), clock.now())
    return where.begun and "write" in plan(where.flow.situation).closed


@cache
def _page() -> LookPage:
    found = look_around(FALLBACK, for_page=True)
    return LookPage(_story(found), plan_view(stand(found.situation), found.situation), reading_view(found.found))


def _story(found: Look) -> str:
    dates = {"breakup": found.situation.breakup.on, "offer": found.situation.offer.on}
    days = {name: day_phrase(on, FALLBACK) for name, on in dates.items() if on}
    return say("look.story", me=found.found.people.me, them=found.found.people.them, **days)
