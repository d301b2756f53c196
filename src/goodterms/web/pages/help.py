"""Help: whom to call, emergency first. It asks for nothing, stores nothing of a stranger, and is never closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goodterms.content.helplines import country_code, helplines, listed_countries
from goodterms.web.access import visitor
from goodterms.web.calls import Calls, calls_of
from goodterms.web.records import Preferences

if TYPE_CHECKING:
    from django.http import HttpResponse

    from goodterms.web.access import Asked


@dataclass(frozen=True, slots=True)
class HelpPage:
    """The lines of a country, None where none is chosen, and the directories of all others. code: the country's."""

    code: str
    countries: tuple[tuple[str, str], ...]
    calls: Calls | None
    directories: Calls


@visitor
@require_safe
def help_(request: Asked) -> HttpResponse:
    """Show whom to call."""
    code = _code(request)
    calls = calls_of(helplines(code)) if code else None
    page = HelpPage(code, listed_countries(), calls, calls_of(helplines()))
    return render(request, "help.html", {"page": page})


def _code(request: Asked) -> str:
    """Take the country that was just chosen, or the one chosen before."""
    chosen = request.GET.get("country")
    if request.visit.state == "locked":
        return country_code(chosen or "") or ""
    book = request.visit.book()
    before = book.record(Preferences) or Preferences()
    if chosen is None:
        return before.country
    code = country_code(chosen) or ""
    if code != before.country:
        book.put(msgspec.structs.replace(before, country=code))
    return code
