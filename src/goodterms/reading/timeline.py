"""Put the messages of two people into conversations, bursts and weeks: what the measures are taken from.

Only counted messages by one of the two enter. The first conversation counts like any other, although the
export may begin in its middle: leaving it out would make the answer hang on where the export was cut.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

import polars as pl

from goodterms.reading.errors import BadRequest
from goodterms.reading.incidence import ANSWERED, OPEN, WROTE_AGAIN, Incidence, cumulative_incidence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from goodterms.reading.features import Features
    from goodterms.reading.periods import Period

Side = Literal["me", "them"]
SIDES: tuple[Side, Side] = ("me", "them")
OTHER: dict[Side, Side] = {"me": "them", "them": "me"}

GAP = timedelta(hours=4)
FOLLOW_UP = timedelta(days=7)
GIVEN: Mapping[str, float] = MappingProxyType({"gap_h": 4})


@dataclass(frozen=True)
class Timeline:
    """The features of one export, cut up once for all measures. Days are local days of the zone."""

    features: Features
    _incidences: dict[tuple[Side, str], Incidence] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def rows(self) -> pl.DataFrame:
        """Keep the counted messages of the two, by time: sent_at, who, opens (whether a conversation starts)."""
        frame = self.features.frame
        if frame["who"].null_count() == frame.height:
            raise BadRequest("It is not known which of the two is you: give --me, or in Python use companion.bring_in.")
        rows = frame.lazy().filter(pl.col("counted") & pl.col("who").is_not_null()).select("sent_at", "who")
        counted = rows.with_columns(opens=(pl.col("sent_at").diff() > GAP).fill_null(value=True)).collect()
        if counted.is_empty():
            raise BadRequest(
                "There is no message between the two of you in this export, only calls and the like, of which nothing "
                "is read yet: give an export of a chat in which you wrote."
            )
        return counted

    @property
    def span(self) -> tuple[datetime, datetime]:
        """Give when what is known begins (the first counted message) and ends (the last row of any kind).

        A notice of the app may be years older than the first message; a call or notice after the last one shows
        that the export goes on without a word.
        """
        first: datetime = self.rows["sent_at"][0]
        return first, (self.features.span or (first, first))[1]

    @property
    def first_day(self) -> date:
        """Give the local day on which what is known begins."""
        return self._local_day(self.span[0])

    @property
    def last_day(self) -> date:
        """Give the local day on which what is known ends."""
        return self._local_day(self.span[1])

    def _local_day(self, time: datetime) -> date:
        return time.astimezone(ZoneInfo(self.features.zone)).date()

    def day(self, column: str) -> pl.Expr:
        """Say the local day of a time."""
        return pl.col(column).dt.convert_time_zone(self.features.zone).dt.date()

    @cached_property
    def conversations(self) -> pl.DataFrame:
        """List the conversations: who started, and the day on which."""
        return self.rows.filter("opens").select("who", day=self.day("sent_at"))

    @cached_property
    def bursts(self) -> pl.DataFrame:
        """List the bursts: author `who`, `day` of the last message, and what came next.

        `wait` is in microseconds, from the last message to the next burst; `outcome` says whether that was the
        other's answer, the author writing again first, or nothing (the follow-up or the export ended).
        """
        begins = pl.col("opens") | (pl.col("who") != pl.col("who").shift())
        edges = self.rows.lazy().with_columns(begins=begins.fill_null(value=True))
        edges = edges.with_columns(ends=pl.col("begins").shift(-1).fill_null(value=True))
        last = edges.filter("ends").select("who", end="sent_at")
        first = edges.filter("begins").select(start="sent_at")
        wait = (pl.col("start").shift(-1) - pl.col("end")).dt.total_microseconds()
        still_open = (self.span[1] - pl.col("end")).dt.total_microseconds()
        cut = FOLLOW_UP // timedelta(microseconds=1)
        next_author = pl.col("who").shift(-1)
        return (
            pl.concat([last, first], how="horizontal")
            .select(
                "who",
                day=self.day("end"),
                wait=wait.fill_null(still_open).clip(upper_bound=cut),
                outcome=pl.when(wait.is_null() | (wait > cut))
                .then(OPEN)
                .when(next_author != pl.col("who"))
                .then(ANSWERED)
                .otherwise(WROTE_AGAIN)
                .cast(pl.Int8),
            )
            .collect()
        )

    @cached_property
    def messages_a_day(self) -> pl.DataFrame:
        """Count the messages of each on every day that has any: day, me, them."""
        counts = [(pl.col("who") == side).sum().alias(side) for side in SIDES]
        return self.rows.lazy().group_by(day=self.day("sent_at")).agg(counts).sort("day").collect()

    def incidence(self, answerer: Side, period: Period) -> Incidence:
        """Follow the other's bursts of a period to the answer; one that comes after the period still counts."""
        key = (answerer, period.id)
        if key not in self._incidences:
            asked = self.bursts.lazy().filter(pl.col("who") == OTHER[answerer])
            bursts = asked.filter(pl.col("day").is_between(period.first, period.last)).collect()
            days = bursts["day"].to_physical().to_numpy()
            self._incidences[key] = cumulative_incidence(bursts["wait"].to_numpy(), bursts["outcome"].to_numpy(), days)
        return self._incidences[key]
