"""Stretches of local days that a measure is taken over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goodterms.reading.events import Event


@dataclass(frozen=True, slots=True)
class Period:
    """Local days from `first` to `last`, both included; none where `last` comes before `first`."""

    id: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Split:
    """An event's two sides: `since` begins at local midnight of its day and runs to the export's end."""

    before: Period
    since: Period


@dataclass(frozen=True, slots=True)
class Periods:
    """The whole export, and its two sides for each event, in the order of the events."""

    whole: Period
    splits: tuple[Split, ...]

    def __iter__(self) -> Iterator[Period]:
        """Go through all of them: the whole, then before and since each event."""
        yield self.whole
        for split in self.splits:
            yield split.before
            yield split.since


def periods_between(first: date, last: date, events: tuple[Event, ...]) -> Periods:
    """Make the periods of an export whose first and last local days these are."""
    splits = (
        Split(
            Period(f"before:{event.id}", first, min(last, event.on - timedelta(days=1))),
            Period(f"since:{event.id}", max(first, event.on), last),
        )
        for event in events
    )
    return Periods(Period("all", first, last), tuple(splits))
