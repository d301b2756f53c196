"""Settings: when it locks, whose helplines come first, whether words are kept, the passphrase and the code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from goodterms.companion.calendar import calendar_file
from goodterms.content.helplines import country_code, listed_countries
from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.vault import WrongPassphrase
from goodterms.web import clock, keyring, visits
from goodterms.web.access import opened
from goodterms.web.database import file
from goodterms.web.due import due
from goodterms.web.forms import held, turn_back
from goodterms.web.keyring import TooManyTries
from goodterms.web.passphrases import new_passphrase
from goodterms.web.paths import parts_of
from goodterms.web.records import Preferences, Words
from goodterms.web.store import Changed
from goodterms.web.told import standing_of, whereabouts
from goodterms.web.zone_choices import own_zone_options, sent_zone

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from django.http import QueryDict
    from django.utils.safestring import SafeString

    from goodterms.web.access import Asked
    from goodterms.web.store import Book

IDLE_CHOICES = (5, 15, 30, 60)
IDLE, COUNTRY, ZONE, WORDS, VERSION = "idle", "country", "zone", "words", "version"
OLD, PASSPHRASE, AGAIN = "old", "passphrase", "again"


class BadChoice(BadInput):
    """A choice that is not on the page."""


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """How the program behaves. kept: something is kept; code_shown: the recovery code can still be looked at.

    version: of the preferences, 0 where nothing was set yet. idle: minutes that can be chosen.
    lies_in: the path of the vault's file, in pieces. days: something is coming up. zones: to choose from on a server,
    as options.
    """

    kept: bool
    preferences: Preferences
    version: int
    idle: tuple[int, ...]
    countries: tuple[tuple[str, str], ...]
    code_shown: bool
    lies_in: tuple[str, ...]
    days: bool
    zones: tuple[SafeString, ...]
    errors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SecretPage:
    """A form that asks for the passphrase."""

    errors: Mapping[str, str]


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: Asked) -> HttpResponse:
    """Show and take what can be set."""
    if request.method == "POST":
        return _save(request)
    visit = request.visit
    set_ = visit.book().one(Preferences)
    page = SettingsPage(
        kept=visit.state == "open",
        preferences=set_.record if set_ else Preferences(),
        version=set_.version if set_ else 0,
        idle=IDLE_CHOICES,
        countries=listed_countries(),
        code_shown=visit.code is not None,
        lies_in=parts_of(file()),
        days=bool(_coming_up(visit.book())),
        zones=own_zone_options(visit.zone),
        errors=held(request).errors,
    )
    return render(request, "settings.html", {"page": page})


@opened
@require_POST
def days(request: Asked) -> HttpResponse:
    """Hand the days of all that is coming up over as a calendar file, which says nothing of what it is."""
    named = {"Content-Disposition": 'attachment; filename="dates.ics"'}
    written = calendar_file(_coming_up(request.visit.book()), clock.now())
    return HttpResponse(written, content_type="text/calendar; charset=utf-8", headers=named)


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def passphrase(request: Asked) -> HttpResponse:
    """Change the passphrase."""
    if request.visit.state != "open":
        return redirect("keep")
    if request.method == "POST":
        return _change_passphrase(request)
    return render(request, "passphrase.html", {"page": SecretPage(held(request).errors)})


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def new_code(request: Asked) -> HttpResponse:
    """Make a new recovery code."""
    if request.visit.state != "open":
        return redirect("keep")
    if request.method == "POST":
        return _make_code(request)
    return render(request, "new_code.html", {"page": SecretPage(held(request).errors)})


def _coming_up(book: Book) -> list[date]:
    """List the days from today on that have something to look at; none before safety was asked."""
    at = clock.now()
    where = whereabouts(book, at)
    found = due(book, standing_of(book, where), at.date()) if where.ready else ()
    return [each.on for each in found if each.on >= at.date()]


def _save(request: Asked) -> HttpResponse:
    visit = request.visit
    try:
        idle = _idle(request.POST.get(IDLE, ""))
        zone = sent_zone(request.POST.get(ZONE, "")) or visit.zone
        forgotten = _set(request.POST, visit.book(), idle, zone)
    except BadChoice as problem:
        return turn_back(request, {IDLE: str(problem)})
    visit.idle_minutes = idle
    visit.go_by(zone)
    _follow_up(request, idle, forgotten=forgotten)
    return redirect("settings")


def _set(sent: QueryDict, book: Book, idle: int, zone: str) -> bool:
    """Keep what was chosen; tell whether words were forgotten by it. Raise Changed where the page was an old one."""
    country, words = country_code(sent.get(COUNTRY, "")) or "", WORDS in sent
    with book.together():
        set_ = book.one(Preferences)
        if VERSION in sent and sent[VERSION] != str(set_.version if set_ else 0):
            raise Changed
        before = set_.record if set_ else Preferences()
        book.put(msgspec.structs.replace(before, idle_minutes=idle, country=country, keep_words=words, zone=zone))
        forgotten = not words and book.count(Words) > 0
        if forgotten:
            book.clear(Words)
    return forgotten


def _follow_up(request: Asked, idle: int, *, forgotten: bool) -> None:
    """Let other windows follow, clear out what was forgotten, and say that it is done."""
    if request.visit.kept:
        visits.VISITS.stay(idle, request.visit.whose)
        if forgotten:
            keyring.clean(request.visit)
    request.visit.notes.append(say("visit.words-forgotten" if forgotten else "visit.saved"))


def _idle(sent: str) -> int:
    if sent not in {str(minutes) for minutes in IDLE_CHOICES}:
        raise BadChoice("Choose one of the times that are listed.")
    return int(sent)


def _change_passphrase(request: Asked) -> HttpResponse:
    try:
        chosen = new_passphrase(request.POST.get(PASSPHRASE, ""), request.POST.get(AGAIN, ""))
    except BadInput as problem:
        return turn_back(request, {PASSPHRASE: str(problem)})
    try:
        keyring.change_passphrase(request.visit, request.POST.get(OLD, ""), chosen)
    except (WrongPassphrase, TooManyTries) as problem:
        return turn_back(request, {OLD: str(problem)})
    except BadInput as problem:
        return turn_back(request, {"": str(problem)})
    return redirect("keep-code")


def _make_code(request: Asked) -> HttpResponse:
    try:
        keyring.new_code(request.visit, request.POST.get(PASSPHRASE, ""))
    except BadInput as problem:
        return turn_back(request, {PASSPHRASE: str(problem)})
    return redirect("keep-code")
