"""A trial with an end: what it is, beginning one, how it stands, and ending it early."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from goodterms.companion.phrases import day_phrase
from goodterms.content.documents import FALLBACK
from goodterms.content.evidence import evidence
from goodterms.content.sentences import say
from goodterms.progress.trial import come, state_of
from goodterms.web import clock, trial
from goodterms.web.access import opened
from goodterms.web.forms import held, turn_back
from goodterms.web.putting_away import ask, asks_for
from goodterms.web.store import Changed
from goodterms.web.told import standing_of, whereabouts
from goodterms.web.trial_form import FIELDS, IF_NOT, IF_SO, BadTrial, bounds, trial_of, usual
from goodterms.web.trial_lines import Stops, TrialView, stops_view, trial_view

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from django.http import HttpResponse

    from goodterms.companion.answering import Whereabouts
    from goodterms.companion.trial_facts import Fact
    from goodterms.progress.trial import Trial
    from goodterms.web.access import Asked
    from goodterms.web.store import Book
    from goodterms.web.trial import Trials

DO, RULE, SEEN = "do", "rule", "seen"
KNOWN = "provisional-restarts"


@dataclass(frozen=True, slots=True)
class PastLine:
    """A trial that was decided, or another open one. on: when it began."""

    name: str
    on: str
    line: str


@dataclass(frozen=True, slots=True)
class TrialPage:
    """All about trials. urgent: nothing matters now but help. trial: the one that is open; seen: how far it was told.

    stops: rules that say to stop; closed: why nothing may begin or go on. trying: they want to try again. known: what
    is known of trials, with its source.
    """

    urgent: bool
    trial: TrialView | None
    seen: str
    stops: Stops | None
    closed: tuple[str, ...]
    trying: bool
    known: str
    past: tuple[PastLine, ...]
    errors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NewPage:
    """Writing a trial down. first, last_begin, last: bounds of its days. goes_on: the last one is decided by it.

    bad_so, bad_not: something is wrong with what was expected.
    """

    values: Mapping[str, str]
    first: str
    last_begin: str
    last: str
    goes_on: bool
    bad_so: bool
    bad_not: bool
    errors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OnePage:
    """What was written of a trial, beside what happened. decides: it is time to decide. stops: what says to stop.

    closed: only letting go is left; why: the reasons for it that stops do not say. said_yes: they want to try again;
    tries: and nothing is against it.
    """

    trial: TrialView
    facts: tuple[Fact, ...]
    stops: Stops | None
    decides: bool
    closed: bool
    why: tuple[str, ...]
    said_yes: bool
    tries: bool


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def trial_(request: Asked) -> HttpResponse:
    """Show what a trial is or how the open one stands, and take that a rule of one's own came, or that it ends."""
    at, book = clock.now(), request.visit.book()
    where = whereabouts(book, at)
    if not where.ready:
        return redirect("questions")
    if request.method == "POST":
        return _noted(request, book, at)
    now = trial.trials(book).now
    if asks_for(request, book, now and now.again):
        return ask(request)
    return render(request, "trial.html", {"page": _page(request, book, where, at)})


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Asked) -> HttpResponse:
    """Write a trial down before it begins."""
    at, book = clock.now(), request.visit.book()
    where = whereabouts(book, at)
    if not where.ready:
        return redirect("questions")
    found = trial.trials(book)
    if _runs(found, at) or trial.why_not_begin(standing_of(book, where), where.flow.situation):
        return redirect("trial")
    if request.method == "POST":
        return _begun(request, book, at)
    shown, today = held(request), at.date()
    values = {name.replace("-", "_"): sent[0] for name, sent in shown.values.items() if sent}
    first, last_begin, _, last = bounds(today)
    page = NewPage(
        values=values or usual(today),
        first=first,
        last_begin=last_begin,
        last=last,
        goes_on=found.now is not None,
        bad_so=IF_SO in shown.errors,
        bad_not=IF_NOT in shown.errors,
        errors=shown.errors,
    )
    return render(request, "trial_new.html", {"page": page})


