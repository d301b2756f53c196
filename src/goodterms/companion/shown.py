"""What to draw and say of what was found: values for every kind of screen, with no characters and no markup."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from goodterms.companion.naming import Naming
from goodterms.companion.phrases import day_phrase
from goodterms.companion.rows import Row, choose, row, scale_of, ticks_of, too_little
from goodterms.companion.series import Series, series_of
from goodterms.content.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goodterms.companion.found import Found
    from goodterms.companion.scale import Scale, Tick
    from goodterms.companion.told import ToldMeasure, ToldTerms
    from goodterms.companion.told_excitation import ToldExcitation


@dataclass(frozen=True, slots=True)
class ShownMeasure:
    """One measure: what is said of it, and its rows with the scale to draw the levels on.

    units: what n counts. levels: rows to draw, those of one period together. changes: rows to say only. little: a
    line that names what there is too little of, where there is enough of something else. described: the levels as one
    sentence, for who cannot see the chart; empty where there is none. series: the weeks one by one; weekly: these as
    one sentence.
    """

    id: str
    title: str
    units: str
    said: str
    enough: bool
    levels: tuple[Row, ...]
    changes: tuple[Row, ...]
    little: str
    scale: Scale
    ticks: tuple[Tick, ...]
    described: str
    series: Series | None
    weekly: str
    cannot_show: str
    method: str
    source: str


@dataclass(frozen=True, slots=True)
class Shown:
    """All that a screen shows of what was found, in the order in which it is shown.

    alone: that one person wrote all of it; there are then no measures. legend: how to read a number, where one is
    drawn. terms: how what the two said was kept, where anything was said. expert: who writes after
    whom, where that was asked for. limits: what all of it cannot show; each
    measure has its own `cannot_show` besides. remarks: about what was asked. warnings: about what the import had to
    guess.
    """

    heading: str
    alone: str
    legend: str
    measures: tuple[ShownMeasure, ...]
    terms: ToldTerms | None
    expert: ToldExcitation | None
    limits: tuple[str, ...]
    remarks: tuple[str, ...]
    warnings: tuple[str, ...]


def show(found: Found, language: str = "en") -> Shown:
    """Choose what to show of what was found, and name it."""
    naming = Naming(found, language)
    them = found.people.them
    measures = tuple(_measure(measure, naming) for measure in (() if found.alone else found.told.measures))
    return Shown(
        heading=_heading(found, language),
        alone=say("reading.alone", language, side=found.alone, them=them) if found.alone else "",
        legend=say("reading.legend", language) if any(measure.enough for measure in measures) else "",
        measures=measures,
        terms=found.told.terms or None,
        expert=found.told.expert or None,
        limits=tuple(_limits(found, language)),
        remarks=found.remarks,
        warnings=found.warnings,
    )


def _measure(measure: ToldMeasure, naming: Naming) -> ShownMeasure:
    chosen, unit, language = choose(measure, naming.found.told), measure.unit, naming.language
    naming = replace(naming, parted=len({level.period for level in chosen.levels}) > 1)
    levels = tuple(row(level, unit, naming) for level in chosen.levels)
    scale = scale_of(unit, chosen.levels)
    series = series_of(measure, naming)
    return ShownMeasure(
        id=measure.id,
        title=measure.title,
        units=say(f"{measure.id}.units", language),
        said=measure.said,
        enough=measure.enough,
        levels=levels,
        changes=tuple(row(change, unit, naming) for change in chosen.changes),
        little=too_little(chosen.short, naming) if measure.enough else "",
        scale=scale,
        ticks=ticks_of(unit, scale, language),
        described=_described(measure.title, levels, language),
        series=series,
        weekly=_weekly(measure.title, series, naming) if series else "",
        cannot_show=say(f"{measure.id}.cannot-show", language),
        method=measure.method,
        source=measure.source,
    )


def _described(title: str, levels: tuple[Row, ...], language: str) -> str:
    if not levels:
        return ""
    named = (say("chart.listed", language, label=level.label, value=level.brief) for level in levels)
    return say("chart.levels", language, title=title, list="; ".join(named))


def _weekly(title: str, series: Series, naming: Naming) -> str:
    mine, theirs = [week.me for week in series.weeks], [week.them for week in series.weeks]
    days = ((event.name, day_phrase(event.on, naming.language)) for event in series.events)
    return say(
        "chart.series",
        naming.language,
        title=title,
        first=series.first,
        last=series.last,
        me=say("you", naming.language),
        me_low=min(mine),
        me_high=max(mine),
        them=naming.found.people.them,
        them_low=min(theirs),
        them_high=max(theirs),
        events="".join(say("chart.event", naming.language, event=name, day=day) for name, day in days),
    )


def _heading(found: Found, language: str) -> str:
    days = found.told.days
    first, last = (day_phrase(day, language) for day in days)
    return say(
        "reading.heading",
        language,
        messages=found.told.messages,
        days="one" if days[0] == days[1] else "more",
        first=first,
        last=last,
        zone=found.told.zone,
    )


def _limits(found: Found, language: str) -> Iterator[str]:
    """Say what all of it cannot show."""
    yield say("reading.missing", language)
    if found.minutes_only:
        yield say("reading.minutes", language)
    if found.left_out:
        yield say("reading.left-out", language, count=found.left_out)
