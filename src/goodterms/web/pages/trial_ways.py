"""How a trial is decided: to go on, to stay friends for good, to let go, or, on their yes, to try again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goodterms.companion.phrases import day_phrase
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.progress.trial import OUTCOMES, state_of
from goodterms.web import clock, trial
from goodterms.web.access import opened
from goodterms.web.forms import held, turn_back
from goodterms.web.store import Changed
from goodterms.web.told import standing_of, whereabouts
from goodterms.web.trial_form import FIELDS_AGAIN, BadTrial, again_of, bounds, usual

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from django.http import HttpResponse

    from goodterms.companion.answering import Whereabouts
    from goodterms.progress.trial import Outcome
    from goodterms.web.access import Asked
    from goodterms.web.store import Book
    from goodterms.web.trial import Trials

SEEN = "seen"
DECIDED: tuple[Outcome, ...] = ("friends", "let-go")


@dataclass(frozen=True, slots=True)
class WayPage:
    """One way to decide. place: its number, from 1; name: of the trial that is decided, empty where there is none.

    closed: why it is not there. safety: it begins with the questions about safety.
    """

    place: int
    way: Outcome
    name: str
    seen: str
    closed: tuple[str, ...]
    safety: bool
    errors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AgainPage:
    """Writing down with what two people try again. first, last: bounds of the day to look at it."""

    values: Mapping[str, str]
    first: str
    last: str
    errors: Mapping[str, str]


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def way(request: Asked, place: int) -> HttpResponse:
    """Show what one way to decide means, and take it."""
    if not 1 <= place <= len(OUTCOMES):
        raise Http404
    at, book, chosen = clock.now(), request.visit.book(), OUTCOMES[place - 1]
    where = whereabouts(book, at)
    if not where.ready:
        return redirect("questions")
    found = trial.trials(book)
    if where.help_first or (chosen != "try-again" and not _decides(found, at)):
        return redirect("trial")
    closed, safety = _closed(book, where, chosen, found), _safety(chosen, found)
    if request.method == "POST":
        return _taken(request, book, chosen, at, open_=not closed, safety=safety)
    name = found.now.id if found.now and _decides(found, at) else ""
    page = WayPage(place, chosen, name, found.seen(), closed, safety, held(request).errors)
    return render(request, "trial_way.html", {"page": page})


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: Asked) -> HttpResponse:
    """Write down with what two people try again, once safety was asked again."""
    at, book = clock.now(), request.visit.book()
    if not whereabouts(book, at).ready:
        return redirect("questions")
    if not trial.writes_now(book, at):
        return redirect("trial-way", OUTCOMES.index("try-again") + 1)
    if request.method == "POST":
        return _tried(request, book, at)
    shown = held(request)
    values = {name: sent[0] for name, sent in shown.values.items() if sent}
    _, _, first, last = bounds(at.date())
    page = AgainPage(values or usual(at.date()), first, last, shown.errors)
    return render(request, "trial_again.html", {"page": page})


def _decides(found: Trials, at: datetime) -> bool:
    """Tell whether the open trial is to be decided now."""
    return found.now is not None and state_of(found.now, found.steps, at.date()) in ("due", "ended")


def _safety(chosen: Outcome, found: Trials) -> bool:
    """Tell whether a way leads through the questions about safety: where it is the two trying again, or going on so."""
    tries = found.now is not None and found.now.again is not None
    return chosen == "try-again" or (chosen == "go-on" and tries)


def _closed(book: Book, where: Whereabouts, chosen: Outcome, found: Trials) -> tuple[str, ...]:
    """Say why a way is not there; letting go always is."""
    if chosen == "let-go":
        return ()
    standing = standing_of(book, where)
    if chosen == "friends":
        return trial.why_closed(standing)
    why = trial.why_not_again if _safety(chosen, found) else trial.why_not_begin
    return why(standing, where.flow.situation)


def _taken(request: Asked, book: Book, chosen: Outcome, at: datetime, *, open_: bool, safety: bool) -> HttpResponse:
    """Take a way that is open."""
    if not open_:
        return redirect(request.path)
    if safety:
        trial.ask_safety(book, at)
        return redirect("questions")
    if chosen not in DECIDED:
        return redirect("trial-new")
    with book.together():
        if request.POST.get(SEEN, "") != trial.trials(book).seen():
            return turn_back(request, {"": str(Changed())})
        trial.decide(book, chosen, at)
    request.visit.notes.append(say(f"trial-done.{chosen}"))
    return redirect("plan")


def _tried(request: Asked, book: Book, at: datetime) -> HttpResponse:
    """Keep with what two people try again; an open trial is decided by it."""
    try:
        made = again_of(request.POST, trial.new_id(), at, trial.noes_told(book))
    except BadTrial as problem:
        return turn_back(request, {problem.field: str(problem)}, keep=FIELDS_AGAIN)
    with book.together():
        open_ = trial.trials(book).now
        trial.begin(book, made, "go-on" if open_ and open_.again else "try-again")
    request.visit.notes.append(say("trial-done.begun", day=day_phrase(made.review, FALLBACK)))
    return redirect("trial")
