"""Neighbours that are skipped for one reason, noted together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from polars.dataframe.group_by import GroupBy


def in_runs(lost: pl.DataFrame, number: str, *, shared: bool = False) -> GroupBy:
    """Group what is skipped, in the file's order, by runs of neighbours with one `reason`.

    number: the column that counts all that could have been skipped; shared: several may have one number.
    """
    step = pl.col(number).cast(pl.Int64).diff()
    next_to = ((step <= 1) if shared else (step == 1)) & (pl.col("reason") == pl.col("reason").shift())
    return lost.with_columns(run=(~next_to.fill_null(value=False)).cum_sum()).group_by("run", maintain_order=True)
