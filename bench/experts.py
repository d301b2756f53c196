"""The invented pairs for the measures for experts, and how often their limits hold what was put in.

Hawkes processes whose branching and half-lives are known (reading/experts/simulate.py), and counts of small words of
two people who match each other from window to window as much as is said. In one cell more goes on than the process
knows.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import polars as pl

from bench.cells import CELLS
from bench.coverage import FIRST_SEED, Tally, holds
from bench.simulate import SIDES, START, simulate, stock
from goodterms.messages import SENT_AT, WHO
from goodterms.reading import FEATURES_VERSION, Features, span_of
from goodterms.reading.experts import simulate as hawkes
from goodterms.reading.experts.excitation import excitation
from goodterms.reading.experts.style import NEEDED, style_matching
from goodterms.reading.word_counts import style_columns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from goodterms.reading.results import Interval

    Numbers = NDArray[np.float64]

AWAKE = np.where((np.arange(24) >= 8) & (np.arange(24) < 23), 1, 0.05)
BRANCHING = ((0.35, 0.3), (0.2, 0.25))
HALF_LIVES = ((60.0, 600.0), (900.0, 40.0))
EXCITED = next(cell for cell in CELLS if cell.id == "excited")
LONG_WINDOWS = 2_000
CLASSES = np.array([0.08, 0.12, 0.11, 0.06, 0.1, 0.05, 0.06, 0.02, 0.02])
A_MESSAGE = 25
STYLES = "matched windows minus others"


@dataclass(frozen=True, slots=True)
class Process:
    """Pairs who set each other off. branching, half_lives (seconds): of the row's person on the column's, me first.

    an_hour: unprompted messages of each in a waking hour. minutes: whether seconds are cut off. fits: whether the
    process is the one that is fitted; otherwise it is the cell `excited`, whose weeks and days wander.
    """

    id: str
    about: str
    days: int
    branching: tuple[tuple[float, float], tuple[float, float]] = BRANCHING
    half_lives: tuple[tuple[float, float], tuple[float, float]] = HALF_LIVES
    an_hour: tuple[float, float] = (0.25, 0.15)
    minutes: bool = False
    fits: bool = True

    @property
    def unprompted(self) -> Numbers:
        """Give the share of each one's messages that no message draws, in the long run."""
        coming = np.array(self.an_hour)
        return np.asarray(coming / np.linalg.solve(np.eye(2) - np.array(self.branching).T, coming))

    def features(self, seed: int) -> Features:
        """Write the features of one pair."""
        if not self.fits:
            return simulate(EXCITED.habits, EXCITED.course(), seed)
        times, who = hawkes.simulate(
            seed,
            branching=np.array(self.branching),
            half_lives=np.array(self.half_lives),
            baseline=np.outer(self.an_hour, AWAKE),
            days=self.days,
        )
        return _texts(times // 60 * 60 if self.minutes else times, who)

    def tallied(self, pairs: Iterable[int]) -> dict[str, Tally]:
        """Read so many pairs, and count."""
        found: dict[str, Tally] = {}
        names = [f"{by} drawn by one of {of}" for of in SIDES for by in SIDES]
        for pair in pairs:
            seen = excitation(self.features(FIRST_SEED + pair))
            numbers = {name: one.messages for name, one in zip(names, seen.drawn, strict=False)}
            lives = {f"half-life, {name}": one.half_life for name, one in zip(names, seen.drawn, strict=False)}
            shares = {f"unprompted, {who}": share for who, share in seen.unprompted.items()}
            for name, true in self.truths.items():
                limits = (numbers | shares | lives).get(name)
                found[name] = found.get(name, Tally()) + _counted(limits, true)
        return found

    @property
    def truths(self) -> dict[str, float | None]:
        """Give what is true, by name; half-lives only of what is drawn at all."""
        found: dict[str, float | None] = {}
        for row, of in enumerate(SIDES):
            for column, by in enumerate(SIDES):
                found[f"{by} drawn by one of {of}"] = self.branching[row][column]
                if self.branching[row][column]:
                    found[f"half-life, {by} drawn by one of {of}"] = self.half_lives[row][column]
        return found | {f"unprompted, {who}": float(self.unprompted[place]) for place, who in enumerate(SIDES)}


@dataclass(frozen=True, slots=True)
class Styles:
    """Pairs whose words are counted. pull, drift: see `styles`."""

    id: str
    about: str
    pull: float = 0.0
    drift: float = 0.0

    def tallied(self, pairs: Iterable[int]) -> dict[str, Tally]:
        """Read so many pairs, and count; away: how often 5 in 100 of the shuffles or fewer reach as much."""
        found = Tally()
        for pair in pairs:
            seed = FIRST_SEED + pair
            seen = style_matching(styles(seed, pull=self.pull, drift=self.drift))
            away = seen.as_high is not None and seen.as_high <= 0.05
            found += replace(_counted(seen.difference, self._true(seed)), away=int(away))
        return {STYLES: found}

    @property
    def truths(self) -> dict[str, float | None]:
        """Give what is true, by name; None where every pair has a truth of its own."""
        return {STYLES: None if self.pull else 0.0}

    def _true(self, seed: int) -> float:
        """Give the true difference of one pair: 0 where neither follows the other, else that of a long run of it."""
        if not self.pull:
            return 0.0
        long = styles(seed, windows=LONG_WINDOWS, pull=self.pull, drift=self.drift)
        return style_matching(long).difference.value or 0.0


Expert: TypeAlias = Process | Styles

EXPERTS: tuple[Expert, ...] = (
    Process("process", "600 to 700 messages of each, quick answers", 90),
    Process("process-long", "about 3,000 of each", 400),
    Process("process-slow", "answers take four times as long", 120, half_lives=((240.0, 2400.0), (3600.0, 160.0))),
    Process("process-minutes", "the same, exact to the minute", 120, half_lives=((240.0, 2400.0), (3600.0, 160.0)),
            minutes=True),
    Process("process-one-sided", "one of the two draws nothing from the other", 180, ((0.35, 0.0), (0.2, 0.25))),
    Process("process-strong", "each message draws 0.8 in the long run", 60, ((0.5, 0.4), (0.3, 0.4))),
    Process("process-wandering", "busy weeks and moody days, of which the process knows nothing", 182,
            ((0.3, 0.4), (0.45, 0.2)), half_lives=((900 * float(np.log(2)),) * 2,) * 2, an_hour=(0.6, 0.4), fits=False),
    Styles("styles", "neither follows the other"),
    Styles("styles-drifting", "neither follows the other, both change slowly", drift=0.05),
    Styles("styles-following", "their windows change together (0.6)", pull=0.6),
)  # fmt: skip


def tallied(cell: Expert, pairs: Iterable[int]) -> dict[str, Tally]:
    """Read so many pairs of a cell, and count."""
    return cell.tallied(pairs)


def styles(seed: int, *, windows: int = 40, pull: float, drift: float = 0.0) -> Features:
    """Write counts of two people with habits of their own, whose rates change from window to window.

    pull: how far my change of a window is theirs too. drift: how much either changes slowly, each alone.
    """
    rng = np.random.default_rng(seed)
    habits = CLASSES * np.exp(rng.normal(0, 0.3, (2, 1, len(CLASSES))))
    change = rng.normal(0, 0.35, (2, windows, len(CLASSES)))
    change[1] = pull * change[0] + np.sqrt(1 - pull**2) * change[1]
    slow = drift * np.cumsum(rng.normal(0, 1, (2, windows, len(CLASSES))), axis=1)
    rates = np.clip(habits * np.exp(change + slow), 0, 0.9)
    counts = rng.binomial(A_MESSAGE, np.repeat(rates, NEEDED // A_MESSAGE, axis=1))
    rows = counts.transpose(1, 0, 2).reshape(-1, len(CLASSES))
    plain = _texts(np.arange(len(rows), dtype=np.float64) * 60, np.arange(len(rows)) % 2)
    said = {name: pl.Series(rows[:, place], dtype=pl.UInt16) for place, name in enumerate(style_columns())}
    words = {"words": pl.lit(A_MESSAGE, pl.UInt32), "english_words": pl.lit(8, pl.UInt16)}
    return replace(plain, frame=plain.frame.with_columns(**words, **said))


def _texts(times: Numbers, who: NDArray[np.int64]) -> Features:
    """Write texts of these times (seconds) and authors."""
    at = pl.Series("sent_at", ((START + times) * 1e6).astype(np.int64)).cast(SENT_AT)
    side = pl.Series("who", SIDES[who].tolist(), dtype=pl.String).cast(WHO)
    frame = stock()[np.zeros(len(times), dtype=np.int64)].with_columns(at, side)
    return Features(frame, FEATURES_VERSION, "UTC", span_of(frame))


def _counted(limits: Interval | None, true: float | None) -> Tally:
    if limits is None or limits.value is None:
        return Tally(pairs=1)
    low = 0.0 if limits.low is None else limits.low  # below every half-life that is looked for
    return Tally(1, 1, int(holds(low, limits.high, true)), 0, 0, limits.value, limits.value**2)
