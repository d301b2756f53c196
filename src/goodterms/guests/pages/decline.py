"""Declining: without a reason, told or not told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goodterms.guests import clock
from goodterms.guests.access import guest

if TYPE_CHECKING:
    from django.http import HttpResponse

    from goodterms.guests.access import Guested

HOW = "how"


@dataclass(frozen=True, slots=True)
class DeclinePage:
    """Declining. quietly: nothing was sent yet, so that it can be done without a word."""

    called: str
    quietly: bool


@guest
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: Guested) -> HttpResponse:
    """Take a no, told as the guest wants it told."""
    here, today = request.here, clock.today()
    if not here.may_answer(today):
        return redirect("start")
    if request.method != "POST":
        page = DeclinePage(here.invitation.called, here.own.sent is None)
        return render(request, "guests/decline.html", {"page": page})
    how = request.POST.get(HOW)
    if how == "quietly" and here.own.sent is None:
        here.decline_quietly()
    elif how in {"told", "for-good"}:
        here.decline(today, for_good=how == "for-good")
    else:
        return redirect("decline")
    return redirect("start")
