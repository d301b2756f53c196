"""Copied messages as rows: every line becomes part of one, or is noted as skipped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats import bodies, dates, titles, zones
from goodterms.chats.lines import lines
from goodterms.chats.pasted import headers, years
from goodterms.chats.rows import Rows
from goodterms.chats.source import BadExport, Source
from goodterms.messages import KIND, PRECISION, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goodterms.chats.dates import Order
    from goodterms.chats.pasted.headers import Begun
    from goodterms.chats.rows import Options

SPOKEN = r"^[^\s:][^:\n]{0,40}: ?\S"
LEAST_SPOKEN = 2
NO_DAY = "no such day or time"
WHAT_TO_PASTE = (
    "paste messages as WhatsApp or Telegram Desktop copy them (select them, copy), such as “[31/12, 22:05] Alex: hello”"
)


def sniff(source: Source) -> bool:
    """Tell whether a text begins with copied messages, or with lines of a conversation that say no time."""
    head = source.head
    if len(head) < source.size:
        head = head[: head.rfind(b"\n") + 1]
    try:
        some = lines(Source(source.name, head))
    except BadExport:
        return False
    return bool(headers.find(some)) or _is_spoken(some)


def _is_spoken(text: pl.Series) -> bool:
    """Tell whether most lines are a name and what they said."""
    written = text.filter(text.str.contains(r"\S"))
    spoken = int(written.str.contains(SPOKEN).sum())
    return spoken >= LEAST_SPOKEN and spoken * 2 > written.len()


def read(source: Source, options: Options) -> Rows:
    """Read copied messages; `name_chats` names the chat. Raise BadExport where none says when it was written."""
    text = lines(source)
    found = headers.find(text)
    if not found:
        raise BadExport(f"“{source.name}” does not say when its messages were written; {WHAT_TO_PASTE}.")
    begun = found[0]
    order = years.order(begun.frame, options, source.name)
    rows = begun.frame.with_columns(bodies.whole(begun.frame, text).alias("text"), local=_local(begun, order, options))
    kept = rows.filter(pl.col("local").is_not_null())
    if kept.is_empty():
        raise BadExport(f"The dates in “{source.name}” are no days of a calendar; {WHAT_TO_PASTE}.")
    skipped = (*_before_first(begun, source.name), *_no_days(rows, source.name))
    warnings = tuple(_warnings(begun, order, source.name))
    frame = _finished(kept, begun.app, options.zone)
    return Rows(frame, skipped, warnings, order.letters, bool(order.guess))


def _local(begun: Begun, order: Order, options: Options) -> pl.Series:
    """Give the local time of each message (naive), null where there is no such day or time."""
    days = years.days(begun.frame, order.letters, options).cast(pl.Datetime("us"))
    hour, second = dates.of_24_hours(pl.col("h"), pl.col("afternoon")), pl.col("s").fill_null(0)
    possible = (hour < 24) & (pl.col("m") < 60) & (second < 60)
    since_midnight = pl.duration(seconds=hour * 3600 + pl.col("m") * 60 + second, time_unit="us")
    return begun.frame.select(pl.lit(days) + pl.when(possible).then(since_midnight)).to_series()


def _before_first(begun: Begun, file: str) -> tuple[Skipped, ...]:
    first = int(begun.frame["line"][0])
    return bodies.before_first(first, file) if first else ()


def _no_days(rows: pl.DataFrame, file: str) -> Iterator[Skipped]:
    for line in rows.filter(pl.col("local").is_null())["line"]:
        yield Skipped(file, f"line {line + 1}", NO_DAY)


def _warnings(begun: Begun, order: Order, file: str) -> Iterator[str]:
    if order.guess:
        yield dates.say_guessed(order, file)
    if begun.frame["p3"].is_null().any():
        yield f"“{file}” does not say of which year its messages are; they were taken to be the newest possible."


def _finished(kept: pl.DataFrame, app: str, zone: str) -> pl.DataFrame:
    precision = pl.when("with_seconds").then(pl.lit("second")).otherwise(pl.lit("minute")).cast(PRECISION)
    return kept.select(
        zones.to_utc(kept["local"], zone).alias("sent_at"),
        precision.alias("precision"),
        pl.col("name").alias("sender"),
        pl.lit("text", KIND).alias("kind"),
        # Telegram's text begins below its line, and a blank line ends it.
        pl.col("text").str.strip_prefix("\n").str.strip_suffix("\n") if app == "telegram" else pl.col("text"),
        pl.lit(value=False).alias("edited"),
        pl.lit("").alias("chat"),
        pl.lit(None, pl.UInt32).alias("answers"),
        pl.lit(None, pl.Float64).alias("duration_s"),
        pl.lit(app).alias("channel"),
    )


def name_chats(files: Sequence[Rows]) -> list[Rows]:
    """Name each chat by who writes in it: a copied text does not say it."""
    return [
        replace(rows, frame=rows.frame.with_columns(chat=pl.lit(titles.of_people(rows.frame["sender"].unique()))))
        for rows in files
    ]
