"""The occasions that ordinary contact offers, read from content and checked as a whole."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from goodterms import situation
from goodterms.content.conditions import BadCondition, condition
from goodterms.content.documents import FALLBACK, documents, own_folder
from goodterms.content.occasions import Occasion
from goodterms.content.typed import typed
from goodterms.limits import KINDS, Calls, MeetingsAMonth, TextsADay, TextsAWeek

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from goodterms.content.documents import Document
    from goodterms.limits import Limit
    from goodterms.situation import Situation

FEWEST, MOST = 3, 6
"""Deeds in an occasion."""


def occasions(language: str = FALLBACK) -> tuple[Occasion, ...]:
    """Read every occasion, in order; once for each language and each folder of own content."""
    return _occasions(language, own_folder())


def coming(situation_: Situation, held: Iterable[Limit] = (), language: str = FALLBACK) -> tuple[Occasion, ...]:
    """Give the occasions that may come up for somebody; held: the limits that they keep to today."""
    known, none = situation.facts(situation_), {each.kind for each in held if _allows_none(each)}
    return tuple(
        each
        for each in occasions(language)
        if none.isdisjoint(each.limits) and condition(each.when, situation.FACTS).holds(known)
    )


def _allows_none(limit: Limit) -> bool:
    if isinstance(limit, Calls):
        return limit.may == "no"
    return isinstance(limit, TextsADay | TextsAWeek | MeetingsAMonth) and limit.most == 0


@cache
def _occasions(language: str, _own: Path | None) -> tuple[Occasion, ...]:
    files = documents("occasions", language)
    found = {document.id: _checked(document) for document in files}
    _check_orders(files, found)
    return tuple(sorted(found.values(), key=lambda each: each.order))


def _checked(document: Document) -> Occasion:
    occasion = typed(document, Occasion)
    if not FEWEST <= len(occasion.deeds) <= MOST:
        raise document.wrong(("deeds",), f"there are {len(occasion.deeds)} deeds; write {FEWEST} to {MOST}.")
    ids = [each.id for each in occasion.deeds]
    for position, name in enumerate(ids):
        if name in ids[:position]:
            raise document.wrong(("deeds", position, "id"), f'the id "{name}" is there twice; give each its own.')
    for position, kind in enumerate(occasion.limits):
        if kind not in KINDS:
            raise document.wrong(
                ("limits", position), f'"{kind}" is no kind of limit; write one of {", ".join(KINDS)}.'
            )
    try:
        found = condition(occasion.when, situation.FACTS)
        found.try_out(situation.domains(max(found.numbers(), default=0) + 1))
    except BadCondition as problem:
        raise document.wrong(("when",), str(problem)) from None
    return occasion


def _check_orders(files: Sequence[Document], found: dict[str, Occasion]) -> None:
    """Refuse two occasions of one order, naming the file of own content where one of them is."""
    first: dict[int, str] = {}
    for document in sorted(files, key=lambda each: each.has_own_layer):
        order = found[document.id].order
        if other := first.get(order):
            raise document.wrong(("order",), f"{other} has the order {order} too; give each its own.")
        first[order] = document.id
