"""Every decision about who may see which page.

Each view is marked by one of three decorators; a test refuses a view without. Whoever did not come in by a start
link finds nothing here: a page that exists looks to them like one that does not.
"""

from __future__ import annotations

from contextlib import suppress
from functools import update_wrapper
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Protocol, cast

from django.conf import settings
from django.http import Http404, HttpRequest

from goodterms.errors import BadInput
from goodterms.web import clock
from goodterms.web.invitations import follow
from goodterms.web.leading import lead
from goodterms.web.pages.errors import cannot
from goodterms.web.visits import Locked

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponseBase
    from django_htmx.middleware import HtmxDetails

    from goodterms.web.visits import Visit

P = ParamSpec("P")
SAFE = ("GET", "HEAD", "OPTIONS")
# On a server nothing lies in memory between two requests, so what is to stay is kept from the first page on.
BEFORE_KEEPING = {"keep", "import", "import-code", "deleted"}


class Asked(HttpRequest):
    """A request of somebody who came in."""

    visit: Visit
    htmx: HtmxDetails


class View(Protocol[P]):
    """A view as Django calls it, which says who may see it."""

    access: str

    def __call__(self, request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        """Answer a request."""


def anyone(view: Callable[Concatenate[HttpRequest, P], HttpResponseBase]) -> View[P]:
    """Let everybody on this machine in: nothing personal is shown."""
    return _marked(view, "anyone")


def visitor(view: Callable[Concatenate[Asked, P], HttpResponseBase]) -> View[P]:
    """Let in who came by a start link, locked or not."""

    def checked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if getattr(request, "visit", None) is None:
            if settings.SIGN_IN:
                return lead(request, settings.SIGN_IN)
            raise Http404
        asked = cast("Asked", request)
        try:
            return view(asked, *args, **kwargs)
        except Locked:  # by another window, or because nothing happened for long, while this was under way
            return lead(asked, "unlock")
        except BadInput as problem:
            return cannot(asked, problem)

    update_wrapper(checked, view)
    return _marked(checked, "visitor")


def opened(view: Callable[Concatenate[Asked, P], HttpResponseBase]) -> View[P]:
    """Let in who came by a start link, and has unlocked what is kept or keeps nothing yet."""

    def checked(request: Asked, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.visit.state == "locked":
            return lead(request, "unlock")
        if settings.HOSTED and request.visit.state == "loose" and _named(request) not in BEFORE_KEEPING:
            return lead(request, "keep")
        was_open = request.visit.key is not None
        answer = view(request, *args, **kwargs)
        if request.method not in SAFE:
            _follow(request.visit)
        if was_open and request.visit.key is None:  # locked meanwhile: what this noted is not for a locked page
            request.visit.notes, request.visit.held = [], {}
        return answer

    update_wrapper(checked, view)
    return _marked(visitor(checked), "opened")


def _follow(visit: Visit) -> None:
    """After every change, let an open invitation be what the plan makes of it; a locked one waits to be opened."""
    if visit.kept and visit.key is not None:
        with suppress(BadInput, Locked):  # the change itself was made
            visit.notes += follow(visit.book(), clock.now())


def _named(request: HttpRequest) -> str:
    """Name the page that is asked for."""
    return (request.resolver_match and request.resolver_match.url_name) or ""


def _marked(view: Callable[Concatenate[HttpRequest, P], HttpResponseBase], access: str) -> View[P]:
    marked = cast("View[P]", view)
    marked.access = access
    return marked
