"""Message features in, a Reading out. One module a measure.

messages ──features──▶ Features ──Timeline──▶ conversations, bursts, days ──measures──▶ Reading

`read` does all of it; `read_features` starts from features that were kept without the words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.messages import Import
from goodterms.reading.errors import BadRequest
from goodterms.reading.events import EVENT_NAMES, Event, number_events, parse_event
from goodterms.reading.features import FEATURES_VERSION, Features, features, span_of
from goodterms.reading.measures import DEFINITIONS
from goodterms.reading.periods import Period, Periods, periods_between
from goodterms.reading.results import Estimate, Measure, Reading
from goodterms.reading.stretches import Comparison, Stretch, check, chosen, event_of, periods_of
from goodterms.reading.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Iterable

    import polars as pl

READING_VERSION = 5
"""Grows whenever the same features give another reading, so that what was read before is read anew."""

__all__ = [
    "DEFINITIONS",
    "EVENT_NAMES",
    "FEATURES_VERSION",
    "READING_VERSION",
    "BadRequest",
    "Comparison",
    "Estimate",
    "Event",
    "Features",
    "Measure",
    "Reading",
    "Stretch",
    "compare",
    "features",
    "parse_event",
    "read",
    "read_features",
    "span_of",
]


def read(messages: Import | pl.DataFrame, *, zone: str, events: Iterable[Event] = ()) -> Reading:
    """Measure what the messages of two people show, in the local time of a zone.

    The column `who` must be known. Raises BadRequest where it is not, where nothing is there to measure,
    for a zone or an event that does not exist.
    """
    table = messages.messages if isinstance(messages, Import) else messages
    skipped = messages.skipped_count if isinstance(messages, Import) else 0
    return read_features(features(table, zone), events=events, skipped=skipped)


def read_features(taken: Features, *, events: Iterable[Event] = (), skipped: int = 0) -> Reading:
    """Measure what features show; the words are not needed. `skipped` is only handed on."""
    dated = number_events(events)
    timeline = Timeline(taken)
    return _read(timeline, periods_between(timeline.first_day, timeline.last_day, dated), dated, skipped)


def compare(taken: Features, comparison: Comparison) -> Reading:
    """Measure two stretches of days against each other, over chosen messages: see stretches.py.

    Raise BadRequest for stretches that cannot be, and where nothing that was chosen is there.
    """
    check(comparison)
    timeline = Timeline(chosen(taken, comparison))
    whole = Period("all", timeline.first_day, timeline.last_day)
    return _read(timeline, periods_of(comparison, whole), (event_of(comparison),), 0)


def _read(timeline: Timeline, periods: Periods, dated: tuple[Event, ...], skipped: int) -> Reading:
    measures = (Measure(found.id, found.unit, found.estimate(timeline, periods)) for found in DEFINITIONS)
    return Reading(
        messages=timeline.rows.height,
        span=timeline.span,
        zone=timeline.features.zone,
        skipped=skipped,
        events=dated,
        measures=tuple(measures),
        gap=timeline.threshold.gap,
    )
