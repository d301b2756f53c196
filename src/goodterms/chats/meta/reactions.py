"""Reactions: under a message, and told of a second time as if they were messages ("Reacted 😂 to your message")."""

from __future__ import annotations

import polars as pl

from goodterms.messages import KIND, PRECISION, SENT_AT

SECOND = 1_000_000
# Seconds since 1970 beyond which nothing is a time.
LAST = 95_000_000_000
REACTION = {
    "file": pl.UInt32(),
    "sent_at": SENT_AT,
    "precision": PRECISION,
    "sender": pl.String(),
    "text": pl.String(),
    "answers": pl.UInt32(),
    "kind": KIND,
    "edited": pl.Boolean(),
}
THIN = "\ufe0f"


def rows(given: pl.DataFrame, told: pl.DataFrame, messages: pl.DataFrame) -> pl.DataFrame:
    """Make a row of each reaction; sender, emoji or time may be null.

    A reaction has the time that the export gives it, else that of its second telling, else that of its message. What
    is told of a second time but stands under no message is a reaction to something unknown.

    given: row, file, emoji, actor, seconds. told: row, emoji. messages: file, sent_at, sender, precision, each in its
    row.
    """
    if given.is_empty() and told.is_empty():
        return pl.DataFrame(schema=REACTION)
    under = given.with_columns(messages[column].gather(given["row"]) for column in ("sent_at", "precision"))
    beside = {"file": "file", "actor": "sender", "again": "sent_at"}
    again = told.select("emoji", **{name: messages[column].gather(told["row"]) for name, column in beside.items()})
    pairs = _pairs(under, again)
    own = pl.from_epoch(pl.col("seconds") * SECOND, "us").dt.replace_time_zone("UTC")
    sensible = pl.when(pl.col("seconds").is_between(0, LAST)).then(pl.max_horizontal(own, "sent_at"))
    found = under.with_row_index("nth").join(pairs, on="nth", how="left", maintain_order="left")
    known = found.select(
        "file",
        sent_at=pl.coalesce(sensible, "again", "sent_at"),
        precision=pl.when(sensible.is_not_null()).then(pl.lit("second", PRECISION)).otherwise("precision"),
        sender="actor",
        text="emoji",
        answers="row",
    )
    unknown = (
        again.with_row_index("told")
        .join(pairs, on="told", how="anti")
        .select(
            "file",
            sent_at="again",
            precision=pl.lit("sub", PRECISION),
            sender="actor",
            text="emoji",
            answers=pl.lit(None, pl.UInt32),
        )
    )
    return pl.concat([known, unknown]).with_columns(kind=pl.lit("reaction", KIND), edited=pl.lit(value=False))


def _pairs(under: pl.DataFrame, again: pl.DataFrame) -> pl.DataFrame:
    """Find for each second telling the newest message before it that has this reaction by this person."""
    if again.is_empty():
        return pl.DataFrame(schema={"nth": pl.UInt32, "told": pl.UInt32, "again": under.schema["sent_at"]})
    plain = pl.col("emoji").str.replace(THIN, "", literal=True)
    left = again.with_row_index("told").with_columns(plain=plain).sort("again")
    right = under.with_row_index("nth").select("nth", "file", "actor", "sent_at", plain=plain).sort("sent_at")
    pairs = left.join_asof(
        right, left_on="again", right_on="sent_at", by=["file", "actor", "plain"], check_sortedness=False
    )
    return (
        pairs.filter(pl.col("nth").is_not_null())
        .unique("nth", keep="last", maintain_order=True)
        .select("nth", "told", "again")
    )
