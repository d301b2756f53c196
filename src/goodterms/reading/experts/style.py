"""Compare how two people write: how alike their shares of small words are, and whether that goes beyond their habits.

Language style matching (Ireland et al. 2011, Psychological Science 22:39-44, 10.1177/0956797610392928): of each
category of function words, 1 - |p1 - p2| / (p1 + p2 + 0.0001) with each one's share of words in percent, and the mean
over categories. The categories are closed classes written down by the project, not LIWC's, so the number is not one of
theirs.

Two people who never adapt have a high number too, because all English is made of the same small words. So the same is
taken in windows of time with 500 words or more of each: windows of the two that belong together are compared with
windows that do not, within blocks of four windows next to each other, so that slow changes of either stay out of it.
Shuffles within the blocks (a fixed seed) say how often chance alone gives as much. The 95 % limits of the difference
are Student's over blocks. Subjects that both write about make windows alike as well. It says nothing about how the two
are or how it goes on with them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import sqrt
from typing import TYPE_CHECKING

import polars as pl

from goodterms.reading.intervals import student_limit
from goodterms.reading.results import NOTHING, Interval
from goodterms.reading.timeline import SIDES, Timeline
from goodterms.reading.word_counts import style_columns
from goodterms.reading.word_shares import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from goodterms.reading.features import Features

NEEDED = 500
MOST_EVENTS = 50_000
BLOCK = 4
NEEDED_BLOCKS = 6
SHUFFLES = 1999
SEED = 20110101
SMALL = 0.0001
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class StyleMatching:
    """How alike two people write.

    words: how many each wrote, me first; it takes `needed` of each. english: whether both write the language of the
    lists. similarity: from 0 to 1 over all words; None without enough. events: on how many of the latest texts it
    rests; left_out: how many earlier ones there are. windows: how many were compared; it takes `needed_windows`.
    difference: matched windows minus mismatched ones, with 95 % limits. as_high: the share of shuffles with at least
    as high a mean, the real order counted as one of them; None without enough windows.
    """

    words: tuple[int, int]
    needed: int
    english: bool
    similarity: float | None
    events: int
    left_out: int
    windows: int
    needed_windows: int
    difference: Interval = NOTHING
    as_high: float | None = None

    @property
    def enough(self) -> bool:
        """Say whether there is a similarity at all."""
        return self.similarity is not None


def style_matching(features: Features) -> StyleMatching:
    """Compare how the two write. Raises BadRequest where it is not known who is who, or nothing is there."""
    import numpy as np

    told, left_out = _latest(Timeline(features))
    mine = np.array([(told["who"] == side).to_numpy() for side in SIDES])
    columns = ("words", "english_words", *style_columns())
    counts = told.select(pl.col(columns).cast(pl.Int64)).to_numpy()
    sums = mine.astype(np.int64) @ counts
    words = (int(sums[0, 0]), int(sums[1, 0]))
    english = bool((sums[:, 1] >= ENGLISH * sums[:, 0]).all()) and min(words) > 0
    enough = english and min(words) >= NEEDED
    similarity = float(matching(sums[0, 2:], sums[1, 2:], *words)) if enough else None
    windows = _windows(mine, counts) if enough else np.zeros((2, 0, counts.shape[1]), dtype=np.int64)
    number = windows.shape[1] // BLOCK * BLOCK
    told_of = StyleMatching(words, NEEDED, english, similarity, told.height, left_out, number, BLOCK * NEEDED_BLOCKS)
    return _beyond_habit(told_of, windows[:, windows.shape[1] - number :])


def matching(
    first: NDArray[np.int64], second: NDArray[np.int64], words: int | NDArray[np.int64], others: int | NDArray[np.int64]
) -> NDArray[np.float64]:
    """Give the mean matching over categories, the last axis of the counts, of so many words each.

    The numbers of words are whole numbers or arrays of the shape of the counts without their last axis.
    """
    import numpy as np

    p1, p2 = 100 * first / np.asarray(words)[..., None], 100 * second / np.asarray(others)[..., None]
    return np.asarray((1 - np.abs(p1 - p2) / (p1 + p2 + SMALL)).mean(axis=-1))


def _latest(timeline: Timeline) -> tuple[pl.DataFrame, int]:
    """Take the latest texts whose words were counted, and say how many earlier ones there are."""
    counted = timeline.counted
    columns = ("english_words", *style_columns())
    if not set(columns) <= set(counted.columns):
        return counted.clear().with_columns(pl.lit(0).alias(name) for name in columns), 0
    told = counted.filter(pl.col("english_words").is_not_null())
    return told.tail(MOST_EVENTS), max(0, told.height - MOST_EVENTS)


def _windows(mine: NDArray[np.bool_], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Sum the counts of each side in windows, shaped (2, windows, columns); a window ends once both wrote enough."""
    import numpy as np

    running = np.concatenate(
        [np.zeros((2, 1, counts.shape[1]), np.int64), (mine[:, :, None] * counts).cumsum(axis=1)], axis=1
    )
    edges = [0]
    while True:
        reached = [int(np.searchsorted(side[:, 0], side[edges[-1], 0] + NEEDED)) for side in running]
        if max(reached) >= running.shape[1]:
            return np.diff(running[:, edges], axis=1)
        edges.append(max(reached))


def _beyond_habit(found: StyleMatching, windows: NDArray[np.int64]) -> StyleMatching:
    """Compare windows that belong together with others of their block."""
    import numpy as np

    if found.windows < found.needed_windows:
        return found
    me, them = windows.reshape(2, -1, BLOCK, windows.shape[-1])
    pairs = matching(me[:, :, None, 2:], them[:, None, :, 2:], me[:, :, None, 0], them[:, None, :, 0])
    diagonal = np.arange(BLOCK)
    matched = pairs[:, diagonal, diagonal].sum(axis=1)
    apart = (pairs.sum(axis=(1, 2)) - matched) / (BLOCK * (BLOCK - 1))
    difference = matched / BLOCK - apart
    as_high = (1 + sum(each >= matched.sum() - ROUNDING for each in _shuffles(pairs))) / (1 + SHUFFLES)
    spread = student_limit(len(pairs) - 1) * float(difference.std(ddof=1)) / sqrt(len(pairs))
    value = float(difference.mean())
    return replace(found, difference=Interval(value, value - spread, value + spread), as_high=as_high)


def _shuffles(pairs: NDArray[np.float64]) -> Iterator[float]:
    """Give the sum of the matching of shuffled windows, again and again: pairs shaped (blocks, BLOCK, BLOCK)."""
    import numpy as np

    rng = np.random.default_rng([SEED, len(pairs)])
    block, place = np.arange(len(pairs))[:, None], np.tile(np.arange(BLOCK), (len(pairs), 1))
    for _ in range(SHUFFLES):
        yield float(pairs[block, place, rng.permuted(place, axis=1)].sum())
