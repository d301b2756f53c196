"""A process that writes chats with known habits, for simulations: the same seed writes the same chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tests.tables import columns

if TYPE_CHECKING:
    import polars as pl
    from numpy.typing import NDArray

START = 1_767_571_200  # Monday 5 January 2026, 00:00 UTC
DAY = 86_400


def chat(seed: int, days: int, *, theirs: float = 0.4) -> pl.DataFrame:
    """Write a chat of so many days: `theirs` is the share of conversations that they begin, in the long run.

    Days differ in who begins, and busy weeks follow busy weeks. Turns alternate and take minutes to hours; a
    conversation may end without an answer, so some waits last until the next one.
    """
    rng = np.random.default_rng(seed)
    busy = np.repeat(_wandering(rng, days // 7 + 1), 7)[:days]
    begun = rng.poisson(1.4 * busy)
    day = np.repeat(np.arange(days), begun)
    willing = rng.beta(3 * theirs, 3 * (1 - theirs), days)[day]
    first_is_them = rng.random(len(day)) < willing
    starts = START + day * DAY + rng.uniform(8, 22, len(day)) * 3600
    turns = rng.geometric(0.45, len(day))
    turn_of = np.repeat(np.arange(len(day)), turns)
    number = np.arange(len(turn_of)) - np.repeat(np.cumsum(turns) - turns, turns)
    pause = np.where(number > 0, np.minimum(rng.lognormal(6.5, 1.2, len(turn_of)), 12_000), 0)
    lines = rng.geometric(0.6, len(turn_of))
    line_turn = np.repeat(np.arange(len(turn_of)), lines)
    place = np.arange(len(line_turn)) - np.repeat(np.cumsum(lines) - lines, lines)
    step = np.where(place > 0, 20.0, pause[line_turn])
    conversation = turn_of[line_turn]
    elapsed = np.cumsum(step)
    elapsed -= elapsed[np.searchsorted(conversation, conversation)]
    times = ((starts[conversation] + elapsed) * 1e6).astype(np.int64)
    them = first_is_them[conversation] ^ (number[line_turn] % 2 == 1)
    order = np.argsort(times, kind="stable")
    return columns(times[order], np.where(them, "them", "me")[order])


def _wandering(rng: np.random.Generator, weeks: int) -> NDArray[np.float64]:
    """Draw a factor a week around 1, each pulled towards the one before."""
    level = np.zeros(weeks)
    for week in range(1, weeks):
        level[week] = 0.3 * level[week - 1] + rng.normal(0, 0.3)
    return np.exp(level - 0.3**2 / (1 - 0.3**2) / 2)
