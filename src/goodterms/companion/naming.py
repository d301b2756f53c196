"""Call the people, events and numbers of a reading by their names, in labels beside a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec import UNSET

from goodterms.companion.people import at_start, shortened
from goodterms.companion.phrases import PERIODS, STRETCH, event_phrase, limits, number, range_phrase
from goodterms.content.sentences import say
from goodterms.reading import Event

if TYPE_CHECKING:
    from goodterms.companion.found import Found
    from goodterms.companion.told import Side, ToldEstimate
    from goodterms.reading.results import Unit


@dataclass(frozen=True, slots=True)
class Naming:
    """The names in one reading, in one language. parted: other times are named beside the whole of it."""

    found: Found
    language: str
    parted: bool = False

    def person(self, who: Side) -> str:
        """Name a side at the start of a label."""
        if who == "them":
            return at_start(self.found.people.them, self.language)
        return say("row.you" if who == "me" else "row.both", self.language)

    def short_person(self, who: Side) -> str:
        """Name a side where there is little room."""
        return shortened(self.person(who))

    def event(self, name: str) -> str:
        """Name an event of the reading by its id; nothing for none."""
        found = [event for event in self.found.told.events if event.id == name]
        return event_phrase(Event(found[0].id, found[0].on), self.language) if found else ""

    def label(self, estimate: ToldEstimate) -> str:
        """Say whose a number is and of when: `Alex, since the breakup`."""
        side, _, event = estimate.period.partition(":")
        if event == STRETCH:
            variant = PERIODS[side] if estimate.kind is UNSET else "differs"
        else:
            variant = (side if event else self._whole) if estimate.kind is UNSET else "change"
        return say(f"row.{variant}", self.language, who=self.person(estimate.who), event=self.event(event))

    def when(self, estimate: ToldEstimate) -> str:
        """Say of when a level is: `Since the breakup`; nothing where there is only the whole time."""
        side, _, event = estimate.period.partition(":")
        if event == STRETCH:
            return say(f"chart.{PERIODS[side]}", self.language)
        if event or self.parted:
            return say(f"chart.{side if event else self._whole}", self.language, event=self.event(event))
        return ""

    def amount(self, estimate: ToldEstimate, unit: Unit) -> str:
        """Put a number into words with its limits and its n."""
        signed = estimate.kind is not UNSET
        low, high = limits(estimate.low, estimate.high, unit, self.language, signed=signed)
        return self._worded("row", estimate, unit, range=range_phrase(low, high, self.language), n=estimate.n)

    def brief(self, estimate: ToldEstimate, unit: Unit) -> str:
        """Put a number into words, alone."""
        return self._worded("brief", estimate, unit)

    def limits(self, estimate: ToldEstimate, unit: Unit) -> tuple[str, str]:
        """Put each limit into words, alone."""
        low, high = limits(estimate.low, estimate.high, unit, self.language, signed=estimate.kind is not UNSET)
        return self.plain(low), self.plain(high)

    def plain(self, value: str | float) -> str:
        """Write a number as the language does."""
        return say("brief.plain", self.language, value=value)

    @property
    def _whole(self) -> str:
        return "whole" if self.parted else "all"

    def _worded(self, message: str, estimate: ToldEstimate, unit: Unit, **rest: str | float) -> str:
        signed, timed = estimate.kind is not UNSET, unit == "seconds"
        value = number(estimate.value, unit, self.language, about=timed, signed=signed)
        variant = "unreached" if estimate.value is None else unit
        return say(f"{message}.{variant}", self.language, value=value, **rest)
