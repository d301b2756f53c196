"""A reading as `_reading.html` shows it: sentences, charts, tables, and what it cannot show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from goodterms.companion.shown import Shown, ShownMeasure, show
from goodterms.web.charts import Chart, draw

if TYPE_CHECKING:
    from goodterms.companion.found import Found


@dataclass(frozen=True, slots=True)
class DrawnMeasure:
    """A measure with its charts."""

    shown: ShownMeasure
    charts: tuple[Chart, ...]


@dataclass(frozen=True, slots=True)
class DrawnGroup:
    """Measures that are about one thing, under a title."""

    title: str
    measures: tuple[DrawnMeasure, ...]


@dataclass(frozen=True, slots=True)
class ReadingView:
    """All of a reading: the findings to open with, and the others."""

    shown: Shown
    first: tuple[DrawnMeasure, ...]
    groups: tuple[DrawnGroup, ...]


def reading_view(found: Found, language: str = "en", goal: str = "") -> ReadingView:
    """Draw what was found, for somebody with a goal of a situation.

    Names in it should be isolated, as `companion.people.isolated` does.
    """
    shown = show(found, language, goal)
    first = tuple(_drawn(measure, language) for measure in shown.first)
    groups = (
        DrawnGroup(group.title, tuple(_drawn(measure, language) for measure in group.measures))
        for group in shown.groups
    )
    return ReadingView(shown, first, tuple(groups))


def _drawn(measure: ShownMeasure, language: str) -> DrawnMeasure:
    charts = draw(measure, language)
    return DrawnMeasure(measure, tuple(chart for chart in (charts.levels, charts.weeks, charts.hours) if chart))
