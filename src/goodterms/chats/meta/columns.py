"""A file's messages as few columns: what is most of them, and beside it what is more or less than words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from goodterms.chats.meta.cut import Run, Uncut
from goodterms.chats.meta.shapes import NOTHING

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
FRAME = ("ms", "sender", "text")
SPECIAL = {"row": pl.UInt32, "kind": pl.String, "problem": pl.String, "duration_s": pl.Float64, "said": pl.String}
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
    parts: list[_Part] = []
    waiting, last, first = [], Run(pl.DataFrame()), 0
    for run in runs:
        waiting.append(run.messages)
        last = run._replace(title=run.title or last.title, path=run.path or last.path)
        if len(waiting) == TOGETHER or run.last:
            parts.append(_part(waiting[0] if len(waiting) == 1 else pl.concat(waiting, rechunk=True), first))
            first, waiting = first + parts[-1].frame.height, []
    if not careful and any(part.doubtful for part in parts):
        raise Uncut
    frame, special, given = (
        listed[0] if len(listed) == 1 else pl.concat(listed, rechunk=True)
        for listed in ([part.frame for part in parts], [part.special for part in parts], [part.given for part in parts])
    )
    precision = "second" if any(part.in_seconds for part in parts) else "sub"
    return Columns(frame, special, given, last.title, last.path, last.sealed, precision)


class _Part(NamedTuple):
    """Some messages. doubtful: half a character may be lost; in_seconds: their times are, as in the oldest files."""

    frame: pl.DataFrame
    special: pl.DataFrame
    given: pl.DataFrame
    doubtful: bool
    in_seconds: bool


def _part(messages: pl.DataFrame, first: int) -> _Part:
    few = messages.with_row_index("row", first).select(_few())
    frame = pl.DataFrame([few[name] for name in FRAME])
    in_seconds, doubtful = (bool(few[name].any()) for name in ("in_seconds", "doubtful"))
    return _Part(frame, _special(few), _given(few), doubtful, in_seconds)


@cache
def _few() -> list[pl.Expr]:
    """Say what is taken of a message."""
    old = pl.col("timestamp").is_not_null() & pl.col("timestamp_ms").is_null()
    exact, seconds = pl.col("timestamp_ms"), pl.col("timestamp")
    in_time = pl.when(exact.is_between(1000 * SECONDS[0], 1000 * SECONDS[1] + 999)).then(exact)
    doubtful = (text.str.contains(NOTHING, literal=True) for text in (pl.col("sender_name"), pl.col("content")))
    return [
        pl.col("row", "call_duration", "type", "users", "reactions", "problem"),
        pl.coalesce(in_time, pl.when(old & seconds.is_between(*SECONDS)).then(seconds * 1000)).alias("ms"),
        pl.col("sender_name").alias("sender"),
        pl.col("content").alias("text"),
        old.alias("in_seconds"),
        pl.any_horizontal(*doubtful).alias("doubtful"),
        _kind().alias("kind"),
    ]


def _special(few: pl.DataFrame) -> pl.DataFrame:
    if few["kind"].null_count() == few["problem"].null_count() == few.height:
        return pl.DataFrame(schema=SPECIAL)
    slim = pl.DataFrame([few[name] for name in ("row", "kind", "problem", "call_duration")])
    found = slim.filter(pl.col("kind").is_not_null() | pl.col("problem").is_not_null()).select(
        "row",
        "kind",
        "problem",
        pl.when(pl.col("kind") == "call", pl.col("call_duration").is_between(0, LONGEST_CALL))
        .then("call_duration")
        .alias("duration_s"),
    )
    notices = few.filter(pl.col("kind") == "system") if (found["kind"] == "system").any() else few.clear()
    return found.join(notices.select("row", said=_said()), on="row", how="left", maintain_order="left")


def _said() -> pl.Expr:
    """Say who did what to whom, in Meta's own word for it, for notices that may have no words."""
    people = pl.col("users").list.eval(pl.element().struct.field("name")).list.join(", ").replace("", None)
    return pl.concat_str("sender", "type", people, separator=BETWEEN, ignore_nulls=True)


def _given(few: pl.DataFrame) -> pl.DataFrame:
    if few["reactions"].null_count() == few.height:
        return pl.DataFrame(schema=GIVEN)
    one = pl.col("reactions").struct
    reacted = few.select("row", "reactions").filter(pl.col("reactions").list.len() > 0).explode("reactions")
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
