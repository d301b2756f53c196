"""The instruments of a check-in, read from content and checked against what a check-in can hold."""

from __future__ import annotations

from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from goodterms.content.documents import FALLBACK, documents, own_folder
from goodterms.content.instruments import Instrument
from goodterms.content.typed import typed
from goodterms.progress.check_in import FOUR, HIGHEST, ITEMS, MOST_OFTEN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from goodterms.content.documents import Document
    from goodterms.content.places import Place

OURS, PHQ4 = "own", "phq-4"
ASKED: Mapping[str, tuple[Sequence[str], int]] = {OURS: (ITEMS, HIGHEST), PHQ4: (FOUR, MOST_OFTEN)}
"""The questions of each instrument in their order, and the highest answer: what a check-in keeps goes by them."""


def instruments(language: str = FALLBACK) -> Mapping[str, Instrument]:
    """Read the instruments by id, in the order in which they are asked."""
    return _instruments(language, own_folder())


@cache
def _instruments(language: str, _own: Path | None) -> Mapping[str, Instrument]:
    found = {document.id: _checked(document) for document in documents("instruments", language)}
    return {name: found[name] for name in ASKED}


def _checked(document: Document) -> Instrument:
    if document.id not in ASKED:
        raise document.wrong((), f'no check-in asks "{document.id}"; the instruments are {", ".join(ASKED)}.')
    instrument = typed(document, Instrument)
    ids, highest = ASKED[document.id]
    for position, (item, wanted) in enumerate(zip_longest(instrument.items, ids)):
        if item is None or item.id != wanted:
            sentence = f"the ids of the items are not those that are kept; write {', '.join(ids)}, in this order."
            raise document.wrong(("items", position if item else position - 1, "id"), sentence)
    for position, item in enumerate(instrument.items):
        place: Place = ("items", position, "answers") if item.answers else ("answers",)
        if sorted(instrument.answers_of(item)) != [str(value) for value in range(highest + 1)]:
            sentence = f'the answers to "{item.id}" are not those that are kept; write each from "0" to "{highest}".'
            raise document.wrong(place, sentence)
    return instrument
