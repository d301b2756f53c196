"""What a format hands to the core, and how the core makes message tables of it.

A format module holds `FORMAT = Format(...)`; the core finds it by its file. It reads one Source into Rows;
ids, links between rows, and merging are the same for all formats and live here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import accumulate
from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats import ids
from goodterms.chats.overlaps import once
from goodterms.chats.progress import unheard
from goodterms.chats.replaced import replaced
from goodterms.chats.source import WHOLE_FILE, BadExport
from goodterms.chats.twice import in_words, shift
from goodterms.messages import KIND, PRECISION, SCHEMA, SENT_AT, WHO, Gap, Import, Skipped, empty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from goodterms.chats.progress import Heard
    from goodterms.chats.source import Source

KEY = ["chat", "id"]
STATE = [*KEY, "sent_at", "sender", "kind", "text", "edited"]
LAST = datetime.max.replace(tzinfo=UTC)
ROW_SCHEMA = {
    "sent_at": SENT_AT,
    "precision": PRECISION,
    "sender": pl.String(),
    "kind": KIND,
    "text": pl.String(),
    "edited": pl.Boolean(),
    "chat": pl.String(),
    # the row in this frame, counted from 0, that this one answers or reacts to
    "answers": pl.UInt32(),
    "duration_s": pl.Float64(),
}
# What a table that Good Terms wrote itself brings along, and keeps.
KEPT = ("id", "who", "channel", "reply_to")


@dataclass(frozen=True, slots=True)
class Options:
    """How to read what a file leaves open: `zone` an IANA name, `date_order` dmy, mdy, ymd or None.

    heard: to be told, on the way, how much of the file is read, from 0 to 1.
    today: the day on which it is read, where that may speak against an order of dates.
    """

    zone: str
    date_order: str | None = None
    heard: Heard = unheard
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """One file's rows (columns of ROW_SCHEMA, in the file's order), what was skipped, and warnings.

    The frame may have the columns of `linked` beside, and those of KEPT, as they are in messages.SCHEMA. A message of
    the person's own whose name the file does not say has the sender messages.OWNER. A file that may overlap with
    another of its export, and tells its messages by no `ref`, names itself in the column `piece`, see overlaps.py.
    date_order: the order of its dates, where the format leaves it open; order_guessed: nothing in it decided.
    """

    frame: pl.DataFrame
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[str, ...] = ()
    date_order: str | None = None
    order_guessed: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of export file.

    channel: what its messages say they came through. title: what people call it. endings: of its files' names, in
    small letters ("" for none), by which they are found in archives and folders; a file that is named itself may be
    called anything. companions: names of files beside it that it reads too, see `Source.beside`.
    `sniff` tells from a file whether it is one; `read` reads it. `is_main` tells by its name the export from what
    was merely sent in the chat, where an archive holds several such files. `name_chats` names the chats of all
    files together, where a file does not say itself which chat it holds; its ids then leave the chat out, so that
    a message in two exports has one. pieces: one export is many files, which are put together before anything else,
    and of which one that is damaged is skipped; read_together: reads them so itself, where there may be thousands.
    export_of: which of several exports in one folder a file belongs to, where its place tells. says_owner: it tells
    itself whose export a file is, so that its OWNER is the person; in all other formats that is somebody's name.
    of_lines: it is told by its lines, which takes long, and is not looked for in what is surely JSON or a page. last:
    it knows a file only that no other format knows, and that was named
    itself.
    """

    channel: str
    title: str
    endings: tuple[str, ...]
    sniff: Callable[[Source], bool]
    read: Callable[[Source, Options], Rows]
    companions: tuple[str, ...] = ()
    is_main: Callable[[Source], bool] = lambda _: True
    name_chats: Callable[[Sequence[Rows]], list[Rows]] | None = None
    pieces: bool = False
    export_of: Callable[[Source], str] = lambda _: ""
    says_owner: bool = False
    read_together: Callable[[Iterable[tuple[Source, Options]]], Rows] | None = None
    of_lines: bool = False
    last: bool = False


def damaged(source: Source, problem: BadExport) -> Skipped:
    """Note a file that cannot be read and came along with others. Raise its problem where it came alone."""
    if source.alone:
        raise problem
    return Skipped(source.name, WHOLE_FILE, str(problem).removesuffix("."))


def in_order(parts: Sequence[Rows]) -> Rows:
    """Put the pieces of one export together, by time; what answers what is found across them by `ref`."""
    offsets = accumulate((part.frame.height for part in parts), initial=0)
    frames = [part.frame.with_columns(pl.col("answers") + offset) for part, offset in zip(parts, offsets, strict=False)]
    frame = once(pl.concat([pl.DataFrame(schema=ROW_SCHEMA), *frames], how="diagonal")).with_row_index("before")
    frame = frame.sort("sent_at", maintain_order=True)
    places = frame.select("before", now=pl.int_range(pl.len(), dtype=pl.UInt32)).sort("before")["now"]
    frame = frame.with_columns(answers=places.gather(frame["answers"])).drop("before")
    warnings = dict.fromkeys(warning for part in parts for warning in part.warnings)
    return Rows(frame, tuple(entry for part in parts for entry in part.skipped), tuple(warnings))


