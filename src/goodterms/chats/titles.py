"""Names of conversations that have none of their own: who is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_NAMES = 4


def of_people(people: Iterable[str]) -> str:
    """Name a conversation by its people, in the order of their names; of many, the first are named."""
    named = sorted(set(people))
    more = len(named) - MOST_NAMES
    return ", ".join(named[:MOST_NAMES]) + (f" +{more}" if more > 0 else "")
