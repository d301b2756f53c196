"""Messages of a text file as what stands between the lines that begin them, and what to say of the other lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats import zones
from goodterms.chats.invisible import INVISIBLE
from goodterms.chats.rows import ROW_SCHEMA
from goodterms.chats.runs import in_runs
from goodterms.messages import PRECISION, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator


def named(name: pl.Expr) -> pl.Expr:
    """Take a name out of the marks around it; one with nothing to see is none."""
    bare = name.str.strip_chars(INVISIBLE)
    return pl.when(bare.str.strip_chars() != "").then(bare)


def at(rows: pl.Series, length: int) -> pl.Series:
    """Mark these rows among so many."""
    return pl.repeat(value=False, n=length, eager=True).scatter(rows, values=True)


def whole(begun: pl.DataFrame, text: pl.Series) -> pl.Series:
    """Put the lines of a file under each beginning to it, line breaks kept.

    begun: the lines that begin something, in the file's order: line (its number, from 0), tail (what of it is text).
    """
    starts = at(begun["line"], text.len())
    below = pl.DataFrame({"row": starts.cum_sum().cast(pl.Int64) - 1, "line": text}).filter(~starts)
    below = below.filter(pl.col("row") >= 0).group_by("row", maintain_order=True).agg(pl.col("line").str.join("\n"))
    return begun["tail"].scatter(below["row"], begun["tail"].gather(below["row"]) + "\n" + below["line"])


def set_apart(text: pl.Series, lines: pl.Series) -> pl.Series:
    """Tell of lines that look like a day whether a blank line stands above, where one does above most of them."""
    blank = (text == "").shift(1, fill_value=True).gather(lines)
    mostly = lines.len() > 1 and int(blank[1:].sum()) * 2 > lines.len() - 1
    if not mostly:
        return pl.repeat(value=True, n=lines.len(), eager=True)
    return blank | (pl.int_range(lines.len(), eager=True) == 0)


def before_first(first: int, file: str) -> tuple[Skipped, ...]:
    """Note the lines before the first message, which begins in line `first` (from 0)."""
    return (Skipped(file, place(0, first - 1), "stands before the first message", first),) if first else ()


def unread(file: str, lost: pl.DataFrame) -> Iterator[Skipped]:
    """Note what begins in these lines and is no message, neighbours with one reason together.

    lost: line (from 0), nth (its number among all that begin), reason; in the file's order.
    """
    found = in_runs(lost, "nth").agg(
        pl.col("line").first().alias("first"), pl.col("line").last(), pl.col("reason").first(), pl.len()
    )
    for first, last, reason, count in found.select("first", "line", "reason", "len").iter_rows():
        yield Skipped(file, place(first, last), reason, count)


def place(first: int, last: int) -> str:
    """Name the lines from one to another, both counted from 0."""
    return f"line {first + 1}" if first == last else f"lines {first + 1} to {last + 1}"


def kept_as_text(count: int, file: str) -> str:
    """Warn of lines that look like the beginning of a message but were kept as text."""
    lines, fit, were = ("One line in", "fits", "it was") if count == 1 else (f"{count} lines in", "fit", "they were")
    return (
        f"{lines} “{file}” might begin a message but {fit} neither the file's own way of writing nor its order of "
        f"time; {were} kept as text of the message above."
    )


def finished(messages: pl.DataFrame, chat: str, zone: str, precision: str) -> pl.DataFrame:
    """Make rows of messages: local (naive), sender, kind, text, duration_s; in a format without edits and links."""
    return messages.with_columns(
        zones.to_utc(messages["local"], zone).alias("sent_at"),
        pl.lit(precision, PRECISION).alias("precision"),
        pl.lit(value=False).alias("edited"),
        pl.lit(chat).alias("chat"),
        pl.lit(None, pl.UInt32).alias("answers"),
    ).select(*ROW_SCHEMA)
