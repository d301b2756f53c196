"""Help is never closed: who has not signed in finds whom to call too, and nothing of that is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from goodterms.companion.calls import whom_to_call
from goodterms.web.pages import help as pages

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase


@require_http_methods(["GET", "HEAD", "POST"])
def help_(request: HttpRequest) -> HttpResponseBase:
    """Show whom to call."""
    if getattr(request, "visit", None) is not None:
        return pages.help_(request)
    return render(request, "help.html", {"page": whom_to_call(request.POST.get(pages.COUNTRY, ""))})
