"""Help: whom to call. It is there for everybody, and stores nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from goodterms.companion.calls import Calls, calls_of
from goodterms.content.helplines import country_code, helplines, listed_countries
from goodterms.guests.access import anyone

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class HelpPage:
    """The lines of a country, None where none is chosen, and the directories of all others. code: the country's."""

    code: str
    countries: tuple[tuple[str, str], ...]
    calls: Calls | None
    directories: Calls


@anyone
@require_http_methods(["GET", "HEAD", "POST"])
def help_(request: HttpRequest) -> HttpResponse:
    """Show whom to call; the country comes by a form, because an address would stand in the browser's history."""
    code = country_code(request.POST.get(COUNTRY, "")) or ""
    calls = calls_of(helplines(code)) if code else None
    page = HelpPage(code, listed_countries(), calls, calls_of(helplines()))
    return render(request, "guests/help.html", {"page": page})
