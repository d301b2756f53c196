"""Put into words what kept features show: the one way from features to what is shown, for export and store alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from goodterms.companion.contacts import met
from goodterms.companion.found import Found
from goodterms.companion.hours import clock
from goodterms.companion.limit_phrases import channel_name
from goodterms.companion.phrases import day_phrase
from goodterms.companion.tell import tell
from goodterms.companion.term_words import told_terms
from goodterms.content.sentences import say
from goodterms.messages import COUNTED_KINDS
from goodterms.reading import compare, read_features
from goodterms.terms import NOTHING_SAID, Agreement, adherence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import polars as pl

    from goodterms.companion.people import People
    from goodterms.companion.told import ToldReading
    from goodterms.progress import Contact
    from goodterms.reading import Comparison, Event, Features
    from goodterms.reading.timeline import Side


def read_kept(
    features: Features,
    people: People,
    participants: Iterable[str],
    *,
    skipped: int = 0,
    left_out: int = 0,
    minutes_only: bool = False,
    warnings: Iterable[str] = (),
    events: Iterable[Event] = (),
    comparison: Comparison | None = None,
    agreement: Agreement = NOTHING_SAID,
    contacts: Iterable[Contact] = (),
    language: str = "en",
) -> Found:
    """Measure what features show and put it into words; what came with their import is handed on as it is.

    comparison: two stretches to be held against each other, in place of events and terms.
    agreement: what the two said of terms, held against the messages, and against the meetings among the contacts,
    where any of it can be.
    Raise reading.BadRequest for an event that cannot be, and where the two wrote nothing that counts.
    """
    reading = compare(features, comparison) if comparison else read_features(features, events=events, skipped=skipped)
    told = tell(reading, people, tuple(participants), language)
    if agreement.steps and not comparison:
        kept = adherence(
            agreement,
            features.frame,
            zone=features.zone,
            until=features.span[1] if features.span else None,
            meetings=met(contacts),
        )
        told = replace(told, terms=told_terms(kept, language))
    return Found(
        told=told,
        people=people,
        minutes_only=minutes_only,
        alone=_alone(features.frame),
        left_out=left_out,
        remarks=tuple(_unknown(comparison, told, language) if comparison else _outside(reading.events, told, language)),
        warnings=tuple(warnings),
    )


def only_minutes(messages: pl.DataFrame) -> bool:
    """Tell whether every time of a message table is exact to the minute only."""
    return bool((messages["precision"] == "minute").all())


def _alone(frame: pl.DataFrame) -> Side | None:
    """Tell who wrote everything that is counted; None where both wrote."""
    wrote: list[Side] = frame["who"].filter(frame["counted"]).drop_nulls().unique().to_list()
    return wrote[0] if len(wrote) == 1 else None


def _unknown(comparison: Comparison, told: ToldReading, language: str) -> Iterator[str]:
    """Say which stretches, and which of their days, messages were compared in, where not all of them are known."""
    known_first, known_last = told.days
    for name, stretch in (("first", comparison.first), ("second", comparison.second)):
        days = {"first": day_phrase(stretch.first, language), "last": day_phrase(stretch.last, language)}
        yield say(f"compare.{name}", language, **days)
        if stretch.first < known_first or stretch.last > known_last:
            known = {"from": day_phrase(known_first, language), "to": day_phrase(known_last, language)}
            yield say("compare.outside", language, **known)
    if only := tuple(_only(comparison, language)):
        yield say("compare.only", language, what="; ".join(only))


def _only(comparison: Comparison, language: str) -> Iterator[str]:
    """Name which messages alone enter."""
    if comparison.channels:
        yield ", ".join(channel_name(channel, language) for channel in sorted(comparison.channels))
    if comparison.kinds:
        yield ", ".join(say(f"kind.{kind}", language) for kind in COUNTED_KINDS if kind in comparison.kinds)
    if comparison.hours:
        begin, end = (clock(hour) for hour in comparison.hours)
        yield say("compare.hours", language, **{"from": begin, "to": end})


def _outside(events: tuple[Event, ...], told: ToldReading, language: str) -> Iterator[str]:
    """Say which events lie outside the days of the messages."""
    first, last = told.days
    for event in events:
        if not first <= event.on <= last:
            side, day = ("early", first) if event.on < first else ("late", last)
            named = f"{event.name}={event.on}"
            yield say("reading.outside", language, side=side, event=named, day=day_phrase(day, language))
