"""Databases of apps that are no export: none is read, but each gets a word about what to give instead.

Only where such a file is named itself: in a folder or archive it is passed by. What a database is shows by its tables,
as the readers of forensic images name them; Manifest.db is what an iPhone's backup has as its table of contents, and is
encrypted where the backup is.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NoReturn

from goodterms.chats.imessage.database import is_database, opened, tables
from goodterms.chats.rows import Format
from goodterms.chats.source import BadExport

if TYPE_CHECKING:
    from goodterms.chats.rows import Options
    from goodterms.chats.source import Source

CONTENTS = "Manifest.db"
ENCRYPTED = ("Manifest.db", "chat.db", "sms.db")
IN_SIGNAL = "is a database of Signal, which is not read itself; give what Signal’s own export of chats has written."
IN_A_BACKUP = (
    "is the table of contents of an iPhone’s backup; give the folder that it lies in, or from that the file "
    "3d/3d0d7e5fb2ce288813306e4d4636395e047a3d28."
)
TOO_OLD = "is of an iPhone with iOS 5 or older, which is not read; give the database of a later iPhone or of a Mac."
IN_WHATSAPP = "is a database of WhatsApp; in WhatsApp, open the chat, choose “Export chat”, and give that file."
# The tables that tell it, and what to say.
KNOWN = (
    ({"zwamessage"}, IN_WHATSAPP),
    ({"message", "jid"}, IN_WHATSAPP),
    ({"messages", "chat_list"}, IN_WHATSAPP),
    ({"messages", "message_thumbnails"}, IN_WHATSAPP),
    ({"messages", "conversations"}, IN_SIGNAL),
    ({"thread", "recipient"}, IN_SIGNAL),
    ({"files", "properties"}, IN_A_BACKUP),
    ({"message", "msg_group"}, TOO_OLD),
)
OTHER = "is a database of an app, and none that is read; give chat.db or sms.db of Messages, or what other apps export."


def sniff(source: Source) -> bool:
    """Tell whether a file is a database, or should be one by its name."""
    return is_database(source) or _own_name(source) in ENCRYPTED


def read(source: Source, _options: Options) -> NoReturn:
    """Say what a database is, and what to give instead: always raise BadExport."""
    if not is_database(source):
        raise BadExport(_encrypted(source))
    with opened(source) as database:
        there = tables(database)
    said = next((sentence for mark, sentence in KNOWN if mark <= there), OTHER)
    raise BadExport(f"“{source.name}” {said}")


def _encrypted(source: Source) -> str:
    if _own_name(source) == CONTENTS:
        return (
            f"“{source.name}” is that of an encrypted backup, which is not read; make one on your computer without "
            "“Encrypt local backup”, and give its folder."
        )
    return f"“{source.name}” is encrypted or damaged; copy it again, and give the copy."


def _own_name(source: Source) -> str:
    return PurePosixPath(source.place.replace("\\", "/")).name


FORMAT = Format(channel="imessage", title="a database", endings=(".db", ".sqlite"), sniff=sniff, read=read, last=True)
