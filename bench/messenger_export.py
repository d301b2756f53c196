"""Write an invented chat as Messenger's download does (JSON), and say what a reader should find.

Pieces of at most 10,000 messages, newest first, indented by two, in ASCII: each byte of UTF-8 is written as a character
of its own. The download knows no edits, contacts or lines of the app that a test could count on: photos stand in.
"""

from __future__ import annotations

from json.encoder import encode_basestring_ascii as escaped
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bench.invent import Chat

A_PIECE = 10_000
THREAD = "your_facebook_activity/messages/inbox/jamielecki_1000000000000001"
STANDS_IN = {"contact": "media", "system": "media"}


def files(name: str, uri: str) -> str:
    """Write the field of a message with a file."""
    file = f'        {{\n          "uri": "{uri}",\n          "creation_timestamp": 1400000000\n        }}'
    return f'"{name}": [\n{file}\n      ]'


FIELDS = {
    "media": files("photos", "photos/1.jpg"),
    "voice": files("audio_files", "audio/1.mp4"),
    "sticker": '"sticker": {\n        "uri": "stickers_used/1.png",\n        "ai_stickers": []\n      }',
    "location": '"share": {\n        "link": "https://www.google.com/maps?q=52.52,13.40"\n      }',
    "call": '"content": "The video chat ended.",\n      "call_duration": 63',
    "deleted": '"is_unsent": true',
}


def messenger(chat: Chat) -> tuple[Mapping[str, str], pl.DataFrame]:
    """Write the pieces of a thread; return them by their paths, with the rows to be found."""
    return _written(chat, A_PIECE)


def messenger_in_one(chat: Chat) -> tuple[Mapping[str, str], pl.DataFrame]:
    """Write a thread into one piece, however many messages it has."""
    return _written(chat, chat.rows.height)


def mangled(text: str) -> str:
    """Quote a text with each byte of UTF-8 as a character of its own."""
    return escaped(text.encode().decode("latin-1"))


def _written(chat: Chat, at_most: int) -> tuple[Mapping[str, str], pl.DataFrame]:
    rows = chat.rows.with_columns(kind=pl.col("kind").replace(STANDS_IN))
    names = {name: mangled(name) for name in chat.names}
    newest = rows.reverse().select("sender", pl.col("sent_at").dt.epoch("ms").alias("ms"), "kind", "text")
    records = [_record(names[sender], ms, kind, text) for sender, ms, kind, text in newest.iter_rows()]
    pieces = (records[first : first + at_most] for first in range(0, len(records), at_most))
    files = {f"{THREAD}/message_{number}.json": _piece(piece, names, chat) for number, piece in enumerate(pieces, 1)}
    return files, _found(rows)


def _record(sender: str, ms: int, kind: str, text: str | None) -> str:
    """Write one message."""
    fields = [f'"sender_name": {sender}', f'"timestamp_ms": {ms}']
    fields += [f'"content": {mangled(text)}'] if text else []
    fields += [FIELDS[kind]] if kind in FIELDS else []
    fields += ['"is_geoblocked_for_viewer": false', '"is_unsent_image_by_messenger_kid_parent": false']
    return "    {\n      " + ",\n      ".join(fields) + "\n    }"


def _piece(records: Iterable[str], names: Mapping[str, str], chat: Chat) -> str:
    people = ",\n".join(f'    {{\n      "name": {name}\n    }}' for name in reversed(list(names.values())))
    return (
        f'{{\n  "participants": [\n{people}\n  ],\n  "messages": [\n' + ",\n".join(records) + "\n  ],\n"
        f'  "title": {names[chat.names[1]]},\n  "is_still_participant": true,\n'
        f'  "thread_path": "inbox/jamielecki_1000000000000001",\n  "magic_words": []\n}}'
    )


def _found(rows: pl.DataFrame) -> pl.DataFrame:
    """Say what a reader should find: sent_at (UTC), sender, kind, text, edited."""
    return rows.select("sent_at", "sender", "kind", "text", edited=pl.lit(value=False))
