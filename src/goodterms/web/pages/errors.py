"""Pages for what is not there, and for what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def nothing_here(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a page that does not exist and one that may not be seen in the same way."""
    del exception
    known = getattr(request, "visit", None) is not None
    return render(request, "missing.html" if known else "nothing.html", status=404)


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token does not fit."""
    del reason
    if getattr(request, "visit", None) is None:
        return nothing_here(request)
    return render(request, "stale.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer where we made a mistake."""
    return render(request, "broken.html", status=500)
