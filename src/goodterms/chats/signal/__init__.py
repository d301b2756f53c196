"""Signal's own export, main.jsonl: the frames of its backup as JSON, one a line.

The first line says `version` and `backupTimeMs`; then come the account, the recipients (people, groups, oneself),
the chats, and the chat items in the order in which they were shown. Numbers are text, enums are words, fields of no
value are left out. A chat item holds one of standardMessage, stickerMessage, updateMessage and so on, and its earlier
wordings in `revisions`. Beside the file lie metadata.json and the folder files. Disappearing messages are left out by
Signal itself. What else Signal keeps (db.sqlite on a computer, .backup on a phone) is encrypted.

Learned from signalapp/libsignal (rust/message-backup: proto/backup.proto, json/exporter.rs, tests/res) and from public
readers of the export.

shapes.py: the frames; people.py: what recipients and chats are called; items.py: a chat item into records;
reader.py: the file into rows.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from goodterms.chats.jsons import BOM
from goodterms.chats.rows import Format
from goodterms.chats.signal import reader
from goodterms.chats.source import BadExport, ends_in

if TYPE_CHECKING:
    from goodterms.chats.rows import Options, Rows
    from goodterms.chats.source import Source

HEADER = re.compile(rb'\s*\{[^{}\r\n]*"backupTimeMs"\s*:[^{}\r\n]*\}\s*(?:\n|$)')
FRAME = re.compile(rb'\s*\{\s*"(?:account|recipient|chat|chatItem)"\s*:\s*\{')
PLAIN_DATABASE = b"SQLite format 3\x00"
# Four bytes of length, then the header of the first frame with an initialisation vector of 16 bytes.
BACKUP = re.compile(rb"\x00\x00\x00.\x0a.\x0a\x10", re.DOTALL)


def sniff(source: Source) -> bool:
    """Tell whether a file is Signal's export, or what Signal keeps encrypted."""
    head = source.head.removeprefix(BOM)
    return HEADER.match(head) is not None or FRAME.match(head) is not None or _is_encrypted(source)


def read(source: Source, options: Options) -> Rows:
    """Read an export, all chats of it. Raise BadExport where it is encrypted, or no text."""
    if _is_encrypted(source):
        raise BadExport(
            f"“{source.name}” is encrypted and opens for Signal alone; in a current Signal, export the chat history "
            "from the settings of chats, and give its file main.jsonl."
        )
    return reader.read(source, options)


def is_main(source: Source) -> bool:
    """Tell the export from files that were sent in a chat."""
    return PurePosixPath(source.place.replace("\\", "/")).name.lower() == "main.jsonl"


def _is_encrypted(source: Source) -> bool:
    name = PurePosixPath(source.place.replace("\\", "/")).name.lower()
    if name == "db.sqlite":
        return not source.head.startswith(PLAIN_DATABASE)
    return ends_in(name) == ".backup" and BACKUP.match(source.head) is not None


FORMAT = Format(
    channel="signal",
    title="Signal (main.jsonl)",
    endings=(".jsonl",),
    sniff=sniff,
    read=read,
    companions=("metadata.json",),
    is_main=is_main,
    says_owner=True,
)
