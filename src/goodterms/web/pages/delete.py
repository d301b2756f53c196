"""Delete everything: with the passphrase, or, for whoever is locked out, with a typed word."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.web import clock, invitations, keyring, visits
from goodterms.web.access import opened, visitor
from goodterms.web.database import anything_kept, file
from goodterms.web.forms import held, turn_back
from goodterms.web.pages.door import cleared
from goodterms.web.paths import parts_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpResponse

    from goodterms.web.access import Asked

PASSPHRASE, WORD = "passphrase", "word"


@dataclass(frozen=True, slots=True)
class DeletePage:
    """What goes, and what cannot be reached.

    lies_in: the path of the vault's file, in pieces. word: to be typed by whoever is locked out.
    """

    kept: bool
    lies_in: tuple[str, ...]
    word: str
    errors: Mapping[str, str]


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: Asked) -> HttpResponse:
    """Delete everything that is kept, or, where nothing is, what lies in memory."""
    if request.method == "POST":
        return _delete(request)
    return render(request, "delete.html", {"page": _page(request)})


@visitor
@require_http_methods(["GET", "HEAD", "POST"])
def start_over(request: Asked) -> HttpResponse:
    """Delete what nobody can open any more."""
    if not anything_kept(request.visit.whose) or request.visit.state == "open":
        return redirect("home")
    if request.method == "POST":
        return _start_over(request)
    return render(request, "start_over.html", {"page": _page(request)})


@visitor
@require_safe
def deleted(request: Asked) -> HttpResponse:
    """Say that it is done."""
    if anything_kept(request.visit.whose):
        return redirect("home")
    return render(request, "deleted.html")


def _page(request: Asked) -> DeletePage:
    return DeletePage(request.visit.state == "open", parts_of(file()), say("visit.word"), held(request).errors)


def _delete(request: Asked) -> HttpResponse:
    if request.visit.state == "open":
        try:
            keyring.check_owner(request.visit, request.POST.get(PASSPHRASE, ""))
            with suppress(BadInput):  # what is damaged can still be deleted
                invitations.withdraw(request.visit.book(), clock.now())
            left = keyring.delete(request.visit)
        except BadInput as problem:
            return turn_back(request, {PASSPHRASE: str(problem)})
        return _gone(request, left)
    request.visit.forget()
    request.visit.notes.clear()
    return redirect("deleted")


def _start_over(request: Asked) -> HttpResponse:
    if request.POST.get(WORD, "").strip().casefold() != say("visit.word").casefold():
        return turn_back(request, {WORD: say("visit.other-word", word=say("visit.word"))})
    try:
        left = keyring.delete(request.visit)
    except BadInput as problem:
        return turn_back(request, {"": str(problem)})
    return _gone(request, left)


def _gone(request: Asked, left: str) -> HttpResponse:
    """Begin a new visit, in which nothing is known; all the others have ended. left: what could not be taken away."""
    response = redirect("deleted")
    visits.remember(response, visits.VISITS.begin(note=left, whose=request.visit.whose))
    return cleared(response)
