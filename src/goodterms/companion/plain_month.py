"""A kept month as plain values that anyone can read, and back: the same rows in the same order, of the same types."""

from __future__ import annotations

import struct
from functools import cache
from typing import Any

import polars as pl
from msgspec import Struct

from goodterms import messages
from goodterms.companion.months import BadMonth, Month, from_bytes, to_bytes
from goodterms.reading import features

MOMENT = "%Y-%m-%dT%H:%M:%S%.6fZ"
ALWAYS = {"digest", "sent_at", "who"}


class PlainMonth(Struct, frozen=True, forbid_unknown_fields=True):
    """A month, its rows in order; a digest is written as text, because many programs would round so long a number."""

    month: str
    version: int
    rows: list[dict[str, Any]]


def plain(data: bytes) -> PlainMonth:
    """Write a kept month out. Raise BadMonth where it is damaged."""
    month = from_bytes(data)
    known = _schema()
    rows = month.frame.select(_written(pl.col(name), known[name]) for name in month.frame.columns)
    return PlainMonth(month.month, month.version, rows.to_dicts())


def packed(month: PlainMonth) -> bytes:
    """Read a month that was written out. Raise BadMonth where it does not hold together."""
    names = list(month.rows[0]) if month.rows else []
    known = _schema()
    if not ALWAYS <= set(names) <= set(known) or any(set(row) != set(names) for row in month.rows):
        raise _bad(month)
    sent = {name: pl.String() if _as_text(known[name]) else known[name] for name in names}
    try:
        rows = pl.DataFrame(month.rows, schema=sent, orient="row").select(_read(pl.col(n), known[n]) for n in names)
        data = to_bytes(Month(month.month, month.version, rows))
        from_bytes(data)
    except (pl.exceptions.PolarsError, struct.error, TypeError, ValueError, OverflowError):
        raise _bad(month) from None
    return data


@cache
def _schema() -> dict[str, pl.DataType]:
    """Name the type of every column that a month of features or of words can have."""
    frame = features(messages.empty(), "UTC").frame
    return {"digest": pl.UInt64(), **frame.schema, "text": pl.String()}


def _as_text(dtype: pl.DataType) -> bool:
    return dtype == pl.UInt64 or isinstance(dtype, pl.Datetime | pl.Enum)


def _written(column: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    if isinstance(dtype, pl.Datetime):
        return column.dt.strftime(MOMENT)
    return column.cast(pl.String) if _as_text(dtype) else column


def _read(column: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    if isinstance(dtype, pl.Datetime):
        return column.str.to_datetime(MOMENT, time_unit=dtype.time_unit, time_zone=dtype.time_zone)
    return column.cast(dtype) if _as_text(dtype) else column


def _bad(month: PlainMonth) -> BadMonth:
    return BadMonth(f"The messages of {month.month} in this copy do not hold together; use the copy as it was made.")
