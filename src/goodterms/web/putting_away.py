"""What they said and what the messages show, put away: a page that shows it asks before it does."""

from __future__ import annotations

from functools import update_wrapper
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from django.http import Http404
from django.shortcuts import render
from django.urls import resolve

from goodterms.web.records import Preferences

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from goodterms.web.access import Asked
    from goodterms.web.store import Book

P = ParamSpec("P")

ASKING = {
    "reading", "compare", "expert", "messages", "said-one", "draft", "terms", "topic", "term", "term-change",
    "contact-one", "contact-after", "invite", "change", "change-edit", "trial", "trial-one",
}  # fmt: skip
"""The pages that ask first: as a whole, or for a part of themselves."""


def asks_first(request: Asked, book: Book) -> bool:
    """Tell whether what was put away is to be asked for before it is shown."""
    return not request.visit.shows and is_put_away(book)


def is_put_away(book: Book) -> bool:
    """Tell whether what they said and what the messages show was put away."""
    return (book.record(Preferences) or Preferences()).put_away


def asks_for(request: Asked, book: Book, *theirs: object) -> bool:
    """Tell whether a page is to ask before it is shown, because something of theirs would stand on it."""
    return request.method in {"GET", "HEAD"} and any(theirs) and asks_first(request, book)


def ask(request: Asked) -> HttpResponse:
    """Ask in the place of a page."""
    return render(request, "put_away.html", {"to": request.path})


def shown_after_asking(
    view: Callable[Concatenate[Asked, P], HttpResponse],
) -> Callable[Concatenate[Asked, P], HttpResponse]:
    """Ask before a page is shown; what is sent to it is taken all the same."""

    def asked(request: Asked, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method in {"GET", "HEAD"} and asks_first(request, request.visit.book()):
            return ask(request)
        return view(request, *args, **kwargs)

    update_wrapper(asked, view)
    return asked


def is_page_that_asks(path: str) -> bool:
    """Tell whether a path is that of a page that asks first."""
    try:
        return resolve(path).url_name in ASKING
    except Http404:
        return False
