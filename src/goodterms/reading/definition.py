"""What a measure is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from goodterms.reading.periods import Periods
    from goodterms.reading.results import Estimate, Unit
    from goodterms.reading.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Definition:
    """A measure: its id, unit, place among the others, and how its estimates are taken from a timeline."""

    id: str
    unit: Unit
    place: int
    estimate: Callable[[Timeline, Periods], tuple[Estimate, ...]]
