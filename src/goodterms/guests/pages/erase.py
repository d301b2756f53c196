"""Erasing everything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from goodterms.guests.access import anyone, forget, guest

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from goodterms.guests.access import Guested


@dataclass(frozen=True, slots=True)
class ErasePage:
    """What erasing does. sent: answers were sent; declined: a no was."""

    called: str
    sent: bool
    declined: bool


@guest
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: Guested) -> HttpResponse:
    """Say what goes, and erase it."""
    here = request.here
    if request.method != "POST":
        sent = here.own.sent
        page = ErasePage(
            here.invitation.called,
            sent=sent is not None and bool(sent.given),
            declined=sent is not None and bool(sent.declined),
        )
        return render(request, "guests/erase.html", {"page": page})
    here.erase()
    response = redirect("done")
    forget(response)
    return response


@anyone
@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """Say that nothing is open in this browser any more."""
    return render(request, "guests/done.html")
