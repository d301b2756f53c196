"""DiscordChatExporter's JSON into rows."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats import jsons
from goodterms.chats.discord import times
from goodterms.chats.discord.shapes import Message
from goodterms.chats.discord.table import finished
from goodterms.chats.records import BATCH, Record, columns
from goodterms.chats.rows import Rows
from goodterms.chats.source import BadExport
from goodterms.messages import Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from msgspec import Raw

    from goodterms.chats.discord.shapes import Emoji, Reaction, User
    from goodterms.chats.rows import Options
    from goodterms.chats.source import Source

# The types that people write; all others are notices. A number is a type that the exporter has no name for:
# commands given to bots (20, 23) are messages too.
WRITTEN = frozenset({"Default", "Reply", "0", "19", "20", "23"})
VOICE = re.compile(r"voice-message\.\w+")
DIRECT = ("DirectTextChat", "DirectGroupTextChat")
NO_GIVER = "reactions of which the export does not say who gave them"
# More than any message has; a number beyond it is a mistake.
MANY = 1_000_000_000


def read(source: Source, options: Options) -> Rows:
    """Read a file. Raise BadExport where it is not JSON, or breaks off."""
    data = source.data.removeprefix(jsons.BOM)
    try:
        top = jsons.keyed(data)
        raws = jsons.listed(top.get("messages"))
        guild, channel = jsons.keyed(top.get("guild")), jsons.keyed(top.get("channel"))
    except jsons.BROKEN as problem:
        raise BadExport(jsons.broken(source, data, problem)) from None
    unnamed: list[int] = []
    frame = columns(_records(raws, unnamed), lambda at: options.heard(at / len(raws)))
    frame = frame.with_columns(
        times.instants(frame["time"]), precision=pl.lit("sub"), chat=pl.lit(jsons.plain(channel.get("id")))
    )
    called = _called(guild, channel)
    found = finished(source.name, frame, called, "message")
    if unnamed:
        lost = Skipped(source.name, f"chat “{called}”", NO_GIVER, sum(unnamed))
        found = Rows(found.frame, (*found.skipped, lost), found.warnings)
    return found


def _called(guild: dict[str, Raw], channel: dict[str, Raw]) -> str:
    """Name the chat: by the other's name, the group's, or the server's and the channel's."""
    name = jsons.plain(channel.get("name")) or jsons.plain(channel.get("id")) or "Discord"
    server = jsons.plain(guild.get("name"))
    direct = jsons.plain(guild.get("id")) == "0" or jsons.plain(channel.get("type")) in DIRECT
    return name if direct or not server else f"{server} #{name}"


def _records(raws: Sequence[Raw], unnamed: list[int]) -> Iterator[Record]:
    """Make records of all messages, each with its reactions below it; those without a giver are counted."""
    for first in range(0, len(raws), BATCH):
        decoded = jsons.each(raws[first : first + BATCH], Message, "DiscordChatExporter")
        for at, message in enumerate(decoded, first + 1):
            if isinstance(message, str):
                yield Record(at, None, None, None, problem=message)
                continue
            yield _message(at, message)
            for reaction in message.reactions:
                yield from _reactions(at, message, reaction)
                if reaction.count > len(reaction.users):
                    unnamed.append(min(reaction.count - len(reaction.users), MANY))


def _message(at: int, message: Message) -> Record:
    kind = _kind(message)
    reference = message.reference
    answers = kind != "system" and reference is not None and reference.type not in ("Forward", 1)
    edited = message.timestamp_edited is not None and kind not in ("call", "system")
    return Record(
        at,
        message.timestamp,
        _name(message.author),
        kind,
        _words(message, kind),
        edited=edited,
        ref=_id(message.id),
        answers_ref=_id(reference.message_id) if reference is not None and answers else None,
        duration_s=_duration(message) if kind == "call" else None,
        number=_id(message.author.id) if message.author is not None else None,
    )


def _reactions(at: int, message: Message, reaction: Reaction) -> Iterator[Record]:
    for user in reaction.users:
        yield Record(
            at,
            message.timestamp,
            _name(user),
            "reaction",
            _sign(reaction.emoji),
            answers_ref=_id(message.id),
            number=_id(user.id),
        )


def _kind(message: Message) -> str:
    sort = str(message.type)
    if sort in ("Call", "3"):
        return "call"
    if sort not in WRITTEN:
        return "system"
    passed_on = message.forwarded_message
    files = [*message.attachments, *(passed_on.attachments if passed_on is not None else ())]
    if any(VOICE.fullmatch(file.name or "") for file in files):
        return "voice"
    if files:
        return "media"
    return "sticker" if message.stickers or (passed_on is not None and passed_on.stickers) else "text"


def _words(message: Message, kind: str) -> str | None:
    if kind == "call":
        return None
    if kind == "system":
        said = (_name(message.author), message.content or f"type {message.type}")
        return " · ".join(part for part in said if part)
    passed_on = message.forwarded_message
    return message.content or (passed_on.content if passed_on is not None else None)


def _duration(message: Message) -> float | None:
    """Give the length of a call in seconds, null where the export does not know its end."""
    try:
        begin, end = (datetime.fromisoformat(time or "") for time in (message.timestamp, message.call_ended_timestamp))
        seconds = (end - begin).total_seconds()
    except (ValueError, TypeError, OverflowError):
        return None
    return seconds if seconds >= 0 else None


def _sign(emoji: Emoji | None) -> str | None:
    if emoji is None or not emoji.name:
        return None
    return emoji.name if emoji.id in (None, "") else f":{emoji.name}:"


def _name(user: User | None) -> str | None:
    return None if user is None else user.nickname or user.name or _id(user.id)


def _id(number: str | int | None) -> str | None:
    try:
        return None if number in (None, "") else str(number)
    except ValueError:  # a number of no size
        return None
