"""Who the people in mails are, and which conversation a mail belongs to, over all files together.

An address is one person, named as they most often sign themselves, else as others write to them, else by the address;
addresses of one name are one person. A conversation is the set of people whom a mail is with, its writer among them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats.mail.table import MAIL_SCHEMA
from goodterms.messages import Skipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goodterms.chats.rows import Rows

MOST_NAMES_IN_A_TITLE = 4
AGAIN = "the same mail stands in the export once more"


def name_chats(files: Sequence[Rows]) -> list[Rows]:
    """Name the senders and the chats of all files, and leave out mails that stand in an export twice."""
    read = [rows if "people" in rows.frame.columns else _with_columns(rows) for rows in files]
    single = [_once(rows) for rows in read]
    names = _names(pl.concat([rows.frame.select("people") for rows in single], how="vertical")["people"])
    return [replace(rows, frame=_named(rows.frame, names)) for rows in single]


def _with_columns(rows: Rows) -> Rows:
    """Give the columns of a mail to a table of no rows: that of an export of which nothing could be read."""
    return replace(rows, frame=pl.DataFrame(schema=MAIL_SCHEMA))


def _once(rows: Rows) -> Rows:
    """Keep one of the mails of one name, writer, time and text: an export may hold a mail in several folders."""
    frame = rows.frame.with_row_index("at")
    again = frame.filter(
        pl.col("ref").is_not_null() & ~pl.struct("ref", "sent_at", "sender", "text").is_first_distinct()
    )
    if again.is_empty():
        return rows
    runs = again.group_by("file", maintain_order=True).agg(pl.col("place").first(), pl.len())
    skipped = tuple(Skipped(file, place, AGAIN, count) for file, place, count in runs.iter_rows())
    kept = frame.filter(~pl.col("at").is_in(again["at"].implode())).drop("at")
    return replace(rows, frame=kept, skipped=(*rows.skipped, *skipped))


def _names(people: pl.Series) -> pl.DataFrame:
    """Name each person: address, name, and called, the name to use; those without an address keep their name."""
    mails = people.to_frame("people").with_row_index("mail").explode("people", empty_as_null=True)
    seen = mails.unnest("people").with_columns(wrote=pl.int_range(pl.len()).over("mail") == 0)
    named = seen.filter((pl.col("address") != "") & (pl.col("name") != ""))
    counted = named.group_by("address", "name").agg(signed=pl.col("wrote").sum(), times=pl.len())
    best = counted.sort(["signed", "times", "name"], descending=[True, True, False]).unique("address", keep="first")
    return best.select("address", called="name")


def _named(frame: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    if frame.is_empty():
        return frame
    each = frame.select("people").with_row_index("at").explode("people", empty_as_null=True).unnest("people")
    each = each.join(names, on="address", how="left", maintain_order="left")
    each = each.with_columns(called=pl.coalesce("called", pl.when(pl.col("name") != "").then("name"), "address"))
    senders = each.group_by("at", maintain_order=True).agg(pl.col("called").first())["called"]
    titles = (
        each.group_by("at", maintain_order=True)
        .agg(pl.col("called").unique().sort())
        .select(
            pl.col("called").list.head(MOST_NAMES_IN_A_TITLE).list.join(", ")
            + pl.when(pl.col("called").list.len() > MOST_NAMES_IN_A_TITLE)
            .then(pl.format(" +{}", pl.col("called").list.len() - MOST_NAMES_IN_A_TITLE))
            .otherwise(pl.lit(""))
        )
        .to_series()
    )
    return frame.with_columns(sender=senders, chat=titles)
