"""Apple's Messages: `chat.db` of a Mac, `sms.db` of an iPhone, where iMessage, SMS, MMS and RCS lie in one database.

The same tables since macOS 10.8 and iOS 6, with more columns in every year: `message`, `handle` (a number or mail
address), `chat`, `attachment`, and tables that join them. What is there is asked of the file, and the rest read as
null. An unencrypted backup of an iPhone has the database under the name 3d0d7e5fb2ce288813306e4d4636395e047a3d28, in
the folder `3d`. The tables were learned from ReagentX/imessage-exporter (`docs/tables`), beeper/platform-imessage
(`fixtures`, `src/mappers.ts`), photon-hq/imessage-kit (`src/infra/db`), evantahler/macos-ts (its test database) and
christianblandford/imbridge (`chatdb.py`).

database.py, wal.py: the file opened and nothing written; stored.py, typedstream.py, summary.py, poll.py: messages into
columns; people.py, attached.py, kinds.py, reactions.py, times.py: one question each; table.py: all of it into rows.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from goodterms.chats.imessage import database, wal
from goodterms.chats.imessage.table import rows
from goodterms.chats.rows import Format
from goodterms.chats.source import BadExport

if TYPE_CHECKING:
    from goodterms.chats.rows import Options, Rows
    from goodterms.chats.source import Source

IN_A_BACKUP = "3d0d7e5fb2ce288813306e4d4636395e047a3d28"
OURS = {"message", "handle", "chat", "chat_message_join"}
NEEDED = {"date", "is_from_me", "handle_id"}
MARK = "chat_message_join"
# Databases keep their words in one of these.
MARKS = tuple(MARK.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def sniff(source: Source) -> bool:
    """Tell whether a file is the database of Messages, or lies in a backup where it should be."""
    try:
        if not database.is_database(source):
            return _own_name(source) == IN_A_BACKUP
        if any(mark in source.head for mark in MARKS):
            return True
        with database.opened(source) as opened:
            return database.tables(opened) >= OURS
    except BadExport:
        return False


def read(source: Source, options: Options) -> Rows:
    """Read a database, all chats of it. Raise BadExport where it is encrypted, damaged or something else."""
    if not database.is_database(source):
        raise BadExport(_no_database(source))
    with database.opened(source) as opened:
        there = database.tables(opened)
        if not there >= OURS or not database.columns(opened, "message") >= NEEDED:
            raise BadExport(
                f"“{source.name}” is a database, but not one of Messages; give chat.db from the folder "
                "Library/Messages of a Mac, or the backup of an iPhone."
            )
        found = rows(source.name, opened, there, options.heard)
    warnings = [warning for warning in (database.unread_changes(source),) if warning is not None]
    if found.frame.is_empty():
        warnings.append(f"“{source.name}” holds no messages.")
    return replace(found, warnings=tuple(warnings))


def _own_name(source: Source) -> str:
    return PurePosixPath(source.place.replace("\\", "/")).name


def _no_database(source: Source) -> str:
    if _own_name(source) == IN_A_BACKUP:
        return (
            f"“{source.name}” is not a database that can be read: the backup is encrypted, or damaged; make one on "
            "your computer without “Encrypt local backup”, and give its folder."
        )
    return f"“{source.name}” is not a database; give the file chat.db of a Mac, or sms.db of an iPhone."


FORMAT = Format(
    channel="imessage",
    title="iMessage and SMS of Apple (chat.db, sms.db)",
    endings=(".db", ""),
    sniff=sniff,
    read=read,
    companions=(wal.COMPANION, "{name}-shm"),
    says_owner=True,
)
