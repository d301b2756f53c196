"""A kept month as plain values that anyone can read, and back: the same rows in the same order, of the same types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
from msgspec import Struct

from goodterms.companion.months import BadMonth, Month, from_bytes, to_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

MOMENT = pl.Datetime("us", "UTC")
MOMENT_FORMAT = "%Y-%m-%dT%H:%M:%S%.6fZ"
PLAIN: Mapping[str, pl.DataType] = {
    "moment": MOMENT,
    "text": pl.String(),
    "yes or no": pl.Boolean(),
    "long number": pl.UInt64(),
    "number": pl.UInt32(),
    "small number": pl.UInt8(),
    "whole number": pl.Int64(),
    "decimal": pl.Float64(),
}
"""What the columns of a month can be; a long number is written as text, because many programs would round it."""

AS_TEXT = ("moment", "long number")


class PlainMonth(Struct, frozen=True, forbid_unknown_fields=True):
    """A month in plain values. columns: what each holds: a name of PLAIN, or the words that can stand in it."""

    month: str
    version: int
    columns: dict[str, str | list[str]]
    rows: list[dict[str, Any]]


def plain(data: bytes) -> PlainMonth:
    """Write a kept month out. Raise BadMonth where it is damaged."""
    month = from_bytes(data)
    columns = {name: _named(dtype) for name, dtype in month.frame.schema.items()}
    return PlainMonth(month.month, month.version, columns, month.frame.select(_written(columns)).to_dicts())


def packed(month: PlainMonth) -> bytes:
    """Read a month that was written out. Raise BadMonth where it does not hold together."""
    kinds = {name: _dtype(column) for name, column in month.columns.items()}
    sent = {name: pl.String() if column in AS_TEXT else kinds[name] for name, column in month.columns.items()}
    try:
        frame = pl.DataFrame(month.rows, schema=sent, orient="row").select(_read(month.columns))
        data = to_bytes(Month(month.month, month.version, frame))
        from_bytes(data)
    except (pl.exceptions.PolarsError, TypeError, ValueError, OverflowError):
        raise _bad(month) from None
    if frame.width != len(kinds) or not {"digest", "sent_at"} <= set(kinds):
        raise _bad(month)
    return data


def _named(dtype: pl.DataType) -> str | list[str]:
    if isinstance(dtype, pl.Enum):
        return dtype.categories.to_list()
    return next(name for name, known in PLAIN.items() if known == dtype)


def _dtype(column: str | list[str]) -> pl.DataType:
    if isinstance(column, list):
        return pl.Enum(column)
    if column not in PLAIN:
        raise BadMonth(f"“{column}” is no kind of column; use the copy as it was made.")
    return PLAIN[column]


def _written(columns: Mapping[str, str | list[str]]) -> list[pl.Expr]:
    as_text = {"moment": lambda c: c.dt.strftime(MOMENT_FORMAT), "long number": lambda c: c.cast(pl.String)}
    return [_changed(name, column, as_text) for name, column in columns.items()]


def _read(columns: Mapping[str, str | list[str]]) -> list[pl.Expr]:
    from_text = {
        "moment": lambda c: c.str.to_datetime(MOMENT_FORMAT, time_unit="us", time_zone="UTC"),
        "long number": lambda c: c.cast(pl.UInt64),
    }
    return [_changed(name, column, from_text) for name, column in columns.items()]


def _changed(name: str, column: str | list[str], changes: Mapping[str, Any]) -> pl.Expr:
    change = None if isinstance(column, list) else changes.get(column)
    return change(pl.col(name)) if change else pl.col(name)


def _bad(month: PlainMonth) -> BadMonth:
    return BadMonth(f"The messages of {month.month} in this copy do not hold together; use the copy as it was made.")
