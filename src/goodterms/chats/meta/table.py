"""A thread's file as rows: every message becomes a row, or is noted as skipped."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats.invisible import INVISIBLE
from goodterms.chats.meta import marks, reactions
from goodterms.chats.meta.columns import BETWEEN, WITH_CAPTION
from goodterms.chats.meta.mojibake import mended
from goodterms.chats.meta.shapes import LIKE, NOTHING
from goodterms.chats.rows import ROW_SCHEMA, Rows
from goodterms.chats.runs import in_runs
from goodterms.messages import KIND, KINDS, PRECISION, SENT_AT, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goodterms.chats.meta.columns import Columns
    from goodterms.chats.meta.threads import Called

NO_TIME = "no time that can be read"
NO_SENDER = "no sender"
NO_GIVER = "reactions of which the export does not say what they are, by whom, or when"
NUMBERS = {kind: number for number, kind in enumerate(KINDS)}
OVER = {
    "row": pl.UInt32,
    "kind": pl.String,
    "text": pl.String,
    "duration_s": pl.Float64,
    "emoji": pl.String,
    "reason": pl.String,
}
LOST = {"row": pl.UInt32, "reason": pl.String}


@dataclass(frozen=True, slots=True)
class _Texts:
    """What a file says in words, made right: of each message, its sender, a notice, a reaction; the title."""

    written: pl.Series
    senders: pl.Series
    said: pl.Series
    given: pl.DataFrame
    title: str | None


def rows(file: str, columns: Columns, called: Called) -> Rows:
    """Make the rows of a file in its order, its reactions behind its messages.

    The frame has the columns of threads.BESIDE beside.
    """
    texts = _made_right(columns, called.chat)
    over = _not_words(columns, texts)
    lost = _lost(columns, over, texts.senders)
    messages = _messages(columns, texts, over)
    again = over.filter(pl.col("emoji").is_not_null()).select("row", "emoji")
    reacted = reactions.rows(texts.given, again, messages)
    fit = reacted if reacted.is_empty() else reacted.drop_nulls(["sender", "text", "sent_at"])
    chat = texts.title or called.chat
    frame = _together(messages, pl.concat([lost["row"], again["row"]]), fit).select(
        *(name for name in ROW_SCHEMA if name != "chat"),
        chat=pl.lit(chat),
        thread=pl.lit(called.thread),
        copy=pl.lit(called.copy, pl.UInt32),
    )
    unfit = reacted.height - fit.height
    skipped = (
        *(_unread(file, lost) if lost.height else ()),
        *([Skipped(file, f"chat “{chat}”", NO_GIVER, unfit)] if unfit else []),
    )
    return Rows(frame, skipped)


def _made_right(columns: Columns, chat: str) -> _Texts:
    given, sender, said = columns.given, columns.frame["sender"], columns.special["said"]
    raw, actor = sender.unique(maintain_order=True), given["actor"].unique(maintain_order=True)
    title = pl.Series([columns.title], dtype=pl.String)
    text, people, actors, said, emoji, title = mended([columns.frame["text"], raw, actor, said, given["emoji"], title])
    called = _called(people, chat)
    senders = sender if called.equals(raw) else sender.replace_strict(raw, called, return_dtype=pl.String)
    if given.height:
        givers = given["actor"].replace_strict(actor, _called(actors, chat), return_dtype=pl.String)
        given = given.select(
            "row", emoji.replace({"": None, NOTHING: None, LIKE: marks.HEART}), "seconds", actor=givers
        )
    return _Texts(text, senders, said, given, (title[0] or "").strip(INVISIBLE) or None)


def _called(names: pl.Series, chat: str) -> pl.Series:
    """Give people's names; who has none, having left the app, is called as the thread's folder is."""
    return pl.Series([None if name is None else name.strip(INVISIBLE) or chat for name in names], dtype=pl.String)


def _not_words(columns: Columns, texts: _Texts) -> pl.DataFrame:
    """Decide what those messages are that are more or less than words: the columns of OVER, one row each."""
    told = marks.found(texts.written, texts.senders, columns.special["row"])
    rows_of_it = columns.special["row"]
    if rows_of_it.is_empty():
        return (
            pl.concat([pl.DataFrame(schema=OVER), told], how="diagonal") if told.height else pl.DataFrame(schema=OVER)
        )
    special = columns.special.with_columns(
        texts.senders.gather(rows_of_it).alias("sender"),
        texts.written.gather(rows_of_it).alias("text"),
        texts.said.str.replace_all(BETWEEN, " · ", literal=True).alias("said"),
    ).with_columns(_words())
    special = special.select("row", *_decided())
    return pl.concat([special, told], how="diagonal")


@cache
def _words() -> pl.Expr:
    """Give the words of someone's own that a message has."""
    text = pl.col("text").replace("", None)
    app = marks.placeholders(pl.col("sender"), text).fill_null(value=False)
    return pl.when(pl.col("kind").is_in(WITH_CAPTION) & ~app).then(text).alias("words")


