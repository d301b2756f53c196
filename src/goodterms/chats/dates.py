"""Dates whose order of day, month and year a file leaves open, for every format that writes them.

Lines come as frames with the parts of a date in the order written: p1, p2, p3 (Int32). Which order is meant is decided
from the whole file, by what a format knows of it; the machine's own settings are never asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats.source import BadExport

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

PARTS = ("p1", "p2", "p3")
MONTH_LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
# No app that is read here is older; a wrong clock may write any year after 2000.
FIRST_YEAR, LAST_YEAR = 2000, 2199
# Phones set to the Buddhist calendar count from 543 BC.
BUDDHIST = 2500
# Where the phone is, it may be tomorrow already.
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Order:
    """An order (dmy, mdy, ymd) and how it was found; `guess` tells why it may be wrong, "" where it is not one."""

    letters: str
    guess: str = ""


def decide(
    days: pl.DataFrame,
    orders: Sequence[str],
    clues: Sequence[Callable[[str], int]],
    *,
    asked: str | None,
    name: str,
    am_pm: bool = False,
) -> Order:
    """Choose among orders: those that make the fewest dates impossible, then what each clue in turn speaks for most.

    clues: give a number for an order, the larger the better. am_pm: where nothing decides, the month comes first.
    name: the file's. Raise BadExport where the order asked for makes more dates impossible than another.
    """
    impossible = {order: days.filter(~possible(order)).height for order in orders}
    fewest = min(impossible.values())
    if asked is not None and asked in orders:
        if impossible[asked] > fewest:
            raise BadExport(f"The dates in “{name}” cannot be read as {asked}; leave their order open, or try another.")
        return Order(asked)
    left = [order for order in orders if impossible[order] == fewest]
    for clue in clues:
        if len(left) > 1:
            spoken = {order: clue(order) for order in left}
            left = [order for order in left if spoken[order] == max(spoken.values())]
    if len(left) == 1:
        return Order(left[0])
    if am_pm and "mdy" in left:
        return Order("mdy", "month first, as people with AM and PM write it")
    return Order(left[0], "day first, as most people write it")


def say_guessed(order: Order, name: str) -> str:
    """Say that an order was guessed, and what to do where that was wrong."""
    said = f"“{name}” does not show whether its dates put the day or the month first; they were read {order.guess}."
    return said + say_the_other(order.letters)


def say_the_other(letters: str) -> str:
    """Say what to do at the terminal where an order was guessed wrong; a page has its own way to choose."""
    return f" If that is wrong, add --date-order {'mdy' if letters == 'dmy' else 'dmy'}."


def read_as(order: str) -> dict[str, pl.Expr]:
    """Give year, month and day of a date in this order; years of two digits and Buddhist ones are made common ones."""
    parts = {letter: pl.col(f"p{order.index(letter) + 1}") for letter in "dmy"}
    year = pl.when(parts["y"] < 100).then(parts["y"] + 2000).when(parts["y"] > BUDDHIST).then(parts["y"] - 543)
    return {"year": year.otherwise(parts["y"]), "month": parts["m"], "day": parts["d"]}


def possible(order: str) -> pl.Expr:
    """Tell whether the parts are a date that exists, in this order."""
    read = read_as(order)
    year, month, day = read["year"], read["month"], read["day"]
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    length = month.replace_strict(dict(enumerate(MONTH_LENGTHS, 1)), default=0, return_dtype=pl.Int32)
    length = pl.when((month == 2) & ~leap).then(28).otherwise(length)
    return year.is_between(FIRST_YEAR, LAST_YEAR) & (day >= 1) & (day <= length)


def day(order: str) -> pl.Expr:
    """Read the parts as a day (Date), null where there is no such day."""
    parts = {part: pl.when(possible(order)).then(number) for part, number in read_as(order).items()}
    return pl.date(parts["year"], parts["month"], parts["day"])


def steps_back(days: pl.DataFrame, order: str) -> int:
    """Count how often a date is earlier than the one before it."""
    key = _key(order)
    return int(days.select((key < key.shift(1)).sum()).item())


def days_after(days: pl.DataFrame, order: str, today: date) -> int:
    """Count the dates that have not come yet, wherever the phone may be."""
    last = today + A_DAY
    return days.filter(_key(order) > last.year * 400 + last.month * 32 + last.day).height


def of_24_hours(hour: pl.Expr, afternoon: pl.Expr) -> pl.Expr:
    """Turn an hour of a clock of 12 into one of 24; `afternoon` is null where the clock has 24 already."""
    noon = pl.when(afternoon & (hour < 12)).then(hour + 12).when(~afternoon & (hour == 12)).then(0)
    return noon.otherwise(hour)


def _key(order: str) -> pl.Expr:
    """Give each day a number that is larger than that of any day before it."""
    read = read_as(order)
    return read["year"] * 400 + read["month"] * 32 + read["day"]
