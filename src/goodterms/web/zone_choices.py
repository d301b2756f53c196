"""The time zones that a page offers, by region, as the options of a form."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from django.conf import settings
from django.utils.html import format_html, format_html_join

from goodterms.companion.bring_in import Choice, zone_of
from goodterms.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.utils.safestring import SafeString

REGIONS = (
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)


def zone_options(chosen: str) -> tuple[SafeString, ...]:
    """Draw the options; the one that is chosen is among them, however it is called.

    There are some five hundred, so what nobody has chosen is drawn once.
    """
    regions = _regions()
    listed = any(chosen in names for names in regions.values())
    first = dict.fromkeys(("UTC",) if listed or not chosen else ("UTC", chosen))
    others = (
        _group(region, names, chosen) if chosen in names else _unchosen(region) for region, names in regions.items()
    )
    return (_options(first, chosen), *others)


def own_zone_options(chosen: str) -> tuple[SafeString, ...]:
    """Draw the options for a person's own zone on a server; none on their own machine, which knows it."""
    return zone_options(chosen) if settings.HOSTED else ()


def sent_zone(sent: str) -> str:
    """Take the zone that a person has chosen for themselves on a server. Raise BadInput."""
    return zone_of(Choice(tz=sent)) if settings.HOSTED and sent else ""


def usable_zone(zone: str) -> str:
    """Give a zone that was kept, or nothing where this machine does not know it."""
    try:
        return zone_of(Choice(tz=zone)) if zone else ""
    except BadInput:
        return ""


@cache
def _regions() -> dict[str, tuple[str, ...]]:
    known = sorted(name for name in available_timezones() if _region_of(name) in REGIONS)
    return {region: tuple(names) for region, names in groupby(known, key=_region_of)}


@cache
def _unchosen(region: str) -> SafeString:
    return _group(region, _regions()[region], "")


def _group(region: str, names: Iterable[str], chosen: str) -> SafeString:
    return format_html('<optgroup label="{}">{}</optgroup>', region, _options(names, chosen))


def _options(names: Iterable[str], chosen: str) -> SafeString:
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((name, " selected" if name == chosen else "", _place(name)) for name in names),
    )


def _region_of(name: str) -> str:
    region, slash, _ = name.partition("/")
    return region if slash else ""


def _place(name: str) -> str:
    """Call a zone by its place, `Indiana, Knox` for America/Indiana/Knox; one that lies in no region by its name."""
    known = _region_of(name) in REGIONS
    return name.partition("/")[2].replace("_", " ").replace("/", ", ") if known else name
