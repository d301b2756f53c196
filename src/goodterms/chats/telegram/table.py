"""Telegram's messages as rows: every one becomes a row, or is noted as skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats.progress import unheard
from goodterms.chats.rows import ROW_SCHEMA, Rows
from goodterms.chats.runs import in_runs
from goodterms.chats.senders import names
from goodterms.chats.source import shown
from goodterms.chats.telegram import links, shapes, written
from goodterms.chats.telegram.pieces import Pieces
from goodterms.chats.telegram.times import sent_at
from goodterms.messages import PRECISION, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from goodterms.chats.progress import Heard
    from goodterms.chats.source import Source
    from goodterms.chats.telegram.shapes import Batch, Chat

BATCH = 20_000
# How much of the time it takes to decode the messages; they are as good a measure as their bytes.
DECODING = 0.9
NO_TIME = "no date that can be read"
NO_SENDER = "no sender"
NO_CONTENT = "Telegram could not export it"
NO_GIVER = "reactions of which the export does not say who gave them, or when"


def rows(file: str, chats: Sequence[Chat], zone: str, heard: Heard = unheard) -> Rows:
    """Make the rows of a file's chats, in the order of the file; a reaction stands below its message.

    heard: told how much of it is done, from 0 to 1.
    """
    total = sum(len(chat.messages) for chat in chats)
    messages, given = _columns(shapes.batches(chats, BATCH), lambda done: heard(DECODING * min(1, done / total)))
    return _rows(file, chats, messages, given, zone)


def rows_in_pieces(source: Source, zone: str, heard: Heard = unheard) -> Rows:
    """Make the same of a file while it is read. Raise NotInPieces where it must be read whole."""
    pieces = Pieces(source)
    decoded = pieces.batches(BATCH)
    messages, given = _columns(decoded, lambda _: heard(DECODING * min(1, pieces.read / source.size)))
    places = pl.Series("chat", pieces.places, dtype=pl.UInt32)
    messages = messages.with_columns(places.gather(messages["chat"]))
    return _rows(source.name, pieces.chats, messages, given, zone)


def _rows(file: str, chats: Sequence[Chat], messages: pl.DataFrame, given: pl.DataFrame, zone: str) -> Rows:
    if messages.is_empty():
        return Rows(pl.DataFrame(schema=ROW_SCHEMA), warnings=(f"“{file}” holds no messages.",))
    messages = messages.with_columns(
        sent_at=sent_at(messages["unix"], messages["date"], messages["chat"], zone), answers=links.answered(messages)
    )
    every = pl.concat([messages, links.reactions(given, messages, zone)], how="diagonal")
    every = every.with_columns(sender=names(every["name"], every["number"]))
    every = every.with_columns(reason=_reason())
    called = _chat_names(chats)
    skipped = (*_unread(file, every), *_without_giver(file, called, every))
    return Rows(_finished(every.filter(pl.col("reason").is_null()), called), skipped)


def _columns(batches: Iterable[Batch], heard: Heard) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Put all messages into columns; `row` is a message's place in the file. Also give the reactions.

    heard: told how many messages are done.
    """
    frames, given, done = [pl.DataFrame(schema={"id": pl.String, "chat": pl.UInt32})], [], 0
    for messages, numbers in batches:
        frames.append(written.columns(messages).with_columns(chat=pl.Series(numbers, dtype=pl.UInt32)))
        given += written.reactions(messages, done)
        done += len(messages)
        heard(done)
    frame = pl.concat(frames, how="diagonal", rechunk=False).with_columns(row=pl.int_range(pl.len(), dtype=pl.UInt32))
    return frame, pl.DataFrame(given, schema=links.GIVEN, orient="row", strict=False)


def _reason() -> pl.Expr:
    """Say why a row cannot be used; null where it can."""
    nobody, never = pl.col("sender").is_null(), pl.col("sent_at").is_null()
    return (
        pl.when(pl.col("kind").is_null())
        .then(pl.coalesce("problem", pl.lit(NO_CONTENT)))
        .when(pl.col("kind") == "reaction")
        .then(pl.when(nobody | never).then(pl.lit(NO_GIVER)))
        .when(never)
        .then(pl.lit(NO_TIME))
        .when(nobody & (pl.col("kind") != "system"))
        .then(pl.lit(NO_SENDER))
    )


def _unread(file: str, every: pl.DataFrame) -> Iterator[Skipped]:
    """Note the messages that cannot be used, neighbours with one reason together."""
    lost = every.filter(pl.col("reason").is_not_null() & pl.col("kind").ne_missing("reaction"))
    runs = in_runs(lost, "row").agg(pl.col("id", "row", "reason").first(), pl.len())
    for number, row, reason, count in runs.select("id", "row", "reason", "len").iter_rows():
        place = f"message {row + 1}" if number is None else f"message id {shown(number)}"
        yield Skipped(file, place, reason, count)


def _without_giver(file: str, called: Sequence[str], every: pl.DataFrame) -> Iterator[Skipped]:
    """Note the reactions that cannot be used, chat by chat."""
    lost = every.filter(pl.col("reason") == NO_GIVER)
    for chat, count in lost.group_by("chat", maintain_order=True).agg(pl.col("count").sum()).iter_rows():
        yield Skipped(file, f"chat “{called[chat]}”", NO_GIVER, count)


def _finished(kept: pl.DataFrame, called: Sequence[str]) -> pl.DataFrame:
    """Give the rows their new numbers, and the chats their names."""
    kept = kept.sort("row", maintain_order=True).with_row_index("at")
    places = kept.filter(pl.col("kind") != "reaction").select(answers="row", place="at")
    linked = kept.filter(pl.col("answers").is_not_null()).select("at", "answers").join(places, on="answers")
    kept = kept.join(linked.select("at", "place"), on="at", how="left", maintain_order="left")
    return kept.select(
        "sent_at",
        pl.lit("second", PRECISION).alias("precision"),
        pl.when(pl.col("kind") != "system").then("sender").alias("sender"),
        "kind",
        "text",
        "edited",
        pl.Series("names", called).gather(kept["chat"]).alias("chat"),
        pl.col("place").cast(pl.UInt32).alias("answers"),
        "duration_s",
    )


def _chat_names(chats: Sequence[Chat]) -> list[str]:
    """Name each chat; two of one name get their id, or their number in the file, appended."""
    names = [_chat_name(chat) for chat in chats]
    return [
        f"{name} ({chat.id if chat.id is not None else number})" if names.count(name) > 1 else name
        for number, (name, chat) in enumerate(zip(names, chats, strict=True), 1)
    ]


def _chat_name(chat: Chat) -> str:
    if chat.name:
        return chat.name
    if chat.type == "saved_messages":
        return "Saved Messages"
    return str(chat.id) if chat.id is not None else chat.type or "Telegram"
