"""Find what was edited or deleted between two exports, so that a message which stands in both counts once.

An edit gives a message another text, and so another id; a deletion takes the text away. What is marked so in one
export and missing from the other stands there as it was before: as a message of the same person and moment, which the
first one lacks in turn. Nothing is un-edited and nothing comes back, so the marks say which of two is the later state.
Which of several it is, the messages that face each other say, where both exports have a moment from its first message
on: deleted ones look alike, and only their places tell them apart.
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
    edited twice. Where the messages of a moment do not face each other, and one lacks more of it than was replaced,
    the last are those where it begins within the moment, and the first are where it ends within it.
    """
    moment, same = ["sent_at", by, *within], [key, *within]
    older, newer = _touched(older, newer, moment, same)
    both = pl.concat([older.with_columns(side=OLDER), newer.with_columns(side=NEWER)])
    both = both.with_columns(late=pl.col("side") == _later(moment))
    faces = both.filter("late").select(*moment, "place", turns="mark")
    lost = both.filter(~pl.col("late") & pl.col("alone") & (pl.col("mark") < DELETED))
    lost = lost.join(faces, on=[*moment, "place"], how="left", maintain_order="left")
    lost = lost.with_columns(facing=(pl.col("turns").fill_null(PLAIN) > PLAIN).all().over(moment))
    stands = both.filter("late", "alone", pl.col("mark") > PLAIN).with_columns(turns="mark").rename({key: "now"})
    by_face = _in_turn(lost.filter("facing"), stands, [*moment, "turns"])
    rest = _in_turn(_only(lost, by_face, same), _only(stands, by_face, ["now", *within]), moment)
    return pl.concat(each.select(*same, "now") for each in (by_face, rest))


def _touched(
    older: pl.DataFrame, newer: pl.DataFrame, moment: Sequence[str], same: Sequence[str]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Keep the moments of which either has something marked alone; with each row's mark, place, and if it is alone."""
    sides = (older, newer), (newer, older)
    marked = [_only(one, other, same).filter(_mark() > PLAIN).select(moment) for one, other in sides]
    moments = pl.concat(marked).unique()
    parts = [rows.join(moments, on=moment, how="semi", maintain_order="left") for rows in (older, newer)]
    told = [rows.select(*moment, *same[:1], mark=_mark(), place=pl.int_range(pl.len()).over(moment)) for rows in parts]
    first, second = told
    return _with_alone(first, second, same), _with_alone(second, first, same)


def _with_alone(one: pl.DataFrame, other: pl.DataFrame, same: Sequence[str]) -> pl.DataFrame:
    known = other.select(same, alone=False).unique()
    return one.join(known, on=same, how="left", maintain_order="left").with_columns(
        pl.col("alone").fill_null(value=True)
    )


def _later(moment: Sequence[str]) -> pl.Expr:
    """Tell which side of a moment is the later one: that with more marks of its own, and else the newer one."""
    own = pl.when("alone").then("mark").otherwise(PLAIN)
    marks = (pl.when(pl.col("side") == side).then(own).otherwise(PLAIN).sum().over(moment) for side in (OLDER, NEWER))
    return pl.when(operator.gt(*marks)).then(OLDER).otherwise(NEWER)


def _in_turn(lost: pl.DataFrame, stands: pl.DataFrame, moment: Sequence[str]) -> pl.DataFrame:
    """Pair what was lost in a moment with the first of what stands there alone, from the last of either on."""
    many = lost.group_by(moment).agg(many=pl.len())
    stays = stands.join(many, on=moment, maintain_order="left").filter(
        pl.int_range(pl.len()).over(moment) < pl.col("many")
    )
    return _from_the_last(lost, moment).join(_from_the_last(stays, moment), on=[*moment, "nth"])


def _only(one: pl.DataFrame, other: pl.DataFrame, same: Sequence[str]) -> pl.DataFrame:
    return one.join(other, on=same, how="anti", maintain_order="left")


def _mark() -> pl.Expr:
    return pl.when(pl.col("kind") == "deleted").then(DELETED).when("edited").then(EDITED).otherwise(PLAIN)


def _from_the_last(rows: pl.DataFrame, moment: Sequence[str]) -> pl.DataFrame:
    return rows.reverse().with_columns(nth=pl.int_range(pl.len()).over(moment))
