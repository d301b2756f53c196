"""Put the messages of two people into conversations, bursts and days: what the measures are taken from.

Only counted messages by one of the two enter. Where one conversation ends is found from the gaps themselves
(threshold.py), or given. The first conversation counts like any other, although the
export may begin in its middle: leaving it out would make the answer hang on where the export was cut.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

import polars as pl

from goodterms.reading import threshold
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

FOLLOW_UP = timedelta(days=7)
AMOUNTS = ("words", "characters", "emoji", "links")
KINDS_OF_WORDS = (
    "english_words",
    "we_words",
    "i_words",
    "you_words",
    "thanks",
    "apology",
    "affection",
    "criticism",
    "invites",
)
KINDS = {"media": ("media", "sticker", "voice", "location", "contact", "poll"), "voice": ("voice",)}
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Timeline:
    """The features of one export, cut up once for all measures. Days are local days of the zone.

    gap: where conversations are cut; None finds it from the data.
    """

    features: Features
    gap: timedelta | None = None
    _incidences: dict[tuple[Side, str, int, bool], Incidence] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def counted(self) -> pl.DataFrame:
        """Keep the counted messages of the two, by time, with all features, and the local `day` of each."""
        frame = self.features.frame
        if frame["who"].null_count() == frame.height:
            raise BadRequest("It is not known which of the two is you: give --me, or in Python use companion.bring_in.")
        inside = pl.col("counted") & pl.col("who").is_not_null()
        counted = frame.lazy().filter(inside).with_columns(day=self.day("sent_at")).collect()
        if counted.is_empty():
            raise BadRequest(
                "There is no message between the two of you in this export, only calls and the like, of which nothing "
                "is read yet: give an export of a chat in which you wrote."
            )
        return counted

    @cached_property
    def threshold(self) -> threshold.Threshold:
        """Say after how long a gap a conversation is over, and whether the data gave it."""
        gaps = self.counted["sent_at"].diff().dt.total_microseconds().to_numpy()[1:].astype("int64")
        if self.gap is not None:
            return threshold.Threshold(self.gap, self.gap, self.gap, len(gaps), fitted=False)
        return threshold.find(gaps, self.counted["day"].to_physical().to_numpy()[1:])

    def cut_at(self, gap: timedelta) -> Timeline:
        """Cut the same messages at another gap."""
        other = Timeline(self.features, gap)
        other.__dict__["counted"] = self.counted  # which hangs on no gap
        return other

    @property
    def given(self) -> Mapping[str, float]:
        """Say what numbers about conversations and bursts depend on: the gap, in hours."""
        return {"gap_h": round(self.threshold.gap / HOUR, 2)}

    @cached_property
    def rows(self) -> pl.DataFrame:
        """Keep of the counted messages, by time: sent_at, who, day, question, opens (whether a conversation starts)."""
        over = pl.col("sent_at").diff() > self.threshold.gap
        return self.counted.select("sent_at", "who", "day", "question", opens=over.fill_null(value=True))

    @property
    def span(self) -> tuple[datetime, datetime]:
        """Give when what is known begins (the first counted message) and ends (the last row of any kind).

        A notice of the app may be years older than the first message; a call or notice after the last one shows
        that the export goes on without a word.
        """
        first: datetime = self.counted["sent_at"][0]
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
        """List the conversations: who started, `last` who ended, the day on which it starts, its begin and end."""
        first = self.rows.lazy().filter("opens").select("who", "day", begin="sent_at")
        closes = pl.col("opens").shift(-1).fill_null(value=True)
        last = self.rows.lazy().filter(closes).select(last="who", end="sent_at")
        return pl.concat([first, last], how="horizontal").collect()

    @cached_property
    def bursts(self) -> pl.DataFrame:
        """List the bursts: author `who`, `day` of the last message, whether it `asks`, and what came next.

        `wait` is in microseconds, from the last message to the next burst; `outcome` says whether that was the
        other's answer, the author writing again first, or nothing (the follow-up or the export ended).
        """
        begins = pl.col("opens") | (pl.col("who") != pl.col("who").shift())
        edges = self.rows.lazy().with_columns(begins=begins.fill_null(value=True))
        edges = edges.with_columns(ends=pl.col("begins").shift(-1).fill_null(value=True))
        edges = edges.with_columns(asked=pl.col("question").fill_null(value=False).cast(pl.Int64).cum_sum())
        asks = pl.col("asked").diff().fill_null(pl.col("asked")) > 0
        last = edges.filter("ends").select("who", "day", asks=asks, end="sent_at")
        first = edges.filter("begins").select(start="sent_at")
        wait = (pl.col("start").shift(-1) - pl.col("end")).dt.total_microseconds()
        still_open = (self.span[1] - pl.col("end")).dt.total_microseconds()
        cut = FOLLOW_UP // timedelta(microseconds=1)
        next_author = pl.col("who").shift(-1)
        return (
            pl.concat([last, first], how="horizontal")
            .select(
                "who",
                "day",
                "asks",
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
    def days(self) -> pl.DataFrame:
        """Sum the features of each person on every day that has any message: day, who, messages, texts, and sums.

        texts: messages whose words are known. questions: texts that ask. The other columns are sums of theirs.
        """
        sums = [pl.col(name).sum().cast(pl.Int64) for name in AMOUNTS if name in self.counted.columns]
        of_kind = [pl.col("kind").is_in(kinds).sum().cast(pl.Int64).alias(name) for name, kinds in KINDS.items()]
        texts = pl.col("words").is_not_null().sum().cast(pl.Int64)
        questions = pl.col("question").sum().cast(pl.Int64)
        counts = [pl.len().cast(pl.Int64).alias("messages"), texts.alias("texts"), questions.alias("questions")]
        return self.counted.lazy().group_by("day", "who").agg(*counts, *of_kind, *sums).sort("day", "who").collect()

    @cached_property
    def word_days(self) -> pl.DataFrame:
        """Sum the kinds of words of each person on every day: day, who, texts, words, and a column for each kind.

        Only of texts in which they were counted: older code that kept messages did not.
        """
        columns = ("texts", "words", *KINDS_OF_WORDS)
        if not set(KINDS_OF_WORDS) <= set(self.counted.columns):
            return self.counted.clear().select(
                "day", "who", *(pl.lit(0).cast(pl.Int64).alias(each) for each in columns)
            )
        told = self.counted.lazy().filter(pl.col("english_words").is_not_null()).with_columns(texts=1)
        sums = [pl.col(each).sum().cast(pl.Int64) for each in columns]
        return told.group_by("day", "who").agg(sums).sort("day", "who").collect()

    def a_day(self, column: str) -> pl.DataFrame:
        """Lay a column of `days` out by day: day, me, them; nothing is 0."""
        sums = [pl.col(column).filter(pl.col("who") == side).sum().alias(side) for side in SIDES]
        return self.days.lazy().group_by("day").agg(sums).sort("day").collect()

    def incidence(self, who: Side, period: Period, *, event: int = ANSWERED, questions: bool = False) -> Incidence:
        """Follow the bursts of a period to an event; one that comes after the period still counts.

        For ANSWERED these are the bursts of the other, which `who` answers; for WROTE_AGAIN the own ones, after which
        `who` writes again first. questions: only bursts that ask something.
        """
        import numpy as np

        key = (who, period.id, event, questions)
        if key not in self._incidences:
            author = OTHER[who] if event == ANSWERED else who
            chosen = self.bursts.lazy().filter(pl.col("who") == author)
            chosen = chosen.filter("asks") if questions else chosen
            bursts = chosen.filter(pl.col("day").is_between(period.first, period.last)).collect()
            days = bursts["day"].to_physical().to_numpy()
            outcomes = bursts["outcome"].to_numpy()
            if event == WROTE_AGAIN:  # the one ends the wait for the other, whichever is followed
                outcomes = np.array([OPEN, WROTE_AGAIN, ANSWERED], dtype=np.int8)[outcomes]
            self._incidences[key] = cumulative_incidence(bursts["wait"].to_numpy(), outcomes, days)
        return self._incidences[key]
