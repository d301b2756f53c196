"""Measure the share of each one's invitations that the other took up within 7 days: see invitations.py.

`who` is the one who invited, n the invitations. Wilson's 95 % limits on an n shrunk by the design effect of days. Shown
from 30 invitations, in English. The change since an event is a difference of shares (Newcombe). It never concludes
interest: people take up what they have time for, and answer by phone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from goodterms.reading.definition import Definition
from goodterms.reading.invitations import NEEDED, invitations
from goodterms.reading.results import NOTHING
from goodterms.reading.shares import Counted, share_by_day, with_changes
from goodterms.reading.timeline import OTHER
from goodterms.reading.word_shares import in_english

if TYPE_CHECKING:
    from goodterms.reading.periods import Period, Periods
    from goodterms.reading.results import Estimate
    from goodterms.reading.timeline import Side, Timeline


def estimate(timeline: Timeline, periods: Periods) -> tuple[Estimate, ...]:
    """Estimate the share of each one's that was taken up, in each period, and its change since each event."""
    made = invitations(timeline).lazy().group_by("day", "who")
    days = made.agg(hits=pl.col("taken_up").sum().cast(pl.Int64), units=pl.len().cast(pl.Int64)).sort("day", "who")
    by_day = days.collect().lazy()

    def count(who: Side, period: Period) -> Counted:
        if not (in_english(timeline, who, period) and in_english(timeline, OTHER[who], period)):
            return Counted(0, 0, NOTHING)
        return share_by_day(by_day.filter(pl.col("who") == who), period, NEEDED)

    return with_changes(count, periods, needed=NEEDED, given={})


DEFINITION = Definition("invitations-taken-up", "share", 59, estimate)
