"""When a message was sent: counted from the beginning of 2001 in UTC, in seconds, since macOS 10.13 in nanoseconds."""

from __future__ import annotations

import polars as pl

from goodterms.messages import PRECISION, SENT_AT

BEGINNING_US = 978_307_200_000_000
# More than this is nanoseconds: eleven days of them, or seconds of thirty million years.
SECONDS_END = 10**15
FIRST_US, LAST_US = -62_135_596_800_000_000, 253_402_300_799_999_999


def sent_at(date: str) -> pl.Expr:
    """Read a column of such times; null for 0, which stands for none, and for what lies outside the years 1 to 9999."""
    number = pl.col(date)
    fine = _is_fine(number)
    seconds = pl.when(number.abs() <= SECONDS_END // 1000).then(number) * 1_000_000
    micros = pl.when(fine).then(number.floordiv(1000)).otherwise(seconds) + BEGINNING_US
    return pl.when((number != 0) & micros.is_between(FIRST_US, LAST_US)).then(micros).cast(SENT_AT)


def precision(date: str) -> pl.Expr:
    """Tell how exact each is: whole seconds stay whole seconds, also where they were counted anew in nanoseconds."""
    number = pl.col(date)
    return (
        pl.when(_is_fine(number) & (number % 1_000_000_000 != 0))
        .then(pl.lit("sub"))
        .otherwise(pl.lit("second"))
        .cast(PRECISION)
    )


def _is_fine(number: pl.Expr) -> pl.Expr:
    return (number > SECONDS_END) | (number < -SECONDS_END)
