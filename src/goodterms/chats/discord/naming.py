"""Who wrote, and in which chat: decided over all files together, since an export has one or more a channel.

Until here a row's `chat` is the channel's id, `called` its name, `number` the sender's id. A row without a time only
says what a channel is called.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats.rows import ROW_SCHEMA
from goodterms.chats.senders import names
from goodterms.messages import OWNER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goodterms.chats.rows import Rows

BESIDE_ONLY = ("number", "called")
BESIDE = {"ref": pl.String, "answers_ref": pl.String, "number": pl.String, "called": pl.String}


def name_chats(files: Sequence[Rows]) -> list[Rows]:
    """Name senders and chats; two people of one name, or two chats, get their ids appended.

    A message that stands in two files of an export stands once, as it was edited last.
    """
    every = pl.concat([_once(_whole(rows.frame)).with_columns(file=number) for number, rows in enumerate(files)])
    told = every.filter(pl.col("sent_at").is_not_null())
    called = names(told["sender"], told["number"]) if told.height else told["sender"]
    told = told.with_columns(sender=pl.when(pl.col("kind") != "system").then(called))
    somebody = (pl.col("sender") == OWNER) & pl.col("number").is_not_null()  # the package gives the owner no number
    told_apart = pl.when(somebody).then(pl.format("{} ({})", "sender", "number")).otherwise("sender")
    told = told.with_columns(sender=told_apart)
    told = told.join(_chat_names(every), on="chat", how="left", maintain_order="left").with_columns(chat="chat_name")
    told = told.drop("chat_name", *BESIDE_ONLY)
    return [
        replace(rows, frame=told.filter(pl.col("file") == number).drop("file")) for number, rows in enumerate(files)
    ]


def _whole(frame: pl.DataFrame) -> pl.DataFrame:
    """Add the columns that are missing where no file of an export could be read."""
    missing = [pl.lit(None, sort).alias(name) for name, sort in BESIDE.items() if name not in frame.columns]
    return frame.with_columns(missing).select(*ROW_SCHEMA, *BESIDE)


def _once(frame: pl.DataFrame) -> pl.DataFrame:
    """Leave out what stands in two files of an export: in parts that overlap, in JSON and CSV, in Discord's package.

    The one that knows more stays: who wrote it, and that it was edited.
    """
    reaction = (pl.col("kind") == "reaction").fill_null(value=False)
    told_by = [pl.when(reaction).then(name).alias(f"of_{name}") for name in ("answers_ref", "number", "text")]
    rows = frame.with_row_index("row").with_columns(told_by)
    keys = ["chat", "ref", *(f"of_{name}" for name in ("answers_ref", "number", "text"))]
    best = pl.col("row").sort_by(pl.col("number").is_not_null(), "edited", "row").last().over(keys)
    named = pl.col("ref").is_not_null() | reaction
    rows = rows.filter(pl.col("sent_at").is_null() | ~named | (pl.col("row") == best))
    exact = rows.filter(pl.col("ref").is_not_null()).select("chat", "sent_at", "number")
    twice = rows.filter(pl.col("ref").is_null() & pl.col("sent_at").is_not_null() & ~reaction)
    twice = twice.join(exact, on=["chat", "sent_at", "number"], how="semi", nulls_equal=True)
    return rows.filter(~pl.col("row").is_in(twice["row"].implode())).select(frame.columns)


def _chat_names(every: pl.DataFrame) -> pl.DataFrame:
    """Name each channel: as its own file does, else as the package's index does, else by its id."""
    given = every.filter(pl.col("called").is_not_null()).sort(pl.col("sent_at").is_not_null(), maintain_order=True)
    given = given.group_by("chat", maintain_order=True).agg(pl.col("called").last())
    chats = every.select("chat").unique(maintain_order=True).join(given, on="chat", how="left", maintain_order="left")
    name = pl.coalesce("called", "chat")
    shared = name.is_duplicated() & (name != pl.col("chat"))
    return chats.select("chat", chat_name=pl.when(shared).then(pl.format("{} ({})", name, "chat")).otherwise(name))
