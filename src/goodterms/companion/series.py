"""The weeks of a reading one by one, with the events between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import UNSET

from goodterms.companion.phrases import day_phrase
from goodterms.content.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from goodterms.companion.naming import Naming
    from goodterms.companion.told import ToldMeasure

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Week:
    """How many messages each of the two wrote in the week that begins on a Monday."""

    monday: date
    me: int
    them: int


@dataclass(frozen=True, slots=True)
class Marked:
    """An event among the weeks, by the days that have gone since the first of them."""

    name: str
    on: date
    day: int


@dataclass(frozen=True, slots=True)
class Point:
    """What is drawn of one or more weeks: the mean of each person, in the middle of the days that it is about."""

    day: float
    me: float
    them: float


@dataclass(frozen=True, slots=True)
class Series:
    """Whole weeks one after the other, and what is said around them.

    me, them: what the two are called. first, last: the first and last day in words. note: which weeks these are.
    """

    weeks: tuple[Week, ...]
    events: tuple[Marked, ...]
    me: str
    them: str
    first: str
    last: str
    note: str

    @property
    def days(self) -> int:
        """Count the days of all weeks."""
        return WEEK.days * len(self.weeks)


@dataclass(frozen=True, slots=True)
class Thinned:
    """The points of a series that are few enough to draw: each stands for so many weeks, and a note says so."""

    points: tuple[Point, ...]
    each: int
    note: str


def series_of(measure: ToldMeasure, naming: Naming) -> Series | None:
    """Take the weeks of a measure; None where it has none."""
    weeks = tuple(_weeks(measure))
    if not weeks:
        return None
    first, end = weeks[0].monday, weeks[-1].monday + WEEK
    events = tuple(
        Marked(naming.event(event.id), event.on, (event.on - first).days)
        for event in naming.found.told.events
        if first <= event.on < end
    )
    cut = any(event.day and event.on.weekday() for event in events)
    return Series(
        weeks=weeks,
        events=events,
        me=naming.person("me"),
        them=naming.person("them"),
        first=day_phrase(first, naming.language),
        last=day_phrase(end - timedelta(days=1), naming.language),
        note=say("axis.weeks-cut" if cut else "axis.weeks", naming.language),
    )


def thinned(series: Series, most: int, language: str = "en") -> Thinned:
    """Draw neighbouring weeks together, as many as it takes to stay within so many points."""
    weeks = series.weeks
    each = -(-len(weeks) // most)
    points = tuple(_mean(weeks[start : start + each], start) for start in range(0, len(weeks), each))
    return Thinned(points, each, say("axis.averaged", language, count=each) if each > 1 else "")


def _weeks(measure: ToldMeasure) -> Iterator[Week]:
    counts: dict[date, dict[str, int]] = {}
    for estimate in measure.estimates:
        if estimate.at is not UNSET and estimate.given is UNSET:
            counts.setdefault(estimate.at, {})[estimate.who] = round(estimate.value or 0)
    for monday, week in sorted(counts.items()):
        yield Week(monday, week["me"], week["them"])


def _mean(weeks: Sequence[Week], start: int) -> Point:
    number = len(weeks)
    middle = WEEK.days * (start + number / 2)
    return Point(middle, sum(week.me for week in weeks) / number, sum(week.them for week in weeks) / number)
