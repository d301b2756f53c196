"""Read a WhatsApp export with a bare Polars pipeline: one header style known, nothing classified.

A floor to race, not a parser: it guesses nothing, checks nothing and reports nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from bench.measure import measure, polars_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bench.measure import Row

HEADER = (
    r"^\[?(?P<ts>\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?)(?:\] | - )"
    r"(?:(?P<who>[^:]{1,80}): )?(?P<text>.*)$"
)


def read(path: str) -> pl.DataFrame:
    """Split into lines, take the headers apart, join the wrapped lines, read the times."""
    with Path(path).open(encoding="utf-8", newline="") as file:
        lines = pl.DataFrame({"line": file.read().split("\n")})
    rows = (
        lines.lazy()
        .with_columns(pl.col("line").str.extract_groups(HEADER).alias("parts"))
        .unnest("parts")
        .with_columns(pl.col("ts").is_not_null().cum_sum().alias("row"), pl.col("text").fill_null(pl.col("line")))
        .drop("line")
        .collect()
    )
    wrapped = rows.filter(pl.col("ts").is_null())["row"].unique().implode()
    several = rows.filter(pl.col("row").is_in(wrapped))
    joined = several.group_by("row", maintain_order=True).agg(
        pl.col("ts", "who").first(), pl.col("text").str.join("\n")
    )
    single = rows.filter(~pl.col("row").is_in(wrapped)).select("row", "ts", "who", "text")
    style = "%d/%m/%Y, %H:%M:%S" if lines["line"][1][:1] == "[" else "%d/%m/%Y, %H:%M"
    return pl.concat([single, joined]).sort("row").with_columns(pl.col("ts").str.to_datetime(style, strict=False))


def rows(table: pl.DataFrame) -> Iterable[Row]:
    """Give sender, text and time of each row."""
    return polars_rows(table, "who", "text", "ts")


if __name__ == "__main__":
    measure(read, len, rows)
