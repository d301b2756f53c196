"""Find what was edited or deleted between two exports, so that a message which stands in both counts once.

An edit gives a message another text, and so another id; a deletion takes the text away. What is marked so in one
export and missing from the other stands there as it was before: as a message of the same person and moment, which the
first one lacks in turn. Nothing is un-edited and nothing comes back, so the marks say which of two is the later state.
"""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence

PLAIN, EDITED, DELETED = 0, 1, 2
OLDER, NEWER = 0, 1


def replaced(
    older: pl.DataFrame, newer: pl.DataFrame, *, key: str, by: str, within: Sequence[str] = ()
) -> pl.DataFrame:
    """Pair each row of either that was replaced with the one that stands for it now: its key, the other's as `now`.

    Both hold sent_at, kind, edited and the columns named, in the order of their files. key: what a message has alike
    in two exports, within a chat or the like; by: who wrote it. Which one is older matters only where a message was
    edited twice. Where one begins within a moment and lacks more of it than was replaced, the last are those; where one
    ends within it, the first are.
    """
    moment, same = ["sent_at", by, *within], [key, *within]
    sides = (OLDER, _only(older, newer, same)), (NEWER, _only(newer, older, same))
    both = pl.concat(rows.select(*moment, key, mark=_mark(), side=side) for side, rows in sides)
    both = both.join(both.filter(pl.col("mark") > PLAIN), on=moment, how="semi", maintain_order="left")
    both = both.with_columns(late=pl.col("side") == _later(moment))
    lost, stands = ~pl.col("late") & (pl.col("mark") < DELETED), pl.col("late") & (pl.col("mark") > PLAIN)
    both = both.with_columns(many=lost.sum().over(moment))
    gone, stays = _from_the_last(both.filter(lost), moment), both.filter(stands).rename({key: "now"})
    stays = _from_the_last(stays.filter(pl.int_range(pl.len()).over(moment) < pl.col("many")), moment)
    return gone.join(stays, on=[*moment, "nth"]).select(*same, "now")


def _later(moment: Sequence[str]) -> pl.Expr:
    """Tell which side of a moment is the later one: that with more marks, and else the newer one."""
    marks = (pl.when(pl.col("side") == side).then("mark").sum().over(moment) for side in (OLDER, NEWER))
    return pl.when(operator.gt(*marks)).then(OLDER).otherwise(NEWER)


def _only(one: pl.DataFrame, other: pl.DataFrame, same: Sequence[str]) -> pl.DataFrame:
    return one.join(other, on=same, how="anti", maintain_order="left")


def _mark() -> pl.Expr:
    return pl.when(pl.col("kind") == "deleted").then(DELETED).when("edited").then(EDITED).otherwise(PLAIN)


def _from_the_last(rows: pl.DataFrame, moment: Sequence[str]) -> pl.DataFrame:
    return rows.reverse().with_columns(nth=pl.int_range(pl.len()).over(moment))
