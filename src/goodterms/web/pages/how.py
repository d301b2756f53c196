"""How to get a chat out of an app, how to carry it here, and how to delete the export afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goodterms.companion.phrases import day_phrase
from goodterms.content.documents import FALLBACK
from goodterms.content.exports import Carrying, Deleting, Export, carrying, deleting, exports
from goodterms.web.access import visitor

if TYPE_CHECKING:
    from django.http import HttpResponse

    from goodterms.web.access import Asked


@dataclass(frozen=True, slots=True)
class AppExports:
    """The exports of one app."""

    name: str
    exports: tuple[Export, ...]


@dataclass(frozen=True, slots=True)
class HowPage:
    """Everything there is, to choose from."""

    apps: tuple[AppExports, ...]
    carrying: tuple[Carrying, ...]
    deleting: tuple[Deleting, ...]


@dataclass(frozen=True, slots=True)
class ExportPage:
    """One export. carrying: for the phones that it is for; elsewhere: others that there are, where this is none."""

    export: Export
    carrying: tuple[Carrying, ...]
    elsewhere: tuple[Export, ...]
    checked: str


@dataclass(frozen=True, slots=True)
class CarryingPage:
    """How a file is carried from one kind of phone to a computer."""

    carrying: Carrying
    checked: str


@visitor
@require_safe
def how(request: Asked) -> HttpResponse:
    """Show how each app gives a chat away, and where its export is deleted afterwards."""
    grouped = groupby(exports(), key=lambda export: export.app_name)
    apps = tuple(AppExports(name, tuple(found)) for name, found in grouped)
    return render(request, "how.html", {"page": HowPage(apps, carrying(), deleting())})


@visitor
@require_safe
def one(request: Asked, name: str) -> HttpResponse:
    """Show how one app does it on one kind of device, or how to carry what came of it."""
    export = next((each for each in exports() if each.id == name), None)
    if export:
        return render(request, "how_export.html", {"page": _page(export)})
    carried = next((each for each in carrying() if each.id == name), None)
    if carried is None:
        raise Http404
    return render(request, "how_carry.html", {"page": CarryingPage(carried, day_phrase(carried.checked, FALLBACK))})


def _page(export: Export) -> ExportPage:
    possible = (each for each in exports() if each.possible and (each.app == export.app or each.id in export.instead))
    return ExportPage(
        export=export,
        carrying=tuple(each for each in carrying() if each.phone in export.devices) if export.possible else (),
        elsewhere=() if export.possible else tuple(possible),
        checked=day_phrase(export.checked, FALLBACK),
    )
