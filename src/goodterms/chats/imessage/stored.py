"""The messages of the database as columns, some thousands at a time, whatever columns its version of Messages has.

Blobs are made into words at once, and only fetched where they matter: `attributedBody` where `text` is empty or the
message was edited, `message_summary_info` where it was edited or nothing else is there, the payload of polls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats.imessage import poll, typedstream
from goodterms.chats.imessage.database import columns
from goodterms.chats.imessage.summary import NOTHING, summary

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from goodterms.chats.imessage.summary import Summary
    from goodterms.chats.progress import Heard

BATCH = 20_000
NUMBERS = (
    "handle_id",
    "date",
    "is_from_me",
    "item_type",
    "group_action_type",
    "other_handle",
    "share_status",
    "associated_message_type",
    "is_audio_message",
    "is_system_message",
    "cache_has_attachments",
    "date_edited",
    "date_retracted",
    "schedule_type",
    "schedule_state",
)
TEXTS = (
    "guid",
    "text",
    "subject",
    "group_title",
    "associated_message_guid",
    "associated_message_emoji",
    "balloon_bundle_id",
    "thread_originator_guid",
    "ck_chat_id",
)
BLOBS = ("attributedbody", "message_summary_info", "payload_data")
POLLS = "com.apple.messages.Polls"
CHANGED = "(ifnull(date_edited, 0) != 0 OR ifnull(date_retracted, 0) != 0)"
NO_TEXT = "ifnull(text, '') = ''"
# Of a value only its type and size are asked before it is known not to be too long: SQLite would give up.
WANTED = {
    "attributedbody": f"({NO_TEXT} OR {CHANGED})",
    "message_summary_info": f"({CHANGED} OR ({NO_TEXT} AND typeof(attributedbody) = 'null'))",
    "payload_data": f"balloon_bundle_id LIKE '%{POLLS}'",
}
LARGEST_BLOB = 4 * 1024**2


def messages(database: sqlite3.Connection, heard: Heard) -> pl.DataFrame:
    """Give the table `message`: rowid, NUMBERS, TEXTS (text: the last wording), and three more columns.

    history: the message has earlier wordings; unsent: nothing of it is left; body: it has an `attributedBody`.
    heard: told how much of it is done, from 0 to 1.
    """
    (last,) = database.execute("SELECT ifnull(max(ROWID), 0) FROM message").fetchone()
    frames = [_frame([])]
    for rows in _batches(database):
        frames.append(_frame(rows))
        heard(min(1.0, max(0.0, rows[-1][0] / last)) if last > 0 else 1.0)
    return pl.concat(frames)


def _batches(database: sqlite3.Connection) -> Iterator[list[tuple[object, ...]]]:
    has = columns(database, "message")
    inner = [f"{_own(name, has)} AS {name}" for name in (*NUMBERS, *TEXTS, *BLOBS)]
    outer = [f"CAST({name} AS INTEGER)" for name in NUMBERS]
    outer += [f"CAST({name} AS TEXT)" for name in TEXTS]
    outer += [
        f"CASE WHEN typeof({name}) = 'blob' AND length({name}) <= {LARGEST_BLOB} AND {WANTED[name]} THEN {name} END"
        for name in BLOBS
    ]
    table = f"(SELECT ROWID AS rowid, {', '.join(inner)} FROM message)"  # noqa: S608 # names of our own
    cursor = database.execute(f"SELECT rowid, {', '.join(outer)}, typeof(attributedbody) != 'null' FROM {table}")  # noqa: S608 # so too
    while rows := cursor.fetchmany(BATCH):
        yield rows


def _own(name: str, has: set[str]) -> str:
    return f"message.{name}" if name in has else "NULL"


def _frame(rows: Sequence[tuple[object, ...]]) -> pl.DataFrame:
    names = ("rowid", *NUMBERS, *TEXTS, *BLOBS, "body")
    values = dict(zip(names, zip(*rows, strict=True) if rows else ((),) * len(names), strict=True))
    texts, bodies, infos, payloads = (values.pop(name) for name in ("text", *BLOBS))
    words, history, unsent = _written(texts, bodies, infos, payloads)
    series = [pl.Series(name, values[name], pl.Int64) for name in ("rowid", *NUMBERS)]
    series += [pl.Series(name, values[name], pl.String) for name in TEXTS if name != "text"]
    series += [
        pl.Series("text", words, pl.String),
        pl.Series("history", history, pl.Boolean),
        pl.Series("unsent", unsent, pl.Boolean),
        pl.Series("body", values["body"], pl.Int64).cast(pl.Boolean),
    ]
    frame = pl.DataFrame(series)
    return frame.with_columns(pl.when(pl.col(pl.String) != "").then(pl.col(pl.String)))


def _written(
    texts: Sequence[str | None],
    bodies: Sequence[bytes | None],
    infos: Sequence[bytes | None],
    payloads: Sequence[bytes | None],
) -> tuple[list[str | None], list[bool], list[bool]]:
    """Give the last wording of each message, whether it has earlier ones, and whether nothing of it is left."""
    told = [NOTHING if info is None else summary(info) for info in infos]
    words = [
        text if body is None and info is None and payload is None else _words(text, body, payload, about)
        for text, body, info, payload, about in zip(texts, bodies, infos, payloads, told, strict=True)
    ]
    return words, [about.edited for about in told], [about.unsent for about in told]


def _words(text: str | None, body: bytes | None, payload: bytes | None, about: Summary) -> str | None:
    """Prefer what is surely the last wording; of a poll, its question, where it has one."""
    asked = None if payload is None else poll.question(payload)
    return asked or (None if body is None else typedstream.words(body)) or about.words or text
