"""Keep what so far lay in memory: choose a passphrase, write the recovery code down, show that it is written down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from goodterms.companion.stand import harmed
from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.web import clock, keyring
from goodterms.web.access import opened
from goodterms.web.database import AlreadyKept, anything_kept, file
from goodterms.web.forms import held, turn_back
from goodterms.web.passphrases import new_passphrase
from goodterms.web.paths import parts_of
from goodterms.web.records import Preferences
from goodterms.web.told import whereabouts
from goodterms.web.zone_choices import own_zone_options, sent_zone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpResponse
    from django.utils.safestring import SafeString

    from goodterms.web.access import Asked
    from goodterms.web.store import Book

PASSPHRASE, AGAIN, CODE, ZONE = "passphrase", "again", "code", "zone"


@dataclass(frozen=True, slots=True)
class KeepPage:
    """The question whether to keep.

    folder: where it would lie, in pieces. harmed: by somebody who may look there. zones: to choose from, as options;
    none on one's own machine. errors: by field.
    """

    folder: tuple[str, ...]
    harmed: bool
    zones: tuple[SafeString, ...]
    errors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CodePage:
    """The recovery code, in its groups."""

    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckPage:
    """The recovery code asked back. shown: it can still be looked at."""

    shown: bool
    errors: Mapping[str, str]


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: Asked) -> HttpResponse:
    """Ask for a passphrase, and keep everything under it."""
    if request.visit.state == "open":
        return redirect("settings")
    if anything_kept(request.visit.whose):
        return _kept_already(request)
    if request.method == "POST":
        return _keep(request)
    told, shown = whereabouts(request.visit.book(), clock.now()).flow.situation, held(request)
    zones = own_zone_options(next(iter(shown.values.get(ZONE, ())), ""))
    page = KeepPage(parts_of(file().parent), harmed(told), zones, shown.errors)
    return render(request, "keep.html", {"page": page})


@opened
@require_safe
def code(request: Asked) -> HttpResponse:
    """Show the recovery code, until it was asked back."""
    if request.visit.code is None:
        return redirect("settings")
    return render(request, "code.html", {"page": CodePage(tuple(request.visit.code.split("-")))})


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: Asked) -> HttpResponse:
    """Ask the recovery code back, once."""
    if request.visit.state != "open":
        return redirect("keep")
    if request.method == "POST":
        return _check(request)
    page = CheckPage(request.visit.code is not None, held(request).errors)
    return render(request, "check.html", {"page": page})


def _keep(request: Asked) -> HttpResponse:
    visit = request.visit
    try:
        zone = sent_zone(request.POST.get(ZONE, ""))
    except BadInput as problem:
        return turn_back(request, {ZONE: str(problem)})
    try:
        chosen = new_passphrase(request.POST.get(PASSPHRASE, ""), request.POST.get(AGAIN, ""))
        if zone:
            note_zone(visit.book(), zone)
        keyring.keep(visit, chosen)
    except AlreadyKept:
        return _kept_already(request)
    except BadInput as problem:
        return turn_back(request, {PASSPHRASE: str(problem)}, keep=(ZONE,))
    visit.go_by(zone)
    return redirect("keep-code")


def note_zone(book: Book, zone: str) -> None:
    """Keep a person's own zone."""
    book.put(msgspec.structs.replace(book.record(Preferences) or Preferences(), zone=zone))


def _kept_already(request: Asked) -> HttpResponse:
    request.visit.notes.append(say("visit.kept-already"))
    return redirect("unlock")


def _check(request: Asked) -> HttpResponse:
    try:
        keyring.check_code(request.visit, request.POST.get(CODE, ""))
    except BadInput as problem:
        return turn_back(request, {CODE: str(problem)})
    request.visit.notes.append(say("visit.code-fits"))
    return redirect("home")
