"""Dated marks in a story: what may be marked, and reading one from `breakup=2026-02-10`."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from goodterms.reading.errors import BadRequest

if TYPE_CHECKING:
    from collections.abc import Iterable

EVENT_NAMES = ("met", "breakup", "offer", "answer", "letter", "agreement", "no")
YEARS = range(1970, 2101)
_WRITTEN = re.compile(r"\s*(?P<name>[^=]*?)\s*=\s*(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})\s*")


@dataclass(frozen=True, slots=True)
class Event:
    """A dated mark. `id` is one of EVENT_NAMES; in a Reading a repeated one is numbered: `breakup#2`."""

    id: str
    on: date

    @property
    def name(self) -> str:
        """Name the kind of event, without its number."""
        return self.id.partition("#")[0]

    @property
    def number(self) -> int:
        """Say the how-manyeth of its kind it is, from 1."""
        return int(self.id.partition("#")[2] or 1)


def parse_event(written: str) -> Event:
    """Read an event such as `breakup=2026-02-10`; its name may be written in capitals."""
    match = _WRITTEN.fullmatch(written)
    if match is None:
        raise BadRequest(f"The event “{written}” cannot be read: write it as breakup=2026-02-10.")
    try:
        on = date.fromisoformat(match["day"])
    except ValueError:
        raise BadRequest(f"The event “{written}” has a date that does not exist: check month and day.") from None
    return Event(match["name"].lower(), on)


def number_events(events: Iterable[Event]) -> tuple[Event, ...]:
    """Check events, put them in the order of their dates, and number the repeated ones."""
    ordered = sorted(events, key=lambda event: (event.on, event.id))
    for event in ordered:
        _check(event)
    if twice := [event for event, times in Counter(ordered).items() if times > 1]:
        raise BadRequest(f"The event {twice[0].id} on {twice[0].on} is given twice: leave one out.")
    seen: Counter[str] = Counter()
    numbered = []
    for event in ordered:
        seen[event.id] += 1
        numbered.append(Event(event.id if seen[event.id] == 1 else f"{event.id}#{seen[event.id]}", event.on))
    return tuple(numbered)


def _check(event: Event) -> None:
    if event.id not in EVENT_NAMES:
        raise BadRequest(f"There is no event “{event.id}”: use one of {', '.join(EVENT_NAMES)}.")
    if event.on.year not in YEARS:
        raise BadRequest(f"The event {event.id} cannot be on {event.on}: check the year.")
