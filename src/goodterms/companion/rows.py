"""Choose the numbers of a measure that are shown, and put each into a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from goodterms.companion.phrases import DAY, HOUR, MINUTE, number
from goodterms.companion.scale import Scale, Tick
from goodterms.companion.told_since import inside
from goodterms.content.sentences import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goodterms.companion.naming import Naming
    from goodterms.companion.told import Side, ToldEstimate, ToldMeasure, ToldReading
    from goodterms.reading.results import Unit

TICKS: dict[Unit, tuple[tuple[str, float], ...]] = {
    "share": (("none", 0), ("half", 0.5), ("whole", 1)),
    "seconds": (("minute", MINUTE), ("hour", HOUR), ("day", DAY), ("week", 7 * DAY)),
    "messages": (("none", 0), ("weekly", float("inf"))),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One number with its limits, in words and as it is drawn.

    label: whose it is and of when. amount: value, limits and n in words. brief: the value alone; limits: each alone.
    when: of when, where there are several times; short: whose, cut to a few columns, and the value; rests_on: its n,
    in words. A value or limit that is None was not reached.
    """

    who: Side
    label: str
    amount: str
    brief: str
    limits: tuple[str, str]
    when: str
    short: str
    rests_on: str
    value: float | None
    low: float | None
    high: float | None
    n: int

    @property
    def reached(self) -> bool:
        """Tell whether the value was reached."""
        return self.value is not None


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is shown of a measure's numbers: its levels and changes where there is enough, and the others."""

    levels: tuple[ToldEstimate, ...]
    changes: tuple[ToldEstimate, ...]
    short: tuple[ToldEstimate, ...]


def choose(measure: ToldMeasure, told: ToldReading) -> Chosen:
    """Choose what to show of a measure.

    Where a side of an event is too short, so is the change: one of the two is enough to say.
    """
    named = {"", *(event.id for event in inside(told.events, told.days))}
    estimates = [estimate for estimate in measure.estimates if estimate.period.partition(":")[2] in named]
    levels = _levels(estimates)
    changes = [estimate for estimate in estimates if estimate.kind == "change"]
    short = [level for level in levels if not level.enough] or [change for change in changes if not change.enough]
    return Chosen(
        tuple(level for level in levels if level.enough),
        tuple(change for change in changes if change.enough),
        tuple(short),
    )


def row(estimate: ToldEstimate, unit: Unit, naming: Naming) -> Row:
    """Put one number into a row."""
    brief = naming.brief(estimate, unit)
    return Row(
        who=estimate.who,
        label=naming.label(estimate),
        amount=naming.amount(estimate, unit),
        brief=brief,
        limits=naming.limits(estimate, unit),
        when=naming.when(estimate),
        short=say("chart.level", naming.language, label=naming.short_person(estimate.who), value=brief),
        rests_on=say("chart.n", naming.language, n=estimate.n),
        value=estimate.value,
        low=estimate.low,
        high=estimate.high,
        n=estimate.n,
    )


def too_little(short: Sequence[ToldEstimate], naming: Naming) -> str:
    """Name in one line everything that there is too little of; nothing where there is none."""
    if not short:
        return ""
    named = (say("row.short", naming.language, label=naming.label(one), n=one.n) for one in short)
    return say("row.little", naming.language, list="; ".join(named))


def scale_of(unit: Unit, levels: Sequence[ToldEstimate]) -> Scale:
    """Choose the scale of a unit that holds the limits of all levels."""
    if unit == "share":
        return Scale(0, 1)
    if unit == "seconds":
        return Scale(MINUTE / 2, 7 * DAY, by_ratio=True)
    return Scale(0, max([1, *(level.high or 0 for level in levels)]))


def ticks_of(unit: Unit, scale: Scale, language: str) -> tuple[Tick, ...]:
    """Name the values of a scale that are worth a tick."""
    amount = number(scale.high, "messages", language)
    return tuple(
        Tick(name, say(f"axis.{name}", language, amount=amount), min(value, scale.high)) for name, value in TICKS[unit]
    )


def _levels(estimates: Sequence[ToldEstimate]) -> list[ToldEstimate]:
    """Choose the levels to show: where both sides of an event are enough, not the whole, which mixes them."""
    main = [estimate for estimate in estimates if estimate.main]
    levels = [level for level in main if level.who != "both"] or main
    sides: dict[str, list[bool]] = {}
    for level in levels:
        sides.setdefault(level.period.partition(":")[2], []).append(level.enough)
    split = any(all(enough) for event, enough in sides.items() if event)
    return [level for level in levels if level.period != "all" or not split]
