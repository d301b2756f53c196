"""Measure how many messages of each of the two one message draws, and how much comes unprompted.

A bivariate Hawkes process with exponential kernels and, for each, a level for each local hour of the day (Halpin & De
Boeck 2013, Psychometrika, 10.1007/s11336-013-9329-1), fitted by maximum likelihood to the counted messages, at most the
latest 50,000. 95 % limits by profile likelihood. Shown with 500 messages of each, and where time-rescaling finds
nothing against it (rescaling.py); else there is a reason and no number. Where times are to the minute (or second),
each message is put at a drawn moment of it, always the same one, in their order. To draw another is to come before it
in this process, and never to cause it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

import polars as pl

from goodterms.reading.experts.fit import Side as Fitted
from goodterms.reading.experts.fit import fit_side
from goodterms.reading.experts.history import History
from goodterms.reading.experts.rescaling import Check, check
from goodterms.reading.timeline import SIDES, Side

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from goodterms.reading.features import Features
    from goodterms.reading.results import Interval

NEEDED = 500
MOST = 50_000
SECOND = 1_000_000
GRAINS = (60 * SECOND, SECOND, SECOND // 1000)
"""How fine times may be, in microseconds: to the minute, the second, or finer."""

SEED = 20260210
QUARTER = 900 * SECOND
HOUR = 3600 * SECOND

Reason = Literal["few", "runaway", "misfit"]


@dataclass(frozen=True, slots=True)
class Drawn:
    """How many messages `by` one person one message of another draws, itself alone and not what these draw in turn.

    half_life: after how many seconds half of these have come; no limit where it is beyond 5 seconds or 12 hours.
    """

    of: Side
    by: Side
    messages: Interval
    half_life: Interval


@dataclass(frozen=True, slots=True)
class Excitation:
    """What a Hawkes process says of two people's messages.

    begin: when the first message taken was sent (UTC). counts: how many of each were taken. left_out: how many earlier
    ones were not. grain: how fine the times are, in seconds. reason: why nothing is said; drawn and unprompted are then
    empty. unprompted: the share of each one's messages that no message drew. checks: empty where nothing was fitted.
    """

    begin: datetime | None
    counts: Mapping[Side, int]
    left_out: int
    grain: float
    reason: Reason | None
    drawn: tuple[Drawn, ...]
    unprompted: Mapping[Side, Interval]
    checks: Mapping[Side, Check]


def excitation(features: Features) -> Excitation:
    """Fit the process to the counted messages of the two."""
    inside = pl.col("counted") & pl.col("who").is_not_null()
    counted = features.frame.lazy().filter(inside).select("sent_at", "who").collect()
    taken = counted.tail(MOST)
    counts = {side: int((taken["who"] == side).sum()) for side in SIDES}
    stamps = taken["sent_at"].dt.epoch("us").to_numpy()
    grain = _grain(stamps) if len(stamps) else GRAINS[-1]
    begin = datetime.fromtimestamp(int(stamps[0]) / SECOND, UTC) if len(stamps) else None
    left_out = counted.height - taken.height
    if min(counts.values()) < NEEDED:
        return Excitation(begin, counts, left_out, grain / SECOND, "few", (), {}, {})
    end = features.span[1] if features.span else taken["sent_at"][-1]
    history = _history(taken, stamps, grain, int(end.timestamp() * SECOND), features.zone)
    sides = (fit_side(history, 0), fit_side(history, 1))
    checks = {side: check(history, sides[place]) for place, side in enumerate(SIDES)}
    reason = _reason(sides, checks)
    shown = reason is None
    return Excitation(
        begin,
        counts,
        left_out,
        grain / SECOND,
        reason,
        tuple(_drawn(sides)) if shown else (),
        {side: sides[place].unprompted for place, side in enumerate(SIDES)} if shown else {},
        checks,
    )


def _reason(sides: tuple[Fitted, Fitted], checks: Mapping[Side, Check]) -> Reason | None:
    """Say why nothing may be said: each message draws one or more in the long run, or the gaps speak against it."""
    import numpy as np

    branching = np.array([[drawn.value or 0.0 for drawn in side.branching] for side in sides])
    if np.abs(np.linalg.eigvals(branching)).max() >= 1:
        return "runaway"
    return None if all(each.holds for each in checks.values()) else "misfit"


def _drawn(sides: tuple[Fitted, Fitted]) -> list[Drawn]:
    return [
        Drawn(of, by, sides[who].branching[source], sides[who].half_life[source])
        for source, of in enumerate(SIDES)
        for who, by in enumerate(SIDES)
    ]


def _grain(stamps: NDArray[np.int64]) -> int:
    """Say how fine times are: the coarsest grain of which more than half of them are whole."""
    return next((grain for grain in GRAINS if (stamps % grain == 0).mean() > 0.5), GRAINS[-1])


def spread(stamps: NDArray[np.int64], grain: int) -> NDArray[np.float64]:
    """Put each message at a drawn moment of its grain, always the same one, those of one time in their order.

    Times that are finer than the grain are moved by less than a millisecond.
    """
    import numpy as np

    width = np.where(stamps % grain == 0, grain, GRAINS[-1])
    moments = stamps + width * np.random.default_rng(SEED).random(len(stamps))
    return moments[np.lexsort([moments, stamps])]


def _history(taken: pl.DataFrame, stamps: NDArray[np.int64], grain: int, end: int, zone: str) -> History:
    """Put messages on one clock; the local hour may change at any quarter of an hour."""
    import numpy as np

    times = spread(stamps, grain)
    order = np.argsort(times, kind="stable")
    times, who = times[order], (taken["who"] == SIDES[1]).to_numpy().astype(np.int64)[order]
    first, last = int(times[0]), max(end, int(times[-1]) + 1)
    quarters = np.arange((first // QUARTER + 1) * QUARTER, last, QUARTER)
    edges = np.concatenate([[first], quarters, [last]])
    local = pl.from_epoch(pl.Series(edges[:-1]), "us").dt.replace_time_zone("UTC").dt.convert_time_zone(zone)
    return History((times - first) / HOUR, who, (edges - first) / HOUR, local.dt.hour().to_numpy().astype(np.int64))
