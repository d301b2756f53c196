"""Messages as few columns: what is most of them, and beside it what is more or less than words."""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from goodterms.chats.meta.shapes import NOTHING

if TYPE_CHECKING:
    from collections.abc import Sequence

PLAIN_TYPES = ["Generic", "Share"]
MAP = r"(?i)^https?://(?:www\.)?(?:bing\.com/maps|google\.[a-z.]+/maps|maps\.google\.|maps\.apple\.com)"
# What stands between the parts of a notice until they are made right.
BETWEEN = "\x1f"
LONGEST_CALL = 10_000_000.0
SECONDS = (-62_135_596_800, 253_402_300_799)
WITH_CAPTION = ["media", "share", "story", "voice", "sticker", "location"]
FRAME = {"ms": pl.Int64, "sender": pl.String, "text": pl.String, "in_seconds": pl.Boolean}
SPECIAL = {"row": pl.UInt32, "kind": pl.String, "problem": pl.String, "duration_s": pl.Float64, "said": pl.String}
GIVEN = {"row": pl.UInt32, "emoji": pl.String, "actor": pl.String, "seconds": pl.Int64}


class Part(NamedTuple):
    """Some messages. `row` counts them, from 0.

    frame: of every message the columns of FRAME. special: those that are more or less than words, with the columns of
    SPECIAL (said: words for a notice without any). given: the reactions, with the columns of GIVEN. doubtful: half a
    character may be lost.
    """

    frame: pl.DataFrame
    special: pl.DataFrame
    given: pl.DataFrame
    doubtful: bool = False


def part(frames: Sequence[pl.DataFrame]) -> Part:
    """Put decoded messages, with the columns of shapes.USUAL, into few columns."""
    if not frames:
        return together([])
    messages = frames[0] if len(frames) == 1 else pl.concat(frames, rechunk=True)
    few = messages.with_row_index("row").select_seq(_few())
    return Part(pl.DataFrame([few[name] for name in FRAME]), _special(few), _given(few), bool(few["doubtful"].any()))


def together(parts: Sequence[Part]) -> Part:
    """Put parts behind each other."""
    firsts = accumulate((part.frame.height for part in parts), initial=0)
    special, given = [pl.DataFrame(schema=SPECIAL)], [pl.DataFrame(schema=GIVEN)]
    for part, first in zip(parts, firsts, strict=False):
        moved = pl.col("row") + pl.lit(first, pl.UInt32)
        special += [part.special.with_columns(moved)] if part.special.height else []
        given += [part.given.with_columns(moved)] if part.given.height else []
    frames = [pl.DataFrame(schema=FRAME), *(part.frame for part in parts)]
    frame, special_of_it, given_of_it = (pl.concat(listed, rechunk=True) for listed in (frames, special, given))
    return Part(frame, special_of_it, given_of_it)


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
