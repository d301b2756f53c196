"""Message tables made by hand, for tests that need no export file: Kim is me, Alex is them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import polars as pl

from goodterms.messages import KIND, PRECISION, SCHEMA, SENT_AT, WHO

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NAMES = {"me": "Kim", "them": "Alex"}


def at(written: str) -> datetime:
    """Read a UTC time such as `2026-02-10 21:04`."""
    return datetime.fromisoformat(written).replace(tzinfo=UTC)


def table(rows: Iterable[tuple[str, str]], *, kind: str = "text", text: str = "hello") -> pl.DataFrame:
    """Make a message table from (who, UTC time) pairs; `who` is me, them, or app for a system line."""
    listed = list(rows)
    table = columns([at(time) for _, time in listed], [who for who, _ in listed])
    kinds = pl.when(pl.col("sender").is_null()).then(pl.lit("system")).otherwise(pl.lit(kind))
    return table.with_columns(kind=kinds.cast(KIND), text=pl.lit(text))


def columns(times: Sequence[datetime] | pl.Series | Any, who: Sequence[str] | Any) -> pl.DataFrame:
    """Make a message table of texts from a column of times (or of microseconds) and one of sides."""
    sides = pl.Series("who", who, dtype=pl.String)
    plain = {
        "id": pl.int_range(pl.len(), dtype=pl.UInt64),
        "precision": pl.lit("second", dtype=PRECISION),
        "sender": pl.col("who").replace_strict(NAMES, default=None, return_dtype=pl.String),
        "kind": pl.lit("text", dtype=KIND),
        "text": pl.lit("hello"),
        "edited": pl.lit(value=False),
        "channel": pl.lit("whatsapp"),
        "chat": pl.lit("Alex"),
        "reply_to": pl.lit(None, dtype=pl.UInt64),
        "duration_s": pl.lit(None, dtype=pl.Float64),
    }
    frame = pl.DataFrame({"sent_at": pl.Series(times).cast(SENT_AT), "who": sides}).with_columns(**plain)
    named = pl.when(pl.col("who").is_in(list(NAMES))).then("who").cast(WHO)
    return frame.with_columns(who=named).select(list(SCHEMA))
