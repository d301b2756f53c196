"""Where a value lies between two ends: what every chart is drawn by."""

from __future__ import annotations

from dataclasses import dataclass
from math import log


@dataclass(frozen=True, slots=True)
class Scale:
    """Place values between `low` and `high`, by size or by ratio."""

    low: float
    high: float
    by_ratio: bool = False

    def share(self, value: float) -> float:
        """Say how far along a value lies, from 0 to 1; one beyond an end lies at that end."""
        inside = min(max(value, self.low), self.high)
        if self.by_ratio:
            return log(inside / self.low) / log(self.high / self.low)
        return (inside - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Tick:
    """A value that a scale names: its id, such as `half`, and its name in words."""

    id: str
    name: str
    value: float
