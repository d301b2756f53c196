"""The days of a file: which number of a date is the month, and what day and time each message has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats import dates

if TYPE_CHECKING:
    from datetime import date

    from goodterms.chats.line.layout import Layout

# Nobody stays up longer than LINE counts a night.
LAST_HOUR = 30


def decide(layout: Layout, asked: str | None, name: str, today: date | None) -> dates.Order:
    """Decide the order of the dates. Raise BadExport where the order asked for makes them impossible."""
    days = layout.days
    clues = [
        lambda order: days.filter(dates.day(order).dt.weekday() == pl.col("weekday")).height,
        lambda order: -dates.steps_back(days, order),
        lambda order: -dates.days_after(days, order, today) if today else 0,
    ]
    orders = ["ymd"] if layout.year_first else ["dmy", "mdy"]
    am_pm = layout.heads["afternoon"].is_not_null().any()
    return dates.decide(days, orders, clues, asked=asked, name=name, am_pm=am_pm)


def local_times(layout: Layout, order: str) -> pl.DataFrame:
    """Read the local time of each message: line, day (Date, null above the first), local (naive Datetime or null)."""
    days = layout.days.select("line", dates.day(order).alias("day"), known=pl.lit(value=True))
    placed = layout.heads.join_asof(days, on="line", strategy="backward")
    hour = dates.of_24_hours(pl.col("h"), pl.col("afternoon"))
    of_12 = pl.col("afternoon").is_null() | pl.col("h").is_between(0, 12)
    possible = (pl.col("h") < LAST_HOUR) & (pl.col("m") < 60) & of_12
    since_midnight = pl.duration(minutes=hour * 60 + pl.col("m"), time_unit="us")
    local = pl.col("day").cast(pl.Datetime("us")) + pl.when(possible).then(since_midnight)
    return placed.select("line", "known", local.alias("local"), possible=possible)
