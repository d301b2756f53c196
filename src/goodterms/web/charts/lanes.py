"""Set the labels of lines beside them, in lanes, so that no label covers another.

A line runs from its label's lane down to the foot of the chart. Lanes are counted from the top. Where it goes, a line
does not cross another's label either.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SPACE = 4.0
"""Between a line and its label, and at least between two labels; half of it between a label and another's line."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A label at a line: where the line stands, in which lane the label, and on which side of the line."""

    place: float
    lane: int
    before: bool
    begin: float
    end: float

    def covers(self, other: Flag) -> bool:
        """Tell whether two labels touch."""
        return self.lane == other.lane and self.begin < other.end + SPACE and other.begin < self.end + SPACE

    def is_crossed_by(self, other: Flag) -> bool:
        """Tell whether the other's line runs through this label."""
        return other.lane <= self.lane and self.begin - SPACE / 2 < other.place < self.end + SPACE / 2


def arrange(lines: Sequence[tuple[float, float]], room: float) -> tuple[Flag, ...]:
    """Give each (place, width of label) its flag within the room: with the fewest crossings, then the fewest lanes."""
    forth = sorted(range(len(lines)), key=lambda number: lines[number])
    near = [number for number in forth if sum(lines[number]) + SPACE <= room]
    far = [number for number in reversed(forth) if number not in near]
    tried = [
        _arranged(lines, order, room, before_first=before_first)
        for order in (forth, forth[::-1], near + far, far + near)
        for before_first in (False, True)
    ]
    return min(tried, key=_cost)


def _arranged(
    lines: Sequence[tuple[float, float]], order: list[int], room: float, *, before_first: bool
) -> tuple[Flag, ...]:
    flags: dict[int, Flag] = {}
    for number in order:
        place, width = lines[number]
        flags[number] = _placed(place, width, room, list(flags.values()), before_first=before_first)
    return tuple(flags[number] for number in range(len(lines)))


def _placed(place: float, width: float, room: float, others: list[Flag], *, before_first: bool) -> Flag:
    """Take the first lane in which the label lies free; failing that, the first in which it covers no other."""
    lowest = max((other.lane for other in others), default=-1) + 1
    sides = (True, False) if before_first else (False, True)
    flags = [_flag(place, width, lane, before=before) for lane in range(lowest + 1) for before in sides]
    flags = [flag for flag in flags if flag.begin >= 0 and flag.end <= room] or flags
    uncovered = [flag for flag in flags if not any(flag.covers(other) for other in others)]
    free = (
        flag
        for flag in uncovered
        if not any(flag.is_crossed_by(other) or other.is_crossed_by(flag) for other in others)
    )
    return next(free, uncovered[0])


def _flag(place: float, width: float, lane: int, *, before: bool) -> Flag:
    begin = place - SPACE - width if before else place + SPACE
    return Flag(place, lane, before, begin, begin + width)


def _cost(flags: tuple[Flag, ...]) -> tuple[int, int]:
    crossings = sum(flag.is_crossed_by(other) for flag in flags for other in flags if other is not flag)
    return crossings, max((flag.lane for flag in flags), default=0)
