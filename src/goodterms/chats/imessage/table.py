"""All of a database into rows, in order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats.imessage import kinds, people, reactions, stored, times
from goodterms.chats.imessage.attached import attached
from goodterms.chats.imessage.people import read
from goodterms.chats.rows import ROW_SCHEMA, Rows
from goodterms.messages import OWNER, Skipped

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from goodterms.chats.progress import Heard

RECOVERABLE = "chat_recoverable_message_join"
DELETED = "deleted by you in Messages, from where it can still be brought back"
NO_CHAT = "in no chat of the database"
NO_TIME = "no date that can be read"
NO_SENDER = "no sender"


def rows(file: str, database: sqlite3.Connection, there: set[str], heard: Heard) -> Rows:
    """Make the rows of a database; there: its tables. heard: told how much of it is read, from 0 to 1."""
    named = people.handles(database)
    chats = people.chats(database, named, there)
    messages = _with_chats(database, stored.messages(database, heard), chats, there)
    messages = _with_senders(messages, named)
    messages = messages.join(attached(database, there), on="rowid", how="left", maintain_order="left")
    messages = messages.with_columns(sent_at=times.sent_at("date"), precision=times.precision("date"))
    messages = messages.sort("sent_at", "rowid", maintain_order=True)
    messages = kinds.with_notices(kinds.told_apart(kinds.written(messages)))
    messages = reactions.undone(messages).with_columns(reason=_reason())
    kept = messages.filter(pl.col("reason").is_null())
    return Rows(_finished(kept), tuple(_unread(file, messages)))


def _with_chats(
    database: sqlite3.Connection, messages: pl.DataFrame, chats: pl.DataFrame, there: set[str]
) -> pl.DataFrame:
    """Find each message's conversation (called, other); deleted: it is only among what can be brought back."""
    known = _joined(database, "chat_message_join").join(chats, on="chat").sort("rowid", "chat")
    known = known.unique("rowid", keep="first", maintain_order=True).select("rowid", "called", "other")
    gone = _joined(database, RECOVERABLE) if RECOVERABLE in there else known.select("rowid")
    gone = gone.select("rowid").join(known, on="rowid", how="anti").unique().with_columns(deleted=pl.lit(value=True))
    by_guid = chats.drop_nulls("guid").unique("guid", keep="first", maintain_order=True)
    by_guid = by_guid.select("called", "other", ck_chat_id="guid")
    messages = messages.join(known, on="rowid", how="left", maintain_order="left")
    messages = messages.join(gone, on="rowid", how="left", maintain_order="left")
    messages = messages.join(by_guid, on="ck_chat_id", how="left", maintain_order="left", suffix="_by_guid")
    found = {name: pl.coalesce(name, f"{name}_by_guid") for name in ("called", "other")}
    missing = pl.col("called").is_null()
    return messages.with_columns(
        pl.when(missing).then(expression).otherwise(name).alias(name) for name, expression in found.items()
    )


def _joined(database: sqlite3.Connection, table: str) -> pl.DataFrame:
    joined = read(database, table, numbers=("chat_id", "message_id"))
    return joined.rename({"chat_id": "chat", "message_id": "rowid"})


def _with_senders(messages: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    """Name the sender of each message, and the other person that a line is about.

    What is sent from another device of one's own has the handle 0. Where a handle is not in the database, the sender
    is the one person of the chat.
    """
    for column, name in (("handle_id", "handle_name"), ("other_handle", "other_name")):
        handles = named.select(pl.col("handle").alias(column), pl.col("name").alias(name))
        messages = messages.join(handles, on=column, how="left", maintain_order="left")
    mine = (pl.col("is_from_me") == 1) | (pl.col("handle_id") == 0)
    sender = pl.when(mine).then(pl.lit(OWNER)).otherwise(pl.coalesce("handle_name", "other"))
    return messages.with_columns(sender=sender)


def _reason() -> pl.Expr:
    """Say why a message cannot be used; null where it can."""
    return (
        pl.when(pl.col("deleted"))
        .then(pl.lit(DELETED))
        .when(pl.col("called").is_null())
        .then(pl.lit(NO_CHAT))
        .when(pl.col("reason").is_not_null())
        .then("reason")
        .when(pl.col("sent_at").is_null())
        .then(pl.lit(NO_TIME))
        .when(pl.col("sender").is_null() & (pl.col("kind") != "system"))
        .then(pl.lit(NO_SENDER))
    )


def _unread(file: str, messages: pl.DataFrame) -> Iterator[Skipped]:
    """Note the messages that cannot be used, neighbours with one reason together."""
    ordered = messages.select("rowid", "reason").sort("rowid")
    ordered = ordered.with_columns(run=pl.col("reason").rle_id())
    lost = ordered.filter(pl.col("reason").is_not_null())
    runs = lost.group_by("run", maintain_order=True).agg(pl.col("rowid", "reason").first(), pl.len())
    for number, reason, count in runs.select("rowid", "reason", "len").iter_rows():
        yield Skipped(file, f"message {number}", reason, count)


def _finished(kept: pl.DataFrame) -> pl.DataFrame:
    """Give the rows their columns, and the names by which they are linked."""
    about = pl.when(pl.col("associated_message_type").fill_null(0) >= kinds.STICKER).then(reactions.target())
    said = pl.coalesce(about, "thread_originator_guid")
    edited = pl.col("history") | (pl.col("date_edited").fill_null(0) != 0)
    return kept.select(
        "sent_at",
        "precision",
        pl.when(pl.col("kind") != "system").then("sender").alias("sender"),
        "kind",
        "text",
        (edited & ~pl.col("kind").is_in(["deleted", "system", "reaction", "call"])).alias("edited"),
        pl.col("called").alias("chat"),
        pl.lit(None, ROW_SCHEMA["answers"]).alias("answers"),
        pl.lit(None, ROW_SCHEMA["duration_s"]).alias("duration_s"),
        pl.col("guid").alias("ref"),
        pl.when(said != pl.col("guid")).then(said).alias("answers_ref"),
    )
