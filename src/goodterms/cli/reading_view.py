"""Lay a told reading out for a terminal: sentences first, then charts, then what it cannot show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import UNSET
from rich.text import Text

from goodterms.cli.charts import Mark, Scale, bar, columns, fitted, ruler
from goodterms.companion.phrases import DAY, HOUR, MINUTE, day_phrase, event_phrase, number
from goodterms.content.sentences import say
from goodterms.reading import Event

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from goodterms.companion.people import People
    from goodterms.companion.told import ToldEstimate, ToldMeasure, ToldReading

MARKS = {"me": Mark("●", "━", "dark_cyan"), "them": Mark("■", "═", "color(173)"), "both": Mark("◆", "─", "")}
WIDEST = 72
INDENT = "  "
COLUMN_HEIGHT = 3
WEEK = timedelta(days=7)
TICKS: dict[str, tuple[tuple[str, float], ...]] = {
    "share": (("none", 0), ("half", 0.5), ("whole", 1)),
    "seconds": (("minute", MINUTE), ("hour", HOUR), ("day", DAY), ("week", 7 * DAY)),
    "messages": (("none", 0), ("weekly", float("inf"))),
}


@dataclass(frozen=True, slots=True)
class ReadingView:
    """A told reading for `width` columns; every part may still be wrapped. `minutes_only` is about its times."""

    told: ToldReading
    people: People
    width: int
    minutes_only: bool
    language: str = "en"

    def parts(self) -> Iterator[Text]:
        """Go through everything that is shown, from top to bottom."""
        yield Text(self._heading(), "bold")
        for measure in self.told.measures:
            yield Text()
            yield Text(measure.said)
        yield from self._title("terminal.charts")
        for measure in self.told.measures:
            yield from self._measure(measure)
        yield from self._title("terminal.cannot-show")
        yield Text(say("terminal.missing", self.language))
        if self.minutes_only:
            yield Text(say("terminal.minutes", self.language))
        for measure in self.told.measures:
            yield Text.assemble((f"{measure.title}: ", "bold"), measure.cannot_show)

    def _heading(self) -> str:
        first, last = (day_phrase(time.date(), self.language) for time in (self.told.begin, self.told.end))
        return say("terminal.heading", self.language, messages=self.told.messages, first=first, last=last)

    def _title(self, name: str) -> Iterator[Text]:
        yield Text()
        yield Text(say(name, self.language), "bold underline")

    def _measure(self, measure: ToldMeasure) -> Iterator[Text]:
        units = say("row.units", self.language, units=say(f"{measure.id}.units", self.language))
        yield Text()
        yield Text.assemble((measure.title, "bold"), (f" · {units}", "dim"))
        levels = [e for e in measure.estimates if e.at is UNSET and e.kind is UNSET and e.who != "both"]
        scale = _scale(measure, levels)
        for estimate in levels:
            yield self._row(measure, estimate)
            if estimate.enough:
                mark = MARKS[estimate.who]
                drawn = bar(estimate.value, estimate.low, estimate.high, scale, self._columns, mark)
                yield Text(INDENT + drawn, mark.style)
        if any(estimate.enough for estimate in levels):
            yield Text(INDENT + ruler(scale, self._ticks(measure, scale), self._columns), "dim")
        for estimate in measure.estimates:
            if estimate.kind is not UNSET:
                yield self._row(measure, estimate)
        yield from self._series(measure)

    @property
    def _columns(self) -> int:
        return max(10, min(WIDEST, self.width - 2 * len(INDENT)))

    def _row(self, measure: ToldMeasure, estimate: ToldEstimate) -> Text:
        mark = MARKS[estimate.who]
        label = f"{mark.point} {self._label(estimate)}: "
        return Text.assemble(INDENT, (label, mark.style), self._amount(measure, estimate))

    def _label(self, estimate: ToldEstimate) -> str:
        side, _, event = estimate.period.partition(":")
        variant = side if estimate.kind is UNSET else "change"
        return say(f"row.{variant}", self.language, who=self._name(estimate.who), event=self._event(event))

    def _name(self, who: str) -> str:
        return self.people.them if who == "them" else say("row.you" if who == "me" else "row.both", self.language)

    def _event(self, name: str) -> str:
        """Name an event of the reading by its id; nothing for none."""
        found = [event for event in self.told.events if event.id == name]
        return event_phrase(Event(found[0].id, found[0].on), self.language) if found else ""

    def _amount(self, measure: ToldMeasure, estimate: ToldEstimate) -> str:
        if not estimate.enough:
            return say("row.little", self.language, n=estimate.n)
        signed = estimate.kind is not UNSET
        value = number(estimate.value, measure.unit, self.language, about=True, signed=signed)
        low, high = (
            number(limit, measure.unit, self.language, signed=signed) for limit in (estimate.low, estimate.high)
        )
        variant = "unreached" if estimate.value is None else measure.unit
        return say(f"row.{variant}", self.language, value=value, low=low, high=high, n=estimate.n)

    def _ticks(self, measure: ToldMeasure, scale: Scale) -> dict[str, float]:
        amount = number(scale.high, "messages", self.language)
        return {say(f"axis.{name}", self.language, amount=amount): value for name, value in TICKS[measure.unit]}

    def _series(self, measure: ToldMeasure) -> Iterator[Text]:
        """Draw the weeks one by one, both people to one scale, with the events under them."""
        weeks = sorted({estimate.at for estimate in measure.estimates if estimate.at is not UNSET})
        if not weeks:
            return
        counts = {
            side: fitted(
                [e.value or 0 for e in measure.estimates if e.at is not UNSET and e.who == side], self._columns
            )
            for side in ("me", "them")
        }
        top = max(map(max, counts.values())) or 1
        yield Text(INDENT + say("axis.series", self.language, amount=number(top, "messages", self.language)))
        for side, values in counts.items():
            yield Text(f"{INDENT}{MARKS[side].point} {self._name(side)}", MARKS[side].style)
            for line in columns(values, top, COLUMN_HEIGHT):
                yield Text(INDENT + line, MARKS[side].style)
        yield from self._under_weeks(weeks[0], weeks[-1] + WEEK, len(counts["me"]))

    def _under_weeks(self, first: date, end: date, width: int) -> Iterator[Text]:
        days = Scale(0, (end - first).days)
        for event in self.told.events:
            if first <= event.on < end:
                place, name = days.place((event.on - first).days, width), self._event(event.id)
                before = place > width // 2 and place > len(name)
                line = f"{name} ▲".rjust(place + 1) if before else f"{'':{place}}▲ {name}"
                yield Text(INDENT + line, "dim")
        yield Text(f"{INDENT}{day_phrase(first, self.language)} … {day_phrase(end, self.language)}", "dim")


def _scale(measure: ToldMeasure, levels: list[ToldEstimate]) -> Scale:
    if measure.unit == "share":
        return Scale(0, 1)
    if measure.unit == "seconds":
        return Scale(MINUTE / 2, 7 * DAY, by_ratio=True)
    return Scale(0, max((level.high for level in levels if level.high), default=1))
