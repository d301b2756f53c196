"""Help is never closed: who has not signed in finds whom to call too, and nothing of that is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from goodterms.companion.calls import calls_of
from goodterms.content.helplines import country_code, helplines, listed_countries
from goodterms.web.pages import help as pages

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase


@require_http_methods(["GET", "HEAD", "POST"])
def help_(request: HttpRequest) -> HttpResponseBase:
    """Show whom to call."""
    if getattr(request, "visit", None) is not None:
        return pages.help_(request)
    code = country_code(request.POST.get(pages.COUNTRY, "")) or ""
    calls = calls_of(helplines(code)) if code else None
    page = pages.HelpPage(code, listed_countries(), calls, calls_of(helplines()))
    return render(request, "help.html", {"page": page})
