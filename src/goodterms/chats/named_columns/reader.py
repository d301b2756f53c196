"""The rows of a table as rows of messages: every one becomes a row, or is noted as skipped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats import titles
from goodterms.chats.dates import say_guessed
from goodterms.chats.invisible import INVISIBLE
from goodterms.chats.named_columns import stamps, table
from goodterms.chats.rows import Rows
from goodterms.chats.runs import in_runs
from goodterms.chats.source import BadExport
from goodterms.messages import KIND, KINDS, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goodterms.chats.rows import Options
    from goodterms.chats.source import Source

ROLES = ("when", "date", "time", "sender", "text", "kind", "chat", "duration")
NO_TIME = "no date and time that can be read"
NO_SENDER = "no sender"
NO_TEXT = "no text"
UNREADABLE = "fields that cannot be read"
AROUND = INVISIBLE + " \t\r\n"
READ = 0.5
OTHER_WORDS = {"message": "text", "sms": "text", "chat": "text", "photo": "media", "image": "media", "video": "media"}
OTHER_WORDS |= {"file": "media", "audio": "voice", "voice message": "voice", "voicemail": "voice", "phone": "call"}


def read(source: Source, options: Options) -> Rows:
    """Read a table. Raise BadExport where none of its rows can be read."""
    found, records = table.records(source)
    options.heard(READ)
    fields = _fields(found, records)
    times = stamps.read(_stamps(fields), options, source.name)
    rows = fields.with_columns(times.frame["sent_at"], times.frame["precision"], kind=_kind(), duration_s=_duration())
    rows = rows.with_columns(reason=_reason())
    kept = rows.filter(pl.col("reason").is_null())
    if kept.is_empty():
        raise BadExport(
            f"“{source.name}” has no row with a date and time, a sender and a text; a time is best written as "
            "2024-12-31 22:05."
        )
    warnings = (say_guessed(times.order, source.name),) if times.order and times.order.guess else ()
    guessed = bool(times.order and times.order.guess)
    skipped = tuple(_skipped(source.name, rows))
    return Rows(_finished(kept), skipped, warnings, times.order.letters if times.order else None, guessed)


def _fields(found: table.Layout, records: Sequence[tuple[int, list[str] | None]]) -> pl.DataFrame:
    """Put the fields of known columns into columns of texts, null where there is none, and the line of each row."""
    columns = {"line": pl.Series([line for line, _ in records], dtype=pl.Int64)}
    columns["broken"] = pl.Series([row is None for _, row in records], dtype=pl.Boolean)
    for role in ROLES:
        place = found.columns.get(role)
        values = [row[place] if row and place is not None and place < len(row) else None for _, row in records]
        columns[role] = pl.Series(values, dtype=pl.String)
    frame = pl.DataFrame(columns)
    bare = pl.col("when", "date", "time", "sender", "kind", "chat", "duration").str.strip_chars(AROUND)
    return frame.with_columns(pl.when(bare != "").then(bare), text=pl.col("text").str.replace_all("\r\n", "\n"))


def _stamps(fields: pl.DataFrame) -> pl.Series:
    """Put date and time together."""
    both = pl.concat_str(pl.col("date"), pl.lit(" "), pl.col("time"))
    return fields.select(pl.coalesce("when", both, "date", "time").fill_null("").alias("stamp")).to_series()


def _kind() -> pl.Expr:
    """Tell the kind of a row: what its column names, else a call where there is only a length, else text."""
    named = pl.col("kind").str.to_lowercase().replace(OTHER_WORDS)
    known = pl.when(named.is_in(KINDS)).then(named)
    words = pl.col("text").is_not_null() & (pl.col("text") != "")
    other = pl.when(pl.col("duration").is_not_null() & ~words).then(pl.lit("call")).otherwise(pl.lit("text"))
    return pl.coalesce(known, other).cast(KIND)


def _duration() -> pl.Expr:
    """Read a length in seconds, or as 1:05 or 1:02:05."""
    parts = pl.col("duration").str.extract_groups(r"^(?:(\d{1,5}):)?(\d{1,5}):(\d{2})$")
    hours, minutes, seconds = (parts.struct.field(str(number)).cast(pl.Float64) for number in (1, 2, 3))
    plain = pl.col("duration").str.extract(r"^(\d{1,9}(?:\.\d+)?)$").cast(pl.Float64)
    length = pl.coalesce(plain, hours.fill_null(0) * 3600 + minutes * 60 + seconds)
    return pl.when(_kind().is_in(["call", "voice"])).then(length)


def _reason() -> pl.Expr:
    """Say why a row cannot be used; null where it can."""
    words = pl.col("text").is_not_null() & (pl.col("text") != "")
    return (
        pl.when("broken")
        .then(pl.lit(UNREADABLE))
        .when(pl.col("sent_at").is_null())
        .then(pl.lit(NO_TIME))
        .when(pl.col("sender").is_null() & (pl.col("kind") != "system"))
        .then(pl.lit(NO_SENDER))
        .when(pl.col("kind").is_in(["text", "system"]) & ~words)
        .then(pl.lit(NO_TEXT))
    )


def _skipped(file: str, rows: pl.DataFrame) -> Iterator[Skipped]:
    """Note the rows that cannot be used, neighbours with one reason together."""
    lost = rows.with_row_index("nth").filter(pl.col("reason").is_not_null())
    runs = in_runs(lost, "nth").agg(pl.col("line", "reason").first(), pl.len())
    for line, reason, count in runs.select("line", "reason", "len").iter_rows():
        yield Skipped(file, f"line {line}", reason, count)


def _finished(kept: pl.DataFrame) -> pl.DataFrame:
    return kept.select(
        "sent_at",
        "precision",
        pl.when(pl.col("kind") != "system").then("sender").alias("sender"),
        "kind",
        pl.when(pl.col("text") != "").then("text").alias("text"),
        pl.lit(value=False).alias("edited"),
        pl.col("chat").fill_null(""),
        pl.lit(None, pl.UInt32).alias("answers"),
        "duration_s",
    )


def name_chats(files: Sequence[Rows]) -> list[Rows]:
    """Name the chats that have no name by who writes in them."""
    return [_named(rows) for rows in files]


def _named(rows: Rows) -> Rows:
    nameless = rows.frame.filter(pl.col("chat") == "")
    title = titles.of_people(nameless["sender"].drop_nulls().unique())
    named = pl.when(pl.col("chat") == "").then(pl.lit(title)).otherwise("chat")
    return replace(rows, frame=rows.frame.with_columns(chat=named))
