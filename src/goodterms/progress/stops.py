"""Rules of stopping: what is known, in plain facts, and which of the rules in content hold.

Rules are content (`<language>/stops/<id>.toml`); some of them need no setting. Their facts are worked out here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from goodterms import situation
from goodterms.content.conditions import BadCondition, condition
from goodterms.content.documents import FALLBACK, documents, own_folder
from goodterms.content.sources import check_source, sources
from goodterms.content.stops import Stop
from goodterms.content.typed import typed
from goodterms.progress.check_in import HARDER_WITH_MORE, ITEMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from goodterms.content.documents import Document
    from goodterms.progress.check_in import CheckIn
    from goodterms.situation import Situation

IN_A_ROW = 3
TRUTHS, COUNTS = ("crossed_again", "harder_with_contact"), ("noes", "noes_since")
NAMES = situation.FACTS | {*TRUTHS, *COUNTS}
"""What a rule may speak of beside the situation.

noes: how often they said no to getting back together; noes_since: of these, since the trial began. crossed_again: I
went over a limit after a talk about it. harder_with_contact: see the function.
"""


@dataclass(frozen=True, slots=True)
class Rising:
    """That something got harder in three check-ins in a row, while we were in touch more each time. item: what."""

    item: str
    values: tuple[int, ...]
    contact: tuple[int, ...]


def harder_with_contact(check_ins: Sequence[CheckIn]) -> Rising | None:
    """Find an answer that got harder in three check-ins in a row while contact rose in each; None for none.

    It holds until two check-ins in a row are calmer: one good week does not end it. Only check-ins that answer both
    count; an answer that is left out breaks nothing and proves nothing.
    """
    return next(_rising(sorted(check_ins, key=lambda each: each.on)), None)


def stops(
    where: Situation,
    *,
    noes_since: int = 0,
    crossed_again: bool = False,
    harder: bool = False,
    language: str = FALLBACK,
) -> tuple[Stop, ...]:
    """Give the rules that say to stop, the gravest first; none where nothing does.

    noes_since: how often they said no since the trial began. crossed_again: a limit was gone over after a talk. harder:
    that `harder_with_contact` found something.
    """
    said = where.times_they_said_no_since or 0
    noes = max(said, 1 if where.they_answered == "no" else 0)
    known = situation.facts(where) | {
        "noes": noes,
        "noes_since": noes_since,
        "crossed_again": crossed_again,
        "harder_with_contact": harder,
    }
    return tuple(stop for stop in every_stop(language) if condition(stop.when, NAMES).holds(known))


def every_stop(language: str = FALLBACK) -> tuple[Stop, ...]:
    """Read every rule, in order; once for each language and each folder of own content."""
    return _every_stop(language, own_folder())


@cache
def _every_stop(language: str, _own: Path | None) -> tuple[Stop, ...]:
    known = sources(language)
    found = [_checked(document, known) for document in documents("stops", language)]
    return tuple(sorted(found, key=lambda stop: stop.order))


def _checked(document: Document, known: frozenset[str]) -> Stop:
    stop = typed(document, Stop)
    check_source(document, stop.source, known)
    try:
        found = condition(stop.when, NAMES)
        top = max(found.numbers(), default=0) + 1
        truths, counts = dict.fromkeys(TRUTHS, (True, False)), dict.fromkeys(COUNTS, range(top + 1))
        found.try_out({**situation.domains(top), **truths, **counts})
    except BadCondition as problem:
        raise document.wrong(("when",), str(problem)) from None
    return stop


def _rising(check_ins: Sequence[CheckIn]) -> Iterator[Rising]:
    for item in ("four", *ITEMS):
        told = [
            (value, each.contact)
            for each in check_ins
            if (value := each.value(item)) is not None and each.contact is not None
        ]
        sign = 1 if item in HARDER_WITH_MORE else -1
        for last in (told[-IN_A_ROW:], told[-IN_A_ROW - 1 : -1]):
            values, contact = tuple(value for value, _ in last), tuple(times for _, times in last)
            if len(last) == IN_A_ROW and _climbs([sign * value for value in values]) and _climbs(contact):
                yield Rising(item, values, contact)


def _climbs(values: Sequence[int]) -> bool:
    return all(one < other for one, other in pairwise(values))
