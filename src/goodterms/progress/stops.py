"""Rules of stopping: what is known, in plain facts, and which of the rules in content hold.

Rules are content (`<language>/stops/<id>.toml`); some of them need no setting. Their facts are worked out here.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from goodterms.progress.check_in import HARDER_WITH_MORE, ITEMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goodterms.progress.check_in import CheckIn

IN_A_ROW = 3


@dataclass(frozen=True, slots=True)
class Rising:
    """That something got harder in three check-ins in a row, while we were in touch more each time. item: what."""

    item: str
    values: tuple[int, ...]
    contact: tuple[int, ...]


def harder_with_contact(check_ins: Sequence[CheckIn]) -> Rising | None:
    """Find an answer that got harder in each of the last three check-ins while contact rose in each; None for none.

    Only check-ins that answer both count; an answer that is left out breaks nothing and proves nothing.
    """
    return next(_rising(sorted(check_ins, key=lambda each: each.on)), None)


def _rising(check_ins: Sequence[CheckIn]) -> Iterator[Rising]:
    for item in ("four", *ITEMS):
        told = [
            (value, each.contact)
            for each in check_ins
            if (value := each.value(item)) is not None and each.contact is not None
        ][-IN_A_ROW:]
        values, contact = tuple(value for value, _ in told), tuple(times for _, times in told)
        sign = 1 if item in HARDER_WITH_MORE else -1
        if len(told) == IN_A_ROW and _climbs([sign * value for value in values]) and _climbs(contact):
            yield Rising(item, values, contact)


def _climbs(values: Sequence[int]) -> bool:
    return all(one < other for one, other in pairwise(values))
