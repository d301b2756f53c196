"""Remove everything about the other one, in one step; what stays is said afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe
from msgspec.structs import replace

from goodterms.companion.noes import Ending
from goodterms.web import clock, invitations, keyring, terms, visits
from goodterms.web.access import opened
from goodterms.web.change_form import FOR_THEM
from goodterms.web.records import AskedThem, KeptChange, KeptMoment, KeptNo, Mark, Preferences, Said
from goodterms.web.store import any_about_them
from goodterms.web.told import whereabouts

if TYPE_CHECKING:
    from django.http import HttpResponse

    from goodterms.web.access import Asked
    from goodterms.web.store import Book
    from goodterms.web.visits import Visit

DATES = "dates"


@dataclass(frozen=True, slots=True)
class StaysPage:
    """What goes or has gone, and what stays. kept: it lies in a file. dates: there are some.

    noes: something told of contact, fear or an order stays; quoted: their words may stand in an entry of what changed.
    urgent: help is the next thing. doubts: they may have asked for no contact, and nobody said what was meant. asked:
    that they were invited stays, and what came of it.
    """

    kept: bool
    dates: bool
    noes: bool
    quoted: bool
    urgent: bool
    doubts: bool
    asked: bool


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def purge(request: Asked) -> HttpResponse:
    """Say what goes and what stays, and remove it: whole or not at all."""
    visit, book = request.visit, request.visit.book()
    if request.method == "POST":
        _purge(visit, book, dates=DATES in request.POST)
        return redirect("purged")
    if not any_about_them(book):
        return redirect("way-out")
    return render(request, "purge.html", {"page": _stays(visit, book)})


@opened
@require_safe
def purged(request: Asked) -> HttpResponse:
    """Say what is gone and what stays."""
    book = request.visit.book()
    if any_about_them(book):
        return redirect("way-out")
    return render(request, "purged.html", {"page": _stays(request.visit, book)})


def _purge(visit: Visit, book: Book, *, dates: bool) -> None:
    visits.VISITS.drop_theirs(visit)
    with book.together():
        invitations.withdraw(book, clock.now())
        terms.keep_doubts(book, *(kept.record for kept in book.all(Said)))
        book.purge(*((Mark,) if dates else ()))
        _drop_theirs(book)
        set_ = book.record(Preferences)
        if set_ and set_.put_away:
            book.put(replace(set_, put_away=False))
    visits.VISITS.drop_theirs(visit)  # what began meanwhile
    if visit.kept:
        keyring.clean(visit)


def _drop_theirs(book: Book) -> None:
    """Take their words out of changes and moments: those are one's own, and what they said in them is theirs."""
    for kept in book.all(KeptMoment):
        if kept.record.moment.theirs:
            book.change(kept, replace(kept.record, moment=replace(kept.record.moment, theirs="")))
    for change in book.all(KeptChange):
        if FOR_THEM in change.record.told:
            told = {name: words for name, words in change.record.told.items() if name != FOR_THEM}
            book.change(change, replace(change.record, told=told))


def _stays(visit: Visit, book: Book) -> StaysPage:
    told = [kept.record.entry for kept in book.all(KeptNo)]
    quoted = any(isinstance(entry, Ending) and entry.words for entry in told)
    urgent = whereabouts(book, clock.now()).help_first
    asked = book.count(AskedThem) > 0
    return StaysPage(visit.kept, book.count(Mark) > 0, bool(told), quoted, urgent, terms.may_ask_none(book), asked)
