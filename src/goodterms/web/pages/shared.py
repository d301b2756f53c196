"""What a phone hands over where an exported chat is shared to these pages: staged, and nothing is done with it unasked.

It lies sealed until somebody says in here that it is to be brought in, or dropped; it goes when the vault is locked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from goodterms.companion.bring_in import Choice, zone_of
from goodterms.companion.stand import in_danger
from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.web import clock
from goodterms.web.access import opened, visitor
from goodterms.web.bringing import bring
from goodterms.web.forms import held, turn_back
from goodterms.web.records import Names
from goodterms.web.spool import received
from goodterms.web.told import whereabouts
from goodterms.web.visits import Locked
from goodterms.web.zone_choices import zone_options

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.http import HttpResponse
    from django.utils.safestring import SafeString

    from goodterms.web.access import Asked
    from goodterms.web.spool import Spooled

ZONE = "zone"


@dataclass(frozen=True, slots=True)
class SharedPage:
    """What was handed over. files: their names. zones: to choose from, as options. danger: an export may be too."""

    files: tuple[str, ...]
    zones: tuple[SafeString, ...]
    danger: bool
    errors: Mapping[str, str]


@csrf_exempt  # the system, which hands files over, knows no token; shields.py lets no page of anybody else do it
@visitor
@require_POST
def share(request: Asked) -> HttpResponse:
    """Stage what was handed over, or say why it cannot be; nothing is kept of it then."""
    visit = request.visit
    try:
        files = received(request)
    except BadInput as problem:
        visit.notes.append(str(problem))
        return redirect("messages")
    if files and not (settings.HOSTED and visit.state == "loose"):
        visit.hand_over(files)
        return redirect("messages-shared")
    _close(files)
    visit.notes.append(say("bringing.passphrase-first" if files else "bringing.no-file"))
    return redirect("messages")


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def shared(request: Asked) -> HttpResponse:
    """Ask whether what was handed over is to be brought in, and begin."""
    visit = request.visit
    if not visit.shared:
        return redirect("messages")
    if request.method == "POST":
        return _bring(request)
    book, shown = visit.book(), held(request)
    names = book.record(Names)
    zone = next(iter(shown.values.get(ZONE, ())), "") or (names.zone if names else clock.zone())
    page = SharedPage(
        files=tuple(file.name for file in visit.shared),
        zones=zone_options(zone),
        danger=in_danger(whereabouts(book, clock.now()).flow.situation),
        errors=shown.errors,
    )
    return render(request, "messages_shared.html", {"page": page})


@opened
@require_POST
def drop(request: Asked) -> HttpResponse:
    """Drop what was handed over."""
    request.visit.hand_over(())
    request.visit.notes.append(say("bringing.dropped"))
    return redirect("messages")


def _bring(request: Asked) -> HttpResponse:
    visit = request.visit
    files, visit.shared = visit.shared, ()
    try:
        bring(visit, files, zone_of(Choice(tz=request.POST.get(ZONE) or clock.zone())))
    except BadInput as problem:  # they wait on
        visit.hand_over(files)
        return turn_back(request, {"": str(problem)}, keep=(ZONE,))
    except Locked:
        _close(files)
        raise
    return redirect("messages-work")


def _close(files: Sequence[Spooled]) -> None:
    for file in files:
        file.close()
