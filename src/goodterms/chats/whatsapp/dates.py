"""The order of day, month and year, decided from the whole file, and the local times that follow from it.

Decided by, in this order: dates that one order makes impossible; the fewest steps back in time from line to
line; the dates in the names of attachments; days that have not come yet; AM and PM, whose writers put the month
first. Where nothing decides, the day is read first and a warning says so. The machine's own settings are never asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats.source import BadExport
from goodterms.chats.whatsapp.styles import DATE_PARTS

if TYPE_CHECKING:
    from datetime import date

    from goodterms.chats.whatsapp.headers import Headers
    from goodterms.chats.whatsapp.styles import Style

MONTH_LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
# WhatsApp began in 2009; a wrong clock may write any year after 2000.
FIRST_YEAR, LAST_YEAR = 2000, 2199
# Phones set to the Buddhist calendar count from 543 BC.
BUDDHIST = 2500
# Where the phone is, it may be tomorrow already.
A_DAY = timedelta(days=1)
ATTACHMENT = r"(?:IMG|VID|PTT|AUD|STK|DOC|GIF|PHOTO|VIDEO|AUDIO|STICKER)-(20\d\d)-?([01]\d)-?([0-3]\d)"


@dataclass(frozen=True, slots=True)
class Order:
    """An order (dmy, mdy, ymd) and how it was found; `guess` tells why it may be wrong, "" where it is not one."""

    letters: str
    guess: str = ""


def decide(headers: Headers, asked: str | None, name: str, today: date | None = None) -> Order:
    """Decide the order of a file's dates. Raise BadExport where the order asked for makes them impossible."""
    orders = _orders(headers.style)
    days = _changes(headers.frame)
    impossible = {order: days.filter(~_possible(order)).height for order in orders}
    if asked in orders:
        if impossible[asked] > min(impossible.values()):
            raise BadExport(f"The dates in “{name}” cannot be read as {asked}; leave their order open, or try another.")
        return Order(asked)
    orders = [order for order in orders if impossible[order] == min(impossible.values())]
    if len(orders) > 1:
        back = {order: _steps_back(days, order) for order in orders}
        orders = [order for order in orders if back[order] == min(back.values())]
        # A year of two digits in front is rare: it must have won by now.
        orders = [order for order in orders if order != "ymd"] or orders
    if len(orders) > 1:
        agree = _attachments_agree(headers.frame, orders)
        orders = [order for order in orders if agree[order] == max(agree.values())]
    if len(orders) > 1 and today:
        ahead = {order: _days_after(days, order, today + A_DAY) for order in orders}
        orders = [order for order in orders if ahead[order] == min(ahead.values())]
    if len(orders) == 1:
        return Order(orders[0])
    if "mdy" in orders and headers.style.am_pm:
        return Order("mdy", "month first, as people with AM and PM write it")
    return Order(orders[0], "day first, as most people write it")


def say_the_other(letters: str) -> str:
    """Say what to do at the terminal where an order was guessed wrong; a page has its own way to choose."""
    return f" If that is wrong, add --date-order {'mdy' if letters == 'dmy' else 'dmy'}."


def _orders(style: Style) -> list[str]:
    if style.year == "p1":
        return ["ymd"]
    return ["dmy", "mdy"] if style.year == "p3" else ["dmy", "mdy", "ymd"]


def _changes(frame: pl.DataFrame) -> pl.DataFrame:
    """Keep the lines whose date differs from that of the line before."""
    return frame.select(DATE_PARTS).filter(_new_date())


def _new_date() -> pl.Expr:
    return ~pl.all_horizontal(pl.col(part) == pl.col(part).shift(1) for part in DATE_PARTS).fill_null(value=False)


def _date(order: str) -> dict[str, pl.Expr]:
    parts = {letter: pl.col(f"p{order.index(letter) + 1}") for letter in "dmy"}
    year = pl.when(parts["y"] < 100).then(parts["y"] + 2000).when(parts["y"] > BUDDHIST).then(parts["y"] - 543)
    return {"year": year.otherwise(parts["y"]), "month": parts["m"], "day": parts["d"]}


def _possible(order: str) -> pl.Expr:
    """Tell whether the parts are a date that exists, in this order."""
    date = _date(order)
    year, month, day = date["year"], date["month"], date["day"]
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    length = month.replace_strict(dict(enumerate(MONTH_LENGTHS, 1)), default=0, return_dtype=pl.Int32)
    length = pl.when((month == 2) & ~leap).then(28).otherwise(length)
    return year.is_between(FIRST_YEAR, LAST_YEAR) & (day >= 1) & (day <= length)


def _steps_back(days: pl.DataFrame, order: str) -> int:
    key = _key(order)
    return int(days.select((key < key.shift(1)).sum()).item())


def _days_after(days: pl.DataFrame, order: str, last: date) -> int:
    return days.filter(_key(order) > last.year * 400 + last.month * 32 + last.day).height


def _key(order: str) -> pl.Expr:
    """Give each day a number that is larger than that of any day before it."""
    date = _date(order)
    return date["year"] * 400 + date["month"] * 32 + date["day"]


def _attachments_agree(frame: pl.DataFrame, orders: list[str]) -> dict[str, int]:
    """Count attachments whose name holds the date of their line, by order."""
    named = frame.filter(pl.col("rest").str.contains(ATTACHMENT))
    named = named.with_columns(pl.col("rest").str.extract_groups(ATTACHMENT).alias("named"))
    year, month, day = (pl.col("named").struct.field(str(i)).cast(pl.Int32) for i in (1, 2, 3))
    counts = {}
    for order in orders:
        date = _date(order)
        same = (date["year"] == year) & (date["month"] == month) & (date["day"] == day)
        counts[order] = named.filter(same).height
    return counts


def local_times(frame: pl.DataFrame, order: str) -> pl.Series:
    """Read the local time of each line (naive Datetime), null where there is no such date or time."""
    run = frame.select(_new_date().cum_sum() - 1).to_series()
    date = {part: pl.when(_possible(order)).then(number) for part, number in _date(order).items()}
    days = _changes(frame).select(pl.date(date["year"], date["month"], date["day"]).cast(pl.Datetime("us")))
    hour = pl.col("h")
    hour = pl.when(pl.col("afternoon") & (hour < 12)).then(hour + 12).when(~pl.col("afternoon") & (hour == 12)).then(0)
    clock = frame.select(h=hour.otherwise(pl.col("h")), m="m", s="s")
    possible = (pl.col("h") < 24) & (pl.col("m") < 60) & (pl.col("s") < 60)
    since_midnight = pl.duration(seconds=pl.col("h") * 3600 + pl.col("m") * 60 + pl.col("s"), time_unit="us")
    return clock.select(local=pl.lit(days.to_series().gather(run)) + pl.when(possible).then(since_midnight)).to_series()
