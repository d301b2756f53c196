"""The shapes of a message, as far as they matter: the usual one, that of the encrypted export, and Instagram's old one.

A run of messages is decoded by Polars into columns at once. Where that fails, a message in it is not as Meta writes it:
each is then decoded for itself, and one that is wrong keeps its place and says its problem.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

import msgspec
import polars as pl
from msgspec import Meta, Raw, Struct

UNDECODED = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
UNREAD = (pl.exceptions.PolarsError, pl.exceptions.PanicException)
VOICE = r"(?i)\.(?:ogg|opus|aac|m4a)$"
# A heart of the old shape, which says it without words.
LIKE = "\x1flike"
A_MAP = "https://www.google.com/maps"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
INT64 = Meta(ge=-(10**18), le=10**18)
# What Polars makes of half a character.
NOTHING = "\x00"


class Media(Struct, gc=False):
    """A file that was sent, by where it lies in the export."""

    uri: str | None = None


class Share(Struct, gc=False):
    """A link or post that was passed on."""

    link: str | None = None


class Person(Struct, gc=False):
    """Someone who was added or who left."""

    name: str | None = None


class Reaction(Struct, gc=False):
    """An emoji under a message, who gave it and, in newer exports, when (seconds)."""

    reaction: str | None = None
    actor: str | None = None
    timestamp: Annotated[int, INT64] | None = None


class Message(Struct, gc=False, omit_defaults=True):
    """A message. timestamp: seconds, in the oldest files. problem: why it could not be read; not Meta's."""

    sender_name: str | None = None
    timestamp_ms: Annotated[int, INT64] | None = None
    content: str | None = None
    type: str | None = None
    reactions: list[Reaction] | None = None
    photos: list[Media] | None = None
    videos: list[Media] | None = None
    gifs: list[Media] | None = None
    files: list[Media] | None = None
    audio_files: list[Media] | None = None
    sticker: Media | None = None
    share: Share | None = None
    call_duration: float | None = None
    missed: bool | None = None
    is_unsent: bool | None = None
    is_taken_down: bool | None = None
    users: list[Person] | None = None
    timestamp: Annotated[int, INT64] | None = None
    problem: str | None = None


class Sealed(Struct, gc=False, omit_defaults=True):
    """A message of the end-to-end encrypted export, in camelCase as it is there."""

    senderName: str | None = None  # noqa: N815 - the export's own name, for both decoders
    timestamp: Annotated[int, INT64] | None = None
    text: str | None = None
    type: str | None = None
    isUnsent: bool | None = None  # noqa: N815 - likewise
    media: list[Media] | None = None
    reactions: list[Reaction] | None = None
    problem: str | None = None


class Like(Struct, gc=False):
    """A heart under a message of the old shape."""

    username: str | None = None
    date: Annotated[datetime, Meta(tz=True)] | None = None


class Old(Struct, gc=False):
    """A message in Instagram's messages.json of 2018 to 2020; whatever else it has is something sent or shared."""

    sender: str | None = None
    created_at: Annotated[datetime, Meta(tz=True)] | None = None
    text: str | None = None
    heart: str | None = None
    action: str | None = None
    video_call_action: str | None = None
    voice_media: Any = None
    location_name: Any = None
    likes: list[Like] | None = None


Shape = type[Message] | type[Sealed] | type[Old]
MEDIA = pl.List(pl.Struct({"uri": pl.String}))
REACTIONS = pl.List(pl.Struct({"reaction": pl.String, "actor": pl.String, "timestamp": pl.Int64}))
USUAL = {
    "sender_name": pl.String(),
    "timestamp_ms": pl.Int64(),
    "content": pl.String(),
    "type": pl.String(),
    "reactions": REACTIONS,
    **dict.fromkeys(("photos", "videos", "gifs", "files", "audio_files"), MEDIA),
    "sticker": pl.Struct({"uri": pl.String}),
    "share": pl.Struct({"link": pl.String}),
    "call_duration": pl.Float64(),
    **dict.fromkeys(("missed", "is_unsent", "is_taken_down"), pl.Boolean()),
    "users": pl.List(pl.Struct({"name": pl.String})),
    "timestamp": pl.Int64(),
    "problem": pl.String(),
}
ENCRYPTED = {
    "senderName": pl.String(),
    "timestamp": pl.Int64(),
    "text": pl.String(),
    "type": pl.String(),
    "isUnsent": pl.Boolean(),
    "media": MEDIA,
    "reactions": REACTIONS,
    "problem": pl.String(),
}


def decoded(run: bytes, shape: Shape) -> pl.DataFrame:
    """Decode a list of messages into the columns of USUAL. Raise msgspec.DecodeError where it is no list."""
    schema = ENCRYPTED if shape is Sealed else USUAL
    try:
        frame = pl.read_json(run, schema=schema) if shape is not Old and run.startswith(b"[") else None
    except UNREAD:
        frame = None
    if frame is None:
        frame = _one_by_one(run, shape, schema)
    return _usual(frame) if shape is Sealed else frame


def plain(raw: Raw | None) -> str | None:
    """Give what should be a string, null where it is something else."""
    try:
        return None if raw is None else msgspec.json.decode(raw, type=str | None)
    except UNDECODED:
        return None


def _one_by_one(run: bytes, shape: Shape, schema: dict[str, pl.DataType]) -> pl.DataFrame:
    decode = msgspec.json.Decoder(shape).decode
    wrong = Sealed if shape is Sealed else Message
    messages = [_one(raw, decode, wrong) for raw in msgspec.json.decode(run, type=list[Raw])]
    return pl.read_json(msgspec.json.encode(messages), schema=schema)


def _one(raw: Raw, decode: Any, wrong: type[Message] | type[Sealed]) -> Message | Sealed:
    try:
        message = decode(raw)
    except UNDECODED as problem:
        where = re.search(r"`\$\.(\w+)", str(problem))
        what = f" (its “{where[1]}”)" if where else ""
        return wrong(problem=f"not written as Meta writes it{what}")
    return _renewed(message) if isinstance(message, Old) else message


def _usual(sealed: pl.DataFrame) -> pl.DataFrame:
    """Give the encrypted export's columns as the usual ones; only a file's ending tells what it is."""
    media = pl.col("media")
    uris = media.list.eval(pl.element().struct.field("uri").str.contains(VOICE))
    voice = uris.list.all() & (media.list.len() > 0)
    usual = sealed.select(
        "reactions",
        "problem",
        sender_name="senderName",
        timestamp_ms="timestamp",
        content="text",
        files=pl.when(voice.not_()).then(media),
        audio_files=pl.when(voice).then(media),
        is_unsent=pl.col("isUnsent") | (pl.col("type") == "placeholder"),
    )
    return pl.concat([pl.DataFrame(schema=USUAL), usual], how="diagonal")


def _renewed(old: Old) -> Message:
    """Give a message of the old shape in the usual one."""
    action = old.action or old.video_call_action
    return Message(
        sender_name=old.sender,
        timestamp_ms=_since_1970(old.created_at, timedelta(milliseconds=1)),
        content=action or old.text or old.heart,
        type=None if action is None else "Action",
        reactions=[
            Reaction(LIKE, like.username, _since_1970(like.date, timedelta(seconds=1))) for like in old.likes or ()
        ],
        audio_files=None if old.voice_media is None else [Media()],
        share=None if old.location_name is None else Share(A_MAP),
    )


def _since_1970(time: datetime | None, unit: timedelta) -> int | None:
    return None if time is None else (time - EPOCH) // unit
