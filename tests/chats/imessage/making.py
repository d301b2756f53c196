"""Databases of Messages for tests: the tables of several years, and what lies in their blobs."""

from __future__ import annotations

import plistlib
import sqlite3
from base64 import b64encode
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

BEGINNING = datetime(2001, 1, 1, tzinfo=UTC)
POLLS = "com.apple.messages.MSMessageExtensionBalloonPlugin:0000000000:com.apple.messages.Polls"
FIND_MY = "com.apple.messages.MSMessageExtensionBalloonPlugin:0000000000:com.apple.findmy.FindMyMessagesApp"
GAME = "com.apple.messages.MSMessageExtensionBalloonPlugin:EWFNLB79LQ:com.gamerdelights.gamepigeon.ext"
HANDWRITING = "com.apple.Handwriting.HandwritingProvider"
LINK = "com.apple.messages.URLBalloonProvider"

# The columns of `message` that each year added to the ones before.
ADDED = {
    "mountain-lion": (
        "guid TEXT UNIQUE NOT NULL, text TEXT, service_center TEXT, handle_id INTEGER DEFAULT 0, subject TEXT, "
        "attributedBody BLOB, service TEXT, error INTEGER DEFAULT 0, date INTEGER, is_from_me INTEGER DEFAULT 0, "
        "is_system_message INTEGER DEFAULT 0, is_sent INTEGER DEFAULT 0, cache_has_attachments INTEGER DEFAULT 0, "
        "is_audio_message INTEGER DEFAULT 0, item_type INTEGER DEFAULT 0, other_handle INTEGER DEFAULT 0, "
        "group_title TEXT, group_action_type INTEGER DEFAULT 0, share_status INTEGER DEFAULT 0"
    ),
    "high-sierra": (
        "associated_message_guid TEXT, balloon_bundle_id TEXT, payload_data BLOB, "
        "associated_message_type INTEGER DEFAULT 0, message_summary_info BLOB"
    ),
    "big-sur": "reply_to_guid TEXT, thread_originator_guid TEXT, thread_originator_part TEXT",
    "ventura": "date_retracted INTEGER DEFAULT 0, date_edited INTEGER DEFAULT 0, is_empty INTEGER DEFAULT 0",
    "sequoia": (
        "associated_message_emoji TEXT, schedule_type INTEGER DEFAULT 0, schedule_state INTEGER DEFAULT 0, "
        "ck_chat_id TEXT"
    ),
}
VERSIONS = tuple(ADDED)
IN_SECONDS = ("mountain-lion",)
TABLES = """
CREATE TABLE handle (
  ROWID INTEGER PRIMARY KEY AUTOINCREMENT UNIQUE, id TEXT NOT NULL, country TEXT, service TEXT NOT NULL,
  uncanonicalized_id TEXT, person_centric_id TEXT, UNIQUE (id, service)
);
CREATE TABLE chat (
  ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL, style INTEGER, chat_identifier TEXT,
  service_name TEXT, room_name TEXT, display_name TEXT, group_id TEXT
);
CREATE TABLE chat_handle_join (chat_id INTEGER, handle_id INTEGER, UNIQUE (chat_id, handle_id));
CREATE TABLE chat_message_join (
  chat_id INTEGER, message_id INTEGER, message_date INTEGER DEFAULT 0, PRIMARY KEY (chat_id, message_id)
);
CREATE TABLE message_attachment_join (message_id INTEGER, attachment_id INTEGER, UNIQUE (message_id, attachment_id));
CREATE TABLE attachment (
  ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL, filename TEXT, uti TEXT, mime_type TEXT,
  transfer_name TEXT, is_sticker INTEGER DEFAULT 0, hide_attachment INTEGER DEFAULT 0{emoji}
);
"""
RECOVERABLE = """
CREATE TABLE chat_recoverable_message_join (
  chat_id INTEGER, message_id INTEGER, delete_date INTEGER, PRIMARY KEY (chat_id, message_id)
);
"""


