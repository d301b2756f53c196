"""How messages hang together: answers, and the reactions under a message."""

from __future__ import annotations

import polars as pl

from goodterms.chats import zones
from goodterms.chats.telegram.times import from_local
from goodterms.messages import KIND

GIVEN = {
    "row": pl.UInt32,
    "text": pl.String,
    "name": pl.String,
    "number": pl.String,
    "given": pl.String,
    "count": pl.Int64,
}


def answered(rows: pl.DataFrame) -> pl.Series:
    """Find the row that each message answers, null where it answers none, or one that is not in its chat.

    After a group became a supergroup its ids begin anew: of two messages with one id the nearer one above is meant.
    rows: with row, chat, id and reply_to.
    """
    asking = rows.filter(pl.col("reply_to").is_not_null()).select("row", "chat", id="reply_to")
    above = rows.filter(pl.col("id").is_in(asking["id"].implode())).select("row", "chat", "id", answers="row")
    pairs = asking.join_asof(above, on="row", by=["chat", "id"], allow_exact_matches=False, check_sortedness=False)
    return rows.select("row").join(pairs, on="row", how="left", maintain_order="left")["answers"]


def reactions(given: pl.DataFrame, rows: pl.DataFrame, zone: str) -> pl.DataFrame:
    """Make a row of each reaction, null in sent_at where its time is unknown.

    Its date is local. Where the message gives its own time both ways, the difference holds for its reactions too;
    else the zone decides. given: with the columns of GIVEN.
    """
    below = given.join(rows.select("row", "chat", "sent_at", "date", "unix"), on="row", maintain_order="left")
    local = from_local(below["given"])
    below = below.with_columns(local=local, by_zone=zones.to_utc(local, zone), own=from_local(below["date"]))
    ahead = pl.col("own") - pl.when(pl.col("unix").is_not_null()).then(pl.col("sent_at").dt.replace_time_zone(None))
    by_message = (pl.col("local") - ahead).dt.replace_time_zone("UTC")
    return below.select(
        "row",
        "chat",
        "name",
        "number",
        "text",
        "count",
        sent_at=pl.coalesce(by_message, "by_zone"),
        kind=pl.lit("reaction", KIND),
        edited=pl.lit(value=False),
        answers="row",
    )
