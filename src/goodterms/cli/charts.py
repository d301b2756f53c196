"""Draw small charts in characters: an interval with its middle marked, and columns over time."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import log

BLOCKS = " ▁▂▃▄▅▆▇█"
EMPTY = "·"


@dataclass(frozen=True, slots=True)
class Scale:
    """Place values between `low` and `high`, by size or by ratio."""

    low: float
    high: float
    by_ratio: bool = False

    def place(self, value: float, width: int) -> int:
        """Say in which of `width` columns a value lies; one beyond an end lies at that end."""
        inside = min(max(value, self.low), self.high)
        if self.by_ratio:
            share = log(inside / self.low) / log(self.high / self.low)
        else:
            share = (inside - self.low) / (self.high - self.low)
        return min(int(share * width), width - 1)


@dataclass(frozen=True, slots=True)
class Mark:
    """How one person is drawn: the middle, the interval, and the colour."""

    point: str
    line: str
    style: str


def bar(value: float | None, low: float | None, high: float | None, scale: Scale, width: int, mark: Mark) -> str:
    """Draw an interval; where a limit is not reached it runs to the end of the scale, and ends in an arrow."""
    cells = ["─"] * width
    first = scale.place(scale.high if low is None else low, width)
    last = scale.place(scale.high if high is None else high, width)
    cells[first : last + 1] = mark.line * (last + 1 - first)
    if high is None:
        cells[-1] = "▶"
    if value is not None:
        cells[scale.place(value, width)] = mark.point
    return "".join(cells)


def ruler(scale: Scale, ticks: dict[str, float], width: int) -> str:
    """Write the names of values under a bar, leaving out a name that would touch the one before."""
    line = ""
    for name, value in ticks.items():
        start = min(max(0, scale.place(value, width) - len(name) // 2), width - len(name))
        if not line or start > len(line):
            line = line.ljust(start) + name
    return line


def fitted(values: list[float], width: int) -> list[float]:
    """Fit one column a value into a width: average neighbours where there are too many, repeat where few."""
    if len(values) <= width:
        return [value for value in values for _ in range(width // len(values))]
    edges = [round(place * len(values) / width) for place in range(width + 1)]
    return [sum(values[a:b]) / (b - a) for a, b in pairwise(edges)]


def columns(values: list[float], top: float, height: int) -> list[str]:
    """Draw one column a value, `height` lines high, the highest line first; a dot stands for nothing at all."""
    steps = [0 if value <= 0 else max(1, round(8 * height * value / top)) for value in values]
    lines = ["".join(BLOCKS[min(max(step - 8 * floor, 0), 8)] for step in steps) for floor in reversed(range(height))]
    lines[-1] = "".join(EMPTY if step == 0 else cell for step, cell in zip(steps, lines[-1], strict=True))
    return lines
