"""Viber's mailed chat history (“Email message history” on a phone): a zip with a table a chat.

A line is a message, `29/08/2024,19:48:05,Emma,+1234567890,text`: day, time to the second, name, number and what was
written, without a header and without quotes; what stands on further lines belongs to the message above. A name or a
text may hold commas, so the number tells where the name ends. Times are local. The chat is named by its file. Learned
from public parsers, whose patterns and examples agree: Ambeteco/ViberChatStatAnalyzer, milan-miscevic/viber-chat-stats,
BitTooth/viber_csv_stats.

What the app on a computer saves was found nowhere, nor another table; they are not read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats import bodies, dates, phrases
from goodterms.chats.lines import lines
from goodterms.chats.rows import Format, Rows
from goodterms.chats.source import BadExport, Source

if TYPE_CHECKING:
    from goodterms.chats.rows import Options

BEGINS = r"^(?P<p1>[0-9]{1,2})/(?P<p2>[0-9]{1,2})/(?P<p3>[0-9]{4}),(?P<h>[0-9]{1,2}):(?P<m>[0-9]{2}):(?P<s>[0-9]{2}),"
MESSAGE = BEGINS + r"(?P<name>.*?),(?P<number>\+[0-9]{4,20}),(?P<tail>.*)$"
NUMBERS = ("p1", "p2", "p3", "h", "m", "s")
NO_TIME = "no date or time that can be read"
NO_SENDER = "no name and number before the text"


def sniff(source: Source) -> bool:
    """Tell whether the first line of a file is a message as Viber mails it."""
    first = source.head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n").split(b"\n", 1)[0].rstrip(b"\r")
    return bool(pl.Series([first.decode(errors="replace")]).str.contains(MESSAGE)[0])


def read(source: Source, options: Options) -> Rows:
    """Read one chat. Raise BadExport where it holds no message."""
    text = lines(source).str.strip_suffix("\r")
    begun = _begun(text)
    if begun["number"].null_count() == begun.height:
        raise BadExport(f"“{source.name}” holds no Viber messages; give a table out of the zip file that Viber mailed.")
    clues = [
        lambda order: -dates.steps_back(begun, order),
        lambda order: -dates.days_after(begun, order, options.today) if options.today else 0,
    ]
    order = dates.decide(begun, ["dmy", "mdy"], clues, asked=options.date_order, name=source.name)
    options.heard(0.5)
    rows = _judged(begun, order.letters, text)
    lost = rows.with_row_index("nth").filter(pl.col("reason").is_not_null()).select("line", "nth", "reason")
    skipped = (*bodies.before_first(int(begun["line"][0]), source.name), *bodies.unread(source.name, lost))
    kept = rows.filter(pl.col("reason").is_null())
    warnings = (dates.say_guessed(order, source.name),) if order.guess else ()
    frame = bodies.finished(kept, source.title or "Viber", options.zone, "second")
    return Rows(frame, skipped, warnings, order.letters, bool(order.guess))


def _begun(text: pl.Series) -> pl.DataFrame:
    """Find the lines that begin a message: line, NUMBERS, name, number (null where they are missing), tail."""
    begins = text.str.contains(BEGINS).arg_true()
    some = text.gather(begins)
    groups = pl.DataFrame({"line": begins, "time": some, "whole": some}).with_columns(
        pl.col("time").str.extract_groups(BEGINS), pl.col("whole").str.extract_groups(MESSAGE)
    )
    whole = pl.col("whole").struct
    return groups.select(
        pl.col("line").cast(pl.UInt32),
        *(pl.col("time").struct.field(name).cast(pl.Int32) for name in NUMBERS),
        *(whole.field(name) for name in ("name", "number")),
        whole.field("tail").fill_null(""),
    )


def _judged(begun: pl.DataFrame, order: str, text: pl.Series) -> pl.DataFrame:
    """Add local, sender, kind, text and reason (null for a row that can be used)."""
    body = bodies.whole(begun, text)
    last = pl.int_range(pl.len()) == pl.len() - 1
    ended = body.to_frame("body").select(pl.when(last).then(pl.col("body").str.strip_chars_end("\n")).otherwise("body"))
    judged = phrases.judge(ended.to_series(), phrases.phrases(__name__))
    possible = (pl.col("h") < 24) & (pl.col("m") < 60) & (pl.col("s") < 60)
    clock = pl.duration(hours="h", minutes="m", seconds="s", time_unit="us")
    local = dates.day(order).cast(pl.Datetime("us")) + pl.when(possible).then(clock)
    rows = pl.concat([begun.with_columns(local=local), judged], how="horizontal")
    reason = (
        pl.when(pl.col("number").is_null())
        .then(pl.lit(NO_SENDER))
        .when(pl.col("local").is_null())
        .then(pl.lit(NO_TIME))
    )
    sender = pl.coalesce(bodies.named(pl.col("name")), "number")
    return rows.with_columns(sender=sender, reason=reason)


FORMAT = Format(channel="viber", title="Viber (.csv)", endings=(".csv",), sniff=sniff, read=read, of_lines=True)
