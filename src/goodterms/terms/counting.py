"""How often a limit was gone over by one person, out of how many: one function a kind that messages can show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import singledispatch
from typing import TYPE_CHECKING, Literal

import polars as pl

from goodterms.limits import (
    WEEKDAYS,
    Calls,
    Channels,
    MeetingIn,
    MeetingsAMonth,
    NoContact,
    QuietDays,
    QuietHours,
    TextsADay,
    TextsAWeek,
)
from goodterms.terms.acts import DAY, minute_of, minutes_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from goodterms.limits import Limit
    from goodterms.terms.stretches import Stretch

Unit = Literal["texts", "texts-and-calls", "days", "weeks", "meetings"]


@dataclass(frozen=True, slots=True)
class Counted:
    """over: for each that went over the limit, its local day (for a week its Monday); n: out of how many."""

    unit: Unit
    over: tuple[date, ...]
    n: int


@singledispatch
def counted(limit: Limit, _rows: pl.DataFrame, _found: Sequence[Stretch]) -> Counted | None:
    """Count how often one person went over a limit; None where the rows do not say what is needed.

    rows: what that person sent in these stretches: at (local), call (a call and no message), channel; or the meetings
    that were noted: at, alone.
    """
    raise TypeError(f"Messages do not show whether {limit!r} was kept.")


@counted.register(TextsADay)
def _(limit: TextsADay, rows: pl.DataFrame, found: Sequence[Stretch]) -> Counted:
    texts = rows.filter(~pl.col("call")).group_by(day=pl.col("at").dt.date()).len()
    return Counted("days", _days(texts.filter(pl.col("len") > limit.most)["day"]), _days_of(found))


@counted.register(TextsAWeek)
def _(limit: TextsAWeek, rows: pl.DataFrame, found: Sequence[Stretch]) -> Counted:
    weeks = {monday for each in found for monday in each.whole_weeks}
    texts = rows.filter(~pl.col("call")).select(week=_monday()).filter(pl.col("week").is_in(list(weeks)))
    over = texts.group_by("week").len().filter(pl.col("len") > limit.most)
    return Counted("weeks", _days(over["week"]), len(weeks))


@counted.register(QuietHours)
def _(limit: QuietHours, rows: pl.DataFrame, _found: Sequence[Stretch]) -> Counted:
    minute = pl.col("at").dt.hour().cast(pl.Int32) * 60 + pl.col("at").dt.minute().cast(pl.Int32)
    quiet = pl.any_horizontal((minute - minute_of(hours.begin)) % DAY < minutes_in(hours) for hours in limit.hours)
    return _of_all(rows, quiet)


@counted.register(QuietDays)
def _(limit: QuietDays, rows: pl.DataFrame, _found: Sequence[Stretch]) -> Counted:
    return _of_all(rows, pl.col("at").dt.weekday().is_in([WEEKDAYS.index(day) + 1 for day in limit.weekdays]))


@counted.register(NoContact)
def _(limit: NoContact, rows: pl.DataFrame, found: Sequence[Stretch]) -> Counted:
    quiet = {day for each in found for day in each.days if any(days.begin <= day <= days.end for days in limit.days)}
    days = rows["at"].dt.date().unique()
    return Counted("days", _days(days.filter(days.is_in(list(quiet)))), len(quiet))


@counted.register(Channels)
def _(limit: Channels, rows: pl.DataFrame, _found: Sequence[Stretch]) -> Counted | None:
    texts = rows.filter(~pl.col("call"))
    if texts["channel"].null_count():
        return None
    over = texts.filter(~pl.col("channel").is_in(list(limit.only)))
    return Counted("texts", _days(over["at"].dt.date()), texts.height)


@counted.register(Calls)
def _(limit: Calls, rows: pl.DataFrame, found: Sequence[Stretch]) -> Counted | None:
    """Messages show calls, and not whether one was asked for first."""
    if limit.may == "ask-first":
        return None
    days = rows.filter(pl.col("call"))["at"].dt.date().unique()
    return Counted("days", _days(days) if limit.may == "no" else (), _days_of(found))


@counted.register(MeetingsAMonth)
def _(limit: MeetingsAMonth, rows: pl.DataFrame, _found: Sequence[Stretch]) -> Counted:
    """Of the meetings of a calendar month, those that came after it was full went over it."""
    months = rows.sort("at").with_columns(place=pl.int_range(pl.len()).over(pl.col("at").dt.strftime("%Y-%m")))
    return Counted("meetings", _days(months.filter(pl.col("place") >= limit.most)["at"].dt.date()), rows.height)


@counted.register(MeetingIn)
def _(limit: MeetingIn, rows: pl.DataFrame, _found: Sequence[Stretch]) -> Counted:
    known = rows.filter(pl.col("alone").is_not_null())
    over = known.filter(pl.col("alone") & (limit.may == "in-company"))
    return Counted("meetings", _days(over["at"].dt.date()), known.height)


COUNTED = (TextsADay, TextsAWeek, QuietHours, QuietDays, NoContact, Channels, Calls)
"""The kinds that messages can show."""
MET = (MeetingsAMonth, MeetingIn)
"""The kinds that meetings can show, as far as they were noted."""


def _of_all(rows: pl.DataFrame, over: pl.Expr) -> Counted:
    unit: Unit = "texts-and-calls" if rows["call"].any() else "texts"
    return Counted(unit, _days(rows.filter(over)["at"].dt.date()), rows.height)


def _days_of(found: Sequence[Stretch]) -> int:
    return len({day for each in found for day in each.days})


def _monday() -> pl.Expr:
    day = pl.col("at").dt.date()
    return (day - pl.duration(days=pl.col("at").dt.weekday().cast(pl.Int64) - 1)).cast(pl.Date)


def _days(days: pl.Series) -> tuple[date, ...]:
    return tuple(days.sort())


def week_of(day: date) -> date:
    """Give the Monday of a day's week."""
    return day - timedelta(days=day.weekday())
