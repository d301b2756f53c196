"""Which thread a file is of, what the thread is called, and files that hold the same messages twice."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import polars as pl

from goodterms.chats.source import OnDisk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goodterms.chats.rows import Rows
    from goodterms.chats.source import Source

PIECE = re.compile(r"message(?:_\d+)?$", re.IGNORECASE)
AGAIN = re.compile(r" ?\(\d+\)$")
NUMBER = re.compile(r"_(\w+)$")
SEALED = "e2ee/"
# What rows have beside: their thread, and a number for the download that it is from.
BESIDE = {"thread": pl.String(), "copy": pl.UInt32()}
A_PART = 100_000
SAME = ("sent_at", "sender", "kind", "text")


class Called(NamedTuple):
    """What tells a thread from all others, its name where it has no title, a number for the download it is from."""

    thread: str
    chat: str
    copy: int


def called(source: Source, path: str | None, *, sealed: bool) -> Called:
    """Find a thread's name by its path in the export, else by the file's folder or own name.

    Folders are called like "alexkim_10206072096154041", files of the encrypted export like "Alex Kim_12.json". What
    lies in one folder is of one download, which holds no message twice, but for files that got a number for being there
    already; of the encrypted export a file is all there is of a thread, so that another one is of another day.
    """
    folder = source.place.replace("\\", "/").rpartition("/")[0]
    own = own_name(source)
    if path:
        own = path.rstrip("/").rpartition("/")[2] or own
    elif PIECE.match(own):
        own = folder.rpartition("/")[2] or _folder(source) or own
    download = source.place if sealed else folder + source.title.removeprefix(own_name(source))
    copy = crc32(download.encode("utf-8", "replace") or source.head)
    return Called(SEALED + own if sealed else own, NUMBER.sub("", own) or own, copy)


def own_name(source: Source) -> str:
    """Give a file's name as it was before it got a number for being there already."""
    return AGAIN.sub("", source.title)


def _folder(source: Source) -> str:
    return source.path.resolve().parent.name if isinstance(source, OnDisk) else ""


def name_chats(found: Sequence[Rows]) -> list[Rows]:
    """Give each chat its name in all files together, and keep once what stands in two downloads.

    A thread is called by its newest title. Threads of one title are told apart by their numbers, unless they have
    messages in common, or one goes on where the other, once it was encrypted, ended.
    """
    frames = [_whole(rows.frame) for rows in found]
    names = _names(frames)
    frames = [_with_texts(_once(_named(frame, names))) for frame in frames]
    return [
        replace(rows, frame=frame, warnings=() if frame.height else rows.warnings[:1])
        for rows, frame in zip(found, frames, strict=True)
    ]


def _whole(frame: pl.DataFrame) -> pl.DataFrame:
    """Add columns that are missing where nothing of an export could be read; names become categories, to be small."""
    missing = [pl.lit(None, sort).alias(name) for name, sort in BESIDE.items() if name not in frame.columns]
    return frame.with_columns(*missing).with_columns(pl.col("chat", "thread").cast(pl.Categorical))


def _with_texts(frame: pl.DataFrame) -> pl.DataFrame:
    chats = frame["chat"].unique()
    return frame.with_columns(
        pl.lit(chats[0], pl.String).alias("chat") if chats.len() == 1 else pl.col("chat").cast(pl.String)
    )


def _names(frames: Sequence[pl.DataFrame]) -> dict[str, str]:
    """Give the name of each thread."""
    spans = pl.concat(_spans(frame, "thread", "chat") for frame in frames)
    spans = spans.with_columns(pl.col("thread", "chat").cast(pl.String))
    threads = spans.sort("last", "thread").unique("thread", keep="last", maintain_order=True)
    names = dict(threads.select("thread", "chat").iter_rows())
    for title, same in threads.filter(pl.col("chat").is_duplicated()).group_by("chat", maintain_order=True):
        chats = _chats(same["thread"].to_list(), frames)
        if len(chats) > 1:
            names |= {thread: f"{title[0]} ({_number(chat[-1])})" for chat in chats for thread in chat}
    return names


