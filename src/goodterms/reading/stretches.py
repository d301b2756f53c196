"""Compare any two stretches of days, over chosen messages only; features are enough, the words are not needed.

The result is a Reading like any other: its one event is STRETCH, `before:stretch` is the first stretch and
`since:stretch` the second, and its changes are second minus first. The stretches may lie in any order and need not
touch.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import polars as pl

from goodterms.messages import COUNTED_KINDS
from goodterms.reading.errors import BadRequest
from goodterms.reading.events import Event
from goodterms.reading.periods import Period, Periods, Split

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from goodterms.reading.features import Features

STRETCH = "stretch"
HOURS = range(24)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Local days from `first` to `last`, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two stretches, and which messages enter.

    channels, kinds: only these; empty for all. hours: local hours from the first to before the second, such as (22, 6);
    None for all.
    """

    first: Stretch
    second: Stretch
    channels: Collection[str] = ()
    kinds: Collection[str] = ()
    hours: tuple[int, int] | None = None


def check(comparison: Comparison) -> None:
    """Raise BadRequest for stretches that end before they begin or share days, and for what does not exist."""
    one, other = comparison.first, comparison.second
    for stretch in (one, other):
        if stretch.last < stretch.first:
            first, last = (f"{day.day} {day:%B %Y}" for day in (stretch.first, stretch.last))
            raise BadRequest(f"The stretch from {first} to {last} ends before it begins.")
    if one.first <= other.last and other.first <= one.last:
        raise BadRequest("The two stretches share days; choose two that do not overlap.")
    if unknown := [kind for kind in comparison.kinds if kind not in COUNTED_KINDS]:
        raise BadRequest(f"There is no kind “{unknown[0]}” to count: use {', '.join(COUNTED_KINDS)}.")
    if comparison.hours and not all(hour in HOURS for hour in comparison.hours):
        raise BadRequest("Hours go from 0 to 23, such as 22-6.")


def chosen(taken: Features, comparison: Comparison) -> Features:
    """Keep the rows that are to enter; the days that are told of stay the same."""
    conditions = []
    if comparison.channels:
        conditions.append(pl.col("channel").is_in(list(comparison.channels)))
    if comparison.kinds:
        conditions.append(pl.col("kind").cast(pl.String).is_in(list(comparison.kinds)))
    if comparison.hours:
        begin, end = comparison.hours
        hour = pl.col("sent_at").dt.convert_time_zone(taken.zone).dt.hour()
        conditions.append(hour.is_between(begin, end, closed="left") if begin < end else (hour >= begin) | (hour < end))
    if not conditions:
        return taken
    kept = replace(taken, frame=taken.frame.filter(conditions))
    if not kept.frame["counted"].any():
        raise BadRequest("There is no message of that kind in what was brought in; choose others.")
    return kept


def periods_of(comparison: Comparison, whole: Period) -> Periods:
    """Make the periods of a comparison, within the days that are known."""
    first, second = (
        Period(f"{side}:{STRETCH}", max(stretch.first, whole.first), min(stretch.last, whole.last))
        for side, stretch in (("before", comparison.first), ("since", comparison.second))
    )
    return Periods(whole, (Split(first, second),))


def event_of(comparison: Comparison) -> Event:
    """Give the event that stands for the comparison in a Reading, on the first day of the second stretch."""
    return Event(STRETCH, comparison.second.first)
