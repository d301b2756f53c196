"""The messages of a conversation as rows: every one becomes a row, or is noted as skipped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats import jsons, titles
from goodterms.chats.google_chat import dates
from goodterms.chats.google_chat.shapes import Group, Message, Person
from goodterms.chats.records import Record, columns, usable
from goodterms.chats.rows import ROW_SCHEMA, Rows
from goodterms.chats.source import BadExport
from goodterms.messages import PRECISION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from goodterms.chats.rows import Options
    from goodterms.chats.source import Source

MESSAGES = re.compile(rb'^\s*\{\s*"messages"\s*:\s*\[')
OF_CHAT = re.compile(rb'"(?:topic_id|created_date|creator)"\s*:')
EMPTY = re.compile(rb'^\s*\{\s*"messages"\s*:\s*\[\s*\]\s*\}\s*$')
APP = "Google Chat"
# Google names so what nobody gave a name.
NAMELESS = ("", "Group Chat", "Group chat")
NOTHING = "no words and no files in it, such as when someone joins"
CUTTING, DECODING = 0.3, 0.9


def sniff(source: Source) -> bool:
    """Tell whether a file is messages.json of Google Chat: by its first field and those of its messages."""
    head = source.head.removeprefix(jsons.BOM)
    if MESSAGES.match(head) is None:
        return False
    return OF_CHAT.search(head) is not None or (EMPTY.match(head) is not None and _group(source) is not None)


def read(source: Source, options: Options) -> Rows:
    """Read a conversation. Raise BadExport where it is broken, or none of its dates can be read."""
    data = source.data.removeprefix(jsons.BOM)
    try:
        raws = jsons.listed(jsons.keyed(data).get("messages"))
    except jsons.BROKEN as problem:
        raise BadExport(jsons.broken(source, data, problem)) from None
    options.heard(CUTTING)
    messages = jsons.each(raws, Message, APP)
    group = _group(source) or Group()
    names = _names(messages, group)
    frame = columns(
        _records(messages, names), lambda at: options.heard(CUTTING + (DECODING - CUTTING) * at / len(raws))
    )
    frame = frame.with_columns(dates.sent_at(frame["time"]))
    if not frame.is_empty() and frame["time"].is_not_null().any() and frame["sent_at"].is_null().all():
        raise BadExport(
            f"“{source.name}” writes its dates in a language that is not read; set your Google account to English and "
            "export again."
        )
    kept, skipped = usable(frame, source.name, "message")
    empty = kept.is_empty() and not skipped and not source.export
    warnings = (f"“{source.name}” holds no messages.",) if empty else ()
    return Rows(_finished(kept, group, _group_id(source, messages)), skipped, warnings)


def _group(source: Source) -> Group | None:
    """Read group_info.json beside a file, None where there is none, or it is broken."""
    near = source.beside("group_info.json")
    found = None if near is None else jsons.one(near.data.removeprefix(jsons.BOM), Group, APP)
    return found if isinstance(found, Group) else None


def _names(messages: Sequence[Message | str], group: Group) -> Mapping[str, str]:
    """Give the name of each address."""
    creators = [message.creator for message in messages if isinstance(message, Message)]
    known = [person for person in (*(group.members or ()), *creators) if person is not None]
    return {person.email.lower(): person.name for person in known if person.email and person.name}


def _called(person: Person | None, names: Mapping[str, str]) -> str | None:
    if person is None:
        return None
    return person.name or names.get((person.email or "").lower()) or person.email or None


def _records(messages: Sequence[Message | str], names: Mapping[str, str]) -> Iterator[Record]:
    """Make a record of each message, and of each reaction below it."""
    said: dict[tuple[str | None, str], str] = {}
    for at, message in enumerate(messages, 1):
        if isinstance(message, str):
            yield Record(at, None, None, None, problem=message)
            continue
        sender, time = _called(message.creator, names), _time(message)
        kind, text = _content(message)
        edited = message.updated_date is not None or bool(message.previous_message_versions)
        ref, answers = message.message_id, _answered(message, said, names)
        yield Record(at, time, sender, kind, text, edited, ref, answers, problem=NOTHING)
        if ref and text:
            said[sender, text] = ref
        if kind is not None:
            yield from _reactions(at, time, message, names)


def _time(message: Message) -> str | None:
    """Give when a message was first written, as it says it."""
    earlier = [version.created_date for version in message.previous_message_versions or () if version.created_date]
    return message.created_date or next(iter(earlier), None) or message.updated_date or message.deleted_date


def _content(message: Message) -> tuple[str | None, str | None]:
    """Tell kind and words; no kind where there is nothing in it."""
    if message.message_state == "DELETED" or message.deleted_date is not None:
        return "deleted", None
    noted = {
        name: value for note in message.annotations or () for name, value in note.items() if isinstance(value, dict)
    }
    if message.attached_files:
        return "media", message.text
    if message.text:
        return "text", message.text
    about = noted.get("gsuite_integration_metadata", {})
    if "video_call_metadata" in noted or "call_data" in about:
        return "call", None
    if title := _title(about):
        return "system", title
    return ("media", None) if noted.keys() & {"drive_metadata", "url_metadata", "youtube_metadata"} else (None, None)


def _title(about: Mapping[str, object]) -> str | None:
    """Give the title of a task or an appointment that was put into the conversation."""
    for data, within in (("tasks_data", "task_properties"), ("calendar_event_data", "calendar_event")):
        inner = about.get(data)
        thing = inner.get(within) if isinstance(inner, dict) else None
        title = thing.get("title") if isinstance(thing, dict) else None
        if isinstance(title, str) and title.strip():
            return title
    return None


def _answered(message: Message, said: Mapping[tuple[str | None, str], str], names: Mapping[str, str]) -> str | None:
    """Name the message that is quoted, or else the one that began the topic, where that is another."""
    quoted = message.quoted_message_metadata
    if quoted is not None:
        return quoted.message_id or said.get((_called(quoted.creator, names), quoted.text or ""))
    parts = (message.message_id or "").split("/")
    return "/".join((parts[0], parts[1], parts[1])) if len(parts) == 3 and parts[1] != parts[2] else None


def _reactions(at: int, time: str | None, message: Message, names: Mapping[str, str]) -> Iterator[Record]:
    """Make a record of each person's reaction; it has no time of its own."""
    for reaction in message.reactions or ():
        sign = reaction.emoji
        custom = (sign and sign.custom_emoji) or {}
        shown = (sign and sign.unicode) or custom.get("shortcode") or custom.get("short_code")
        for email in reaction.reactor_emails or ():
            sender = names.get(email.lower(), email)
            text = shown if isinstance(shown, str) else None
            yield Record(at, time, sender, "reaction", text, answers_ref=message.message_id)


def _group_id(source: Source, messages: Sequence[Message | str]) -> str:
    """Give the id of a conversation: the first part of its messages' ids, else its folder."""
    ids = (message.message_id for message in messages if isinstance(message, Message))
    first = next((one.partition("/")[0] for one in ids if one and "/" in one), "")
    return first or source.place.replace("\\", "/").rpartition("/")[0].rpartition("/")[2]


def _finished(kept: pl.DataFrame, group: Group, group_id: str) -> pl.DataFrame:
    members = [person.name or person.email or "" for person in group.members or ()]
    people = [name for name in members if name] or kept["sender"].drop_nulls().unique().to_list()
    title = group.name if group.name not in (None, *NAMELESS) else titles.of_people(people)
    return kept.select(
        *(name for name in ("sent_at", "sender", "kind", "text", "edited", "duration_s", "ref", "answers_ref")),
        pl.lit("second", PRECISION).alias("precision"),
        pl.lit(title).alias("chat"),
        pl.lit(None, pl.UInt32).alias("answers"),
        pl.lit(title).alias("title"),
        pl.lit(group_id).alias("group"),
    ).select(*ROW_SCHEMA, "ref", "answers_ref", "title", "group")
