"""All check-ins: how the answers went, what two of them propose, each by itself, and forgetting one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from goodterms.companion.over_time import MOST, OverTime, in_words, over_time
from goodterms.companion.phrases import day_phrase
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.progress import due_on
from goodterms.web import check_ins as room
from goodterms.web import clock, drafts
from goodterms.web.access import opened
from goodterms.web.charts.answers import answers_chart
from goodterms.web.records import CheckedIn
from goodterms.web.told import standing_of, whereabouts

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpResponse

    from goodterms.companion.answering import Whereabouts
    from goodterms.web.access import Asked
    from goodterms.web.store import Book, Kept

ABOUT, DO, YES, HERE = "about", "do", "yes", "here"
HOME, CHECK_INS = "home", "check-ins"


@dataclass(frozen=True, slots=True)
class Proposed:
    """What two check-ins propose. about: which answer; found: why; asks: the question."""

    about: str
    found: str
    asks: str


@dataclass(frozen=True, slots=True)
class Went:
    """How one question went, and its drawing; svg: markup, escaped already."""

    shown: OverTime
    svg: str


@dataclass(frozen=True, slots=True)
class CheckInLine:
    """A check-in in a list. begins: how its own words begin."""

    name: str
    on: str
    begins: str


@dataclass(frozen=True, slots=True)
class CheckInsPage:
    """All check-ins. help: a kind word where the last one names help; today: there is one of today.

    went: what is drawn; begun: what was answered once only. note: where not all of them are drawn.
    """

    help: str
    proposed: Proposed | None
    today: bool
    went: tuple[Went, ...]
    begun: tuple[OverTime, ...]
    lines: tuple[CheckInLine, ...]
    note: str


@dataclass(frozen=True, slots=True)
class OneCheckInPage:
    """One check-in. answers: what each was about, and what it was; today: it can still be changed."""

    name: str
    on: str
    answers: tuple[tuple[str, str], ...]
    words: str
    today: bool


def proposed(book: Book, where: Whereabouts, at: datetime) -> Proposed | None:
    """Put into words what two check-ins propose; None for nothing."""
    about = room.proposal(book, where, at)
    return Proposed(about, say(f"check-in.{about}"), say(f"check-in.{about}-asks")) if about else None


@opened
@require_safe
def check_ins(request: Asked) -> HttpResponse:
    """Show how the answers went; safety is asked before, and help comes first."""
    at, book = clock.now(), request.visit.book()
    where = whereabouts(book, at)
    if not where.ready:
        return redirect("questions")
    if standing_of(book, where).urgent:
        return render(request, "check_in_later.html")
    return render(request, "check_ins.html", {"page": _page(book, where, at)})


@opened
@require_safe
def one(request: Asked, name: str) -> HttpResponse:
    """Show one check-in."""
    kept = _kept(request.visit.book(), name).record.check_in
    page = OneCheckInPage(
        name=name,
        on=day_phrase(kept.on, FALLBACK),
        answers=in_words(kept),
        words=kept.words,
        today=kept.on == clock.now().date(),
    )
    return render(request, "check_in_one.html", {"page": page})


@opened
@require_POST
def forget(request: Asked, name: str) -> HttpResponse:
    """Forget one check-in."""
    book = request.visit.book()
    book.drop(_kept(book, name))
    request.visit.notes.append(say("check-in.forgotten"))
    return redirect("check-ins")


@opened
@require_POST
def decide(request: Asked) -> HttpResponse:
    """Take what the check-ins propose, or leave it as it is; what is not proposed now is neither."""
    at, book = clock.now(), request.visit.book()
    about = next((each for each in get_args(room.Proposal) if each == request.POST.get(ABOUT)), None)
    where, back = whereabouts(book, at), HOME if request.POST.get(HERE) == HOME else CHECK_INS
    if not where.ready or about is None or room.proposal(book, where, at) != about:
        return redirect(back)
    if request.POST.get(DO) == YES:
        room.take(book, about, at)
        request.visit.notes.append(say("check-in.counts"))
        return redirect("plan")
    room.leave(book, about, at.date())
    request.visit.notes.append(say("check-in.left"))
    return redirect(back)


def _kept(book: Book, name: str) -> Kept[CheckedIn]:
    kept = room.find(book, name)
    if kept is None:
        raise Http404
    return kept


def _page(book: Book, where: Whereabouts, at: datetime) -> CheckInsPage:
    found, today = room.every(book), at.date()
    shown = over_time(found)
    names_help = bool(found) and found[-1].names_help and today < due_on(found, today)
    return CheckInsPage(
        help=say("check-in.help") if names_help else "",
        proposed=proposed(book, where, at),
        today=any(each.on == today for each in found),
        went=tuple(Went(each, answers_chart(each)) for each in shown if each.drawn),
        begun=tuple(each for each in shown if not each.drawn),
        lines=_lines(book),
        note=say("check-in.latest-only", most=MOST) if len(found) > MOST else "",
    )


def _lines(book: Book) -> tuple[CheckInLine, ...]:
    """List all of them, the latest first."""
    kept = sorted((each.record for each in book.all(CheckedIn)), key=lambda each: each.check_in.on, reverse=True)
    return tuple(
        CheckInLine(each.name, day_phrase(each.check_in.on, FALLBACK), drafts.beginning(each.check_in.words))
        for each in kept
    )
