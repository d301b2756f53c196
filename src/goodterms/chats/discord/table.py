"""What all exports of Discord have in common: records with their times become rows that `naming` still has to name."""

from __future__ import annotations

import polars as pl

from goodterms.chats.records import usable
from goodterms.chats.rows import ROW_SCHEMA, Rows
from goodterms.messages import PRECISION


def finished(file: str, frame: pl.DataFrame, called: str | None, unit: str) -> Rows:
    """Make rows of records. frame: with sent_at, precision, and the channel's id as chat; called: its name."""
    kept, skipped = usable(frame.with_columns(pl.col("chat").fill_null(called or file)), file, unit)
    rows = kept.with_columns(
        pl.col("precision").cast(PRECISION), answers=pl.lit(None, pl.UInt32), called=pl.lit(called, pl.String)
    ).select(*ROW_SCHEMA, "ref", "answers_ref", "number", "called")
    warnings = () if rows.height or skipped else (f"“{file}” holds no messages.",)
    return Rows(rows, skipped, warnings)
