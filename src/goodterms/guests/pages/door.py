"""The way in. Messengers open links by themselves to show what is behind them, so that this changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from goodterms.errors import BadInput
from goodterms.guests import clock, visit
from goodterms.guests.access import anyone, remember
from goodterms.guests.pages.errors import cannot, no_referrer
from goodterms.vault import links

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@csrf_exempt  # the link's secret is what allows it; shields.py refuses what other sites send
@require_http_methods(["GET", "HEAD", "POST"])
def _open(request: HttpRequest, token: str) -> HttpResponse:
    """Show the same page for every link, and open one where somebody says so."""
    return no_referrer(_opened(request, token) if request.method == "POST" else render(request, "guests/open.html"))


open_ = anyone(_open)


def _opened(request: HttpRequest, token: str) -> HttpResponse:
    try:
        entered = visit.enter(links.read(token), clock.today())
    except BadInput as problem:
        return cannot(request, problem)
    if entered is None:
        return render(request, "guests/gone.html", status=404)
    response = redirect("back" if entered.first else "start")
    remember(response, entered.cookie)
    return response
