"""Choose the three findings that a reading opens with, and lay out the others in a calm order.

Changes come first, where one is clear though many were looked at: from the limits of each change its p-value is taken,
and Holm's (1979, Scandinavian Journal of Statistics 6:65-70) rule says which still differ from none. Then come the
measures that are most useful for what the person hopes for. No two of the three are of one group.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import erfc, sqrt
from typing import TYPE_CHECKING

from goodterms.companion.told_since import inside, told_since
from goodterms.reading import DEFINITIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from goodterms.companion.told import ToldEstimate, ToldMeasure, ToldReading

FIRST = 3
ALPHA = 0.05
LIMIT = 1.96
WORDS = "words"
GROUPS: tuple[tuple[str, range], ...] = (
    ("sides", range(20)),
    ("answers", range(20, 40)),
    ("amounts", range(40, 50)),
    ("kinds", range(50, 63)),
    (WORDS, range(63, 80)),
    ("times", range(80, 100)),
)
"""What measures are about, by their place."""
PLACES: Mapping[str, int] = {definition.id: definition.place for definition in DEFINITIONS}
USUAL = ("starts", "answered-in-a-day", "messages-a-week", "rhythm", "asks")
USEFUL: Mapping[str, tuple[str, ...]] = {
    "back_together": ("starts", "answered-in-a-day", "messages-a-week", "asks", "rhythm"),
    "friendship": ("balance", "asks", "answered-in-a-day", "messages-a-week", "rhythm"),
    "move_on": ("messages-a-week", "writes-again", "rhythm", "starts", "asks"),
}
"""By the goal that a situation states: the measures in the order of their use."""


@dataclass(frozen=True, slots=True)
class Laid:
    """Ids of the measures that have enough: first to be shown, then the others by group."""

    first: tuple[str, ...]
    groups: tuple[tuple[str, tuple[str, ...]], ...]


def lay(told: ToldReading, goal: str = "") -> Laid:
    """Lay out the measures of a reading for somebody with a goal of a situation, if it is known."""
    enough = [measure.id for measure in told.measures if measure.enough]
    first = tuple(_first(told, USEFUL.get(goal, USUAL)))
    groups = ((name, tuple(id_ for id_ in enough if group_of(id_) == name and id_ not in first)) for name, _ in GROUPS)
    return Laid(first, tuple((name, ids) for name, ids in groups if ids))


def group_of(id_: str) -> str:
    """Name the group of a measure."""
    return next(name for name, places in GROUPS if PLACES.get(id_, 0) in places)


def clear_changes(told: ToldReading) -> tuple[str, ...]:
    """List the measures whose change since the event told is clear among all that were looked at, surest first."""
    looked = sorted((_p(change), id_) for id_, change in _changes(told))
    clear = []
    for place, (p, id_) in enumerate(looked):
        if p > ALPHA / (len(looked) - place):
            break
        clear.append(id_)
    return tuple(clear)


def _first(told: ToldReading, useful: Sequence[str]) -> Iterator[str]:
    enough = {measure.id for measure in told.measures if measure.enough}
    order = {id_: place for place, id_ in enumerate(useful)}
    clear = clear_changes(told)
    changed = sorted(clear, key=lambda id_: (order.get(id_, len(order)), clear.index(id_)))
    seen: set[str] = set()
    for id_ in dict.fromkeys((*changed, *useful, *(measure.id for measure in told.measures))):
        group = group_of(id_)
        if id_ in enough and group not in seen and len(seen) < FIRST:
            seen.add(group)
            yield id_


def _changes(told: ToldReading) -> Iterator[tuple[str, ToldEstimate]]:
    """Go through the change of each measure that its sentence is about."""
    events = inside(told.events, told.days)
    for measure in told.measures:
        about = _about(measure)
        levels = [each.period for each in measure.estimates if each.main and each.enough and each.who in about]
        event = told_since(events, levels)
        changes = {
            each.who: each
            for each in measure.estimates
            if event and each.kind == "change" and each.enough and each.period == f"since:{event.id}"
        }
        found = changes.get("both") or changes.get("them")
        if found is not None and found.low is not None and found.high is not None:
            yield measure.id, found


def _about(measure: ToldMeasure) -> tuple[str, ...]:
    return ("them",) if any(each.main and each.who == "them" for each in measure.estimates) else ("both",)


def _p(change: ToldEstimate) -> float:
    """Take the two-sided p-value of no change from the limit that lies on its side."""
    value = change.value or 0.0
    toward = (value - (change.low or 0.0)) if value > 0 else ((change.high or 0.0) - value)
    return 1.0 if value == 0 else erfc(abs(value) / max(toward / LIMIT, 1e-12) / sqrt(2))
