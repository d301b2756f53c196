"""Lay a told reading out for a terminal: sentences first, then charts, then what it cannot show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import UNSET
from rich.text import Text

from goodterms.cli.charts import Mark, Scale, bar, columns, fitted, ruler
from goodterms.companion.people import at_start
from goodterms.companion.phrases import DAY, HOUR, MINUTE, day_phrase, event_phrase, limits, number
from goodterms.content.sentences import say
from goodterms.reading import Event

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from goodterms.companion.read_export import ReadExport
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
    """What an export shows, for `width` columns; every part may still be wrapped.

    drawn: how many measures get a chart (none: all of them). more: a line that says how to see the others.
    """

    found: ReadExport
    width: int
    drawn: int | None = None
    more: str = ""
    language: str = "en"

    @property
    def told(self) -> ToldReading:
        """Give the reading in words."""
        return self.found.told

    def parts(self) -> Iterator[Text]:
        """Go through everything that is shown, from top to bottom."""
        measures = () if self.found.alone else self.told.measures
        yield Text(self._heading(), "bold")
        if self.found.alone:
            yield Text()
            yield Text(say("terminal.alone", self.language, side=self.found.alone, them=self.found.people.them))
        for measure in measures:
            yield Text()
            yield Text(measure.said)
        if measures:
            yield from self._charts(measures)
        yield from self._limits(measures)

    def _charts(self, measures: Sequence[ToldMeasure]) -> Iterator[Text]:
        yield from self._title("terminal.charts")
        yield Text(say("terminal.legend", self.language), "dim")
        for measure in measures[: self.drawn]:
            yield from self._measure(measure)
        if self.more:
            yield Text()
            yield Text(self.more)

    def _limits(self, measures: Sequence[ToldMeasure]) -> Iterator[Text]:
        """Say what all of it cannot show, and then what each measure cannot."""
        yield from self._title("terminal.cannot-show")
        yield Text(say("terminal.missing", self.language))
        if self.found.minutes_only:
            yield Text(say("terminal.minutes", self.language))
        if self.found.left_out:
            yield Text(say("terminal.left-out", self.language, count=self.found.left_out))
        for measure in measures:
            cannot = say(f"{measure.id}.cannot-show", self.language)
            yield Text.assemble((f"{measure.title}: ", "bold"), cannot)

    def _heading(self) -> str:
        days = [time.date() for time in (self.told.begin, self.told.end)]
        first, last = (day_phrase(day, self.language) for day in days)
        return say(
            "terminal.heading",
            self.language,
            messages=self.told.messages,
            days="one" if days[0] == days[1] else "more",
            first=first,
            last=last,
            zone=self.told.zone,
        )

    def _title(self, name: str) -> Iterator[Text]:
        yield Text()
        yield Text(say(name, self.language), "bold underline")

    def _measure(self, measure: ToldMeasure) -> Iterator[Text]:
        units = say(f"{measure.id}.units", self.language)
        yield Text()
        yield Text.assemble((measure.title, "bold"), (f" · {units}", "dim"))
        shown = [estimate for estimate in measure.estimates if self._inside(estimate)]
        levels = _levels(shown)
        enough = [level for level in levels if level.enough]
        scale = _scale(measure, enough)
        for level in enough:
            mark = MARKS[level.who]
            yield self._row(measure, level)
            yield Text(INDENT + bar(level.value, level.low, level.high, scale, self._columns, mark), mark.style)
        if enough:
            yield Text(INDENT + ruler(scale, self._ticks(measure, scale), self._columns), "dim")
        changes = [estimate for estimate in shown if estimate.kind is not UNSET]
        for change in changes:
            if change.enough:
                yield self._row(measure, change)
        # Where a side of an event is too short, so is the change: one of the two is enough to say.
        short = [level for level in levels if not level.enough] or [change for change in changes if not change.enough]
        if short:
            yield self._short(short)
        yield from self._series(measure)

    def _inside(self, estimate: ToldEstimate) -> bool:
        """Tell whether its event lies within the messages: else one side is empty, and the other is the whole."""
        named = estimate.period.partition(":")[2]
        first, last = self.told.begin.date(), self.told.end.date()
        return all(first <= event.on <= last for event in self.told.events if event.id == named)

    def _short(self, estimates: Sequence[ToldEstimate]) -> Text:
        """Name in one line everything that there is too little of."""
        named = (say("row.short", self.language, label=self._label(one), n=one.n) for one in estimates)
        return Text(INDENT + say("row.little", self.language, list="; ".join(named)))

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
        if who == "them":
            return at_start(self.found.people.them, self.language)
        return say("row.you" if who == "me" else "row.both", self.language)

    def _event(self, name: str) -> str:
        """Name an event of the reading by its id; nothing for none."""
        found = [event for event in self.told.events if event.id == name]
        return event_phrase(Event(found[0].id, found[0].on), self.language) if found else ""

    def _amount(self, measure: ToldMeasure, estimate: ToldEstimate) -> str:
        signed, timed = estimate.kind is not UNSET, measure.unit == "seconds"
        value = number(estimate.value, measure.unit, self.language, about=timed, signed=signed)
        low, high = limits(estimate.low, estimate.high, measure.unit, self.language, signed=signed)
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
        last = day_phrase(end - timedelta(days=1), self.language)
        yield Text(f"{INDENT}{day_phrase(first, self.language)} … {last}", "dim")
        cut = any(first < event.on < end and event.on.weekday() for event in self.told.events)
        yield Text(INDENT + say("axis.weeks-cut" if cut else "axis.weeks", self.language), "dim")


def _levels(estimates: Sequence[ToldEstimate]) -> list[ToldEstimate]:
    """Choose the levels to show: where both sides of an event are enough, not the whole, which mixes them."""
    levels = [e for e in estimates if e.at is UNSET and e.kind is UNSET and e.who != "both"]
    sides: dict[str, list[bool]] = {}
    for level in levels:
        sides.setdefault(level.period.partition(":")[2], []).append(level.enough)
    split = any(all(enough) for event, enough in sides.items() if event)
    return [level for level in levels if level.period != "all" or not split]


def _scale(measure: ToldMeasure, levels: list[ToldEstimate]) -> Scale:
    if measure.unit == "share":
        return Scale(0, 1)
    if measure.unit == "seconds":
        return Scale(MINUTE / 2, 7 * DAY, by_ratio=True)
    return Scale(0, max([1, *(level.high or 0 for level in levels)]))
