"""What is true of a measure in a cell: measured on runs of the same process that are many times as long.

Whatever rests on conversations hangs on the gap that parts them, which every pair's own messages give and which is said
beside the number. So the truth of such a number is the one at that gap: it is measured at several, and taken between.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from bench.simulate import planted, simulate
from goodterms.reading import DEFINITIONS, Event, Features
from goodterms.reading.periods import periods_between
from goodterms.reading.timeline import HOUR, Timeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bench.cells import Cell
    from goodterms.reading import Estimate

LONG_RUNS, LONG_WEEKS = 20, 390
TRIED, GAPS = 40, 5
Found = list[tuple[float, float | None]]


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true at some gaps (hours, rising); None where a median is never reached. error: of their mean."""

    gaps: tuple[float, ...]
    values: tuple[float | None, ...]
    error: float

    def at(self, gap: float) -> float | None:
        """Give what is true at a gap."""
        if any(value is None for value in self.values):
            return self.values[int(np.abs(np.log(np.array(self.gaps) / gap)).argmin())]
        return float(np.interp(np.log(gap), np.log(self.gaps), np.array(self.values, dtype=float)))


@dataclass(frozen=True, slots=True)
class Measured:
    """All estimates of one export that stand for one truth, by name, and the gap at which it was cut, in hours."""

    gap: float
    estimates: dict[str, Estimate]


def measured(taken: Features, event: Event, gap: float | None = None) -> Measured:
    """Measure as `read_features` does, but for the series; the event may lie in a year that no real one has.

    gap: cut conversations there, and measure only what hangs on it.
    """
    timeline = Timeline(taken, None if gap is None else gap * HOUR)
    periods = periods_between(timeline.first_day, timeline.last_day, (event,))
    found = {
        name(measure.id, estimate): estimate
        for measure in DEFINITIONS
        for estimate in measure.estimate(timeline, periods)
        if estimate.at is None and (gap is None or "gap_h" in estimate.given)
    }
    return Measured(timeline.threshold.gap / HOUR, found)


def name(measure: str, estimate: Estimate) -> str:
    """Name an estimate by what it is of, with what it depends on, but not by the gap that the data gave."""
    main = estimate.main or estimate.kind == "change"
    given = "" if main else ",".join(f"{key}={value:g}" for key, value in sorted(estimate.given.items()))
    period = estimate.period.partition(":")[0]
    return "|".join([measure, estimate.who, estimate.to or "", estimate.kind, period, given])


def usual_gaps(cell: Cell, tried: int = TRIED, most: int = GAPS) -> tuple[float, ...]:
    """Say at which gaps pairs of a cell are cut: a few that lie among them, from the shortest to the longest."""
    found = []
    for pair in range(tried):
        taken = Timeline(simulate(cell.habits, cell.course(), pair))
        found.append(taken.threshold.gap / timedelta(hours=1))
    among = np.quantile(found, np.linspace(0, 1, most))
    return tuple(sorted({round(float(gap), 2) for gap in among}))


def long_run(cell: Cell, gaps: Sequence[float], run: int, weeks: int = LONG_WEEKS) -> dict[str, Found]:
    """Measure one long run: by name, what comes out at each gap (0: at the run's own)."""
    times = max(2, weeks // cell.weeks)
    taken, event = simulate(cell.habits, cell.course(times), run), cell.event(times)
    found: dict[str, Found] = {}
    for gap in (None, *gaps):
        for named, estimate in measured(taken, event, gap).estimates.items():
            if estimate.enough:
                found.setdefault(named, []).append((gap or 0.0, estimate.value))
    return found


def truths(runs: Iterable[dict[str, Found]]) -> dict[str, Truth]:
    """Take the mean of long runs; their spread is its error.

    The gap that parts conversations is held within bounds, so of that it is the median: a mean would lie inside.
    """
    found: dict[str, dict[float, list[float | None]]] = {}
    for run in runs:
        for named, values in run.items():
            for gap, value in values:
                found.setdefault(named, {}).setdefault(gap, []).append(value)
    return {named: _truth(by_gap, bounded=named.startswith("conversations|")) for named, by_gap in found.items()}


def settled(cell: Cell, found: dict[str, Truth]) -> dict[str, Truth]:
    """Put what is known without measuring in its place: closed forms, and that nothing changes but what was planted."""
    if cell.since is not None:
        return found
    known = {f"{measure}|{who}||level|all|": value for (measure, who), value in planted(cell.habits).items()}
    return {named: _settled(named, truth, found, known) for named, truth in found.items()}


def _settled(named: str, truth: Truth, found: dict[str, Truth], known: dict[str, float]) -> Truth:
    measure, who, to, kind, _, given = named.split("|")
    if kind == "change":
        return Truth((1.0,), (0.0,), 0.0)
    whole = f"{measure}|{who}|{to}|{kind}|all|{given}"
    return Truth((1.0,), (known[whole],), 0.0) if whole in known else found.get(whole, truth)


def _truth(by_gap: dict[float, list[float | None]], *, bounded: bool) -> Truth:
    gaps = sorted(gap for gap in by_gap if gap) or [0.0]
    means = [_middle(by_gap[gap], bounded=bounded) for gap in gaps]
    own = [value for value in by_gap[gaps[0]] if value is not None]
    error = float(np.std(own) / max(len(own) - 1, 1) ** 0.5) if own else 0.0
    return Truth(tuple(gap or 1.0 for gap in gaps), tuple(means), error)


def _middle(values: list[float | None], *, bounded: bool) -> float | None:
    known = [value for value in values if value is not None]
    if 2 * len(known) <= len(values):
        return None
    return float(np.median(known) if bounded else np.mean(known))
