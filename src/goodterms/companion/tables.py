"""The numbers of a chart as a table of words: the same rows, for who reads rather than looks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from goodterms.companion.hours import clock
from goodterms.companion.phrases import day_phrase, number
from goodterms.companion.series import WEEK
from goodterms.content.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from goodterms.companion.hours import Hours
    from goodterms.companion.rows import Row
    from goodterms.companion.series import Marked, Series, Week

MOST_WEEKS = 52
"""More weeks than these are told by month."""


@dataclass(frozen=True, slots=True)
class Table:
    """Cells in words; the first cell of a row names it."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def rows_table(rows: Iterable[Row], language: str = "en") -> Table:
    """Set rows out: whose and when, the value, its limits and its n."""
    headers = tuple(say(f"table.{name}", language) for name in ("whose", "value", "low", "high", "n"))
    return Table(headers, tuple((row.label, row.brief, *row.limits, _count(row.n, language)) for row in rows))


def weeks_table(series: Series, language: str = "en") -> Table:
    """Set a series out week by week, a long one by the month in which its weeks begin, with what was marked."""
    by_month = len(series.weeks) > MOST_WEEKS
    a_week = (say("table.a-week", language, who=who) for who in (series.me, series.them))
    people = (say("table.weeks", language), *a_week) if by_month else (series.me, series.them)
    headers = [say("table.month" if by_month else "table.week", language), *people]
    rows = [*(_months if by_month else _weeks)(series, language)]
    if series.events:
        headers.append(say("table.event", language))
        return Table(tuple(headers), tuple(rows))
    return Table(tuple(headers), tuple(row[:-1] for row in rows))


def hours_table(hours: Hours, language: str = "en") -> Table:
    """Set the hours of the day out, each with both shares and their limits."""
    headers = (say("table.hour", language), hours.me, hours.them)
    return Table(headers, tuple((clock(hour.hour), hour.mine, hour.theirs) for hour in hours.hours))


def _weeks(series: Series, language: str) -> Iterator[tuple[str, ...]]:
    for week in series.weeks:
        counts = (_count(count, language) for count in (week.me, week.them))
        yield day_phrase(week.monday, language), *counts, _marked(series.events, [week], language)


def _months(series: Series, language: str) -> Iterator[tuple[str, ...]]:
    for (year, month), begun in groupby(series.weeks, lambda week: (week.monday.year, week.monday.month)):
        weeks = list(begun)
        means = (sum(counts) / len(weeks) for counts in zip(*((week.me, week.them) for week in weeks), strict=True))
        yield (
            say("month", language, month=month, year=str(year)),
            _count(len(weeks), language),
            *(say("brief.plain", language, value=number(mean, "messages", language)) for mean in means),
            _marked(series.events, weeks, language),
        )


def _marked(events: Iterable[Marked], weeks: list[Week], language: str) -> str:
    """Name what was marked in these weeks, which follow each other."""
    first: date = weeks[0].monday
    end = weeks[-1].monday + WEEK
    named = (
        say("table.marked", language, event=event.name, day=day_phrase(event.on, language))
        for event in events
        if first <= event.on < end
    )
    return "; ".join(named)


def _count(count: int, language: str) -> str:
    return say("brief.plain", language, value=count)
