"""Help: whom to call. It is there for everybody, and stores nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from goodterms.companion.calls import whom_to_call
from goodterms.guests.access import anyone

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

COUNTRY = "country"


@anyone
@require_http_methods(["GET", "HEAD", "POST"])
def help_(request: HttpRequest) -> HttpResponse:
    """Show whom to call; the country comes by a form, because an address would stand in the browser's history."""
    return render(request, "guests/help.html", {"page": whom_to_call(request.POST.get(COUNTRY, ""))})
