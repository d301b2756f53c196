"""The table of a Mac as messages: Date,User,Message, some fields between quotes, messages over several lines."""

from __future__ import annotations

import polars as pl

from goodterms.chats import bodies
from goodterms.chats.kakaotalk.text import MESSAGE

HEADER = "Date,User,Message"
DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}|"
ROW = rf"^(?P<date>{DATE}),(?:\"(?P<quoted>(?:[^\"]|\"\")*)\"|(?P<name>[^,\"]*)),(?P<tail>.*)$"


def messages(text: pl.Series) -> pl.DataFrame:
    """Find the lines that begin a row (columns of MESSAGE), in the file's order; a row without a date has no time."""
    begins = text.str.contains(ROW) & ~_within_quotes(text)
    lines = begins.arg_true().cast(pl.UInt32)
    groups = text.gather(lines).str.extract_groups(ROW).struct.unnest()
    name = pl.coalesce(pl.col("quoted").str.replace_all('""', '"', literal=True), "name")
    rows = pl.concat([pl.DataFrame({"line": lines}), groups], how="horizontal")
    local = pl.col("date").str.to_datetime("%Y-%m-%d %H:%M:%S", strict=False, time_unit="us")
    rows = rows.select("line", local=local, name=name, tail=pl.col("tail").fill_null(""))
    return rows.with_columns(phone=pl.lit(value=False)).select(*MESSAGE)


def _within_quotes(text: pl.Series) -> pl.Series:
    """Tell of each line whether it begins within a field between quotes; of none where one quote in the file is odd."""
    quotes = text.str.count_matches('"', literal=True)
    before = quotes.cum_sum() - quotes
    if int(quotes.sum()) % 2:
        return pl.repeat(value=False, n=text.len(), eager=True)
    return before % 2 == 1


def whole_texts(begun: pl.DataFrame, text: pl.Series) -> pl.Series:
    """Put the lines under each row to its message, and take it out of its quotes."""
    whole = pl.col("whole")
    last = pl.int_range(pl.len()) == pl.len() - 1
    frame = bodies.whole(begun, text).to_frame("whole")
    frame = frame.with_columns(whole=pl.when(last).then(whole.str.strip_chars_end("\n")).otherwise(whole))
    quoted = whole.str.contains(r'(?s)^".*"$') & (whole.str.len_chars() > 1)
    bare = whole.str.slice(1, whole.str.len_chars() - 2).str.replace_all('""', '"', literal=True)
    return frame.select(pl.when(quoted).then(bare).otherwise(whole)).to_series()
