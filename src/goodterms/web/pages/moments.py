"""The moments where a change showed: noting one, and taking one out again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goodterms.content.sentences import say
from goodterms.web import changes, clock
from goodterms.web.access import opened
from goodterms.web.change_form import MOMENT_FIELDS, BadChange, MomentForm, moment_form, read_moment
from goodterms.web.forms import held, turn_back

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpResponse

    from goodterms.web.access import Asked
    from goodterms.web.changes import Around
    from goodterms.web.store import Book


@dataclass(frozen=True, slots=True)
class MomentPage:
    """Noting a moment of a change."""

    name: str
    change: str
    around: Around
    form: MomentForm


@dataclass(frozen=True, slots=True)
class ForgetPage:
    """Whether a moment is to go. of: the change's name."""

    name: str
    of: str
    words: str


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Asked, name: str) -> HttpResponse:
    """Note a moment."""
    at, book = clock.now(), request.visit.book()
    kept, found = changes.find(book, name), changes.around(book, at)
    if kept is None:
        raise Http404
    if found is None:
        return redirect("questions")
    if request.method == "POST":
        return _noted(request, book, name, at)
    if found.urgent:
        return redirect("changes")
    page = MomentPage(name, kept.record.change.change, found, moment_form(held(request), at.date()))
    return render(request, "moment.html", {"page": page})


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def forget(request: Asked, name: str) -> HttpResponse:
    """Ask whether a moment is to go, and forget it."""
    book = request.visit.book()
    kept = changes.find_moment(book, name)
    if kept is None:
        raise Http404
    moment = kept.record.moment
    if request.method == "POST":
        book.drop(kept)
        request.visit.notes.append(say("changes.moment-forgotten"))
        return redirect("change", moment.of)
    return render(request, "moment_forget.html", {"page": ForgetPage(name, moment.of, moment.words)})


def _noted(request: Asked, book: Book, name: str, at: datetime) -> HttpResponse:
    try:
        said = changes.note(book, read_moment(request.POST, name, at.date()), at)
    except BadChange as problem:
        return turn_back(request, {problem.field: str(problem)}, keep=MOMENT_FIELDS)
    except changes.TooMany as problem:
        return turn_back(request, {"": str(problem)}, keep=MOMENT_FIELDS)
    request.visit.notes.append(say("changes.noted-heard" if said else "changes.noted"))
    return redirect("said-one", said.name) if said else redirect("change", name)
