"""Numbers, stretches of time and periods as words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.content.sentences import say

if TYPE_CHECKING:
    from datetime import date

    from goodterms.content.sentences import Argument
    from goodterms.reading.events import Event
    from goodterms.reading.results import Unit

MINUTE, HOUR, DAY = 60, 3600, 86400
FEW = 2
"""Below so many in a hundred a share is told more finely."""
SIDES = ("before", "since", "than", "from", "sides")
EVENT_SIDES = ("before", "since", "before", "before", "both")
STRETCH = "stretch"
"""The event of a comparison, as `reading.stretches` calls it; importing that here would make every command slow."""
STRETCHES = ("first", "second", "than-first", "from-first", "stretches")
PERIODS = {"before": "first", "since": "second"}
"""What the two sides of an event are called where two stretches are compared."""


def number(value: float | None, unit: Unit, language: str, *, about: bool = False, signed: bool = False) -> Argument:
    """Put a value of a measure into words: shares in a hundred, times in a unit that fits, messages rounded.

    None is a time that was not reached. `about` makes a phrase of a time or of messages (`about 3 hours`), `signed`
    shows a plus or minus.
    """
    if unit == "seconds":
        return duration(value, language, about=about)
    if value is None:
        return ""
    if unit == "messages" and not signed:
        return _messages(value, language, about=about)
    rounded = _in_a_hundred(value) if unit == "share" else _two_digits(value)
    if signed and rounded:
        return f"{'+' if rounded > 0 else '−'}{abs(rounded):,}"
    return abs(rounded)


def limits(
    low: float | None, high: float | None, unit: Unit, language: str, *, signed: bool = False
) -> tuple[Argument, Argument]:
    """Put the limits of a value into words; messages below one are not told apart, so they become 0 and 1."""
    if unit == "messages" and not signed and low is not None and high is not None:
        low, high = (low if low >= 1 else 0), max(high, 1)
    return number(low, unit, language, signed=signed), number(high, unit, language, signed=signed)


def range_phrase(low: Argument, high: Argument, language: str) -> str:
    """Say both limits in words, once where they read the same: `from 2 hours to 5 hours`."""
    return say("range.one" if low == high else "range.both", language, low=low, high=high)


def _in_a_hundred(share: float) -> float:
    """Round a share to hundredths; below two of them to thousandths, for nought would say too little."""
    finer = round(100 * share, 1)
    return finer if 0 < abs(finer) < FEW and finer != round(finer) else round(100 * share)


def _messages(value: float, language: str, *, about: bool) -> Argument:
    if 0 < value < 1:
        return say(f"amount.under{'-messages' * about}", language)
    amount = _two_digits(value)
    return say("amount.messages", language, amount=amount) if about else amount


def _two_digits(messages: float) -> float:
    rounded = round(messages, 1)
    return round(messages) if abs(messages) >= 10 or rounded == round(rounded) else rounded


def duration(seconds: float | None, language: str, *, about: bool = False) -> str:
    """Say how long, as one would in talk: `about 2½ hours`. None is longer than what was followed."""
    if seconds is None:
        return say("duration.beyond", language)
    if seconds < MINUTE:
        return say("duration.under-a-minute", language)
    halves, unit = _halves(seconds)
    whole, half = divmod(halves, 2)
    amount = f"{whole}{'½' * half}"
    return say(f"duration.{'about-' * about}{unit}", language, amount=amount, count=halves / 2)


def _halves(seconds: float) -> tuple[int, str]:
    """Round to minutes up to an hour and a half, to half hours or days below ten, and to whole ones above."""
    if seconds < 1.5 * HOUR:
        return 2 * round(seconds / MINUTE), "minutes"
    size, unit = (HOUR, "hours") if seconds < 1.5 * DAY else (DAY, "days")
    amount = seconds / size
    return (round(2 * amount) if amount < 10 else 2 * round(amount)), unit


def event_phrase(event: Event, language: str) -> str:
    """Name an event inside a sentence: `the second breakup`."""
    return say("event", language, event=event.name, number=event.number)


def day_phrase(day: date, language: str) -> str:
    """Write a date: `10 February 2026`."""
    return say("day", language, day=str(day.day), month=day.month, year=str(day.year))


def side_phrases(event: Event | None, language: str) -> dict[str, str]:
    """Name the two sides of an event, or two compared stretches, as the parts that sentences are made of."""
    if event is None:
        return dict.fromkeys(SIDES, "")
    names = STRETCHES if event.name == STRETCH else EVENT_SIDES
    named = event_phrase(event, language)
    return {part: say(f"sides.{name}", language, event=named) for part, name in zip(SIDES, names, strict=True)}


def period_phrase(period: str, events: tuple[Event, ...], language: str) -> str:
    """Name a period inside a sentence: `since the breakup`."""
    side, _, event = period.partition(":")
    if event == STRETCH:
        side = PERIODS[side]
    named = {known.id: known for known in events}
    return say(f"period.{side}", language, event=event_phrase(named[event], language) if event else "")
