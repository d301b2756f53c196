"""The dates that a person marks in their story: which can be, and what is said of those that cannot."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from goodterms.companion.phrases import day_phrase, event_phrase
from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.reading.events import EVENT_NAMES, YEARS, Event, number_events

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

MOST = 24
"""Marks that a reading can still be read with."""


class BadDate(BadInput):
    """A date that cannot be marked. field: `what` or `day`, as far as it is about one of them."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def marked(what: str, day: str, others: Collection[Event], today: date, language: str = "en") -> Event:
    """Make the event of what a form sent, beside those marked already. Raise BadDate with what to do."""
    if what not in EVENT_NAMES:
        raise BadDate("what", say("dates-error.what", language))
    event = Event(what, day_of(day, today, language))
    if event in others:
        raise BadDate("day", say("dates-error.twice", language, event=named(event, language)))
    if len(others) >= MOST:
        raise BadDate("", say("dates-error.many", language, most=MOST))
    return event


def in_order(events: Sequence[Event]) -> tuple[tuple[int, Event], ...]:
    """Put events in the order of their dates and number those of one kind; each comes with its place in what was given.

    An event that is given twice is numbered once.
    """
    numbered = number_events(set(events))
    return tuple((place, found) for found in numbered for place in _places(found, events))


def named(event: Event, language: str = "en") -> str:
    """Name an event with its day: `the second breakup, 10 February 2026`."""
    return say("dates.named", language, **_words(event, language))


def outside(events: Iterable[Event], days: tuple[date, date], language: str = "en") -> tuple[str, ...]:
    """Say which events lie outside the days of the messages, and what that means for the reading."""
    first, last = days
    early = (("early", first, event) for event in events if event.on < first)
    late = (("late", last, event) for event in events if event.on > last)
    return tuple(
        say(f"dates.{side}", language, end=day_phrase(end, language), **_words(event, language))
        for side, end, event in (*early, *late)
    )


def line(event: Event, language: str = "en") -> str:
    """Name an event at the start of a line: `The second breakup`."""
    phrase = event_phrase(event, language)
    return phrase[:1].upper() + phrase[1:]


def _words(event: Event, language: str) -> dict[str, str]:
    return {"event": event_phrase(event, language), "day": day_phrase(event.on, language)}


def _places(found: Event, events: Sequence[Event]) -> list[int]:
    return [place for place, event in enumerate(events) if (event.name, event.on) == (found.name, found.on)]


def day_of(written: str, today: date, language: str = "en") -> date:
    """Read a day that a form sent. Raise BadDate for one that is not, is to come, or is too long ago."""
    try:
        day = date.fromisoformat(written.strip())
    except ValueError:
        raise BadDate("day", say("dates-error.unread", language)) from None
    if day > today:
        raise BadDate("day", say("dates-error.ahead", language, day=day_phrase(day, language)))
    if day.year not in YEARS:
        raise BadDate("day", say("dates-error.old", language, first=str(YEARS[0])))
    return day
