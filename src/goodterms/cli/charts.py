"""Draw small charts in characters: an interval with its middle marked, and columns over time."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goodterms.companion.scale import Scale, Tick

BLOCKS = " ▁▂▃▄▅▆▇█"
EMPTY = "·"


@dataclass(frozen=True, slots=True)
class Mark:
    """How one person is drawn: the middle, the interval, and the colour."""

    point: str
    line: str
    style: str


def place(value: float, scale: Scale, width: int) -> int:
    """Say in which of `width` columns a value lies; one beyond an end lies at that end."""
    return min(int(scale.share(value) * width), width - 1)


def bar(value: float | None, low: float | None, high: float | None, scale: Scale, width: int, mark: Mark) -> str:
    """Draw an interval; where a limit is not reached it runs to the end of the scale, and ends in an arrow."""
    cells = ["─"] * width
    first = place(scale.high if low is None else low, scale, width)
    last = place(scale.high if high is None else high, scale, width)
    cells[first : last + 1] = mark.line * (last + 1 - first)
    if high is None:
        cells[-1] = "▶"
    if value is not None:
        cells[place(value, scale, width)] = mark.point
    return "".join(cells)


def ruler(scale: Scale, ticks: Sequence[Tick], width: int) -> str:
    """Write the names of values under a bar, leaving out a name that would touch the one before."""
    line = ""
    for tick in ticks:
        start = min(max(0, place(tick.value, scale, width) - len(tick.name) // 2), width - len(tick.name))
        if not line or start > len(line):
            line = line.ljust(start) + tick.name
    return line


def fitted(values: list[float], width: int) -> list[float]:
    """Fit one column a value into a width: average neighbours where there are too many, repeat where few."""
    if len(values) <= width:
        return [value for value in values for _ in range(width // len(values))]
    edges = [round(column * len(values) / width) for column in range(width + 1)]
    return [sum(values[a:b]) / (b - a) for a, b in pairwise(edges)]


def columns(values: list[float], top: float, height: int) -> list[str]:
    """Draw one column a value, `height` lines high, the highest line first; a dot stands for nothing at all."""
    steps = [0 if value <= 0 else max(1, round(8 * height * value / top)) for value in values]
    lines = ["".join(BLOCKS[min(max(step - 8 * floor, 0), 8)] for step in steps) for floor in reversed(range(height))]
    lines[-1] = "".join(EMPTY if step == 0 else cell for step, cell in zip(steps, lines[-1], strict=True))
    return lines
