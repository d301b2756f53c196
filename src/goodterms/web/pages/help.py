"""Help: whom to call, emergency first. It asks for nothing, stores nothing of a stranger, and is never closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goodterms.companion.calls import whom_to_call
from goodterms.content.helplines import country_code, helplines
from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.web.access import visitor
from goodterms.web.records import Preferences
from goodterms.web.visits import Held, Locked

if TYPE_CHECKING:
    from django.http import HttpResponse

    from goodterms.web.access import Asked

COUNTRY = "country"


@visitor
@require_http_methods(["GET", "HEAD", "POST"])
def help_(request: Asked) -> HttpResponse:
    """Show whom to call, and take the country by a form: an address would stand in the browser’s history."""
    if request.method == "POST":
        code = country_code(request.POST.get(COUNTRY, "")) or ""
        _take(request, code)
        if not code:
            request.visit.notes.append(say("help.not-listed", sites=len(helplines())))
        return redirect("help")
    return render(request, "help.html", {"page": whom_to_call(_code(request))})


def _take(request: Asked, code: str) -> None:
    """Remember the country that was chosen; for this visit alone, where nothing can be read or written."""
    visit = request.visit
    try:
        book = visit.book()
        before = book.record(Preferences) or Preferences()
        if code != before.country:
            book.put(msgspec.structs.replace(before, country=code))
        visit.held.pop(request.path, None)
    except (BadInput, Locked):  # help is there all the same
        visit.held[request.path] = Held({COUNTRY: [code]})


def _code(request: Asked) -> str:
    """Give the country that was chosen before."""
    held = request.visit.held.get(request.path)
    if held:
        return held.values[COUNTRY][0]
    try:
        remembered = (request.visit.book().record(Preferences) or Preferences()).country
    except (BadInput, Locked):
        remembered = ""
    return country_code(remembered) or ""  # a copy may name a country of another version
