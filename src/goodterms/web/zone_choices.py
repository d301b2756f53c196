"""The time zones that a page offers, by region."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from zoneinfo import available_timezones

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


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone by its IANA name, and the place that it is called by."""

    name: str
    place: str


@dataclass(frozen=True, slots=True)
class Region:
    """The zones of a region; the first one has no name and holds what lies in none."""

    name: str
    zones: tuple[Zone, ...]


def regions(chosen: str) -> tuple[Region, ...]:
    """List the zones by region; the one that is chosen is among them, however it is called."""
    listed = {zone.name for region in _regions() for zone in region.zones}
    first = [Zone(name, name) for name in dict.fromkeys(("UTC", chosen)) if name and name not in listed]
    return (Region("", tuple(first)), *_regions())


@cache
def _regions() -> tuple[Region, ...]:
    known = sorted(name for name in available_timezones() if name.partition("/")[0] in REGIONS and "/" in name)
    return tuple(
        Region(region, tuple(Zone(name, _place(name)) for name in names))
        for region, names in groupby(known, key=lambda name: name.partition("/")[0])
    )


def _place(name: str) -> str:
    """Call a zone by its place: `Indiana, Knox` for America/Indiana/Knox."""
    return name.partition("/")[2].replace("_", " ").replace("/", ", ")
