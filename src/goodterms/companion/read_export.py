"""Read export files and put what they show into words: the whole of `goodterms read`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from goodterms.companion.bring_in import bring_in_pair, left_out, zone_of
from goodterms.companion.people import People, people_of
from goodterms.companion.phrases import day_phrase
from goodterms.companion.tell import tell
from goodterms.content.sentences import say
from goodterms.messages import COUNTED_KINDS
from goodterms.reading import parse_event, read

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Sequence

    from goodterms.companion.bring_in import Choice
    from goodterms.companion.told import ToldReading
    from goodterms.messages import Import
    from goodterms.reading import Event
    from goodterms.reading.timeline import Side


@dataclass(frozen=True, slots=True)
class ReadExport:
    """What was brought in, who the two are, and what it shows.

    minutes_only: its times are exact to the minute only. alone: who wrote all of it, where one person did.
    left_out: how many messages by other people it held. remarks: sentences about what was asked.
    """

    imported: Import
    people: People
    told: ToldReading
    minutes_only: bool
    alone: Side | None
    left_out: int
    remarks: tuple[str, ...]


def read_export(
    files: Sequence[str | os.PathLike[str]], choice: Choice, events: Sequence[str] = (), language: str = "en"
) -> ReadExport:
    """Read the exports of one chat; events are written as `breakup=2026-02-10`. Raises BadInput."""
    dated = [parse_event(written) for written in events]
    imported = bring_in_pair(files, choice)
    people = people_of(imported.messages, language)
    reading = read(imported, zone=zone_of(choice), events=dated)
    told = tell(reading, people, imported.participants, language)
    return ReadExport(
        imported,
        people,
        told,
        minutes_only=bool((imported.messages["precision"] == "minute").all()),
        alone=_alone(imported.messages),
        left_out=left_out(imported),
        remarks=tuple(_outside(reading.events, told, language)),
    )


def _alone(messages: pl.DataFrame) -> Side | None:
    """Tell who wrote everything that is counted; None where both wrote."""
    counted = messages["kind"].cast(pl.String).is_in(COUNTED_KINDS)
    wrote: list[Side] = messages["who"].filter(counted).drop_nulls().unique().to_list()
    return wrote[0] if len(wrote) == 1 else None


def _outside(events: tuple[Event, ...], told: ToldReading, language: str) -> Iterator[str]:
    """Say which events lie outside the days of the messages."""
    first, last = told.begin.date(), told.end.date()
    for event in events:
        if not first <= event.on <= last:
            side, day = ("early", first) if event.on < first else ("late", last)
            named = f"{event.name}={event.on}"
            yield say("terminal.outside", language, side=side, event=named, day=day_phrase(day, language))
