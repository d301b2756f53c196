"""Lay out in characters what is shown of a reading: sentences first, then charts, then what it cannot show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from goodterms.cli.charts import Mark, bar, columns, fitted, place, ruler
from goodterms.companion.phrases import number
from goodterms.companion.scale import Scale
from goodterms.content.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goodterms.companion.hours import Hours
    from goodterms.companion.rows import Row
    from goodterms.companion.series import Series
    from goodterms.companion.shown import Shown, ShownMeasure
    from goodterms.companion.told import ToldKept, ToldRaised, ToldTerms
    from goodterms.companion.told_excitation import ToldExcitation, ToldStyle

MARKS = {"me": Mark("●", "━", "dark_cyan"), "them": Mark("■", "═", "color(173)"), "both": Mark("◆", "─", "")}
WIDEST = 72
INDENT = "  "
COLUMN_HEIGHT = 3


@dataclass(frozen=True, slots=True)
class ReadingView:
    """What an export shows, for `width` columns; every part may still be wrapped.

    drawn: how many measures get a chart (none: all of them). more: a line that says how to see the others.
    """

    shown: Shown
    width: int
    drawn: int | None = None
    more: str = ""
    language: str = "en"

    def parts(self) -> Iterator[Text]:
        """Go through everything that is shown, from top to bottom."""
        yield Text(self.shown.heading, "bold")
        if self.shown.alone:
            yield Text()
            yield Text(self.shown.alone)
        yield from self._sentences()
        if self.shown.legend:
            yield from self._charts()
        for each in self.shown.expert:
            yield from self._expert(each)
        if self.shown.terms:
            yield from self._terms(self.shown.terms)
        yield from self._limits()

    def _sentences(self) -> Iterator[Text]:
        """Say every finding: first what stands out, then the others by what they are about, then what is too little."""
        for measure in self.shown.first:
            yield Text()
            yield Text(measure.said)
        for group in self.shown.groups:
            yield Text()
            yield Text(group.title, "bold")
            for measure in group.measures:
                yield Text(measure.said)
        if self.shown.silent:
            yield Text()
            yield Text(say("reading.silent", self.language), "bold")
            for said in self.shown.silent:
                yield Text(said)

    def _charts(self) -> Iterator[Text]:
        yield from self._title("reading.charts")
        yield Text(self.shown.legend, "dim")
        for measure in self.shown.measures[: self.drawn]:
            yield from self._measure(measure)
        if self.more:
            yield Text()
            yield Text(self.more)

    def _terms(self, terms: ToldTerms) -> Iterator[Text]:
        """Say how what the two said was kept."""
        yield from self._title("kept.title")
        told: tuple[ToldKept | ToldRaised, ...] = (*terms.mine, *terms.theirs)
        for each in told:
            yield Text()
            yield Text.assemble((each.term, "bold"), (f" · {each.origin}", "dim"))
            yield Text(INDENT + each.said)
        if terms.theirs:
            yield Text()
            yield Text(say("kept.theirs-note", self.language), "dim")

    def _expert(self, expert: ToldExcitation | ToldStyle) -> Iterator[Text]:
        """Say what is for experts, and how it was made."""
        yield Text()
        yield Text(expert.title, "bold underline")
        yield Text(expert.said)
        if expert.enough:
            yield Text(f"{expert.method} {expert.source}.", "dim")

    def _limits(self) -> Iterator[Text]:
        """Say what all of it cannot show, and then what each measure cannot."""
        yield from self._title("reading.cannot-show")
        for line in self.shown.limits:
            yield Text(line)
        for measure in self.shown.measures:
            yield Text.assemble((f"{measure.title}: ", "bold"), measure.cannot_show)
        for each in self.shown.expert:
            yield Text.assemble((f"{each.title}: ", "bold"), each.cannot_show)

    def _title(self, name: str) -> Iterator[Text]:
        yield Text()
        yield Text(say(name, self.language), "bold underline")

    def _measure(self, measure: ShownMeasure) -> Iterator[Text]:
        yield Text()
        yield Text.assemble((measure.title, "bold"), (f" · {measure.units}", "dim"))
        for level in measure.levels:
            mark = MARKS[level.who]
            yield _row(level)
            drawn = bar(level.value, level.low, level.high, measure.scale, self._columns, mark)
            yield Text(INDENT + drawn, mark.style)
        if measure.levels:
            yield Text(INDENT + ruler(measure.scale, measure.ticks, self._columns), "dim")
        yield from map(_row, measure.changes)
        if measure.little:
            yield Text(INDENT + measure.little)
        if measure.series:
            yield from self._series(measure.series)
        if measure.hours:
            yield from self._hours(measure.hours)

    @property
    def _columns(self) -> int:
        return max(10, min(WIDEST, self.width - 2 * len(INDENT)))

    def _hours(self, hours: Hours) -> Iterator[Text]:
        """Draw the hours of the day, both people to one scale."""
        yield Text(INDENT + say("axis.hours", self.language, amount=round(100 * hours.top)))
        wide = max(1, min(2, self._columns // len(hours.hours)))
        for name, values, mark in (
            (hours.me, [hour.me for hour in hours.hours], MARKS["me"]),
            (hours.them, [hour.them for hour in hours.hours], MARKS["them"]),
        ):
            yield Text(f"{INDENT}{mark.point} {name}", mark.style)
            for line in columns([value for value in values for _ in range(wide)], hours.top, COLUMN_HEIGHT):
                yield Text(INDENT + line, mark.style)
        named = "".join(f"{hour:<{6 * wide}}" for hour in range(0, 24, 6))
        yield Text(INDENT + named.rstrip(), "dim")

    def _series(self, series: Series) -> Iterator[Text]:
        """Draw the weeks one by one, both people to one scale, with the events under them."""
        mine = fitted([float(week.me) for week in series.weeks], self._columns)
        theirs = fitted([float(week.them) for week in series.weeks], self._columns)
        top = max(*mine, *theirs) or 1
        yield Text(INDENT + say("axis.series", self.language, amount=number(top, "messages", self.language)))
        for name, values, mark in ((series.me, mine, MARKS["me"]), (series.them, theirs, MARKS["them"])):
            yield Text(f"{INDENT}{mark.point} {name}", mark.style)
            for line in columns(values, top, COLUMN_HEIGHT):
                yield Text(INDENT + line, mark.style)
        yield from _under_weeks(series, len(mine))


def _row(row: Row) -> Text:
    mark = MARKS[row.who]
    return Text.assemble(INDENT, (f"{mark.point} {row.label}: ", mark.style), row.amount)


def _under_weeks(series: Series, width: int) -> Iterator[Text]:
    days = Scale(0, series.days)
    for event in series.events:
        column, name = place(event.day, days, width), event.name
        before = column > width // 2 and column > len(name)
        line = f"{name} ▲".rjust(column + 1) if before else f"{'':{column}}▲ {name}"
        yield Text(INDENT + line, "dim")
    yield Text(f"{INDENT}{series.first} … {series.last}", "dim")
    yield Text(INDENT + series.note, "dim")
