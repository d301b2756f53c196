"""Put into words what kept features show: the one way from features to what is shown, for export and store alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from goodterms.companion.contacts import met
from goodterms.companion.found import Found
from goodterms.companion.phrases import day_phrase
from goodterms.companion.tell import tell
from goodterms.companion.term_words import told_terms
from goodterms.content.sentences import say
from goodterms.reading import read_features
from goodterms.terms import NOTHING_SAID, Agreement, adherence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import polars as pl

    from goodterms.companion.people import People
    from goodterms.companion.told import ToldReading
    from goodterms.progress import Contact
    from goodterms.reading import Event, Features
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
    agreement: Agreement = NOTHING_SAID,
    contacts: Iterable[Contact] = (),
    language: str = "en",
) -> Found:
    """Measure what features show and put it into words; what came with their import is handed on as it is.

    agreement: what the two said of terms, held against the messages, and against the meetings among the contacts,
    where any of it can be.
    Raise reading.BadRequest for an event that cannot be, and where the two wrote nothing that counts.
    """
    reading = read_features(features, events=events, skipped=skipped)
    told = tell(reading, people, tuple(participants), language)
    if agreement.steps:
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
        remarks=tuple(_outside(reading.events, told, language)),
        warnings=tuple(warnings),
    )


def only_minutes(messages: pl.DataFrame) -> bool:
    """Tell whether every time of a message table is exact to the minute only."""
    return bool((messages["precision"] == "minute").all())


def _alone(frame: pl.DataFrame) -> Side | None:
    """Tell who wrote everything that is counted; None where both wrote."""
    wrote: list[Side] = frame["who"].filter(frame["counted"]).drop_nulls().unique().to_list()
    return wrote[0] if len(wrote) == 1 else None


def _outside(events: tuple[Event, ...], told: ToldReading, language: str) -> Iterator[str]:
    """Say which events lie outside the days of the messages."""
    first, last = told.days
    for event in events:
        if not first <= event.on <= last:
            side, day = ("early", first) if event.on < first else ("late", last)
            named = f"{event.name}={event.on}"
            yield say("reading.outside", language, side=side, event=named, day=day_phrase(day, language))
