"""A text file as messages: the lines that begin one, with time and name, and the lines under each."""

from __future__ import annotations

import polars as pl

from goodterms.chats import bodies, phrases
from goodterms.chats.kakaotalk import stamps

MESSAGE = {
    "line": pl.UInt32(),
    # naive, null where there is no such time
    "local": pl.Datetime("us"),
    # null for the app's own lines
    "name": pl.String(),
    "tail": pl.String(),
    # a phone wrote it, which may write “you” for a name
    "phone": pl.Boolean(),
}
PHONE = pl.lit(value=True).alias("phone")
DAY = {"line": pl.UInt32(), "day": pl.Date()}


def days(text: pl.Series) -> pl.DataFrame:
    """Find the lines that name a day, or the time of the first message of one: line, day (null for no such day)."""
    found = [_fitting(text, f"^{form}$", form) for form in (*stamps.forms("days"), *stamps.forms("stamps"))]
    every = pl.concat([pl.DataFrame(schema=DAY), *(rows.select("line", day=stamps.day()) for rows in found)])
    every = every.sort("line")
    return every.filter(bodies.set_apart(text, every["line"]))


def messages(text: pl.Series, known_days: pl.DataFrame) -> pl.DataFrame:
    """Find the lines that begin a message (columns of MESSAGE), in the file's order."""
    found = [_stamped(text), _clocked(text, known_days), _bracketed(text, known_days)]
    rows = pl.concat([pl.DataFrame(schema=MESSAGE), *found]).sort("line")
    return rows.unique("line", keep="first", maintain_order=True)


def _fitting(text: pl.Series, pattern: str, form: str) -> pl.DataFrame:
    """Give the lines that fit a pattern with the parts of the form in them: line, rest (behind the form), parts."""
    lines = text.str.contains(pattern).arg_true().cast(pl.UInt32)
    some = text.gather(lines)
    rest = some.str.replace(f"^{form}", "").alias("rest")
    return pl.concat([pl.DataFrame({"line": lines, "rest": rest}), stamps.parts(some, f"^{form}")], how="horizontal")


def _stamped(text: pl.Series) -> pl.DataFrame:
    found = [_fitting(text, f"^{form}(?:, |: )", form) for form in stamps.forms("stamps")]
    local = stamps.day().cast(pl.Datetime("us")) + stamps.clock()
    return pl.concat([rows.select("line", "rest", local=local) for rows in found]).select(
        "line", "local", *_split(), PHONE
    )


def _clocked(text: pl.Series, known_days: pl.DataFrame) -> pl.DataFrame:
    """Find messages with a clock alone, under a day; without a word for the half of a day it might be anything."""
    found = [_fitting(text, f"^{form}, ", form) for form in stamps.forms("clocks")]
    rows = pl.concat(found).filter(pl.col("afternoon").is_not_null()).sort("line")
    return _of_day(rows, known_days).select("line", "local", *_split(), PHONE)


def _split() -> tuple[pl.Expr, pl.Expr]:
    """Split what follows a time into name and tail: a notice has no ` : `, or a colon right behind the time."""
    rest = pl.col("rest").str.replace("^(?:, |: )", "")
    parts = rest.str.extract_groups(r"^(?P<name>.*?) :(?: (?P<tail>.*))?$").struct
    spoken = pl.col("rest").str.starts_with(", ") & parts.field("name").is_not_null()
    tail = pl.when(spoken).then(parts.field("tail").fill_null("")).otherwise(rest)
    return pl.when(spoken).then(parts.field("name")).alias("name"), tail.alias("tail")


def _bracketed(text: pl.Series, known_days: pl.DataFrame) -> pl.DataFrame:
    """Find the messages of Windows, and the lines of its app, which have the time of the message above."""
    form = stamps.forms("brackets")[0]
    pattern = rf"^\[(?P<name>.*?)\] \[{form}\](?: (?P<tail>.*))?$"
    lines = text.str.contains(pattern).arg_true().cast(pl.UInt32)
    if lines.is_empty() or known_days.is_empty():
        return pl.DataFrame(schema=MESSAGE)
    groups = text.gather(lines).str.extract_groups(pattern).struct.unnest()
    timed = pl.concat(
        [
            pl.DataFrame({"line": lines}),
            groups.select("name", pl.col("tail").fill_null("")),
            stamps.parts(text.gather(lines), pattern),
        ],
        how="horizontal",
    )
    timed = _of_day(timed, known_days).select("line", "local", "name", "tail", phone=pl.lit(value=False))
    return pl.concat([timed, _untimed(text, timed, known_days)]).sort("line")


def _untimed(text: pl.Series, timed: pl.DataFrame, known_days: pl.DataFrame) -> pl.DataFrame:
    notice = phrases.phrases(__package__).any_of("notice")
    lines = text.str.contains(notice).arg_true().cast(pl.UInt32)
    rows = pl.DataFrame(
        {"line": lines, "tail": text.gather(lines), "name": pl.Series([None] * lines.len(), dtype=pl.String)}
    )
    begins = known_days.select("line", local=pl.col("day").cast(pl.Datetime("us")))
    above = pl.concat([timed.select("line", "local"), begins]).sort("line")
    return (
        rows.join_asof(above, on="line", strategy="backward").with_columns(phone=pl.lit(value=False)).select(*MESSAGE)
    )


def _of_day(rows: pl.DataFrame, known_days: pl.DataFrame) -> pl.DataFrame:
    rows = rows.join_asof(known_days.select("line", "day"), on="line", strategy="backward")
    return rows.with_columns(local=pl.col("day").cast(pl.Datetime("us")) + stamps.clock())


def whole_texts(begun: pl.DataFrame, known_days: pl.DataFrame, text: pl.Series) -> pl.Series:
    """Put the lines under each message to its text, without the blank line that stands above most days."""
    only_days = known_days.filter(~pl.col("line").is_in(begun["line"].implode())).select("line", tail=pl.lit(""))
    every = pl.concat([begun.select("line", "tail"), only_days]).sort("line")
    every = every.with_columns(whole=bodies.whole(every, text))
    ends = every["line"].is_in(only_days["line"].implode()).shift(-1, fill_value=True)
    blank = every.filter(ends)["whole"].str.ends_with("\n")
    # The last line of a file may end in a line break, or not.
    if int(blank.sum()) * 2 >= blank.len():
        every = every.with_columns(whole=pl.when(ends).then(pl.col("whole").str.strip_suffix("\n")).otherwise("whole"))
    return every.filter(pl.col("line").is_in(begun["line"].implode()))["whole"]
