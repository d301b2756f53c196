"""One short sentence over a reading: who starts, as a share that one can picture. The numbers stand below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.companion.people import at_start
from goodterms.companion.phrases import period_phrase
from goodterms.companion.told_since import inside, told_since
from goodterms.content.sentences import say
from goodterms.reading import Event

if TYPE_CHECKING:
    from goodterms.companion.found import Found
    from goodterms.companion.told import ToldEstimate

MEASURE = "starts"
PICTURED = {
    "hardly-any": 0.0,
    "one-in-ten": 0.1,
    "one-in-five": 0.2,
    "one-in-four": 0.25,
    "one-in-three": 1 / 3,
    "two-in-five": 0.4,
    "half": 0.5,
    "three-in-five": 0.6,
    "two-in-three": 2 / 3,
    "three-in-four": 0.75,
    "four-in-five": 0.8,
    "nine-in-ten": 0.9,
    "nearly-all": 1.0,
}


def headline(found: Found, language: str = "en") -> str:
    """Say it of the time that the measure's own sentence is about; nothing where there is too little."""
    told = None if found.alone else _told(found)
    if told is None or told.value is None:
        return ""
    value = told.value
    share = min(PICTURED, key=lambda name: abs(PICTURED[name] - value))
    events = tuple(Event(event.id, event.on) for event in found.told.events)
    period = period_phrase(told.period, events, language)
    return at_start(say(f"headline.{share}", language, them=found.people.them, period=period), language)


def _told(found: Found) -> ToldEstimate | None:
    """Find the level that the measure's own sentence is about."""
    measure = next((each for each in found.told.measures if each.id == MEASURE), None)
    levels = {
        estimate.period: estimate
        for estimate in (measure.estimates if measure else ())
        if estimate.who == "them" and estimate.main and estimate.enough
    }
    event = told_since(inside(found.told.events, found.told.days), levels)
    return levels.get(f"since:{event.id}" if event else "all")
