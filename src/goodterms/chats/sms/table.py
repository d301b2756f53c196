"""The records of a backup as rows: every one becomes a row, or is noted as skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats.rows import ROW_SCHEMA, Rows
from goodterms.chats.runs import in_runs
from goodterms.chats.sms.backup import feed
from goodterms.chats.sms.records import Messages
from goodterms.chats.sms.threads import RECEIVED, SENT, told
from goodterms.messages import KIND, PRECISION, SENT_AT, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goodterms.chats.progress import Heard
    from goodterms.chats.source import Source

# How much of the time goes into the file itself.
PARSING = 0.85
# The first text message was sent in December 1992; phones whose clock was lost write 1970 or 1980.
FIRST, LAST = 723_168_000_000, 95_000_000_000_000
NO_TIME = "no date at which it can have been"
NO_OTHER = "no number or name of the other"
NO_SENDER = "a message in a group that does not say who wrote it"
UNKNOWN_BOX = "neither received nor sent, in a way that is not known"
NO_WORDS = "no text where its text should be"
REPORT = "a confirmation about another message"
BROKEN = "the file breaks off or is damaged here; nothing after it could be read"
UNSENT = {
    "3": "a draft, never sent",
    "4": "it was still to be sent",
    "5": "it could not be sent",
    "6": "it was still to be sent",
}


def rows(source: Source, heard: Heard) -> Rows:
    """Read a backup of messages. Raise BadExport where it is something else or nothing in it is whole."""
    messages = Messages(source.name)
    whole = feed(source, messages, "smses", lambda share: heard(PARSING * share))
    if not messages.count:
        return Rows(pl.DataFrame(schema=ROW_SCHEMA), (), (f"“{source.name}” holds no messages.",))
    frame = told(messages.frame()).with_columns(sent_at=sent_at()).with_columns(reason=_reason())
    noted = [*skipped(source.name, "message", frame), *broken(source.name, "message", frame, whole=whole)]
    return Rows(_finished(frame.filter(pl.col("reason").is_null())), tuple(noted))


def sent_at() -> pl.Expr:
    """Read the date, in milliseconds since 1970; null where it is none."""
    date = pl.col("date").cast(pl.Int64, strict=False)
    return (pl.when(date.is_between(FIRST, LAST)).then(date * 1000)).cast(SENT_AT)


def skipped(file: str, what: str, frame: pl.DataFrame) -> Iterator[Skipped]:
    """Note the rows that have a reason, neighbours with one reason together; what: the word for a row."""
    lost = frame.with_row_index("row").filter(pl.col("reason").is_not_null()).select("row", "reason")
    runs = in_runs(lost, "row").agg(pl.col("row", "reason").first(), pl.len())
    for row, reason, count in runs.select("row", "reason", "len").iter_rows():
        yield Skipped(file, f"{what} {row + 1}", reason, count)


def broken(file: str, what: str, frame: pl.DataFrame, *, whole: bool) -> Iterator[Skipped]:
    """Note where a file that is not whole breaks off."""
    if not whole:
        yield Skipped(file, f"after {what} {frame.height}", BROKEN)


def _reason() -> pl.Expr:
    """Say why a record is no message, or cannot be used; null where it is one."""
    box = pl.col("box")
    return (
        pl.when(pl.col("sort") == "report")
        .then(pl.lit(REPORT))
        .when(box.is_in(list(UNSENT)))
        .then(box.replace_strict(UNSENT, default=None, return_dtype=pl.String))
        .when(box.is_null() | ~box.is_in([RECEIVED, SENT]))
        .then(pl.lit(UNKNOWN_BOX))
        .when(pl.col("sent_at").is_null())
        .then(pl.lit(NO_TIME))
        .when((pl.col("kind") == "text") & pl.col("text").is_null())
        .then(pl.lit(NO_WORDS))
        .when(pl.col("chat").is_null())
        .then(pl.lit(NO_OTHER))
        .when(pl.col("sender").is_null())
        .then(pl.lit(NO_SENDER))
    )


def _finished(kept: pl.DataFrame) -> pl.DataFrame:
    # Android keeps the times of MMS in seconds
    in_seconds = (pl.col("sort") == "mms") & (pl.col("sent_at").dt.epoch("us") % 1_000_000 == 0)
    return kept.select(
        "sent_at",
        pl.when(in_seconds).then(pl.lit("second")).otherwise(pl.lit("sub")).cast(PRECISION).alias("precision"),
        "sender",
        pl.col("kind").cast(KIND),
        "text",
        pl.lit(value=False).alias("edited"),
        "chat",
        pl.lit(None, pl.UInt32).alias("answers"),
        pl.lit(None, pl.Float64).alias("duration_s"),
    )
