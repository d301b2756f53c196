"""Pages for what is not there, and for what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.shortcuts import redirect, render

from goodterms.vault import BrokenVault
from goodterms.web.database import CannotStore

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from goodterms.errors import BadInput
    from goodterms.web.access import Asked


def nothing_here(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a page that does not exist and one that may not be seen in the same way."""
    del exception
    known = hasattr(request, "visit") and (settings.HOSTED or request.visit is not None)
    return render(request, "missing.html" if known else "nothing.html", status=404)


def refused(request: HttpRequest, reason: object = "", exception: Exception | None = None) -> HttpResponse:
    """Answer a form whose token does not fit, or that makes no sense."""
    del reason, exception
    if getattr(request, "visit", None) is None and not settings.HOSTED:
        return nothing_here(request)
    return render(request, "stale.html", status=403)


def cannot(request: Asked, problem: BadInput) -> HttpResponse:
    """Say why something could not be done: on the page that it was asked from, or, where none can be shown, on its own.

    Pages say most of it beside their forms; this is for what they could not foresee, such as a full disk.
    """
    if request.method in {"GET", "HEAD"}:
        told = {"sentence": str(problem), "damaged": isinstance(problem, BrokenVault)}
        away = settings.HOSTED and isinstance(problem, CannotStore)
        return render(request, "cannot.html", told, status=503 if away else 409)
    request.visit.notes.append(str(problem))
    before = urlsplit(request.META.get("HTTP_REFERER", ""))
    here = before.netloc == request.get_host()
    return redirect("/" + before.path.lstrip("/") if here else "home")


def broken(request: HttpRequest) -> HttpResponse:
    """Answer where we made a mistake."""
    return render(request, "broken.html", status=500)
