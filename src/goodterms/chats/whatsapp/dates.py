"""The order of day, month and year, decided from the whole file, and the local times that follow from it.

Decided by, in this order: dates that one order makes impossible; the fewest steps back in time from line to
line; the dates in the names of attachments; days that have not come yet; AM and PM, whose writers put the month
first. Where nothing decides, the day is read first and a warning says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats import dates
from goodterms.chats.dates import PARTS

if TYPE_CHECKING:
    from datetime import date

    from goodterms.chats.dates import Order
    from goodterms.chats.whatsapp.headers import Headers
    from goodterms.chats.whatsapp.styles import Style

ATTACHMENT = r"(?:IMG|VID|PTT|AUD|STK|DOC|GIF|PHOTO|VIDEO|AUDIO|STICKER)-(20\d\d)-?([01]\d)-?([0-3]\d)"


def decide(headers: Headers, asked: str | None, name: str, today: date | None = None) -> Order:
    """Decide the order of a file's dates. Raise BadExport where the order asked for makes them impossible."""
    days = _changes(headers.frame)
    clues = [
        lambda order: -dates.steps_back(days, order),
        # A year of two digits in front is rare: it must have won by now.
        lambda order: order != "ymd",
        lambda order: _attachments_agree(headers.frame, order),
        lambda order: -dates.days_after(days, order, today) if today else 0,
    ]
    return dates.decide(days, _orders(headers.style), clues, asked=asked, name=name, am_pm=headers.style.am_pm)


def _orders(style: Style) -> list[str]:
    if style.year == "p1":
        return ["ymd"]
    return ["dmy", "mdy"] if style.year == "p3" else ["dmy", "mdy", "ymd"]


def _changes(frame: pl.DataFrame) -> pl.DataFrame:
    """Keep the lines whose date differs from that of the line before."""
    return frame.select(PARTS).filter(_new_date())


def _new_date() -> pl.Expr:
    return ~pl.all_horizontal(pl.col(part) == pl.col(part).shift(1) for part in PARTS).fill_null(value=False)


def _attachments_agree(frame: pl.DataFrame, order: str) -> int:
    """Count attachments whose name holds the date of their line."""
    named = frame.filter(pl.col("rest").str.contains(ATTACHMENT))
    named = named.with_columns(pl.col("rest").str.extract_groups(ATTACHMENT).alias("named"))
    year, month, day = (pl.col("named").struct.field(str(i)).cast(pl.Int32) for i in (1, 2, 3))
    read = dates.read_as(order)
    return named.filter((read["year"] == year) & (read["month"] == month) & (read["day"] == day)).height


def local_times(frame: pl.DataFrame, order: str) -> pl.Series:
    """Read the local time of each line (naive Datetime), null where there is no such date or time."""
    run = frame.select(_new_date().cum_sum() - 1).to_series()
    days = _changes(frame).select(dates.day(order).cast(pl.Datetime("us")))
    clock = frame.select(h=dates.of_24_hours(pl.col("h"), pl.col("afternoon")), m="m", s="s")
    possible = (pl.col("h") < 24) & (pl.col("m") < 60) & (pl.col("s") < 60)
    since_midnight = pl.duration(seconds=pl.col("h") * 3600 + pl.col("m") * 60 + pl.col("s"), time_unit="us")
    return clock.select(local=pl.lit(days.to_series().gather(run)) + pl.when(possible).then(since_midnight)).to_series()
