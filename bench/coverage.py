"""Count how often limits hold the truth: one line of sums for some pairs of a cell, added up over lines."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from bench.simulate import simulate
from bench.truth import measured
from goodterms.reading.intervals import wilson

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bench.cells import Cell
    from bench.truth import Truth
    from goodterms.reading import Estimate

FIRST_SEED = 1_000


@dataclass(frozen=True, slots=True)
class Tally:
    """What came of one estimate over pairs.

    pairs: how many there were. shown: how many were not too little. held: how often the limits held the truth.
    away: how often a change's limits left out 0. right: how often on the side on which the truth lies.
    total, squares: sums of the shown values and of their squares. units: sum of n.
    """

    pairs: int = 0
    shown: int = 0
    held: int = 0
    away: int = 0
    right: int = 0
    total: float = 0.0
    squares: float = 0.0
    units: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Add up what came of more pairs."""
        return Tally(*(one + more for one, more in zip(astuple(self), astuple(other), strict=True)))

    @property
    def line(self) -> tuple[float, ...]:
        """Give the numbers to be written down."""
        return astuple(self)

    @property
    def coverage(self) -> tuple[float, float, float]:
        """Give the share of shown limits that held the truth, with its 95 % limits."""
        share = self.held / self.shown
        low, high = wilson(share, self.shown)
        return share, float(low), float(high)

    @property
    def spread(self) -> float:
        """Give the standard deviation of the shown values."""
        mean = self.total / self.shown
        return float(max(self.squares / self.shown - mean**2, 0) ** 0.5)


def tallied(cell: Cell, truths: Mapping[str, Truth], pairs: Iterable[int]) -> dict[str, Tally]:
    """Read so many pairs of a cell, and count."""
    found: dict[str, Tally] = {}
    for pair in pairs:
        taken = simulate(cell.habits, cell.course(), FIRST_SEED + pair)
        seen = measured(taken, cell.event())
        for named, estimate in seen.estimates.items():
            if named in truths:
                found[named] = found.get(named, Tally()) + counted(estimate, truths[named].at(seen.gap))
    return found


def counted(estimate: Estimate, truth: float | None) -> Tally:
    """Count one estimate."""
    if not estimate.enough:
        return Tally(pairs=1, units=estimate.n)
    low, high, value = estimate.low, estimate.high, estimate.value
    up, down = low is not None and low > 0, high is not None and high < 0
    away = estimate.kind == "change" and (up or down)
    right = away and truth is not None and (truth > 0) == up
    known = 0.0 if value is None else value
    return Tally(1, 1, int(holds(low, high, truth)), int(away), int(right), known, known**2, estimate.n)


def holds(low: float | None, high: float | None, truth: float | None) -> bool:
    """Tell whether limits hold the truth; None is beyond all numbers, both for a limit and for the truth."""
    beyond = float("inf")
    least, most, true = (beyond if one is None else one for one in (low, high, truth))
    slack = 1e-9 * max(1.0, abs(true)) if true < beyond else 0.0
    return least - slack <= true <= most + slack
