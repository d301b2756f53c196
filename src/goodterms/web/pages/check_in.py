"""A check-in: a few questions, each of which may be left out, and the whole of it too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goodterms.companion.phrases import day_phrase
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.web import check_ins, clock
from goodterms.web.access import opened
from goodterms.web.check_in_form import FIELDS, SEEN, BadCheckIn, CheckInForm, check_in_of, form_of
from goodterms.web.forms import held, turn_back
from goodterms.web.store import Changed
from goodterms.web.told import standing_of, whereabouts

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpResponse

    from goodterms.web.access import Asked
    from goodterms.web.records import CheckedIn
    from goodterms.web.store import Book, Kept


@dataclass(frozen=True, slots=True)
class CheckInPage:
    """The check-in of today. seen: the record as it was when the page was made, empty for none; since: for contact."""

    form: CheckInForm
    seen: str
    since: str


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: Asked) -> HttpResponse:
    """Ask how somebody is today, or change what was said today; safety is asked before, and help comes first."""
    at, book = clock.now(), request.visit.book()
    where = whereabouts(book, at)
    if not where.ready:
        return redirect("questions")
    if standing_of(book, where).urgent:
        return render(request, "check_in_later.html")
    if request.method == "POST":
        return _taken(request, book, at)
    return render(request, "check_in.html", {"page": _page(request, book, at)})


def _page(request: Asked, book: Book, at: datetime) -> CheckInPage:
    today, shown = at.date(), held(request)
    kept, last = check_ins.of_day(book, today), check_ins.since(book, today)
    sent = {name: values[-1] for name, values in shown.values.items() if values}
    before = kept.record.check_in if kept else None
    return CheckInPage(
        form=form_of(before, sent, shown.errors, four=check_ins.with_four(book, today)),
        seen=_seen(kept),
        since=say("check-in.since", day=day_phrase(last, FALLBACK)) if last else say("check-in.since-first"),
    )


def _seen(kept: Kept[CheckedIn] | None) -> str:
    return f"{kept.record.name}-{kept.version}" if kept else ""


def _taken(request: Asked, book: Book, at: datetime) -> HttpResponse:
    """Keep what was said, and go where it is shown over time."""
    today = at.date()
    try:
        made = check_in_of(request.POST, today, four=check_ins.with_four(book, today))
    except BadCheckIn as problem:
        return turn_back(request, {problem.field: str(problem)}, keep=FIELDS)
    with book.together():
        kept = check_ins.of_day(book, today)
        if kept and kept.record.check_in == made:  # pressed twice
            return redirect("check-ins")
        if _seen(kept) != request.POST.get(SEEN, ""):
            wrong = str(Changed()) if kept else say("check-in-error.over")
            return turn_back(request, {"": wrong}, keep=FIELDS)
        check_ins.put(book, kept, made)
    if check_ins.of_day(book, today):
        request.visit.notes.append(say("check-in.kept"))
        return redirect("check-ins")
    if kept:
        request.visit.notes.append(say("check-in.nothing"))
    return redirect("home")
