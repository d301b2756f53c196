"""What is for experts: who writes after whom, and how alike the two write. Worked out when asked for, and not kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goodterms.companion.own_reading import expert_own
from goodterms.errors import BadInput
from goodterms.web.access import opened
from goodterms.web.leading import lead
from goodterms.web.own_reading import inputs_of, own_of
from goodterms.web.putting_away import shown_after_asking
from goodterms.web.records import Month

if TYPE_CHECKING:
    from django.http import HttpResponse

    from goodterms.companion.told_excitation import ToldExcitation, ToldStyle
    from goodterms.web.access import Asked


@dataclass(frozen=True, slots=True)
class ExpertPage:
    """What was worked out of the messages as they are now; nothing where it was not asked for yet."""

    told: tuple[ToldExcitation | ToldStyle, ...]


@opened
@require_http_methods(["GET", "HEAD", "POST"])
@shown_after_asking
def expert(request: Asked) -> HttpResponse:
    """Show what was worked out, or work it out."""
    book = request.visit.book()
    inputs = inputs_of(book)
    if request.method == "POST":
        own = own_of(book)
        if own is not None:
            try:
                request.visit.expert = (inputs, expert_own(own))
            except BadInput as problem:
                request.visit.notes.append(str(problem))
        return redirect("expert")
    if not book.count(Month):
        return lead(request, "reading")
    found = request.visit.expert
    told = found[1] if found is not None and found[0] == inputs else ()
    return render(request, "expert.html", {"page": ExpertPage(told)})
