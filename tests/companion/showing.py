"""Kim's and Alex's invented chat as a page or terminal gets it, and series made by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from goodterms import reading
from goodterms.companion.people import People
from goodterms.companion.read_kept import read_kept
from goodterms.companion.series import Marked, Series, Week
from goodterms.companion.shown import show
from goodterms.reading import Event
from tests.reading.invented import chat

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import polars as pl

    from goodterms.companion.found import Found
    from goodterms.companion.shown import Shown, ShownMeasure

PEOPLE = People("Kim", "Alex")
WEEKS = 26
BREAKUP = Event("breakup", date(2026, 4, 6))
MONDAY = date(2026, 1, 5)


def found(*events: Event, people: People = PEOPLE, messages: pl.DataFrame | None = None, left_out: int = 0) -> Found:
    """Read the invented chat, or these messages."""
    table = chat(7, 7 * WEEKS) if messages is None else messages
    kept = reading.features(table, "UTC")
    return read_kept(kept, people, (people.me, people.them), events=events, left_out=left_out)


def shown(*events: Event, people: People = PEOPLE, messages: pl.DataFrame | None = None) -> Shown:
    """Choose what to show of it."""
    return show(found(*events, people=people, messages=messages))


def measure(name: str, of: Shown) -> ShownMeasure:
    """Pick one measure."""
    return next(one for one in of.measures if one.id == name)


def series(counts: Sequence[tuple[int, int]], events: Iterable[tuple[str, int]] = ()) -> Series:
    """Make a series of (me, them) a week from 5 January 2026, with events so many days later."""
    weeks = tuple(Week(MONDAY + timedelta(weeks=place), me, them) for place, (me, them) in enumerate(counts))
    marked = tuple(Marked(name, MONDAY + timedelta(day), day) for name, day in events)
    return Series(weeks, marked, "You", "Alex", "5 January 2026", "the last day", "Whole weeks only.")
