"""Measure the share of each one's texts that invite: see word_shares.py, and docs/word-lists.md for how exact that is.

Shown from 30 invitations, in English. It never concludes interest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from goodterms.reading.definition import Definition
from goodterms.reading.invitations import NEEDED
from goodterms.reading.results import NOTHING
from goodterms.reading.shares import Counted, share_by_day, with_changes
from goodterms.reading.word_shares import in_english

if TYPE_CHECKING:
    from goodterms.reading.periods import Period, Periods
    from goodterms.reading.results import Estimate
    from goodterms.reading.timeline import Side, Timeline


def estimate(timeline: Timeline, periods: Periods) -> tuple[Estimate, ...]:
    """Estimate the share of each one's texts, in each period, and its change since each event."""
    return with_changes(lambda who, period: _count(timeline, who, period), periods, needed=NEEDED, given={})


def _count(timeline: Timeline, who: Side, period: Period) -> Counted:
    if not in_english(timeline, who, period):
        return Counted(0, 0, NOTHING)
    mine = timeline.word_days.lazy().filter(pl.col("who") == who)
    days = mine.filter(pl.col("day").is_between(period.first, period.last))
    made = int(days.select(pl.sum("invites")).collect().item())
    found = share_by_day(days.select("day", hits="invites", units="texts"), period, NEEDED)
    return Counted(found.n, made, found.interval if made >= NEEDED else NOTHING)


DEFINITION = Definition("invitations", "share", 58, estimate)