class Database:
    """A database being filled, as Messages of that year keeps it; close it to have all of it in its file."""

    def __init__(self, path: Path, version: str = VERSIONS[-1], *, page_size: int = 4096, wal: bool = False) -> None:
        self.opened = sqlite3.connect(path)
        self.version = version
        self.opened.execute(f"PRAGMA page_size = {page_size}")
        if wal:
            self.opened.execute("PRAGMA journal_mode = WAL")
            self.opened.execute("PRAGMA wal_autocheckpoint = 0")
        years = VERSIONS[: VERSIONS.index(version) + 1]
        emoji = ", emoji_image_short_description TEXT" if version == "sequoia" else ""
        columns = ", ".join(ADDED[year] for year in years)
        self.opened.executescript(
            f"CREATE TABLE message (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, {columns});"
            + TABLES.format(emoji=emoji)
            + (RECOVERABLE if "ventura" in years else "")
        )

    def add(self, table: str, **values: Any) -> int:
        """Put a row into a table, and give its number."""
        names = ", ".join(values)
        places = ", ".join("?" for _ in values)
        insert = f"INSERT INTO {table} ({names}) VALUES ({places})"  # noqa: S608 # names of our own
        row = self.opened.execute(insert, list(values.values())).lastrowid
        assert row is not None
        return row

    def handle(self, name: str, service: str = "iMessage", **more: Any) -> int:
        return self.add("handle", id=name, service=service, **more)

    def chat(self, identifier: str, *people: int, service: str = "iMessage", title: str | None = None) -> int:
        """Add a chat: of more than one person, or of an identifier that begins so, a group."""
        group = identifier.startswith("chat")
        number = self.add(
            "chat",
            guid=f"{service};{'+' if group else '-'};{identifier}",
            style=43 if group else 45,
            chat_identifier=identifier,
            service_name=service,
            room_name=identifier if group else None,
            display_name=title,
        )
        for person in people:
            self.add("chat_handle_join", chat_id=number, handle_id=person)
        return number

    def message(
        self, chat: int | None, sent_at: datetime | None, sender: int | None, text: str | None = None, **more: Any
    ) -> int:
        """Add a message; sender: a handle, 0 for one's own. Where `attributedBody` is True it has the text instead."""
        if more.get("attributedBody") is True:
            more["attributedBody"], text = body(text or ""), None
        more.setdefault("guid", f"{self.count() + 1:08X}-0000-4000-8000-000000000000")
        more.setdefault("date", 0 if sent_at is None else self.date(sent_at))
        number = self.add("message", text=text, handle_id=sender, is_from_me=int(sender == 0), **more)
        if chat is not None:
            self.add("chat_message_join", chat_id=chat, message_id=number, message_date=more["date"])
        return number

    def attach(self, message: int, **about: Any) -> None:
        """Add an attachment to a message."""
        (count,) = self.opened.execute("SELECT count(*) FROM attachment").fetchone()
        number = self.add("attachment", guid=f"at_{count}", **about)
        self.add("message_attachment_join", message_id=message, attachment_id=number)
        self.opened.execute("UPDATE message SET cache_has_attachments = 1 WHERE ROWID = ?", [message])

    def date(self, at: datetime) -> int:
        """Count from 2001, as the version does."""
        since = at - BEGINNING
        micros = (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds
        return micros // 1_000_000 if self.version in IN_SECONDS else micros * 1000

    def guid(self, message: int) -> str:
        (found,) = self.opened.execute("SELECT guid FROM message WHERE ROWID = ?", [message]).fetchone()
        return str(found)

    def count(self) -> int:
        (found,) = self.opened.execute("SELECT count(*) FROM message").fetchone()
        return int(found)

    def close(self) -> None:
        self.opened.commit()
        self.opened.close()


def dump(path: Path) -> list[str]:
    """Give all of a database as SQL."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as opened:
        return list(opened.iterdump())


def body(text: str, *, mutable: bool = True) -> bytes:
    """Write words as an attributed string, as Messages archives them."""
    written = text.encode()
    strings = [b"NSMutableAttributedString", b"NSAttributedString"][0 if mutable else 1 :]
    inner = (
        b"\x84\x84\x0fNSMutableString\x01\x84\x84\x08NSString\x01\x95" if mutable else b"\x84\x84\x08NSString\x01\x94"
    )
    outer = b"".join(b"\x84\x84" + bytes([len(name)]) + name + b"\x00" for name in [*strings, b"NSObject"])
    start = b"\x04\x0bstreamtyped\x81\xe8\x03\x84\x01@\x84" + outer + b"\x85\x92\x84" + inner
    part = b"\x86\x84\x02iI\x01" + number(len(text)) + b"\x92\x84\x84\x84\x0cNSDictionary\x00\x95\x84\x01i\x01\x86\x86"
    return start + b"\x84\x01+" + number(len(written)) + written + part


def number(value: int) -> bytes:
    """Write an integer as that archiver does."""
    if value < 0x80:
        return bytes([value])
    return b"\x81" + value.to_bytes(2, "little") if value < 0x8000 else b"\x82" + value.to_bytes(4, "little")


def edits(parts: Mapping[str, Sequence[str]]) -> bytes:
    """Write a summary of edits: the wordings of each part."""
    wordings = {part: [{"t": body(text), "d": 690513474.0 + n} for n, text in enumerate(parts[part])] for part in parts}
    told = {"amc": 0, "ec": wordings, "ust": True, "ep": [int(part) for part in parts]}
    return plistlib.dumps(told, fmt=plistlib.FMT_BINARY)


def unsent(parts: int, gone: Sequence[int]) -> bytes:
    """Write a summary of a message of so many parts, of which some were unsent."""
    there = {str(part): {"lo": part, "le": 1} for part in range(parts)}
    return plistlib.dumps({"amc": 0, "ust": True, "otr": there, "rp": list(gone)}, fmt=plistlib.FMT_BINARY)


def poll(question: str, *choices: str) -> bytes:
    """Write the payload of a poll."""
    listed = [{"optionIdentifier": str(n), "text": choice} for n, choice in enumerate(choices)]
    said = {"version": 1, "item": {"title": question, "creatorHandle": "", "orderedPollOptions": listed}}
    address = f"data:,{b64encode(msgspec.json.encode(said)).decode()}?src=p&c=2"
    archive = {
        "$version": 100000,
        "$archiver": "NSKeyedArchiver",
        "$top": {"root": plistlib.UID(1)},
        "$objects": ["$null", {"URL": plistlib.UID(2)}, {"NS.relative": plistlib.UID(3)}, address],
    }
    return plistlib.dumps(archive, fmt=plistlib.FMT_BINARY)
