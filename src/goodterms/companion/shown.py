"""What to draw and say of what was found: values for every kind of screen, with no characters and no markup."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from goodterms.companion.findings import WORDS, group_of, lay
from goodterms.companion.hours import Hours, hours_of
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
    from goodterms.companion.told_excitation import ToldExcitation, ToldStyle


MANY = 3


@dataclass(frozen=True, slots=True)
class ShownMeasure:
    """One measure: what is said of it, and its rows with the scale to draw the levels on.

    units: what n counts. levels: rows to draw, those of one period together. changes: rows to say only. little: a
    line that names what there is too little of, where there is enough of something else. described: the levels as one
    sentence, for who cannot see the chart; empty where there is none. series: the weeks one by one; weekly: these as
    one sentence. hours: the hours of the day.
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
    hours: Hours | None
    cannot_show: str
    method: str
    source: str


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """Measures that are about one thing, under a title."""

    title: str
    measures: tuple[ShownMeasure, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """All that a screen shows of what was found, in the order in which it is shown.

    alone: that one person wrote all of it; there are then no measures. first: the findings to open with. groups: the
    others of which there is enough. silent: what there is too little of, in sentences. legend: how to read a number,
    where one is drawn. terms: how what the two said was kept, where anything was said. expert: what is for
    experts, where it was asked for. limits: what all of it cannot show; each
    measure has its own `cannot_show` besides. remarks: about what was asked. warnings: about what the import had to
    guess.
    """

    heading: str
    alone: str
    first: tuple[ShownMeasure, ...]
    groups: tuple[ShownGroup, ...]
    silent: tuple[str, ...]
    legend: str
    terms: ToldTerms | None
    expert: tuple[ToldExcitation | ToldStyle, ...]
    limits: tuple[str, ...]
    remarks: tuple[str, ...]
    warnings: tuple[str, ...]

    @property
    def measures(self) -> tuple[ShownMeasure, ...]:
        """List all measures of which there is enough, in the order in which they are shown."""
        return (*self.first, *(measure for group in self.groups for measure in group.measures))


def show(found: Found, language: str = "en", goal: str = "") -> Shown:
    """Choose what to show of what was found, and name it. goal: what the person hopes for, where it was said."""
    naming = Naming(found, language)
    them = found.people.them
    laid = lay(found.told, goal)
    measures = () if found.alone else found.told.measures
    shown = {measure.id: _measure(measure, naming) for measure in measures if measure.enough}
    return Shown(
        heading=_heading(found, language),
        alone=say("reading.alone", language, side=found.alone, them=them) if found.alone else "",
        first=tuple(shown[id_] for id_ in laid.first if id_ in shown),
        groups=tuple(
            ShownGroup(say(f"reading.group-{name}", language), tuple(shown[id_] for id_ in ids))
            for name, ids in laid.groups
            if shown
        ),
        silent=tuple(_silent([measure for measure in measures if not measure.enough], language)),
        legend=say("reading.legend", language) if shown else "",
        terms=found.told.terms or None,
        expert=tuple(each for each in (found.told.expert, found.told.style) if each),
        limits=tuple(_limits(found, language)),
        remarks=found.remarks,
        warnings=found.warnings,
    )


def _silent(measures: list[ToldMeasure], language: str) -> Iterator[str]:
    """Say what there is too little of; of many kinds of words in one sentence."""
    words = [measure.title for measure in measures if group_of(measure.id) == WORDS]
    together = len(words) >= MANY
    for measure in measures:
        if not (together and group_of(measure.id) == WORDS):
            yield measure.said
    if together:
        yield say("reading.silent-words", language, list=", ".join(title[:1].lower() + title[1:] for title in words))


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
        hours=hours_of(measure, naming),
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
