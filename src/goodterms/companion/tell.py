"""Put a reading into words: one plain sentence a measure, what it cannot show, how it was made.

A measure's words are the message of its name in content/<language>/sentences: `title`, `units`, `about`, `level`,
`cannot-show`, `method`, `source`, and `unreached` where its value may not be reached. `level` is about them, in the
time since the latest event since which there is enough, else in all (see told_since.py). Its `then` is what that event
did to it (`few`, `same`, `more`, `less`, or `beside` where a measure works out no change), and `early` where since the
last event there is too little. These, and `little`, are those of `any-share` where a measure has none of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec import UNSET

from goodterms.companion.people import at_start
from goodterms.companion.phrases import (
    day_phrase,
    duration,
    event_phrase,
    limits,
    number,
    period_phrase,
    range_phrase,
    side_phrases,
)
from goodterms.companion.tell_levels import stretches_of, tell_stretches
from goodterms.companion.told import ToldEstimate, ToldEvent, ToldMeasure, ToldReading
from goodterms.companion.told_since import inside, told_since
from goodterms.content.sentences import can_say, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goodterms.companion.people import People
    from goodterms.content.sentences import Argument
    from goodterms.reading import Estimate, Event, Measure, Reading
    from goodterms.reading.results import Who

ANY = "any-share"


def tell(reading: Reading, people: People, participants: tuple[str, ...], language: str = "en") -> ToldReading:
    """Put a reading into words."""
    zone = ZoneInfo(reading.zone)
    begin, end = (time.astimezone(zone) for time in reading.span)
    events = inside(reading.events, (begin.date(), end.date()))
    gap = duration(reading.gap.total_seconds(), language, about=True)
    return ToldReading(
        messages=reading.messages,
        begin=begin,
        end=end,
        zone=reading.zone,
        participants=participants,
        skipped=reading.skipped,
        events=tuple(ToldEvent(id=event.id, on=event.on) for event in reading.events),
        measures=tuple(_measure(measure, events, people, gap, language) for measure in reading.measures),
    )


def _measure(measure: Measure, events: tuple[Event, ...], people: People, gap: str, language: str) -> ToldMeasure:
    return ToldMeasure(
        id=measure.id,
        title=say(f"{measure.id}.title", language),
        said=_Telling(measure, events, people, language).sentence(),
        enough=measure.enough,
        unit=measure.unit,
        estimates=tuple(_estimate(estimate) for estimate in measure.estimates),
        cannot_show=f"{say(f'{measure.id}.cannot-show', language)} {say('elsewhere', language)}",
        method=say(f"{measure.id}.method", language, gap=gap),
        source=say(f"{measure.id}.source", language),
    )


def _estimate(estimate: Estimate) -> ToldEstimate:
    return ToldEstimate(
        who=estimate.who,
        period=estimate.period,
        value=estimate.value,
        low=estimate.low,
        high=estimate.high,
        n=estimate.n,
        enough=estimate.enough,
        kind=UNSET if estimate.kind == "level" else estimate.kind,
        to=estimate.to or UNSET,
        at=estimate.at or UNSET,
        given=dict(estimate.given) or UNSET,
    )


@dataclass(frozen=True)
class _Telling:
    """Choose what to say of one measure, and say it. events: those inside the days told."""

    measure: Measure
    events: tuple[Event, ...]
    people: People
    language: str

    def sentence(self) -> str:
        """Say the measure in one plain sentence."""
        about = self._about
        event = told_since(self.events, [level.period for level in self._levels(about) if level.enough])
        told = self._level(about, f"since:{event.id}" if event else "all")
        numbers = self._numbers(told)
        if not told.enough:
            return self._say("little", numbers)
        if stretches := stretches_of(self.measure):
            return tell_stretches(stretches, self.language)
        then = (self._since_then(event, numbers) if event else "") + self._early(event)
        said = self._say("level" if told.value is not None else "unreached", numbers | {"then": then})
        return " ".join([said, *self._besides()])

    @property
    def _about(self) -> Who:
        """Say whom the sentence is about: them, or both where the measure has nothing of each."""
        return "them" if self._levels("them") else "both"

    def _besides(self) -> Iterator[str]:
        """Say what stands beside the levels: how it would be with other thresholds, and the longest silence."""
        used = self._level(self._about, "all").value
        others = [each for each in self.measure.estimates if each.kind == "difference" and each.who == self._about]
        if used is not None and others and all(each.value is not None for each in others):
            values = [number(used + (each.value or 0), self.measure.unit, self.language) for each in others]
            yield self._say("otherwise", {f"value_{place}": value for place, value in enumerate(values)})
        for longest in (each for each in self.measure.estimates if "longest" in each.given and each.at):
            day = day_phrase(longest.at, self.language) if longest.at else ""
            yield self._say("longest", {"longest": self._value(longest), "day": day})

    def _levels(self, who: str) -> list[Estimate]:
        return [each for each in self.measure.estimates if each.main and each.who == who]

    def _level(self, who: str, period: str) -> Estimate:
        return next(level for level in self._levels(who) if level.period == period)

    def _numbers(self, told: Estimate) -> dict[str, Argument]:
        mine = self._level("me" if self._levels("me") else told.who, told.period)
        return {
            "period": period_phrase(told.period, self.events, self.language),
            "n": told.n,
            "hits": round((told.value or 0) * told.n),
            "open": "both" if told.low is None else "high",
            **self._counts(told),
            "value": self._value(told),
            "low": self._limits(told)[0],
            "range": self._range(told),
            "mine": self._value(mine),
            "mine_range": self._range(mine),
        }

    def _counts(self, estimate: Estimate) -> dict[str, Argument]:
        return {"there": estimate.there, "needed": estimate.needed, "sent": estimate.n}

    def _value(self, estimate: Estimate) -> Argument:
        return number(estimate.value, self.measure.unit, self.language, about=True)

    def _limits(self, estimate: Estimate) -> tuple[Argument, Argument]:
        return limits(estimate.low, estimate.high, self.measure.unit, self.language)

    def _range(self, estimate: Estimate) -> str:
        return range_phrase(*self._limits(estimate), self.language)

    def _since_then(self, event: Event, numbers: dict[str, Argument]) -> str:
        """Say what an event did to a level; nothing where there is nothing before it."""
        change = self._change(f"since:{event.id}")
        before = self._level(change.who if change else self._about, f"before:{event.id}")
        if before.n == 0 or (change is None and not before.enough):
            return ""
        each = {"each": change.needed} if change else {}
        return self._say(_direction(change) if change else "beside", numbers | self._before(before) | each, event)

    def _early(self, told: Event | None) -> str:
        """Say how little there is since the last event, where another time is told."""
        last = next(reversed(self.events), None)
        since = [level for level in self._levels(self._about) if last and level.period == f"since:{last.id}"]
        if last is told or not since:
            return ""
        return self._say("early", self._counts(since[0]), last)

    def _change(self, period: str) -> Estimate | None:
        """Find the change of both together, or of them, if the measure works one out."""
        changes = [change for change in self.measure.estimates if change.kind == "change"]
        mine = {change.who: change for change in changes if change.period == period}
        return mine.get("both") or mine.get("them")

    def _before(self, before: Estimate) -> dict[str, Argument]:
        reached = "no" if before.value is None else "yes"
        was = {"was": self._value(before), "was_range": self._range(before)}
        return {"was_n": before.n, "was_reached": reached, **was}

    def _say(self, variant: str, numbers: dict[str, Argument], event: Event | None = None) -> str:
        named = {"event": event_phrase(event, self.language) if event else "", **side_phrases(event, self.language)}
        own = f"{self.measure.id}.{variant}"
        if can_say(own, self.language):
            said = say(own, self.language, them=self.people.them, **named, **numbers)
        else:
            words = {part: say(f"{self.measure.id}.{part}", self.language) for part in ("units", "about")}
            said = say(f"{ANY}.{variant}", self.language, **named, **words, **numbers)
        return at_start(said, self.language)


def _direction(change: Estimate) -> str:
    """Say which way a change goes, if its limits leave no doubt."""
    if not change.enough or change.low is None or change.high is None:
        return "few"
    if change.low > 0:
        return "more"
    return "less" if change.high < 0 else "same"