def _spans(frame: pl.DataFrame, *by: str) -> pl.DataFrame:
    """Give the first and the last time of each group; a part of the rows at a time, which takes little memory."""
    first, last = pl.col("sent_at").min().alias("first"), pl.col("sent_at").max().alias("last")
    parts = [part.group_by(by).agg(first, last) for part in (frame.clear(), *frame.iter_slices(A_PART))]
    return pl.concat(parts).group_by(by).agg(pl.col("first").min(), pl.col("last").max())


def _chats(threads: list[str], frames: Sequence[pl.DataFrame]) -> list[list[str]]:
    """Group threads of one title, oldest first, into chats."""
    chats = [{thread} for thread in threads]
    for pair in _with_common(threads, frames):
        one, other = (next(chat for chat in chats if thread in chat) for thread in pair)
        if one is not other:
            chats.remove(other)
            one |= other
    sealed = [chat for chat in chats if all(thread.startswith(SEALED) for thread in chat)]
    if len(chats) == 2 and len(sealed) == 1:
        return [threads]
    return [[thread for thread in threads if thread in chat] for chat in chats]


def _with_common(threads: list[str], frames: Sequence[pl.DataFrame]) -> list[list[str]]:
    """Find threads that have messages in common: by one person in the same millisecond."""
    written = pl.col("sender").is_not_null() & pl.col("thread").cast(pl.String).is_in(threads)
    rows = pl.concat(frame.filter(written).select("thread", "sent_at", "sender") for frame in frames).unique()
    rows = rows.with_columns(pl.col("thread").cast(pl.String))
    twice = rows.group_by("sent_at", "sender").agg(pl.col("thread").sort()).filter(pl.col("thread").list.len() > 1)
    return [[first, other] for first, *others in twice["thread"].unique().sort().to_list() for other in others]


def _number(thread: str) -> str:
    """Give what is appended to the titles of threads to tell them apart."""
    own = thread.removeprefix(SEALED)
    found = NUMBER.search(own)
    return found[1] if found else own


def _named(frame: pl.DataFrame, names: dict[str, str]) -> pl.DataFrame:
    kinds = _spans(frame, "thread", "chat").select("thread", "chat")
    if all(names[thread] == chat for thread, chat in kinds.iter_rows()):
        return frame
    called = kinds.select("thread").unique()
    called = called.with_columns(
        chat=pl.col("thread").cast(pl.String).replace_strict(names, return_dtype=pl.Categorical)
    )
    return frame.drop("chat").join(called, on="thread", how="left", maintain_order="left")


def _once(frame: pl.DataFrame) -> pl.DataFrame:
    """Drop messages that stand in two downloads of one chat."""
    spans = _spans(frame, "chat", "copy")
    spans = spans.sort(pl.col("chat").cast(pl.String), "first")
    meets = pl.col("first") <= pl.col("last").cum_max().shift().over("chat")
    chats = spans.filter(meets)["chat"].unique()
    if chats.is_empty():
        return frame
    rows = frame.with_row_index("at")
    doubtful = rows.filter(pl.col("chat").is_in(chats.implode())).select("at", "chat", "copy", *SAME)
    doubtful = doubtful.with_columns(nth=pl.int_range(pl.len()).over("chat", "copy", *SAME))
    doubles = doubtful.with_columns(first=pl.col("at").first().over("chat", "nth", *SAME)).filter(
        pl.col("at") != pl.col("first")
    )
    if doubles.is_empty():
        return frame
    kept = rows.join(doubles, on="at", how="anti", maintain_order="left")
    places = pl.concat([kept.select("at", first="at"), doubles.select("at", "first")]).join(
        kept.select(first="at", place=pl.int_range(pl.len(), dtype=pl.UInt32)), on="first"
    )
    return (
        kept.join(places.select(answers="at", place="place"), on="answers", how="left", maintain_order="left")
        .with_columns(answers="place")
        .drop("at", "place")
    )
