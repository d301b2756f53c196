"""Whom the handles and chats of the database are: several of either may be one person, or one conversation.

A handle is a number or mail address, once for each service; a chat too is there once for each service that it went
through. The names of contacts are not in this database.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats.imessage.database import columns

if TYPE_CHECKING:
    import sqlite3

GROUP = 43
OF_A_GROUP = ";+;"
# Messages writes such an ending after a short number whose messages it filters.
FILTERED = r"\(sms\w*\)$"


def handles(database: sqlite3.Connection) -> pl.DataFrame:
    """Name each handle (columns handle, id, name); those that the database knows to be one person have one name."""
    found = read(database, "handle", numbers=("ROWID",), texts=("id", "person_centric_id"))
    found = found.with_columns(_some("id").str.replace(FILTERED, ""), person=_some("person_centric_id"))
    found = found.drop_nulls("id").sort("rowid")
    together = pl.when(pl.col("person").is_not_null()).then(pl.col("id").first().over("person")).otherwise("id")
    return found.select("id", handle="rowid", name=together)


def chats(database: sqlite3.Connection, named: pl.DataFrame, there: set[str]) -> pl.DataFrame:
    """Name the conversation that each chat is part of.

    named: what `handles` gives. there: the tables that the database has. The result has the columns chat, guid, called
    (the conversation's name), and other (the one person in it, null in a group).
    """
    texts = ("guid", "chat_identifier", "display_name", "room_name")
    found = read(database, "chat", numbers=("ROWID", "style"), texts=texts).rename({"rowid": "chat"})
    named_by_itself = pl.coalesce(_some("chat_identifier"), _some("guid"), pl.format("chat {}", "chat"))
    found = found.sort("chat").with_columns(
        _some("guid"),
        title=_some("display_name"),
        id=named_by_itself.str.replace(FILTERED, ""),
        group=(pl.col("style") == GROUP).fill_null(value=False)
        | _some("room_name").is_not_null()
        | pl.col("guid").str.contains(OF_A_GROUP, literal=True).fill_null(value=False),
    )
    people = named.select("id", "name").unique("id", keep="first", maintain_order=True)
    found = found.join(people, on="id", how="left", maintain_order="left")
    found = found.join(_members(database, named, there), on="chat", how="left", maintain_order="left")
    found = found.with_columns(other=pl.when(~pl.col("group")).then(pl.coalesce("name", "id")))
    found = found.with_columns(
        name=pl.coalesce("title", "other", "members", "id"),
        # what makes two chats one conversation
        key=pl.coalesce("other", pl.format("group of {}", pl.coalesce("members", "id"))),
    )
    return found.select("chat", "guid", "other", called=_told_apart())


def read(
    database: sqlite3.Connection, table: str, numbers: tuple[str, ...], texts: tuple[str, ...] = ()
) -> pl.DataFrame:
    """Read some columns of a table, their names in small letters; one that is not there is all null."""
    has = columns(database, table) | {"rowid"}
    asked = [
        f"CAST({name if name.lower() in has else 'NULL'} AS {kind})"
        for names, kind in ((numbers, "INTEGER"), (texts, "TEXT"))
        for name in names
    ]
    rows = database.execute(f"SELECT {', '.join(asked)} FROM {table}").fetchall()  # noqa: S608 # names of our own
    schema = {name.lower(): pl.Int64() for name in numbers} | {name.lower(): pl.String() for name in texts}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _members(database: sqlite3.Connection, named: pl.DataFrame, there: set[str]) -> pl.DataFrame:
    """Name the people of each chat together."""
    empty = pl.DataFrame(schema={"chat": pl.Int64, "members": pl.String})
    if "chat_handle_join" not in there:
        return empty
    joined = read(database, "chat_handle_join", numbers=("chat_id", "handle_id"))
    joined = joined.rename({"chat_id": "chat", "handle_id": "handle"}).join(named, on="handle")
    return joined.group_by("chat").agg(members=pl.col("name").unique().sort().str.join(", "))


def _told_apart() -> pl.Expr:
    """Append what tells them apart to the names of conversations after the first of that name."""
    first = pl.col("key") == pl.col("key").first().over("name")
    return pl.when(first).then("name").otherwise(pl.format("{} ({})", "name", "id"))


def _some(column: str) -> pl.Expr:
    return pl.when(pl.col(column) != "").then(pl.col(column)).alias(column)
