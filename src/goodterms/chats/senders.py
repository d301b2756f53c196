"""Who sent a message: names as exported, told apart where two people share one."""

from __future__ import annotations

import polars as pl


def names(name: pl.Series, number: pl.Series) -> pl.Series:
    """Give each row its sender's name, null where the export has neither name nor id.

    An id is called by the name that it has most often, or by itself where it has none (a deleted account). Of two
    ids with one name the rarer ones get their id appended, so that two people are never one.
    """
    rows = pl.DataFrame({"name": name.replace("", None), "number": number})
    pairs = rows.group_by("name", "number", maintain_order=True).len().sort("len", descending=True, maintain_order=True)
    usual = pl.coalesce(pl.col("name").drop_nulls().first().over("number"), "number")
    pairs = pairs.with_columns(called=pl.when(pl.col("number").is_null()).then("name").otherwise(usual))
    rarer = pl.col("number") != pl.col("number").drop_nulls().first().over("called")
    told_apart = pl.when(rarer).then(pl.format("{} ({})", "called", "number")).otherwise("called")
    pairs = pairs.with_columns(sender=told_apart)
    return rows.join(pairs, on=["name", "number"], how="left", nulls_equal=True, maintain_order="left")["sender"]
