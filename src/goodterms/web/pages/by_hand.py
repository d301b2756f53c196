"""Messages that lie in no export: text that was copied from a phone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goodterms.companion.bring_in import own_zone
from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.web.access import opened
from goodterms.web.bringing import bring
from goodterms.web.forms import held, turn_back
from goodterms.web.keeping import known
from goodterms.web.spool import spool_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpResponse

    from goodterms.web.access import Asked

TEXT = "text"


@dataclass(frozen=True, slots=True)
class PastePage:
    """The form for copied text."""

    text: str
    errors: Mapping[str, str]


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: Asked) -> HttpResponse:
    """Take text that was copied from a chat, and read it as if it were an export."""
    if request.method != "POST":
        shown = held(request)
        text = next(iter(shown.values.get(TEXT, ())), "")
        return render(request, "messages_paste.html", {"page": PastePage(text, shown.errors)})
    text = request.POST.get(TEXT, "")
    if not text.strip():
        return _back(request, say("bringing.no-text"))
    spool = None
    try:
        spool = spool_of(say("bringing.pasted"), text.encode())
        bring(request.visit, [spool], known(request.visit.book()).zone or own_zone())
    except BadInput as problem:
        if spool is not None:
            spool.close()
        return _back(request, str(problem))
    return redirect("messages-work")


def _back(request: Asked, sentence: str) -> HttpResponse:
    return turn_back(request, {TEXT: sentence}, to=reverse("messages-paste"), keep=(TEXT,))
