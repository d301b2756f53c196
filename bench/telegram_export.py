"""Write an invented chat as Telegram Desktop does (result.json of one chat), and say what a reader should find.

The app indents by one space, escapes as little as JSON allows, and gives every text twice: as `text` (a string, or an
array of strings and entities) and as `text_entities`. Calls and the app's own lines are "service" records.
"""

from __future__ import annotations

import re
from json.encoder import encode_basestring as quoted
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bench.invent import Chat

IDS = ("user400000001", "user400000002")
LEFT_OUT = '"(File not included. Change data exporting settings to download.)"'
LINK = re.compile(r"https?://\S+|example\.org/\d+")
BOLD_EVERY = 40

FIELDS = {
    "media": (f'"photo": {LEFT_OUT}', '"photo_file_size": 120934', '"width": 960', '"height": 1280'),
    "voice": (
        f'"file": {LEFT_OUT}',
        '"media_type": "voice_message"',
        '"mime_type": "audio/ogg"',
        '"duration_seconds": 7',
    ),
    "sticker": (
        f'"file": {LEFT_OUT}',
        f'"thumbnail": {LEFT_OUT}',
        '"media_type": "sticker"',
        '"sticker_emoji": "🥰"',
    ),
    "location": ('"location_information": {\n    "latitude": 52.520008,\n    "longitude": 13.404954\n   }',),
    "contact": (
        '"contact_information": {\n    "first_name": "Ann",\n    "last_name": "",\n    "phone_number": "0000"\n   }',
    ),
    "call": ('"action": "phone_call"', '"duration_seconds": 63', '"discard_reason": "hangup"'),
    "system": ('"action": "pin_message"', '"message_id": 1'),
}
SERVICE = ("call", "system")


def telegram(chat: Chat) -> tuple[str, pl.DataFrame]:
    """Write result.json; return it with the rows to be found. Deleted messages leave no trace: stickers stand in."""
    rows = chat.rows.with_columns(kind=pl.col("kind").replace({"deleted": "sticker"}))
    ids = dict(zip(chat.names, IDS, strict=True))
    stamps = rows.select(
        pl.col("at").dt.strftime("%Y-%m-%dT%H:%M:%S"),
        pl.col("sent_at").dt.epoch("s").alias("unix"),
        pl.col("sender", "kind", "text", "edited"),
    )
    records = (record(number, ids, *row) for number, row in enumerate(stamps.iter_rows(), 1))
    head = f'{{\n "name": {quoted(chat.names[1])},\n "type": "personal_chat",\n "id": 400000002,\n "messages": ['
    return head + "\n" + ",\n".join(records) + "\n ]\n}", found(rows)


def record(
    number: int, ids: dict[str, str], at: str, unix: int, sender: str, kind: str, text: str | None, edited: bool
) -> str:
    """Write one record."""
    service = kind in SERVICE
    who = ("actor", "actor_id") if service else ("from", "from_id")
    fields = [
        f'"id": {number}',
        f'"type": "{"service" if service else "message"}"',
        f'"date": "{at}"',
        f'"date_unixtime": "{unix}"',
        *([f'"edited": "{at}"', f'"edited_unixtime": "{unix}"'] if edited else ()),
        f'"{who[0]}": {quoted(sender)}',
        f'"{who[1]}": "{ids[sender]}"',
        *FIELDS.get(kind, ()),
        *texts(number, text or ""),
    ]
    return "  {\n   " + ",\n   ".join(fields) + "\n  }"


def texts(number: int, text: str) -> tuple[str, str]:
    """Write `text` and `text_entities`: links are entities, and now and then the whole is bold."""
    if not text:
        return '"text": ""', '"text_entities": []'
    parts = list(entities(text))
    if number % BOLD_EVERY == 0 and len(parts) == 1:
        parts = [("bold", text)]
    objects = [f'{{\n     "type": "{sort}",\n     "text": {quoted(part)}\n    }}' for sort, part in parts]
    every = '"text_entities": [\n    ' + ",\n    ".join(objects) + "\n   ]"
    if parts == [("plain", text)]:
        return f'"text": {quoted(text)}', every
    mixed = (quoted(part) if sort == "plain" else whole for (sort, part), whole in zip(parts, objects, strict=True))
    return '"text": [\n    ' + ",\n    ".join(mixed) + "\n   ]", every


def entities(text: str) -> Iterable[tuple[str, str]]:
    """Cut a text into plain parts and links."""
    start = 0
    for link in LINK.finditer(text):
        if link.start() > start:
            yield "plain", text[start : link.start()]
        yield "link", link.group()
        start = link.end()
    if start < len(text):
        yield "plain", text[start:]


def found(rows: pl.DataFrame) -> pl.DataFrame:
    """Say what a reader should find: sent_at (UTC), sender, kind, text, edited.

    The file has no words for a service record, so a reader may choose them; here they are null.
    """
    return rows.select(
        "sent_at",
        sender=pl.when(pl.col("kind") != "system").then("sender"),
        kind="kind",
        text="text",
        edited="edited",
    )
