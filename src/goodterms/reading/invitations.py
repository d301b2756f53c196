"""Find invitations in what the two wrote, and which of them the other took up: see content kinds-of-words.

An invitation is a burst (messages in a row, see timeline.py) with a text that invites. It is taken up where the other's
next burst, if it begins within 7 days, holds a taking-up. One made in the last 7 days of the export is left out, unless
the other has written since: whether it is taken up is not known yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from goodterms.reading.timeline import FOLLOW_UP, OTHER, SIDES

if TYPE_CHECKING:
    from goodterms.reading.timeline import Timeline

NEEDED = 30
COLUMNS = ("invites", "takes_up")


def invitations(timeline: Timeline) -> pl.DataFrame:
    """List the invitations, by time: who, the local day, and whether the other took it up."""
    if not set(COLUMNS) <= set(timeline.counted.columns):
        return timeline.counted.clear().select("who", "day", taken_up=pl.lit(value=False))
    bursts = _bursts(timeline)
    nexts = [_next(side) for side in SIDES]
    theirs = {field: _of_other(field) for field in ("begin", "takes_up")}
    answered = (theirs["begin"] - pl.col("end") <= FOLLOW_UP).fill_null(value=False)
    known = answered | (timeline.span[1] - pl.col("end") >= FOLLOW_UP)
    made = bursts.with_columns(*nexts).filter(pl.col("invites") & known)
    return made.select("who", "day", taken_up=answered & theirs["takes_up"].fill_null(value=False)).collect()


def _bursts(timeline: Timeline) -> pl.LazyFrame:
    rows = timeline.counted.lazy().with_columns(timeline.rows["opens"])
    new = (pl.col("opens") | (pl.col("who") != pl.col("who").shift())).fill_null(value=True)
    by_burst = rows.group_by(new.cum_sum().alias("burst"), maintain_order=True)
    edges = [pl.first("who"), pl.last("day"), pl.first("sent_at").alias("begin"), pl.last("sent_at").alias("end")]
    return by_burst.agg(*edges, *(pl.col(name).any() for name in COLUMNS))


def _next(side: str) -> pl.Expr:
    """Lay beside each burst the next one of this side: its begin, and whether it takes up."""
    fields = pl.struct("begin", "takes_up")
    return pl.when(pl.col("who") == side).then(fields).backward_fill().alias(f"next_{side}")


def _of_other(field: str) -> pl.Expr:
    other = {side: pl.col(f"next_{OTHER[side]}").struct.field(field) for side in SIDES}
    return pl.when(pl.col("who") == "me").then(other["me"]).otherwise(other["them"])
