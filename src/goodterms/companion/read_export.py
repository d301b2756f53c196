"""Read export files and put what they show into words: the whole of `goodterms read`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from goodterms.chats.zones import named
from goodterms.companion.bring_in import bring_in_pair
from goodterms.companion.people import People, people_of
from goodterms.companion.tell import tell
from goodterms.reading import parse_event, read

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from goodterms.companion.bring_in import Choice
    from goodterms.companion.told import ToldReading
    from goodterms.messages import Import


@dataclass(frozen=True, slots=True)
class ReadExport:
    """What was brought in, who the two are, what it shows, and whether its times are exact to the minute only."""

    imported: Import
    people: People
    told: ToldReading
    minutes_only: bool


def read_export(
    files: Sequence[str | os.PathLike[str]], choice: Choice, events: Sequence[str] = (), language: str = "en"
) -> ReadExport:
    """Read the exports of one chat; events are written as `breakup=2026-02-10`. Raises BadInput."""
    dated = [parse_event(written) for written in events]
    imported = bring_in_pair(files, choice)
    people = people_of(imported.messages, language)
    reading = read(imported, zone=named(choice.tz), events=dated)
    told = tell(reading, people, imported.participants, language)
    return ReadExport(imported, people, told, bool((imported.messages["precision"] == "minute").all()))
