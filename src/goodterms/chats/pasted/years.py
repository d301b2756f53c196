"""The days of copied messages: in which order they are written, and of which year they are where none is."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import polars as pl

from goodterms.chats import dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goodterms.chats.dates import Order
    from goodterms.chats.rows import Options

LEAP = 2024
# A message that stands a day behind the one below it came late; further back, a year lies between.
LATE = 1
YEARS_BACK = 8


def order(frame: pl.DataFrame, options: Options, name: str) -> Order:
    """Decide the order of the dates. frame: p1, p2, p3, afternoon; p3 is null where no year stands."""
    days = frame.select("p1", "p2", pl.col("p3").fill_null(LEAP))
    orders = ["dmy", "mdy"] if (days["p3"] > 99).all() else ["dmy", "mdy", "ymd"]
    if (days["p1"] > 99).all():
        orders = ["ymd"]
    today = _today(options)
    dated = frame["p3"].is_not_null().all()
    clues = [
        lambda letters: -dates.steps_back(days, letters),
        lambda letters: letters != "ymd",
        lambda letters: -dates.days_after(days, letters, today) if dated else 0,
    ]
    am_pm = bool(frame["afternoon"].is_not_null().any())
    return dates.decide(days, orders, clues, asked=options.date_order, name=name, am_pm=am_pm)


def days(frame: pl.DataFrame, letters: str, options: Options) -> pl.Series:
    """Give the day of each message (Date), null where there is none."""
    if frame["p3"].is_not_null().all():
        return frame.select(dates.day(letters)).to_series()
    first, second = ("p1", "p2") if letters.index("d") < letters.index("m") else ("p2", "p1")
    written = list(frame.select(month=second, day=first).iter_rows())
    return pl.Series(_with_years(written, _today(options)), dtype=pl.Date)


def _with_years(written: Sequence[tuple[int, int]], today: date) -> list[date | None]:
    """Give each month and day its year, from the last one back."""
    found: list[date | None] = []
    newest = today
    for month, day in reversed(written):
        at = _newest(month, day, newest)
        found.append(at)
        if at is not None:
            newest = min(today, date.fromordinal(at.toordinal() + LATE))
    return found[::-1]


def _newest(month: int, day: int, newest: date) -> date | None:
    """Find the newest day of this month and day that is not after another; None where there is none such."""
    for year in range(newest.year, max(newest.year - YEARS_BACK - 1, 0), -1):
        try:
            at = date(year, month, day)
        except ValueError:
            continue
        if at <= newest:
            return at
    return None


def _today(options: Options) -> date:
    return options.today or datetime.now(ZoneInfo(options.zone)).date()
