"""Fit one person's side of the process, and how far each number may be from the truth: profile likelihood.

The limits of a number are where the best that all others can do is 1.92 below the top (Venzon & Moolgavkar 1988,
Applied Statistics 37:87-94): 95 times in 100 they hold the truth, where the process is of this kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, sqrt
from typing import TYPE_CHECKING

from goodterms.reading.experts.climb import FASTEST, SLOWEST, Top, climb
from goodterms.reading.experts.likelihood import Likelihood
from goodterms.reading.intervals import Z
from goodterms.reading.results import Interval

if TYPE_CHECKING:
    from goodterms.reading.experts.history import History, Numbers

STARTS = (20.0, 300.0, 4000.0)
TRIES, NEAR = 8, 0.02
HOUR = 3600.0


@dataclass(frozen=True)
class Side:
    """One person's side of a process, at its top.

    branching: how many messages of this person one by 0 and by 1 draws. half_life: how long it takes until half of
    these have come, in seconds; no limit where it lies beyond 5 seconds or 12 hours, and no value where none are
    drawn. unprompted: the share of this person's messages that no other drew.
    """

    likelihood: Likelihood
    top: Top
    branching: tuple[Interval, Interval]
    half_life: tuple[Interval, Interval]
    unprompted: Interval

    @property
    def levels(self) -> Numbers:
        """Give the level of each hour of the day, in messages an hour: (24,)."""
        import numpy as np

        found = np.zeros(24)
        found[self.likelihood.hours] = self.top.parameters[: self.likelihood.levels]
        return found


def fit_side(history: History, person: int) -> Side:
    """Fit one person's side."""
    likelihood = Likelihood.of(history, person)
    top = highest(likelihood)
    profile = _Profile(likelihood, top)
    rates = (profile.rate(0), profile.rate(1))
    return Side(likelihood, top, (profile.branching(0), profile.branching(1)), rates, profile.unprompted())


def highest(likelihood: Likelihood) -> Top:
    """Find the likeliest parameters, from several half-lives, for the hill may have more than one top."""
    import numpy as np

    k, own = likelihood.levels, int(likelihood.own.sum())
    everything, fixed = np.eye(k + 4), np.eye(k + 4)[:, : k + 2]
    begun = []
    for mine in STARTS:
        for other in STARTS:
            lives = (mine, other) if likelihood.person == 0 else (other, mine)
            start = np.empty(k + 4)
            start[:k] = own / 2 / likelihood.history.end
            start[k : k + 2] = 0.3
            start[k + 2 :] = [_rate(life) for life in lives]
            begun.append(climb(likelihood, start, fixed, steps=4))
    begun.sort(key=lambda found: -found.slope.value)
    tops = [climb(likelihood, found.parameters, everything) for found in begun[:2]]
    return max(tops, key=lambda top: top.slope.value)


@dataclass(frozen=True)
class _Profile:
    likelihood: Likelihood
    top: Top

    def branching(self, source: int) -> Interval:
        """Give how many messages one of a source draws."""
        place = self.likelihood.levels + source
        value = float(self.top.parameters[place])
        direction = self._unit(place)
        return Interval(value, self._limit(direction, -1, 0.0) or 0.0, self._limit(direction, 1, None))

    def rate(self, source: int) -> Interval:
        """Give the half-life of what a source draws, in seconds."""
        place = self.likelihood.levels + 2 + source
        if self.top.parameters[place - 2] <= 0:
            return Interval(None, None, None)
        direction = self._unit(place)
        slow, fast = self._limit(direction, -1, SLOWEST), self._limit(direction, 1, FASTEST)
        return Interval(
            _half_life(float(self.top.parameters[place])),
            None if fast is None else _half_life(fast),
            None if slow is None else _half_life(slow),
        )

    def unprompted(self) -> Interval:
        """Give the share that no message drew: what the branching of both leaves over."""
        import numpy as np

        who, k = self.likelihood.history.who, self.likelihood.levels
        direction = np.zeros(k + 4)
        direction[k : k + 2] = np.bincount(who, minlength=2) / (who == self.likelihood.person).sum()
        drawn = float(direction @ self.top.parameters)
        least, most = self._limit(direction, -1, 0.0) or 0.0, self._limit(direction, 1, None)
        return Interval(
            *(None if each is None else min(1.0, max(0.0, 1 - each)) for each in (drawn, most, least)),
        )

    def _unit(self, place: int) -> Numbers:
        import numpy as np

        unit: Numbers = np.eye(self.likelihood.levels + 4)[place]
        return unit

    def _limit(self, direction: Numbers, way: int, bound: float | None) -> float | None:
        """Find where the profile of a sum of parameters has fallen to its limit, by the secant of its root.

        None where it has not at the bound.
        """
        value = float(direction @ self.top.parameters)
        there = value + way * self._far(direction)
        start = self.top.parameters
        for _ in range(TRIES):
            there = there if bound is None else max(there, bound) if way < 0 else min(there, bound)
            found = self._profile(direction, there, start)
            fallen = sqrt(max(0.0, 2 * (self.top.slope.value - found.slope.value)))
            if abs(fallen - Z) < NEAR:
                break
            if there == bound and fallen < Z:
                return None
            start = found.parameters
            there = value + (there - value) * min(max(Z / max(fallen, 1e-9), 0.3), 3.0)
        return there

    def _far(self, direction: Numbers) -> float:
        """Guess how far a limit lies, from the curvature, or where the top lies on a bound, from the slope."""
        import numpy as np

        hill = -self.top.slope.curvature
        used = np.diag(hill) > 1e-9
        try:
            square = float(direction[used] @ np.linalg.solve(hill[np.ix_(used, used)], direction[used]))
        except np.linalg.LinAlgError:
            square = 0.0
        value = float(direction @ self.top.parameters)
        return Z * sqrt(square) if square > 0 else max(0.05, 0.2 * abs(value))

    def _profile(self, direction: Numbers, value: float, start: Numbers) -> Top:
        """Find the best that all parameters can do, where a sum of them has a value."""
        import numpy as np

        moved, used = start.copy(), np.flatnonzero(direction)
        now = float(direction @ start)
        if len(used) == 1:
            moved[used] = value / direction[used]
        elif now > 0:
            moved[used] *= value / now
        else:
            moved[used] = value / direction[used].sum()
        free = np.delete(np.eye(len(start)), used, axis=1)
        if len(used) == 2:
            along = np.zeros(len(start))
            along[used] = direction[used[1]], -direction[used[0]]
            free = np.column_stack([free, along])
        return climb(self.likelihood, moved, free)


def _rate(half_life: float) -> float:
    return log(log(2) * HOUR / half_life)


def _half_life(rate: float) -> float:
    return log(2) * HOUR / exp(rate)
