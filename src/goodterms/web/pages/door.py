"""Coming in and going out: the start link, lock, leave, and the page that shows nothing of us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from goodterms.web import visits
from goodterms.web.access import anyone, visitor
from goodterms.web.settings import HERE
from goodterms.web.tickets import redeem

if TYPE_CHECKING:
    from django.http import HttpRequest

    from goodterms.web.access import Asked


@anyone
@require_GET
def start(request: HttpRequest, ticket: str) -> HttpResponse:
    """Let in who holds a fresh ticket, once, and go on to an address that says nothing."""
    if not redeem(HERE.run, ticket):
        raise Http404
    response = redirect("home")
    visits.remember(response, visits.VISITS.begin(request.COOKIES.get(settings.VISIT_COOKIE_NAME, "")))
    return response


@visitor
@require_POST
def here(request: Asked) -> HttpResponse:
    """Hear that somebody is still writing; finding the visit has noted it already."""
    del request
    return HttpResponse(status=204)


@visitor
@require_POST
def lock(request: Asked) -> HttpResponse:
    """Drop the key, in every window, and clear what the browser holds of us."""
    visits.VISITS.lock(request.visit.whose)
    return cleared(redirect("home"))


@csrf_exempt  # must never fail; the origin is checked all the same
@anyone
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Go at once: end the visit, and show a page that has nothing to do with us."""
    if (visit := getattr(request, "visit", None)) is not None:
        visits.VISITS.lock(visit.whose)
    _out(request)
    response = redirect("away")
    response.delete_cookie(settings.VISIT_COOKIE_NAME, path="/", samesite="Strict")
    return cleared(response)


@anyone
@require_GET
def away(request: HttpRequest) -> HttpResponse:
    """Show a page about something else."""
    return render(request, "away.html")


def _out(request: HttpRequest) -> None:
    visits.VISITS.end(request.COOKIES.get(settings.VISIT_COOKIE_NAME, ""))


def cleared(response: HttpResponse) -> HttpResponse:
    """Let the browser drop what it holds of us."""
    # not "cookies": a browser keeps those of other programs on this machine under the same name
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
