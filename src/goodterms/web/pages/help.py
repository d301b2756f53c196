"""Help: whom to call, emergency first. It asks for nothing, stores nothing of a stranger, and is never closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goodterms.content.helplines import country_code, helplines, listed_countries
from goodterms.errors import BadInput
from goodterms.web.access import visitor
from goodterms.web.calls import Calls, calls_of
from goodterms.web.records import Preferences
from goodterms.web.visits import Locked

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
    code = country_code(chosen) if chosen else None
    try:
        remembered = _remembered(request, code or "" if chosen is not None else None)
    except (BadInput, Locked):  # help is there also where nothing can be read or written
        remembered = ""
    return code or country_code(remembered) or ""  # a copy may name a country of another version


def _remembered(request: Asked, chosen: str | None) -> str:
    """Remember the country that was chosen, if one was, and give the one remembered; nothing while locked."""
    if request.visit.state == "locked":
        return ""
    book = request.visit.book()
    before = book.record(Preferences) or Preferences()
    if chosen is not None and chosen != before.country:
        book.put(msgspec.structs.replace(before, country=chosen))
    return before.country if chosen is None else chosen
