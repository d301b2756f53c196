"""What each message is, and whose."""

from __future__ import annotations

import polars as pl

from goodterms.chats import phrases
from goodterms.messages import KIND, OWNER


def judge(rows: pl.DataFrame, *, notices_have_names: bool) -> pl.DataFrame:
    """Add sender, kind, text and duration_s to rows of name, phone and body.

    notices_have_names: the app's lines are credited to people.
    """
    known = phrases.phrases(__package__)
    judged = phrases.judge(rows["body"], known)
    rows = pl.concat([rows, judged], how="horizontal")
    rows = rows.with_columns(name=pl.col("name").replace(OWNER, f"{OWNER} (KakaoTalk)"))
    system = pl.col("name").is_null()
    if notices_have_names:
        system |= pl.col("body").str.contains(known.any_of("notice"))
    own = pl.col("phone") & pl.col("name").is_in(known.by_mark["own"])
    asked = pl.col("body").is_in(known.by_mark["asked"]) & ~system
    rows = rows.with_columns(kind=pl.when(asked).then(pl.lit("call")).otherwise(pl.col("kind").cast(pl.String)))
    system |= asked & _answered(rows, asked)
    return rows.with_columns(
        sender=pl.when(system).then(None).when(own).then(pl.lit(OWNER)).otherwise("name"),
        kind=pl.when(system).then(pl.lit("system")).otherwise("kind").cast(KIND),
        text=pl.when(system).then("body").when(~asked).then("text"),
        duration_s=pl.when(~system).then("duration_s"),
    )


def _answered(rows: pl.DataFrame, asked: pl.Expr) -> pl.Expr:
    """Tell of the requests for a call whether the next thing said of a call is what became of it."""
    calls = rows.with_row_index("row").filter(pl.col("kind") == "call").select("row", request=asked)
    answered = calls.filter(pl.col("request") & (~pl.col("request")).shift(-1, fill_value=False))
    return pl.int_range(pl.len(), dtype=pl.UInt32).is_in(answered["row"].implode())
