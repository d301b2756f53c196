"""The dates of the story: adding, changing and removing them. The reading is then made anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goodterms.companion.dates import BadDate, marked
from goodterms.companion.stand import in_danger
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.reading import EVENT_NAMES
from goodterms.web import clock
from goodterms.web.access import opened
from goodterms.web.date_lines import DateLine, date_lines, events_of
from goodterms.web.forms import held, turn_back
from goodterms.web.records import Mark, Month
from goodterms.web.store import Changed, Kept
from goodterms.web.told import whereabouts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpResponse

    from goodterms.web.access import Asked
    from goodterms.web.store import Book
    from goodterms.web.visits import Held

WHAT, DAY, WHICH, VERSION, REMOVE = "what", "day", "which", "version", "remove"


@dataclass(frozen=True, slots=True)
class What:
    """Something that can be marked."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class DateForm:
    """The form of one date. latest: the last day that can be chosen."""

    kinds: tuple[What, ...]
    what: str
    day: str
    latest: str
    errors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DatesPage:
    """All dates. messages: some were brought in, so that there is a reading. danger: nobody is sent for messages."""

    dates: tuple[DateLine, ...]
    form: DateForm
    messages: bool
    danger: bool


@dataclass(frozen=True, slots=True)
class DatePage:
    """One date. which, version: the record as it was when the page was made."""

    line: DateLine
    which: str
    version: int
    form: DateForm


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def dates(request: Asked) -> HttpResponse:
    """List the dates, and take a new one."""
    book = request.visit.book()
    if request.method == "POST":
        return _saved(request, book, None)
    danger = in_danger(whereabouts(book, clock.now()).flow.situation)
    page = DatesPage(date_lines(book), _form(held(request)), book.count(Month) > 0, danger)
    return render(request, "dates.html", {"page": page})


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def date_(request: Asked, place: int) -> HttpResponse:
    """Change or remove a date."""
    book = request.visit.book()
    if request.method == "POST":
        return _changed(request, book)
    line = next((each for each in date_lines(book) if each.place == place), None)
    if line is None:
        raise Http404
    mark = line.kept.record
    form = _form(held(request), mark.name, mark.on.isoformat())
    page = DatePage(line, line.kept.id.hex(), line.kept.version, form)
    return render(request, "date.html", {"page": page})


def _form(shown: Held, what: str = "", day: str = "") -> DateForm:
    values = {name: sent[0] for name, sent in shown.values.items() if sent}
    return DateForm(
        kinds=tuple(What(name, say(f"dates.{name}", FALLBACK)) for name in EVENT_NAMES),
        what=values.get(WHAT, what),
        day=values.get(DAY, day),
        latest=clock.now().date().isoformat(),
        errors=shown.errors,
    )


def _changed(request: Asked, book: Book) -> HttpResponse:
    """Change or remove the record that the form was made of; another window may have done so already."""
    before = next((kept for kept in book.all(Mark) if _is_meant(kept, request)), None)
    if before is None:
        request.visit.notes.append(str(Changed()))
        return redirect("dates")
    if REMOVE not in request.POST:
        return _saved(request, book, before)
    book.drop(before)
    request.visit.notes.append(say("dates.removed", FALLBACK))
    return redirect("dates")


def _is_meant(kept: Kept[Mark], request: Asked) -> bool:
    return kept.id.hex() == request.POST.get(WHICH) and str(kept.version) == request.POST.get(VERSION)


def _saved(request: Asked, book: Book, before: Kept[Mark] | None) -> HttpResponse:
    """Keep a new date, or what one has become."""
    try:
        with book.together():
            others = [kept for kept in book.all(Mark) if before is None or kept.id != before.id]
            sent = request.POST.get(WHAT, ""), request.POST.get(DAY, "")
            event = marked(*sent, events_of(others), clock.now().date(), FALLBACK)
            mark = Mark(name=event.id, on=event.on)
            if before is None:
                book.add(mark)
            else:
                book.change(before, mark)
    except BadDate as problem:
        return turn_back(request, {problem.field: str(problem)}, keep=(WHAT, DAY))
    request.visit.notes.append(say("dates.added" if before is None else "dates.changed", FALLBACK))
    return redirect("dates")
