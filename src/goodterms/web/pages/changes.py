"""Changes: what somebody works on in themselves. Private; what shows of it is lived, not told."""

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
from goodterms.progress import seen_by_them, weeks_shown
from goodterms.web import changes, clock
from goodterms.web.access import opened
from goodterms.web.change_form import ASKED, CHANGE_FIELDS, FOR_THEM, BadChange, ChangeForm, change_form, read_change
from goodterms.web.drafts import beginning
from goodterms.web.forms import held, turn_back
from goodterms.web.pages.plan import Tagged
from goodterms.web.putting_away import ask, asks_for
from goodterms.web.store import Changed

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpResponse

    from goodterms.progress import Moment
    from goodterms.web.access import Asked
    from goodterms.web.changes import Around
    from goodterms.web.records import KeptChange, KeptMoment
    from goodterms.web.store import Book, Kept

DO, SEEN = "do", "seen"
WHY, ANNOUNCED = "understanding-why", "change-announced"


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change in a list. shown: in how many weeks it showed, or when it was let go."""

    name: str
    begins: str
    shown: str


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """All changes: those worked on, and those let go. known: what is known of such things."""

    around: Around
    working: tuple[ChangeLine, ...]
    over: tuple[ChangeLine, ...]
    known: tuple[Tagged, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that was told of what went wrong."""

    asked: str
    told: str


@dataclass(frozen=True, slots=True)
class MomentLine:
    """A moment. on: the day and how, in words."""

    name: str
    on: str
    words: str
    theirs: str


@dataclass(frozen=True, slots=True)
class ChangePage:
    """One change. dates: since when, and when it was let go; spoken: how often they spoke of it themselves."""

    name: str
    around: Around
    change: str
    practise: str
    facts: tuple[Fact, ...]
    dates: tuple[str, ...]
    over: bool
    shown: str
    moments: tuple[MomentLine, ...]
    spoken: str


@dataclass(frozen=True, slots=True)
class ChangeFormPage:
    """Writing a change down, or otherwise. name: of the one that is there. seen: in which version it was.

    known: what is known of understanding why it ended.
    """

    name: str
    seen: int
    around: Around
    form: ChangeForm
    known: Tagged


@dataclass(frozen=True, slots=True)
class ForgetPage:
    """Whether a change is to go, with so many moments."""

    name: str
    change: str
    moments: int


@opened
@require_safe
def changes_(request: Asked) -> HttpResponse:
    """Show all changes; safety is asked before."""
    at, book = clock.now(), request.visit.book()
    found = changes.around(book, at)
    if found is None:
        return redirect("questions")
    return render(request, "changes.html", {"page": _page(book, found, at.date())})


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Asked) -> HttpResponse:
    """Write a change down."""
    return _form(request, None)


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Asked, name: str) -> HttpResponse:
    """Say a change otherwise."""
    return _form(request, _kept(request.visit.book(), name))


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Asked, name: str) -> HttpResponse:
    """Show one change, let it go, and take it up again."""
    at, book = clock.now(), request.visit.book()
    kept, found = _kept(book, name), changes.around(book, at)
    if found is None:
        return redirect("questions")
    if request.method == "POST":
        return _decided(request, book, kept, at.date())
    if found.urgent:
        return redirect("changes")
    theirs = (each.moment.theirs for each in changes.moments(book, name))
    if asks_for(request, book, kept.record.told.get(FOR_THEM), *theirs):
        return ask(request)
    return render(request, "change.html", {"page": _one(book, kept.record, found, at.date())})


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def forget(request: Asked, name: str) -> HttpResponse:
    """Ask whether a change is to go with its moments, and forget it."""
    book = request.visit.book()
    kept = _kept(book, name)
    if request.method == "POST":
        changes.forget(book, kept)
        request.visit.notes.append(say("changes.forgotten"))
        return redirect("changes")
    page = ForgetPage(name, kept.record.change.change, len(changes.moments(book, name)))
    return render(request, "change_forget.html", {"page": page})


def _kept(book: Book, name: str) -> Kept[KeptChange]:
    kept = changes.find(book, name)
    if kept is None:
        raise Http404
    return kept


def _decided(request: Asked, book: Book, kept: Kept[KeptChange], today: date) -> HttpResponse:
    over = kept.record.change.over is not None
    if request.POST.get(DO) == "lay-down" and not over:
        changes.lay_down(book, kept, today)
        request.visit.notes.append(say("changes.laid-down"))
    elif request.POST.get(DO) == "take-up" and over:
        changes.take_up(book, kept, today)
        request.visit.notes.append(say("changes.taken-up"))
    return redirect("change", kept.record.name)