@cache
def _decided() -> tuple[pl.Expr, ...]:
    """Decide kind and text by these words."""
    kind, words = pl.col("kind"), pl.col("words")
    typed = kind.is_in(["share", "location"]) & words.str.contains("://|www\\.")
    answer = (kind == "story") & words.is_not_null()
    place = kind.is_in(["share", "story"]) & marks.stands_for("location", pl.col("sender"), pl.col("text"))
    kinds = (
        pl.when(typed | answer)
        .then(pl.lit("text"))
        .when(place)
        .then(pl.lit("location"))
        .when(kind.is_in(["share", "story"]))
        .then(pl.lit("media"))
        .otherwise(kind)
    )
    notice = pl.coalesce(pl.col("text").replace("", None), "said")
    text = pl.when(kind == "system").then(notice).otherwise(words)
    return kinds.alias("kind"), text.alias("text"), pl.col("duration_s"), pl.col("problem").alias("reason")


def _lost(columns: Columns, over: pl.DataFrame, senders: pl.Series) -> pl.DataFrame:
    """List the messages that cannot be used, and why."""
    times = columns.frame["ms"]
    if times.null_count() == senders.null_count() == 0 and over["reason"].null_count() == over.height:
        return pl.DataFrame(schema=LOST)
    found = [over.filter(pl.col("reason").is_not_null()).select(LOST.keys())]
    nobodys = senders.is_null().arg_true()
    nobodys = nobodys.filter(~nobodys.is_in(over.filter(pl.col("kind") == "system")["row"].implode()))
    for rows_of_it, reason in ((times.is_null().arg_true(), NO_TIME), (nobodys, NO_SENDER)):
        found.append(pl.DataFrame({"row": rows_of_it, "reason": [reason] * rows_of_it.len()}, LOST))
    return pl.concat(found).unique("row", keep="first", maintain_order=True).sort("row")


def _messages(columns: Columns, texts: _Texts, over: pl.DataFrame) -> pl.DataFrame:
    """Give messages the columns of a row."""
    count, rows_of_it = columns.frame.height, over["row"]
    words = NUMBERS["text"]
    kinds = pl.repeat(words, count, dtype=pl.UInt8, eager=True)
    lengths = pl.repeat(None, count, dtype=pl.Float64, eager=True)
    senders, written = texts.senders, texts.written
    if over.height:
        numbers = over["kind"].replace_strict(NUMBERS, default=words, return_dtype=pl.UInt8)
        kinds, lengths = kinds.scatter(rows_of_it, numbers), lengths.scatter(rows_of_it, over["duration_s"])
        senders = senders.clone().scatter(over.filter(pl.col("kind") == "system")["row"], None)
        written = written.clone().scatter(rows_of_it, over["text"])
    kind = pl.Series(KINDS, dtype=KIND).gather(kinds)
    sent_at = (columns.frame["ms"] * 1000).cast(SENT_AT)
    columns_of_it = {"sent_at": sent_at, "sender": senders, "kind": kind, "text": written, "duration_s": lengths}
    return pl.DataFrame(columns_of_it).with_columns(
        precision=pl.lit(columns.precision, PRECISION), edited=pl.lit(value=False), answers=pl.lit(None, pl.UInt32)
    )


def _together(messages: pl.DataFrame, left_out: pl.Series, reacted: pl.DataFrame) -> pl.DataFrame:
    """Leave out what cannot be used or was told twice, and put the reactions behind the rest.

    Of messages with one time in a file that begins with the newest, the lower one is the older one.
    """
    times = messages["sent_at"].to_physical().drop_nulls()
    backward = times.len() > 1 and times[0] > times[-1] and (times.diff() == 0).any()
    if left_out.len() or backward:
        stays = pl.repeat(value=True, n=messages.height, dtype=pl.Boolean, eager=True).scatter(left_out, False)
        places = (stays.reverse().cum_sum().reverse() if backward else stays.cum_sum()).cast(pl.UInt32) - 1
        answers = places.set(~stays, None).gather(reacted["answers"])
        messages, reacted = messages.filter(stays), reacted.with_columns(answers=answers)
        messages = messages.reverse() if backward else messages
    return pl.concat([messages, reacted], how="diagonal") if reacted.height else messages


def _unread(file: str, lost: pl.DataFrame) -> Iterator[Skipped]:
    """Note the messages that cannot be used, neighbours with one reason together."""
    runs = in_runs(lost, "row").agg(pl.col("row", "reason").first(), pl.len())
    for row, reason, count in runs.select("row", "reason", "len").iter_rows():
        yield Skipped(file, f"message {row + 1}", reason, count)
