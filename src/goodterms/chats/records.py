"""Records of an export on their way to rows: some thousands at a time into columns, then those left out that are none.

A format makes a Record of whatever it finds and says of what cannot be used why; what has no time or no sender is
found here.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from goodterms.chats.runs import in_runs
from goodterms.messages import KIND, Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

BATCH = 20_000
NO_TIME = "no date that can be read"
NO_SENDER = "no sender"
NOTHING = "nothing in it that Good Terms knows"
# The years 1 to 9999, in microseconds since 1970; Python knows no others.
FIRST, LAST = -62_135_596_800_000_000, 253_402_300_799_999_999


class Record(NamedTuple):
    """One record. at: its place in the file. time: as the format reads it. number: the sender's id.

    kind: None where it cannot be used; problem: why.
    """

    at: int
    time: int | str | None
    sender: str | None
    kind: str | None
    text: str | None = None
    edited: bool = False
    ref: str | None = None
    answers_ref: str | None = None
    duration_s: float | None = None
    chat: str | None = None
    number: str | None = None
    problem: str | None = None


COLUMNS: dict[str, type[pl.DataType] | pl.DataType] = {
    "at": pl.Int64,
    "time": pl.String,
    "sender": pl.String,
    "kind": KIND,
    "text": pl.String,
    "edited": pl.Boolean,
    "ref": pl.String,
    "answers_ref": pl.String,
    "duration_s": pl.Float64,
    "chat": pl.String,
    "number": pl.String,
    "problem": pl.String,
}


def columns(
    records: Iterable[Record], heard: Callable[[int], None] = lambda _: None, time: type[pl.DataType] = pl.String
) -> pl.DataFrame:
    """Put records into columns; no text is null, and a text without words is media. heard: told the last `at`."""
    sorts = COLUMNS | {"time": time}
    frames, still = [pl.DataFrame(schema=sorts)], iter(records)
    while batch := list(islice(still, BATCH)):
        parts = zip(sorts.items(), zip(*batch, strict=True), strict=True)
        frames.append(pl.DataFrame([pl.Series(name, part, sort) for (name, sort), part in parts]))
        heard(batch[-1].at)
    frame = pl.concat(frames).with_columns(text=pl.when(pl.col("text") != "").then("text"))
    silent = (pl.col("kind") == "text") & pl.col("text").is_null()
    return frame.with_columns(kind=pl.when(silent).then(pl.lit("media", KIND)).otherwise("kind"))


def usable(frame: pl.DataFrame, file: str, unit: str) -> tuple[pl.DataFrame, tuple[Skipped, ...]]:
    """Part the records that become rows from those that do not. frame: with sent_at; unit: what a record is called."""
    nobody = pl.col("sender").is_null() & (pl.col("kind") != "system")
    reason = (
        pl.when(pl.col("kind").is_null())
        .then(pl.coalesce("problem", pl.lit(NOTHING)))
        .when(pl.col("sent_at").is_null())
        .then(pl.lit(NO_TIME))
        .when(nobody)
        .then(pl.lit(NO_SENDER))
    )
    frame = frame.with_columns(reason=reason)
    lost = frame.filter(pl.col("reason").is_not_null())
    kept = frame.filter(pl.col("reason").is_null()).drop("reason", "problem")
    kept = kept.with_columns(sender=pl.when(pl.col("kind") != "system").then("sender"))
    return kept, tuple(_skipped(lost, file, unit))


def in_range(micros: pl.Series) -> pl.Series:
    """Read microseconds since 1970 as times in UTC, null for years that Python does not know."""
    micros = micros.set(~micros.is_between(FIRST, LAST), None)
    return micros.cast(pl.Datetime("us")).dt.replace_time_zone("UTC").alias("sent_at")


def _skipped(lost: pl.DataFrame, file: str, unit: str) -> Iterator[Skipped]:
    """Note the records that cannot be used, neighbours with one reason together."""
    runs = in_runs(lost, "at", shared=True).agg(pl.col("at", "reason").first(), pl.len())
    for at, reason, count in runs.select("at", "reason", "len").iter_rows():
        yield Skipped(file, f"{unit} {at}", reason, count)
