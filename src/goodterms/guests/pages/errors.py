"""Pages for what is not there, and for what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from goodterms.errors import BadInput


def nothing_here(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a page that does not exist, one that is not open here, and a link that opens nothing, in the same way."""
    del exception
    return no_referrer(render(request, "guests/nothing.html", status=404))


def refused(request: HttpRequest, reason: object = "", exception: Exception | None = None) -> HttpResponse:
    """Answer a form whose token does not fit, or that makes no sense."""
    del reason, exception
    return no_referrer(render(request, "guests/stale.html", status=403))


def cannot(request: HttpRequest, problem: BadInput) -> HttpResponse:
    """Say why something could not be done."""
    return render(request, "guests/cannot.html", {"sentence": str(problem)}, status=409)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer where we made a mistake."""
    return no_referrer(render(request, "guests/broken.html", status=500))


def no_referrer(response: HttpResponse) -> HttpResponse:
    """Let nobody learn the address of this page from where one goes next: a link's secret may stand in it."""
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
