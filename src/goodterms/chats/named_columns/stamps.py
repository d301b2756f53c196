"""Times as tables write them, row by row, into local times or instants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats import dates, zones
from goodterms.messages import PRECISION

if TYPE_CHECKING:
    from goodterms.chats.dates import Order
    from goodterms.chats.rows import Options

BLANK = r"[ \u00a0\u2009\u202f]"
STAMP = (
    r"^\D{0,12}?(?P<p1>\d{1,4})[./-](?P<p2>\d{1,2})[./-](?P<p3>\d{1,4})\.?"
    rf"(?:,|T|,?{BLANK}+(?:at{BLANK}|um{BLANK}|à{BLANK})?){BLANK}*"
    r"(?P<h>\d{1,2})[:.h](?P<m>\d{2})(?:[:.](?P<s>\d{2})(?:[.,](?P<f>\d{1,9}))?)?"
    rf"{BLANK}*(?P<half>[AaPp]\.?{BLANK}?[Mm]\.?)?{BLANK}*(?P<zone>Z|UTC|GMT|[+-]\d{{2}}:?\d{{2}})?(?:{BLANK}Uhr)?$"
)
NUMBER = r"^\d{9,16}(?:\.\d+)?$"
# How many microseconds a number counts in: seconds, thousandths, millionths, by its size.
MILLIS, MICROS = 100_000_000_000, 100_000_000_000_000
FIRST, LAST = -62_135_596_800_000_000, 253_402_300_799_999_999


@dataclass(frozen=True, slots=True)
class Times:
    """When each row was.

    frame: sent_at, null where no time could be read, and precision. order: that of its dates, None where that is clear.
    """

    frame: pl.DataFrame
    order: Order | None


def read(stamps: pl.Series, options: Options, name: str) -> Times:
    """Read times. Raise BadExport where the order of dates that is asked for makes them impossible."""
    parts = stamps.str.strip_chars().str.extract_groups(STAMP).struct.unnest()
    numbers = ("p1", "p2", "p3", "h", "m", "s")
    frame = parts.with_columns(pl.col(*numbers).cast(pl.Int32), afternoon=_afternoon())
    year_first = frame["p1"].is_not_null() & (parts["p1"].str.len_chars() > 2)
    order = _order(frame.filter(~year_first & frame["p1"].is_not_null()), parts, options, name)
    days = frame.select(
        pl.when(year_first)
        .then(_iso_day())
        .otherwise(dates.day(order.letters if order else "dmy"))
        .cast(pl.Datetime("us"))
    ).to_series()
    local = frame.select(_clock() + days).to_series()
    by_zone = zones.to_utc(pl.select(pl.when(parts["zone"].is_null()).then(local)).to_series(), options.zone)
    instants = (local - parts.select(_offset()).to_series()).dt.replace_time_zone("UTC")
    counted = _counted(stamps)
    sent_at = pl.select(pl.coalesce(counted, pl.when(parts["zone"].is_null()).then(by_zone).otherwise(instants)))
    precision = parts.select(
        pl.when(pl.col("f").is_not_null() | (pl.lit(counted).dt.microsecond() > 0))
        .then(pl.lit("sub"))
        .when(pl.col("s").is_not_null() | pl.lit(counted).is_not_null())
        .then(pl.lit("second"))
        .otherwise(pl.lit("minute"))
        .cast(PRECISION)
    )
    return Times(pl.DataFrame({"sent_at": sent_at.to_series(), "precision": precision.to_series()}), order)


def _order(open_rows: pl.DataFrame, parts: pl.DataFrame, options: Options, name: str) -> Order | None:
    """Decide the order of those dates that do not begin with the year."""
    if open_rows.is_empty():
        return None
    days = open_rows.select("p1", "p2", "p3")
    long_year = bool((open_rows["p3"] > 99).any())
    clues = [
        lambda order: max(-dates.steps_back(days, order), -dates.steps_back(days.reverse(), order)),
        lambda order: order != "ymd",
        lambda order: -dates.days_after(days, order, options.today) if options.today else 0,
    ]
    orders = ["dmy", "mdy"] if long_year else ["dmy", "mdy", "ymd"]
    am_pm = bool(parts["half"].is_not_null().any())
    return dates.decide(days, orders, clues, asked=options.date_order, name=name, am_pm=am_pm)


def _iso_day() -> pl.Expr:
    year = pl.when(pl.col("p1").is_between(1, 9999)).then("p1")
    return pl.concat_str(
        year.cast(pl.String).str.zfill(4), pl.lit("-"), pl.col("p2").cast(pl.String).str.zfill(2), pl.lit("-"),
        pl.col("p3").cast(pl.String).str.zfill(2),
    ).str.to_date("%Y-%m-%d", strict=False)  # fmt: skip


def _afternoon() -> pl.Expr:
    return pl.col("half").str.to_lowercase().str.starts_with("p")


def _clock() -> pl.Expr:
    """Give the time since midnight, null where there is no such time."""
    hour, second = dates.of_24_hours(pl.col("h"), pl.col("afternoon")), pl.col("s").fill_null(0)
    micros = pl.col("f").fill_null("0").str.pad_end(6, "0").str.slice(0, 6).cast(pl.Int64)
    possible = (hour < 24) & (pl.col("m") < 60) & (second < 60)
    whole = (hour.cast(pl.Int64) * 3600 + pl.col("m") * 60 + second) * 1_000_000 + micros
    return pl.when(possible).then(pl.duration(microseconds=whole, time_unit="us"))


def _offset() -> pl.Expr:
    digits = pl.col("zone").str.replace(":", "")
    minutes = digits.str.slice(1, 2).cast(pl.Int64, strict=False) * 60 + digits.str.slice(3, 2).cast(
        pl.Int64, strict=False
    )
    signed = pl.when(digits.str.starts_with("-")).then(-minutes).otherwise(minutes).fill_null(0)
    return pl.duration(minutes=signed, time_unit="us")


def _counted(stamps: pl.Series) -> pl.Series:
    """Read times that are counted from 1970."""
    number = stamps.str.strip_chars().str.extract(f"({NUMBER[1:-1]})").cast(pl.Float64, strict=False)
    number = pl.select(pl.when(stamps.str.strip_chars().str.contains(NUMBER)).then(number)).to_series()
    unit = pl.when(number < MILLIS).then(1e6).when(number < MICROS).then(1e3).otherwise(1.0)
    micros = pl.select((pl.lit(number) * unit).round().cast(pl.Int64, strict=False)).to_series()
    micros = micros.set(~micros.is_between(FIRST, LAST), None)
    return micros.cast(pl.Datetime("us")).dt.replace_time_zone("UTC")
