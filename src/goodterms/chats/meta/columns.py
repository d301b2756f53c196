"""A file's messages as few columns: what is most of them, and beside it what is more or less than words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats.meta.cut import Run, Uncut
from goodterms.chats.meta.shapes import NOTHING, USUAL

if TYPE_CHECKING:
    from collections.abc import Iterable

PLAIN_TYPES = ["Generic", "Share"]
MAP = r"(?i)^https?://(?:www\.)?(?:bing\.com/maps|google\.[a-z.]+/maps|maps\.google\.|maps\.apple\.com)"
# What stands between the parts of a notice until they are made right.
BETWEEN = "\x1f"
# So many runs are worked on together: enough for that to be quick, few enough to be small.
TOGETHER = 16
LONGEST_CALL = 10_000_000.0
SECONDS = (-62_135_596_800, 253_402_300_799)
WITH_CAPTION = ["media", "share", "story", "voice", "sticker", "location"]
FRAME = {"ms": pl.Int64, "sender": pl.String, "text": pl.String, "seconds": pl.Boolean}
SPECIAL = {"row": pl.UInt32, "kind": pl.String, "duration_s": pl.Float64, "problem": pl.String, "said": pl.String}
GIVEN = {"row": pl.UInt32, "emoji": pl.String, "actor": pl.String, "seconds": pl.Int64}


@dataclass(frozen=True, slots=True)
class Columns:
    """A thread's file.

    frame: of every message the columns of FRAME. special: those that are more or less than words, with the columns of
    SPECIAL (said: words for a notice without any). given: the reactions, with the columns of GIVEN. sealed: of the
    encrypted export.
    """

    frame: pl.DataFrame
    special: pl.DataFrame
    given: pl.DataFrame
    title: str | None
    path: str | None
    sealed: bool
    precision: str


def columns(runs: Iterable[Run], *, careful: bool = False) -> Columns:
    """Put the messages of a file into columns.

    careful: no half of a character is left in it; else raise Uncut where one may be.
    """
    parts, waiting, last, first = [_parts(pl.DataFrame(schema=USUAL), 0)], [], Run(pl.DataFrame()), 0
    for run in runs:
        waiting.append(run.messages)
        last = run._replace(title=run.title or last.title, path=run.path or last.path)
        if len(waiting) == TOGETHER:
            parts.append(_parts(pl.concat(waiting), first))
            first, waiting = first + parts[-1][0].height, []
    parts.append(_parts(pl.concat([pl.DataFrame(schema=USUAL), *waiting]), first))
    frame, special, given = (pl.concat(part) for part in zip(*parts, strict=True))
    strings = (frame["text"], frame["sender"].unique())
    if not careful and any(texts.str.contains(NOTHING, literal=True).any() for texts in strings):
        raise Uncut
    precision = "second" if frame["seconds"].any() else "sub"
    return Columns(frame.drop("seconds"), special, given, last.title, last.path, last.sealed, precision)


def _parts(messages: pl.DataFrame, first: int) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    messages = messages.with_row_index("row", first)
    return _frame(messages), _special(messages), _given(messages)


def _frame(messages: pl.DataFrame) -> pl.DataFrame:
    """Give time, sender and text; the oldest files have times in seconds."""
    old = pl.col("timestamp").is_not_null() & pl.col("timestamp_ms").is_null()
    exact = pl.col("timestamp_ms")
    in_time = exact.is_between(1000 * SECONDS[0], 1000 * SECONDS[1] + 999)
    seconds = pl.when(pl.col("timestamp").is_between(*SECONDS)).then(pl.col("timestamp") * 1000)
    return messages.select(
        ms=pl.coalesce(pl.when(in_time).then(exact), pl.when(old).then(seconds)),
        sender="sender_name",
        text="content",
        seconds=old,
    )


def _special(messages: pl.DataFrame) -> pl.DataFrame:
    call, length = pl.col("kind") == "call", pl.col("call_duration")
    found = messages.select("row", "call_duration", "problem", kind=_kind())
    found = found.filter(pl.col("kind").is_not_null() | pl.col("problem").is_not_null())
    found = found.select(
        "row", "kind", duration_s=pl.when(call & length.is_between(0, LONGEST_CALL)).then(length), problem="problem"
    )
    notices = found.filter(pl.col("kind") == "system")["row"]
    return found.join(_said(messages, notices), on="row", how="left", maintain_order="left").select(SPECIAL.keys())


def _said(messages: pl.DataFrame, notices: pl.Series) -> pl.DataFrame:
    """Say who did what to whom, in Meta's own word for it, for notices that may have no words."""
    if notices.is_empty():
        return pl.DataFrame(schema={"row": pl.UInt32, "said": pl.String})
    people = pl.col("users").list.eval(pl.element().struct.field("name")).list.join(", ").replace("", None)
    said = pl.concat_str("sender_name", "type", people, separator=BETWEEN, ignore_nulls=True)
    return messages.filter(pl.col("row").is_in(notices.implode())).select("row", said=said)


def _given(messages: pl.DataFrame) -> pl.DataFrame:
    reacted = messages.select("row", "reactions").filter(pl.col("reactions").list.len() > 0).explode("reactions")
    one = pl.col("reactions").struct
    return reacted.select("row", emoji=one.field("reaction"), actor=one.field("actor"), seconds=one.field("timestamp"))


def _kind() -> pl.Expr:
    """Tell what a message is by what it carries, null where by its words alone.

    “share” and “story” (an answer to one) are decided by their words, too.
    """
    deleted = pl.col("is_unsent") | pl.col("is_taken_down")
    call = pl.col("call_duration").is_not_null() | pl.col("missed") | (pl.col("type") == "Call")
    link = pl.col("share").struct.field("link")
    return (
        pl.when(deleted)
        .then(pl.lit("deleted"))
        .when(call)
        .then(pl.lit("call"))
        .when(~pl.col("type").is_in(PLAIN_TYPES))
        .then(pl.lit("system"))
        .when(pl.col("audio_files").list.len() > 0)
        .then(pl.lit("voice"))
        .when(pl.col("sticker").is_not_null())
        .then(pl.lit("sticker"))
        .when(pl.any_horizontal(pl.col("photos", "videos", "gifs", "files").list.len() > 0))
        .then(pl.lit("media"))
        .when(link.str.contains(MAP))
        .then(pl.lit("location"))
        .when(link.str.contains("/stories/", literal=True))
        .then(pl.lit("story"))
        .when(pl.col("share").is_not_null())
        .then(pl.lit("share"))
        .when(pl.col("content").is_null() | (pl.col("content") == ""))
        .then(pl.lit("media"))
    )
