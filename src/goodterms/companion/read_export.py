"""Read export files and put what they show into words: the whole of `goodterms read`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import polars as pl
from msgspec.structs import replace

from goodterms.companion.bring_in import bring_in, left_out, of_the_two, zone_of
from goodterms.companion.people import isolated, people_of
from goodterms.companion.read_kept import only_minutes, read_kept
from goodterms.reading import features, parse_event
from goodterms.terms import NOTHING_SAID, Agreement

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from goodterms.companion.bring_in import Choice
    from goodterms.companion.found import Found
    from goodterms.companion.people import People
    from goodterms.messages import Import
    from goodterms.reading import Comparison, Features


@dataclass(frozen=True, slots=True)
class ReadExport:
    """What was brought in, and what it shows."""

    imported: Import
    found: Found


def read_export(
    files: Sequence[str | os.PathLike[str]],
    choice: Choice,
    events: Sequence[str] = (),
    agreement: Agreement = NOTHING_SAID,
    language: str = "en",
    *,
    comparison: Comparison | None = None,
    for_page: bool = False,
    expert: bool = False,
) -> ReadExport:
    """Read the exports of one chat; events are written as `breakup=2026-02-10`. Raises BadInput.

    comparison: two stretches to be held against each other, in place of events and terms.
    for_page: keep the direction of a name's script from turning the sentence around it.
    expert: also tell who writes after whom, and how alike they write, which takes some seconds.
    """
    dated = [parse_event(written) for written in events]
    whole = bring_in(files, choice)
    imported = of_the_two(whole, choice)
    people = people_of(imported.messages, language)
    taken = features(imported.messages, zone_of(choice), until=_known_until(whole, imported))
    called = isolated(people, language) if for_page else people
    found = read_kept(
        taken,
        called,
        imported.participants,
        skipped=imported.skipped_count,
        left_out=left_out(imported),
        minutes_only=only_minutes(imported.messages),
        warnings=(*imported.warnings, *(gap.sentence for gap in imported.gaps)),
        events=dated,
        comparison=comparison,
        agreement=agreement,
        language=language,
    )
    return ReadExport(imported, _with_expert(found, taken, called, language) if expert else found)


def _with_expert(found: Found, taken: Features, people: People, language: str) -> Found:
    from goodterms.companion.tell_experts import tell_experts

    expert, style = tell_experts(taken, people, language)
    return replace(found, told=replace(found.told, expert=expert, style=style))


def _known_until(whole: Import, kept: Import) -> datetime | None:
    """Say until when the exports tell: the last row of any kind in the apps that the two write in."""
    channels = kept.messages["channel"].unique()
    last = whole.messages.filter(pl.col("channel").is_in(channels.implode()))["sent_at"].max()
    return last if isinstance(last, datetime) else None
