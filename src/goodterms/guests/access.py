"""Every decision about who may see which page of a guest: a mark on each view, anyone or guest."""

from __future__ import annotations

from functools import update_wrapper
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Protocol, cast

from django.conf import settings
from django.http import Http404, HttpRequest

from goodterms.errors import BadInput
from goodterms.guests import clock, visit
from goodterms.guests.address import secure
from goodterms.guests.pages.errors import cannot

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from goodterms.guests.visit import Here

P = ParamSpec("P")


class Guested(HttpRequest):
    """A request of somebody who came in by a link."""

    here: Here


class View(Protocol[P]):
    """A view as Django calls it, which says who may see it."""

    access: str

    def __call__(self, request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        """Answer a request."""


def anyone(view: Callable[Concatenate[HttpRequest, P], HttpResponse]) -> View[P]:
    """Let everybody in: nothing personal is shown."""
    return _marked(view, "anyone")


def guest(view: Callable[Concatenate[Guested, P], HttpResponse]) -> View[P]:
    """Let in whose cookie opens an invitation."""

    def checked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            here = visit.find(request.COOKIES.get(cookie_name(), ""), clock.today())
            if here is None:
                raise Http404
            asked = cast("Guested", request)
            asked.here = here
            return view(asked, *args, **kwargs)
        except BadInput as problem:
            return cannot(request, problem)

    update_wrapper(checked, view)
    return _marked(checked, "guest")


def remember(response: HttpResponse, cookie: str) -> None:
    """Give the browser its cookie, for a year and for our pages alone."""
    response.set_cookie(
        cookie_name(), cookie, max_age=365 * 24 * 3600, httponly=True, samesite="Strict", secure=secure(), path="/"
    )


def forget(response: HttpResponse) -> None:
    """Take the cookie away."""
    response.set_cookie(cookie_name(), "", max_age=0, httponly=True, samesite="Strict", secure=secure(), path="/")


def cookie_name() -> str:
    """Name the cookie."""
    return str(getattr(settings, "GUEST_COOKIE_NAME", "answers"))


def _marked(view: Callable[Concatenate[HttpRequest, P], HttpResponse], access: str) -> View[P]:
    marked = cast("View[P]", view)
    marked.access = access
    return marked
