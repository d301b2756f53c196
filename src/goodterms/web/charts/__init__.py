"""Charts as SVG, drawn on the server from what is shown: pure functions that know neither pages nor requests.

Nothing in a chart has a style: lines and marks take the colour of the text around them, and a class says what each is,
for the page's own style sheet: `me`, `them`, `both` (groups), `axis`, `half`, `event`, `range` (lines), `label`
(words). Charts are drawn 320 wide with letters of 13, and run from left to right in every language. The two are told
apart by shape as well: me round and solid, them square and dashed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from goodterms.companion.phrases import number
from goodterms.companion.tables import Table, hours_table, rows_table, weeks_table
from goodterms.content.sentences import say
from goodterms.web.charts.hours import hours_chart
from goodterms.web.charts.intervals import interval_chart
from goodterms.web.charts.weeks import points_of, top_of, weekly_chart

if TYPE_CHECKING:
    from goodterms.companion.hours import Hours
    from goodterms.companion.series import Series
    from goodterms.companion.shown import ShownMeasure

__all__ = ["Chart", "Charts", "draw", "hours_chart", "interval_chart", "weekly_chart"]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with what stands around it. svg: markup, escaped already. table: its numbers, in words. notes: lines."""

    caption: str
    svg: str
    table: Table
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Charts:
    """What is drawn of a measure: its levels, its weeks one by one, its hours; None where there is nothing to draw."""

    levels: Chart | None
    weeks: Chart | None
    hours: Chart | None


def draw(measure: ShownMeasure, language: str = "en") -> Charts:
    """Draw a measure."""
    return Charts(
        _levels(measure, language) if measure.levels else None,
        _weeks(measure.series, measure.weekly, language) if measure.series else None,
        _hours(measure.hours, language) if measure.hours else None,
    )


def _levels(measure: ShownMeasure, language: str) -> Chart:
    table = rows_table((*measure.levels, *measure.changes), language)
    return Chart(f"{measure.title} · {measure.units}", interval_chart(measure), table)


def _hours(hours: Hours, language: str) -> Chart:
    caption = say("axis.hours", language, amount=round(100 * hours.top))
    return Chart(caption, hours_chart(hours, language), hours_table(hours, language))


def _weeks(series: Series, described: str, language: str) -> Chart:
    thin = points_of(series, language)
    caption = say("axis.series", language, amount=number(top_of(thin), "messages", language))
    notes = tuple(note for note in (thin.note, series.note) if note)
    return Chart(caption, weekly_chart(series, described, language), weeks_table(series, language), notes)
