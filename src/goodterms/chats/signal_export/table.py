"""The messages of a chat into rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats import zones
from goodterms.chats.records import Record, columns, in_range, usable
from goodterms.chats.rows import Rows
from goodterms.chats.signal_export.shapes import Unread
from goodterms.chats.source import OnDisk
from goodterms.messages import OWNER, PRECISION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from goodterms.chats.rows import Options
    from goodterms.chats.signal_export.shapes import Message
    from goodterms.chats.source import Source

ME, NOBODY, OWN_CHAT = "Me", "No-Sender", "NotetoSelf"
# A number that signal-export appends to the folder of the second chat of a name.
SECOND = re.compile(r"\d+$")
OWN_NAME = re.compile(r"(?:chat|index|data)(?: \(\d+\))?", re.IGNORECASE)
# A file that had no name of its own, as voice messages have none.
UNNAMED_SOUND = re.compile(r"[\dT.:-]+_\d\d_None\.(?:aac|m4a|mp3|mpeg|ogg|opus)")
CALL = re.compile(r"(?:Incoming|Outgoing|Missed) (?:\w+ )?call(?: \((?P<detail>[^()]*)\))?")
LASTED = re.compile(r"accepted, (?:(\d{1,6})m )?(\d{1,6})s")
WRITTEN = ("%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M")
QUOTED, MARK = re.compile(r"\n> ?"), re.compile(r"^(?:\n|>\n)*> ?")
EMPTY = "nothing in it: a notice of Signal’s, of which signal-export keeps no words, or something it does not know"


def rows(source: Source, messages: Iterable[Message | Unread], options: Options) -> Rows:
    """Make rows of a chat's messages; a reaction stands below its message and has its time."""
    folder = _folder(source)
    frame = columns(_records(messages)).with_columns(pl.col("sender").replace(OWNER, f"{OWNER} (Signal)"))
    frame = frame.with_columns(sender=_senders(frame, folder))
    chat = folder or ", ".join(_others(frame)) or "Signal"
    frame = frame.with_columns(_sent_at(frame["time"], options.zone), chat=pl.lit(chat))
    kept, skipped = usable(frame, source.name, "line")
    kept = kept.with_columns(answers=_answered(kept))
    options.heard(1)
    warnings = () if kept.height or skipped else (f"“{source.name}” holds no messages.",)
    return Rows(_finished(kept), skipped, warnings)


def _records(messages: Iterable[Message | Unread]) -> Iterator[Record]:
    for message in messages:
        if isinstance(message, Unread):
            yield Record(message.at, None, None, None, problem=message.problem)
            continue
        ref = str(message.at)
        yield _message(message, ref)
        for who, emoji in message.reactions:
            yield Record(message.at, message.date, who or None, "reaction", emoji, answers_ref=ref)


def _message(message: Message, ref: str) -> Record:
    body = message.body.removesuffix("  ")
    call = CALL.fullmatch(body) if message.call is not False else None
    sender = None if message.sender in (None, "", NOBODY) else message.sender
    if call is not None and body.startswith("Outgoing"):
        sender = ME
    kind = "call" if call is not None else _kind(message, body)
    text = body if kind not in ("call", "deleted") else None
    duration = _lasted(call["detail"]) if call is not None else None
    quote = QUOTED.sub("\n", MARK.sub("", (message.quote or "").rstrip("\n"))) if message.quote else None
    # the words that are answered stand in `number` until their row is found
    return Record(
        message.at, message.date, sender, kind, text, ref=ref, duration_s=duration, number=quote, problem=EMPTY
    )


def _kind(message: Message, body: str) -> str | None:
    if message.deleted:
        return "deleted"
    if message.call:
        return "call"
    if any(UNNAMED_SOUND.fullmatch(file.name or "") for file in message.attachments):
        return "voice"
    if message.attachments:
        return "media"
    if message.sticker not in (None, ""):
        return "sticker"
    return "text" if body or message.quote or message.reactions else None


def _lasted(detail: str | None) -> float | None:
    lasted = LASTED.fullmatch(detail or "")
    return None if lasted is None else float(int(lasted[1] or 0) * 60 + int(lasted[2]))


def _senders(frame: pl.DataFrame, folder: str | None) -> pl.Series:
    """Say who: “Me” is the person, and so is, in a chat with one other, whoever else reacted."""
    others = _others(frame)
    mine = pl.col("sender").is_in([ME, OWN_CHAT])
    if len(others) == 1 and folder is not None and others[0] in (folder, SECOND.sub("", folder)):
        mine |= (pl.col("kind") == "reaction") & (pl.col("sender") != others[0])
    return frame.select(sender=pl.when(mine.fill_null(value=False)).then(pl.lit(OWNER)).otherwise("sender"))["sender"]


def _others(frame: pl.DataFrame) -> list[str]:
    wrote = frame.filter((pl.col("kind") != "reaction") & pl.col("sender").is_not_null())["sender"]
    return [name for name in wrote.unique(maintain_order=True) if name not in (ME, OWN_CHAT, OWNER)]


def _folder(source: Source) -> str | None:
    """Give the name of the folder that a file lies in, or of a file that was renamed."""
    if OWN_NAME.fullmatch(source.title) is None:
        return source.title
    if isinstance(source, OnDisk):
        return source.path.absolute().parent.name or None
    return source.place.replace("\\", "/").rpartition("/")[0].rpartition("/")[2] or None


def _sent_at(written: pl.Series, zone: str) -> pl.Series:
    tried = [written.str.to_datetime(form, time_unit="us", strict=False, exact=True) for form in WRITTEN]
    local = pl.select(pl.coalesce(*tried)).to_series()
    return in_range(zones.to_utc(in_range(local.to_physical()).dt.replace_time_zone(None), zone).to_physical())


def _answered(kept: pl.DataFrame) -> pl.Series:
    """Find the row that each one answers: for a reaction its message, for a quote the nearest above of these words."""
    placed = kept.select("ref", "answers_ref", "number", "text", "kind").with_row_index("row")
    reacted = placed.join(
        placed.filter(pl.col("ref").is_not_null()).select("ref", to="row"),
        left_on="answers_ref",
        right_on="ref",
        how="left",
        maintain_order="left",
    )["to"]
    quoting = placed.filter(pl.col("number").is_not_null()).select("row", words="number")
    said = placed.filter(pl.col("text").is_not_null() & (pl.col("kind") != "reaction"))
    said = said.select("row", words="text", to="row")
    found = quoting.join_asof(said, on="row", by="words", allow_exact_matches=False, check_sortedness=False)
    return reacted.cast(pl.UInt32).scatter(found["row"], found["to"].cast(pl.UInt32)).alias("answers")


def _finished(kept: pl.DataFrame) -> pl.DataFrame:
    exact = pl.col("time").str.contains(".", literal=True)
    second = pl.col("time").str.len_chars() > len("2026-06-01T18:01")
    return kept.select(
        "sent_at",
        pl.when(exact)
        .then(pl.lit("sub"))
        .when(second)
        .then(pl.lit("second"))
        .otherwise(pl.lit("minute"))
        .cast(PRECISION)
        .alias("precision"),
        "sender",
        "kind",
        "text",
        "edited",
        "chat",
        "answers",
        "duration_s",
    )
