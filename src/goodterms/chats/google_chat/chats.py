"""Names of conversations: a space has one, others are called by who is in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goodterms.chats.rows import Rows


def name_chats(files: Sequence[Rows]) -> list[Rows]:
    """Tell conversations of one name apart by their ids. Rows have the columns title and group."""
    known = [rows.frame for rows in files if "group" in rows.frame.columns]
    if not known:
        return list(files)
    groups = pl.concat([frame.select("title", "group") for frame in known]).unique()
    alike = groups.filter(pl.col("title").is_duplicated())["title"].unique()
    apart = pl.when(pl.col("title").is_in(alike.implode())).then(pl.format("{} ({})", "title", "group"))
    return [replace(rows, frame=rows.frame.with_columns(chat=apart.otherwise("title"))) for rows in files]
