"""What a reading says, as values: numbers with their n and their interval, and no words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    import polars as pl

    from goodterms.reading.events import Event

Who = Literal["me", "them", "both"]
Unit = Literal["share", "seconds", "messages"]
Kind = Literal["level", "difference", "change"]


class Interval(NamedTuple):
    """A value and its 95 % limits, in the measure's unit; None where a value or limit is not reached."""

    value: float | None
    low: float | None
    high: float | None


NOTHING = Interval(None, None, None)


@dataclass(frozen=True, slots=True)
class Estimate:
    """One number, for one person and period.

    n: what it was taken from (conversations, bursts, weeks), also where that is too little.
    enough: whether the threshold is met; without it value, low and high are None.
    there, needed: how many there are of what the threshold counts, and how many it takes.
    to: the other one of a pair. at: the day of a point in a series. given: what the number depends on.
    """

    who: Who
    period: str
    value: float | None
    low: float | None
    high: float | None
    n: int
    enough: bool
    there: int
    needed: int
    kind: Kind = "level"
    to: Who | None = None
    at: date | None = None
    given: Mapping[str, float] = field(default_factory=dict)

    @property
    def main(self) -> bool:
        """Tell whether it is the level of a period itself, and no point of a series and no detail."""
        return self.kind == "level" and self.at is None and self.given.keys() <= {"gap_h"}


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure's estimates; levels come before changes, and a series comes last."""

    id: str
    unit: Unit
    estimates: tuple[Estimate, ...]

    @property
    def enough(self) -> bool:
        """Say whether any estimate rests on enough."""
        return any(estimate.enough for estimate in self.estimates)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the messages of two people show.

    messages: how many counted messages of the two it rests on.
    span: when the first of them was sent, and the last row of the export of any kind (UTC).
    skipped: lines and records of the export that did not become messages.
    events: in the order of their dates.
    gap: after how long without a message a conversation is over.
    """

    messages: int
    span: tuple[datetime, datetime]
    zone: str
    skipped: int
    events: tuple[Event, ...]
    measures: tuple[Measure, ...]
    gap: timedelta = timedelta(hours=4)

    def frame(self) -> pl.DataFrame:
        """Lay every estimate out as a row: measure, unit, who, period, kind, value, low, high, n, enough, at, given."""
        import polars as pl

        rows = [
            (m.id, m.unit, e.who, e.period, e.kind, e.value, e.low, e.high, e.n, e.enough, e.at, _given(e))
            for m in self.measures
            for e in m.estimates
        ]
        text, number = pl.String(), pl.Float64()
        types = (text, text, text, text, text, number, number, number, pl.Int64(), pl.Boolean(), pl.Date(), text)
        return pl.DataFrame(rows, schema=dict(zip(COLUMNS, types, strict=True)), orient="row")


COLUMNS = ("measure", "unit", "who", "period", "kind", "value", "low", "high", "n", "enough", "at", "given")


def _given(estimate: Estimate) -> str:
    return " ".join(f"{name}={value:g}" for name, value in estimate.given.items())
