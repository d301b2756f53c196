"""Open what is kept: by the passphrase, or by the recovery code and a new passphrase."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goodterms.errors import BadInput
from goodterms.vault import MistypedCode, WrongCode
from goodterms.web import clock, invitations, keyring
from goodterms.web.access import visitor
from goodterms.web.database import anything_kept
from goodterms.web.forms import held, turn_back
from goodterms.web.passphrases import new_passphrase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpResponse

    from goodterms.web.access import Asked

PASSPHRASE, AGAIN, CODE = "passphrase", "again", "code"


@dataclass(frozen=True, slots=True)
class UnlockPage:
    """The way in. loses: what was entered in this window will be gone. errors: by field."""

    loses: bool
    errors: Mapping[str, str]


@visitor
@require_http_methods(["GET", "HEAD", "POST"])
def unlock(request: Asked) -> HttpResponse:
    """Ask for the passphrase."""
    if not _closed(request):
        return redirect("home")
    if request.method == "POST":
        return _unlock(request)
    return render(request, "unlock.html", {"page": _page(request)})


@visitor
@require_http_methods(["GET", "HEAD", "POST"])
def by_code(request: Asked) -> HttpResponse:
    """Ask for the recovery code, and for a new passphrase."""
    if not _closed(request):
        return redirect("home")
    if request.method == "POST":
        return _unlock_by_code(request)
    return render(request, "unlock_code.html", {"page": _page(request)})


def _closed(request: Asked) -> bool:
    """Tell whether something is kept that this visit has not open; another window may have kept it just now."""
    return request.visit.state == "locked" or (request.visit.state == "loose" and anything_kept(request.visit.whose))


def _page(request: Asked) -> UnlockPage:
    return UnlockPage(not request.visit.memory.bare, held(request).errors)


def _unlock(request: Asked) -> HttpResponse:
    try:
        keyring.unlock(request.visit, request.POST.get(PASSPHRASE, ""))
    except BadInput as problem:
        return turn_back(request, {PASSPHRASE: str(problem)})
    request.visit.notes += invitations.follow(request.visit.book(), clock.now())
    return redirect("home")


def _unlock_by_code(request: Asked) -> HttpResponse:
    code = request.POST.get(CODE, "")
    try:
        chosen = new_passphrase(request.POST.get(PASSPHRASE, ""), request.POST.get(AGAIN, ""))
    except BadInput as problem:
        return turn_back(request, {PASSPHRASE: str(problem)})
    try:
        keyring.unlock_with_code(request.visit, code, chosen)
    except (MistypedCode, WrongCode) as problem:
        return turn_back(request, {CODE: str(problem)})
    except BadInput as problem:
        return turn_back(request, {"": str(problem)})
    request.visit.notes += invitations.follow(request.visit.book(), clock.now())
    return redirect("keep-code")
