"""Copies to take elsewhere: sealed, or, behind a warning, readable; and bringing one back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.vault import MistypedCode, WrongCode, WrongPassphrase
from goodterms.vault.archive import MOST_BYTES
from goodterms.web import keyring
from goodterms.web.access import opened
from goodterms.web.clock import now
from goodterms.web.copies import is_sealed, sealed_copy
from goodterms.web.database import anything_kept
from goodterms.web.forms import held, turn_back
from goodterms.web.pages.keep import note_zone
from goodterms.web.passphrases import BadPassphrase, new_passphrase
from goodterms.web.readable import readable_copy
from goodterms.web.spool import received
from goodterms.web.taking_in import take_readable, take_sealed, take_sealed_by_code
from goodterms.web.zone_choices import own_zone_options, sent_zone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.safestring import SafeString

    from goodterms.web.access import Asked

PASSPHRASE, AGAIN, CODE, FILE, ZONE = "passphrase", "again", "code", "file", "zone"


class NoFile(BadInput):
    """Nothing, or too much, was chosen."""


@dataclass(frozen=True, slots=True)
class CopiesPage:
    """Which copies there can be. kept: something is kept, so that there can be a sealed one."""

    kept: bool


@dataclass(frozen=True, slots=True)
class ImportPage:
    """Bring a copy back. loses: what was entered in this window gives way to it. errors: by field.

    zones: to choose from on a server, as options.
    """

    loses: bool
    zones: tuple[SafeString, ...]
    errors: Mapping[str, str]


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def copies(request: Asked) -> HttpResponse:
    """Offer copies, and hand over a sealed one."""
    kept = request.visit.state == "open"
    if request.method == "POST" and kept:
        return _file(sealed_copy(request.visit.whose), "gt", "application/octet-stream")
    return render(request, "copies.html", {"page": CopiesPage(kept)})


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def readable(request: Asked) -> HttpResponse:
    """Warn, and hand over a readable copy."""
    if request.method == "POST":
        return _file(readable_copy(request.visit.book().everything(), now()), "json", "application/json")
    return render(request, "readable.html")


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def import_(request: Asked) -> HttpResponse:
    """Bring a copy back."""
    if anything_kept(request.visit.whose):
        return _kept_already(request)
    if request.method == "POST":
        return _import(request)
    return render(request, "import.html", {"page": _import_page(request)})


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def import_by_code(request: Asked) -> HttpResponse:
    """Bring a sealed copy back by its recovery code."""
    if anything_kept(request.visit.whose):
        return _kept_already(request)
    if request.method == "POST":
        return _import_by_code(request)
    return render(request, "import_code.html", {"page": _import_page(request)})


def _import_page(request: Asked) -> ImportPage:
    shown = held(request)
    zones = own_zone_options(next(iter(shown.values.get(ZONE, ())), ""))
    return ImportPage(not request.visit.memory.bare, zones, shown.errors)


def _kept_already(request: Asked) -> HttpResponse:
    is_open = request.visit.state == "open"
    request.visit.notes.append(say("visit.no-import" if is_open else "visit.kept-already"))
    return redirect("settings" if is_open else "unlock")


def _import(request: Asked) -> HttpResponse:
    try:
        data, zone = _received(request), sent_zone(request.POST.get(ZONE, ""))
        if is_sealed(data):
            take_sealed(request.visit, data, request.POST.get(PASSPHRASE, ""), zone)
            request.visit.notes.append(say("visit.kept-copy"))
            return redirect("keep-code" if request.visit.code else "home")
        if settings.HOSTED:
            return _keep_readable(request, data, zone)
        take_readable(request.visit, data)
    except (WrongPassphrase, BadPassphrase) as problem:
        return turn_back(request, {PASSPHRASE: str(problem)}, keep=(ZONE,))
    except BadInput as problem:
        return turn_back(request, {FILE: str(problem)}, keep=(ZONE,))
    request.visit.notes.append(say("visit.brought-back"))
    return redirect("keep")


def _keep_readable(request: Asked, data: bytes, zone: str) -> HttpResponse:
    """Keep what a readable copy holds at once: on a server nothing lies in memory between two requests."""
    visit = request.visit
    chosen = new_passphrase(request.POST.get(PASSPHRASE, ""), request.POST.get(AGAIN, ""))
    take_readable(visit, data)
    if zone:
        note_zone(visit.book(), zone)
    keyring.keep(visit, chosen)
    visit.go_by(zone)
    visit.notes.append(say("visit.kept-readable"))
    return redirect("keep-code")


def _import_by_code(request: Asked) -> HttpResponse:
    try:
        chosen = new_passphrase(request.POST.get(PASSPHRASE, ""), request.POST.get(AGAIN, ""))
    except BadInput as problem:
        return turn_back(request, {PASSPHRASE: str(problem)})
    try:
        data, zone = _received(request), sent_zone(request.POST.get(ZONE, ""))
        take_sealed_by_code(request.visit, data, request.POST.get(CODE, ""), chosen, zone)
    except (MistypedCode, WrongCode) as problem:
        return turn_back(request, {CODE: str(problem)})
    except BadInput as problem:
        return turn_back(request, {FILE: str(problem)})
    return redirect("keep-code")


def _received(request: Asked) -> bytes:
    """Read the one file that was chosen."""
    spools = received(request)
    try:
        if len(spools) != 1:
            raise NoFile("Choose the file of the copy, one file alone.")
        if spools[0].size > MOST_BYTES:
            raise NoFile("This file is too large to be a copy of what is kept; choose another one.")
        return spools[0].read()
    finally:
        for spool in spools:
            spool.close()


def _file(data: bytes, ending: str, content_type: str) -> HttpResponse:
    """Hand over a file whose name tells nothing but the day."""
    name = f"copy-{now():%Y-%m-%d}.{ending}"
    return HttpResponse(
        data, content_type=content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
