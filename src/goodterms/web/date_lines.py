"""The dates that were marked, as a page lists them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from goodterms.companion.dates import in_order, line
from goodterms.companion.phrases import day_phrase
from goodterms.content.documents import FALLBACK
from goodterms.reading import Event
from goodterms.web.records import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goodterms.web.store import Book, Kept


@dataclass(frozen=True, slots=True)
class DateLine:
    """A marked date. place: its number in the order of the dates, from 1; kept: the record."""

    place: int
    what: str
    day: str
    kept: Kept[Mark]


def date_lines(book: Book) -> tuple[DateLine, ...]:
    """List the marked dates, the earliest first, and number those of one kind."""
    kept = book.all(Mark)
    return tuple(
        DateLine(place, line(event, FALLBACK), day_phrase(event.on, FALLBACK), kept[at])
        for place, (at, event) in enumerate(in_order(events_of(kept)), start=1)
    )


def events_of(kept: Sequence[Kept[Mark]]) -> list[Event]:
    """Make events of marks."""
    return [Event(each.record.name, each.record.on) for each in kept]
