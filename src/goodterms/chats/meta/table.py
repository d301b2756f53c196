"""Files of threads as rows: every message becomes a row, or is noted as skipped."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from goodterms.chats.invisible import INVISIBLE
from goodterms.chats.meta import marks, reactions
from goodterms.chats.meta.columns import BETWEEN, WITH_CAPTION
from goodterms.chats.meta.mojibake import mended
from goodterms.chats.meta.shapes import LIKE, NOTHING
from goodterms.chats.rows import ROW_SCHEMA
from goodterms.chats.runs import in_runs
from goodterms.messages import KIND, KINDS, PRECISION, SENT_AT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goodterms.chats.meta.columns import Part
    from goodterms.chats.meta.files import File

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


class Noted(NamedTuple):
    """So many messages or reactions in a file that did not become rows."""

    file: File
    place: str
    reason: str
    many: int


@dataclass(frozen=True, slots=True)
class _Texts:
    """What files say in words, made right: of each message, its sender, a notice, a reaction; of each file its chat."""

    written: pl.Series
    senders: pl.Series
    said: pl.Series
    given: pl.DataFrame
    chats: pl.Series


def rows(files: Sequence[File], part: Part) -> tuple[pl.DataFrame, list[Noted]]:
    """Make the rows of files, each in its order and its reactions behind its messages; and what was skipped.

    The frame has the columns of threads.BESIDE beside, its chat and thread as categories.
    """
    heights = pl.DataFrame({"height": [file.height for file in files]}, {"height": pl.UInt32}).with_row_index("file")
    of = heights.select(pl.col("file").repeat_by("height").explode(empty_as_null=False)).to_series()
    texts = _made_right(files, part, of)
    over = _not_words(part, texts)
    lost = _lost(part, over, texts.senders)
    messages = _messages(part, texts, over, of)
    again = over.filter(pl.col("emoji").is_not_null()).select("row", "emoji")
    reacted = reactions.rows(texts.given, again, messages)
    fit = reacted if reacted.is_empty() else reacted.drop_nulls(["sender", "text", "sent_at"])
    frame = _together(messages, pl.concat([lost["row"], again["row"]]), fit)
    called = [file.called for file in files]
    threads, copies = ([one.thread for one in called], [one.copy for one in called])
    frame = frame.select(
        *(name for name in ROW_SCHEMA if name != "chat"),
        chat=texts.chats.cast(pl.Categorical).gather(frame["file"]),
        thread=pl.Series(threads, dtype=pl.Categorical).gather(frame["file"]),
        copy=pl.Series(copies, dtype=pl.UInt32).gather(frame["file"]),
    )
    skipped = [*_unread(files, lost, of), *_without_giver(files, texts.chats, reacted)]
    return frame, skipped


def _made_right(files: Sequence[File], part: Part, of: pl.Series) -> _Texts:
    given, sender = part.given.with_columns(file=of.gather(part.given["row"])), part.frame["sender"]
    people = pl.DataFrame([of, sender.alias("name")]).unique(maintain_order=True)
    actors = given.select("file", name="actor").unique(maintain_order=True)
    titles = pl.Series("title", [file.title for file in files], dtype=pl.String)
    text, names, giving, said, emoji, titles = mended(
        [part.frame["text"], people["name"], actors["name"], part.special["said"], given["emoji"], titles],
        [
            of,
            people["file"],
            actors["file"],
            of.gather(part.special["row"]),
            given["file"],
            pl.arange(len(files), dtype=pl.UInt32, eager=True),
        ],
    )
    own = ((title or "").strip(INVISIBLE) or file.called.chat for title, file in zip(titles, files, strict=True))
    chats = pl.Series("chat", list(own), dtype=pl.String)
    folders = [file.called.chat for file in files]
    senders = _called(sender, of, people, names, folders)
    if given.height:
        givers = _called(given["actor"], given["file"], actors, giving, folders)
        emoji = emoji.replace({"": None, NOTHING: None, LIKE: marks.HEART})
        given = given.with_columns(actor=givers, emoji=emoji)
    return _Texts(text, senders, said, given, chats)


def _called(names: pl.Series, of: pl.Series, known: pl.DataFrame, made: pl.Series, folders: Sequence[str]) -> pl.Series:
    """Give people's names; who has none, having left the app, is called as the thread's folder is.

    known: the names of each file as they are written; made: the same made right.
    """
    right = [
        None if name is None else name.strip(INVISIBLE) or folders[file]
        for name, file in zip(made, known["file"], strict=True)
    ]
    called = pl.Series("called", right, dtype=pl.String)
    if called.equals(known["name"]):
        return names
    found = known.with_columns(called)
    alike = found.select("name", "called").unique(maintain_order=True)
    if alike["name"].is_unique().all():
        return names.replace_strict(alike["name"], alike["called"], return_dtype=pl.String)
    rows = pl.DataFrame([of.alias("file"), names.alias("name")])
    return rows.join(found, on=["file", "name"], how="left", nulls_equal=True, maintain_order="left")["called"]


def _not_words(part: Part, texts: _Texts) -> pl.DataFrame:
    """Decide what those messages are that are more or less than words: the columns of OVER, one row each."""
    told = marks.found(texts.written, texts.senders, part.special["row"])
    rows_of_it = part.special["row"]
    if rows_of_it.is_empty():
        return (
            pl.concat([pl.DataFrame(schema=OVER), told], how="diagonal") if told.height else pl.DataFrame(schema=OVER)
        )
    special = part.special.with_columns(
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


def _lost(part: Part, over: pl.DataFrame, senders: pl.Series) -> pl.DataFrame:
    """List the messages that cannot be used, and why."""
    times = part.frame["ms"]
    if times.null_count() == senders.null_count() == 0 and over["reason"].null_count() == over.height:
        return pl.DataFrame(schema=LOST)
    found = [over.filter(pl.col("reason").is_not_null()).select(LOST.keys())]
    nobodys = senders.is_null().arg_true()
    nobodys = nobodys.filter(~nobodys.is_in(over.filter(pl.col("kind") == "system")["row"].implode()))
    for rows_of_it, reason in ((times.is_null().arg_true(), NO_TIME), (nobodys, NO_SENDER)):
        found.append(pl.DataFrame({"row": rows_of_it, "reason": [reason] * rows_of_it.len()}, LOST))
    return pl.concat(found).unique("row", keep="first", maintain_order=True).sort("row")


def _messages(part: Part, texts: _Texts, over: pl.DataFrame, of: pl.Series) -> pl.DataFrame:
    """Give messages the columns of a row."""
    count, rows_of_it = part.frame.height, over["row"]
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
    sent_at = (part.frame["ms"] * 1000).cast(SENT_AT)
    in_seconds = of.filter(part.frame["in_seconds"]).unique()
    precision = pl.when(of.is_in(in_seconds.implode())).then(pl.lit("second", PRECISION))
    columns_of_it = {"sent_at": sent_at, "sender": senders, "kind": kind, "text": written, "duration_s": lengths}
    return pl.DataFrame({"file": of} | columns_of_it).with_columns(
        precision=precision.otherwise(pl.lit("sub", PRECISION)) if in_seconds.len() else pl.lit("sub", PRECISION),
        edited=pl.lit(value=False),
        answers=pl.lit(None, pl.UInt32),
    )


def _together(messages: pl.DataFrame, left_out: pl.Series, reacted: pl.DataFrame) -> pl.DataFrame:
    """Leave out what cannot be used or was told twice, and put the reactions of each file behind the rest of it.

    Of messages with one time in a file that begins with the newest, the lower one is the older one.
    """
    backward = _backward(messages)
    if left_out.is_empty() and reacted.is_empty() and backward.is_empty():
        return messages
    every = pl.concat([messages, reacted], how="diagonal") if reacted.height else messages
    at = pl.int_range(pl.len(), dtype=pl.Int64)
    turned = pl.col("file").is_in(backward.implode()) & (at < messages.height)
    order = every.select("file", at=at, place=pl.when(turned).then(-at).otherwise(at))
    stays = order.filter(~pl.col("at").is_in(left_out.implode())).sort("file", "place")["at"]
    now = pl.repeat(None, every.height, dtype=pl.UInt32, eager=True)
    now = now.scatter(stays, pl.int_range(stays.len(), dtype=pl.UInt32, eager=True))
    every = every.select(pl.all().gather(stays))
    return every.with_columns(answers=now.gather(every["answers"]))


def _backward(messages: pl.DataFrame) -> pl.Series:
    """Find the files that begin with the newest message, where two have one time."""
    times = messages["sent_at"].to_physical()
    if not ((times.diff() == 0) & (messages["file"].diff() == 0)).any():
        return pl.Series(dtype=pl.UInt32)
    known = pl.DataFrame([messages["file"], times.alias("time")]).drop_nulls()
    ends = known.group_by("file").agg(first=pl.col("time").first(), last=pl.col("time").last())
    return ends.filter(pl.col("first") > pl.col("last"))["file"]


def _unread(files: Sequence[File], lost: pl.DataFrame, of: pl.Series) -> Iterator[Noted]:
    """Note the messages that cannot be used, neighbours with one reason together."""
    if lost.is_empty():
        return
    firsts = pl.Series(list(accumulate((file.height for file in files), initial=0)), dtype=pl.UInt32)
    lost = lost.with_columns(of.gather(lost["row"]))
    # Rows of two files are no neighbours.
    runs = in_runs(lost.with_columns(apart=pl.col("row") + 2 * pl.col("file")), "apart")
    found = runs.agg(pl.col("file", "row", "reason").first(), pl.len())
    found = found.with_columns(pl.col("row") - firsts.gather(found["file"]))
    for file, row, reason, count in found.select("file", "row", "reason", "len").iter_rows():
        yield Noted(files[file], f"message {row + 1}", reason, count)


def _without_giver(files: Sequence[File], chats: pl.Series, reacted: pl.DataFrame) -> Iterator[Noted]:
    """Note the reactions that cannot be used, file by file."""
    if reacted.is_empty():
        return
    unfit = reacted.filter(pl.any_horizontal(pl.col("sender", "text", "sent_at").is_null()))
    for file, count in unfit.group_by("file", maintain_order=True).len().iter_rows():
        yield Noted(files[file], f"chat “{chats[file]}”", NO_GIVER, count)
