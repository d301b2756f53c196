"""The link back, and letting a browser forget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from goodterms.guests.access import forget, guest
from goodterms.guests.address import link_to
from goodterms.vault import links

if TYPE_CHECKING:
    from django.http import HttpResponse

    from goodterms.guests.access import Guested


@dataclass(frozen=True, slots=True)
class BackPage:
    """The link back."""

    called: str
    link: str


@guest
@require_safe
def back(request: Guested) -> HttpResponse:
    """Show the link back, which who asked never sees."""
    page = BackPage(request.here.invitation.called, link_to(links.spell(request.here.secret)))
    return render(request, "guests/back.html", {"page": page})


@guest
@require_POST
def forget_(request: Guested) -> HttpResponse:
    """Let no browser open this by itself any more; the link back still does."""
    request.here.let_cookies_go()
    response = redirect("done")
    forget(response)
    return response