@opened
@require_safe
def one(request: Asked, name: str) -> HttpResponse:
    """Show what was written of a trial beside what happened; while it runs, that waits."""
    at, book = clock.now(), request.visit.book()
    where = whereabouts(book, at)
    if not where.ready:
        return redirect("questions")
    found = trial.trials(book)
    shown = next((each for each in found.all if each.id == name), None)
    if shown is None:
        raise Http404
    view = trial_view(book, shown, found.steps, at)
    standing, situation = standing_of(book, where), where.flow.situation
    if view.state in ("ahead", "running") or standing.urgent:
        return redirect("trial")
    if asks_for(request, book, shown):
        return ask(request)
    decides, closed = found.now == shown, trial.why_closed(standing)
    page = OnePage(
        trial=view,
        facts=trial.happened(book, shown.begins, max(view.ends, shown.begins), at),
        stops=stops_view(standing) if decides else None,
        decides=decides,
        closed=bool(closed),
        why=tuple(why for why in closed if why not in standing.told_to_stop),
        said_yes=situation.they_answered == "want_to_try",
        tries=not trial.why_not_again(standing, situation),
    )
    return render(request, "trial_one.html", {"page": page})


def _runs(found: Trials, at: datetime) -> bool:
    """Tell whether a trial is open that is neither due nor ended."""
    return found.now is not None and state_of(found.now, found.steps, at.date()) in ("ahead", "running")


def _noted(request: Asked, book: Book, at: datetime) -> HttpResponse:
    """Note that a rule of one's own has come, or that the trial ends now."""
    with book.together():
        found = trial.trials(book)
        if request.POST.get(SEEN, "") != found.seen():
            return turn_back(request, {"": str(Changed())})
        now, do = found.now, request.POST.get(DO, "")
        if now is None or state_of(now, found.steps, at.date()) == "ended":
            return redirect("trial")
        if do == "end":
            trial.add_step(book, now, "ended", at)
        rule = _rule(request, now, found) if do == "came" else None
        if rule is not None:
            trial.add_step(book, now, "came", at, rule)
    if do == "end":
        request.visit.notes.append(say("trial-done.ended"))
        return redirect("trial-one", now.id)
    if rule is not None:
        request.visit.notes.append(say("trial-done.came"))
    return redirect("trial")


def _rule(request: Asked, now: Trial, found: Trials) -> int | None:
    """Read which rule has come; None for one that there is not, or that has come before."""
    return next(
        (
            place
            for place in range(len(now.rules))
            if str(place) == request.POST.get(RULE) and place not in come(now, found.steps)
        ),
        None,
    )


def _begun(request: Asked, book: Book, at: datetime) -> HttpResponse:
    """Keep a trial as it was written."""
    try:
        made = trial_of(request.POST, trial.new_id(), at, trial.noes_told(book))
    except BadTrial as problem:
        return turn_back(request, {problem.field: str(problem)}, keep=FIELDS)
    with book.together():
        if _runs(trial.trials(book), at):
            return turn_back(request, {"": str(Changed())}, to=request.path.rpartition("/")[0])
        trial.begin(book, made, "go-on")
    request.visit.notes.append(say("trial-done.begun", day=day_phrase(made.review, FALLBACK)))
    return redirect("trial")


def _page(request: Asked, book: Book, where: Whereabouts, at: datetime) -> TrialPage:
    found, standing, situation = trial.trials(book), standing_of(book, where), where.flow.situation
    closed = trial.why_closed(standing) if found.now else trial.why_not_begin(standing, situation)
    stops = stops_view(standing)
    return TrialPage(
        urgent=standing.urgent,
        trial=trial_view(book, found.now, found.steps, at) if found.now else None,
        seen=found.seen(),
        stops=stops,
        closed=tuple(why for why in closed if why not in standing.told_to_stop),
        trying=standing.plan.verdict == "try-again",
        known=evidence(FALLBACK)[KNOWN].sourced,
        past=_past(found, at),
        errors=held(request).errors,
    )


def _past(found: Trials, at: datetime) -> tuple[PastLine, ...]:
    over = [each for each in reversed(found.all) if each != found.now]
    lines = (trial.line_of(each, found.steps, at.date()) for each in over)
    return tuple(
        PastLine(each.id, day_phrase(each.begins, FALLBACK), line) for each, line in zip(over, lines, strict=True)
    )