def _form(request: Asked, kept: Kept[KeptChange] | None) -> HttpResponse:
    at, book = clock.now(), request.visit.book()
    found = changes.around(book, at)
    if found is None:
        return redirect("questions")
    if request.method == "POST":
        return _saved(request, book, kept, at.date())
    if found.urgent:
        return redirect("changes")
    if kept and asks_for(request, book, kept.record.told.get(FOR_THEM)):
        return ask(request)
    form = change_form(held(request), at.date(), kept.record if kept else None)
    (known,) = _known(WHY)
    page = ChangeFormPage(kept.record.name if kept else "", kept.version if kept else 0, found, form, known)
    return render(request, "change_form.html", {"page": page})


def _saved(request: Asked, book: Book, kept: Kept[KeptChange] | None, today: date) -> HttpResponse:
    try:
        made = read_change(request.POST, today, kept.record if kept else None)
        if kept is None:
            made = changes.add(book, made)
        else:
            changes.say_otherwise(book, kept, made, request.POST.get(SEEN, ""))
    except BadChange as problem:
        return turn_back(request, {problem.field: str(problem)}, keep=CHANGE_FIELDS)
    except (changes.TooMany, Changed) as problem:
        return turn_back(request, {"": str(problem)}, keep=CHANGE_FIELDS)
    request.visit.notes.append(say("changes.changed" if kept else "changes.added"))
    return redirect("change", made.name)


def _page(book: Book, found: Around, today: date) -> ChangesPage:
    noted = changes.moments_by_change(book)
    lines = [(each, _line(each, noted.get(each.name, ()), today)) for each in changes.every(book)]
    over = sorted(
        ((each.change.over, line) for each, line in lines if each.change.over), key=lambda pair: pair[0], reverse=True
    )
    return ChangesPage(
        around=found,
        working=tuple(line for each, line in lines if each.change.over is None),
        over=tuple(line for _, line in over),
        known=_known(WHY) if found.why else _known(WHY, ANNOUNCED),
    )


def _line(kept: KeptChange, noted: tuple[KeptMoment, ...], today: date) -> ChangeLine:
    moments = tuple(each.moment for each in noted)
    return ChangeLine(kept.name, beginning(kept.change.change), _shown(kept, moments, today))


def _one(book: Book, kept: KeptChange, found: Around, today: date) -> ChangePage:
    noted = changes.moments(book, kept.name)
    moments, told = tuple(each.moment for each in noted), kept.change
    wrong = {"went_wrong": told.went_wrong, **kept.told}
    return ChangePage(
        name=kept.name,
        around=found,
        change=told.change,
        practise=told.practise,
        facts=tuple(
            Fact(say(f"change-prompt.{name}"), wrong[name]) for name in ("went_wrong", *ASKED) if wrong.get(name)
        ),
        dates=_dates(kept),
        over=told.over is not None,
        shown=_shown(kept, moments, today),
        moments=tuple(map(_moment, noted)),
        spoken=_spoken(moments),
    )


def _moment(kept: KeptMoment) -> MomentLine:
    moment = kept.moment
    how = (say(f"moment-by.{moment.by}"),) if moment.by else ()
    return MomentLine(kept.name, " · ".join((day_phrase(moment.on, FALLBACK), *how)), moment.words, moment.theirs)


def _shown(kept: KeptChange, moments: tuple[Moment, ...], today: date) -> str:
    """Say in how many weeks it showed; of one that was let go, when that was."""
    if kept.change.over is not None:
        return say("changes.let-go", day=day_phrase(kept.change.over, FALLBACK))
    if not moments:
        return say("changes.nothing-noted")
    weeks, of = weeks_shown(moments, today, changes.since(kept, moments))
    return say("changes.shown" if weeks else "changes.not-shown", weeks=weeks, of=of)


def _spoken(moments: tuple[Moment, ...]) -> str:
    spoken = len(seen_by_them(moments))
    return say("changes.spoken", spoken=spoken, all=len(moments)) if spoken else say("changes.not-spoken")


def _dates(kept: KeptChange) -> tuple[str, ...]:
    rests = (
        say("changes.rested", **{"from": day_phrase(rest.begin, FALLBACK), "to": day_phrase(rest.end, FALLBACK)})
        for rest in kept.rests
    )
    return (say("changes.since", day=day_phrase(kept.change.begun, FALLBACK)), *rests)


def _known(*notes: str) -> tuple[Tagged, ...]:
    known = evidence()
    return tuple(Tagged(known[note].sourced, say(f"sure.{known[note].sure}")) for note in notes)