def linked(frame: pl.DataFrame) -> pl.DataFrame:
    """Find what `answers` by the names that the app gives its messages, where a format hands those over.

    ref: the message's own name; answers_ref: that of the one it answers or reacts to (both strings, in one chat).
    """
    kept = [name for name in KEPT if name in frame.columns]
    if "answers_ref" not in frame.columns:
        return frame.select(*ROW_SCHEMA, *kept)
    rows = frame.with_row_index("row")
    named = rows.filter(pl.col("ref").is_not_null()).unique(["chat", "ref"], keep="first")
    asked = rows.filter(pl.col("answers_ref").is_not_null()).select("row", "chat", ref="answers_ref")
    found = asked.join(named.select("chat", "ref", to="row"), on=["chat", "ref"])
    answers = rows["answers"].scatter(found["row"], found["to"])
    return frame.with_columns(answers=answers).select(*ROW_SCHEMA, *kept)


def to_messages(form: Format, rows: pl.DataFrame, heard: Heard = unheard) -> pl.DataFrame:
    """Make a message table from one file's rows: add the ids and turn row numbers into ids.

    heard: told how much of it is done, from 0 to 1.
    """
    if rows.is_empty():
        return empty()
    if "id" in rows.columns:
        return rows.select(*SCHEMA)
    if "channel" not in rows.columns:
        rows = rows.with_columns(channel=pl.lit(form.channel))
    within = rows if form.name_chats is None else rows.with_columns(chat=pl.lit(""))
    told = ids.of_rows(within, heard)
    return rows.select(
        told,
        "sent_at",
        "precision",
        "sender",
        pl.lit(None, WHO).alias("who"),
        "kind",
        "text",
        "edited",
        "channel",
        "chat",
        _links(told, rows["answers"]).alias("reply_to"),
        "duration_s",
    )


def _links(told: pl.Series, answers: pl.Series) -> pl.Series:
    if answers.null_count() == answers.len():
        return pl.repeat(None, answers.len(), dtype=pl.UInt64, eager=True)
    return told.gather(answers)


def merge(tables: Sequence[Import]) -> Import:
    """Merge exports: a message in two of them stands once, and several files are put in order of time."""
    if len(tables) == 1:
        return tables[0]
    skipped = tuple(entry for table in tables for entry in table.skipped)
    warnings = dict.fromkeys(warning for table in tables for warning in table.warnings)
    frames = [table.messages for table in tables]
    frames.sort(key=lambda frame: (frame["sent_at"].min() or LAST, frame.height))
    messages = pl.concat([empty(), *frames]).unique(KEY, keep="first", maintain_order=True)
    messages = _tell_chats_apart(_as_it_is_now(messages, frames)).sort("sent_at", maintain_order=True)
    guessed = next((table.guessed_order for table in tables if table.guessed_order), None)
    return Import(messages, skipped, tuple(warnings), guessed, _gaps(frames))


def _as_it_is_now(messages: pl.DataFrame, frames: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """Leave out what stands edited or deleted in a later state of the chat; that takes its place and its links."""
    first, *later = sorted(frames, key=lambda frame: frame["sent_at"].max() or LAST)
    known, messages = first.select(STATE), messages.with_row_index("place")
    for frame in later:
        _refuse_twice(frame, known)
        pairs = replaced(known, frame, key="id", by="sender", within=["chat"])
        known = pl.concat([known, frame.select(STATE)]).unique(KEY, keep="first", maintain_order=True)
        known = known.join(pairs, on=KEY, how="anti", maintain_order="left")
        messages = _put_in_place(messages, pairs)
    return messages.join(known, on=KEY, how="semi").sort("place").drop("place")


def _refuse_twice(frame: pl.DataFrame, known: pl.DataFrame) -> None:
    same_chats = known.join(frame.select("chat").unique(), on="chat", how="semi")
    apart = shift(frame, same_chats, key="id", alike=["chat", "sender", "kind", "text"])
    if apart is not None:
        by = f"{in_words(apart)} apart" if apart else "exported from two phones"
        raise BadExport(
            f"Two of these files hold the same messages, {by}; give one of them, so that none counts twice."
        )


def _put_in_place(messages: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    places = messages.join(pairs, on=KEY).select("chat", "place", id="now")
    return (
        messages.join(places, on=KEY, how="left", suffix="_before")
        .with_columns(
            pl.min_horizontal("place", "place_before").alias("place"),
            pl.col("reply_to").replace(pairs["id"], pairs["now"]),
        )
        .drop("place_before")
    )


def _tell_chats_apart(messages: pl.DataFrame) -> pl.DataFrame:
    """Give the same words by the same person in the same minute of another chat an id of their own."""
    known = messages["id"]
    if known.n_unique() == known.len():
        return messages
    doubles = messages.with_row_index("row").filter(known.is_duplicated()).sort("id", "chat")
    later = doubles.filter(pl.col("id").cum_count().over("id") > 1)
    keys = later["id"].cast(pl.String) + "\x1f" + later["chat"]
    return messages.with_columns(id=known.scatter(later["row"], ids.of_keys(keys)))


def _gaps(frames: Sequence[pl.DataFrame]) -> tuple[Gap, ...]:
    """Find where the exports of one chat do not meet, so that a part between them may be missing."""
    spans = pl.concat(frame.group_by("channel", "chat").agg(**_span()) for frame in frames)
    spans = spans.sort("channel", "chat", "first")
    reached = pl.col("last").cum_max().shift(1).over("channel", "chat")
    apart = spans.with_columns(reached=reached).filter(pl.col("first") > pl.col("reached"))
    return tuple(Gap(*found) for found in apart.select("chat", "reached", "first").iter_rows())


def _span() -> dict[str, pl.Expr]:
    """Say of which time an export of a chat tells: a notice of the app may be years older than its first message."""
    time, written = pl.col("sent_at"), pl.col("sender").is_not_null()
    return {"first": pl.coalesce(time.filter(written).min(), time.min()), "last": time.max()}
