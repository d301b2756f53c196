"""A database opened to be read and nothing else: where it lies on disk as it lies there, else in memory.

On disk SQLite is told that the file never changes, so that it takes no locks and makes no files beside it. Where a
WAL holds newer changes, or the file came as an upload or in an archive, the whole is put together in memory; that
needs twice its size for a moment, then once. What a database may hold beside plain tables (views, virtual tables,
computed columns) is never looked at: it could make reading endless.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING

from goodterms.chats.imessage import wal
from goodterms.chats.source import MAX_BYTES, BadExport, OnDisk, too_large

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goodterms.chats.source import Source

MAGIC = b"SQLite format 3\x00"
PAGE_SIZE_AT, WRITE_VERSION_AT, READ_VERSION_AT = 16, 18, 19
ROLLBACK = 1
# More than any message, attachment or description of a table has.
LONGEST_VALUE = 32 * 1024**2
PLAIN = re.compile(r"create\s+table\b", re.IGNORECASE)


def is_database(source: Source) -> bool:
    """Tell by its first bytes whether a file is an SQLite database that is not encrypted."""
    with source.open() as stream:
        return stream.read(len(MAGIC)) == MAGIC


@contextmanager
def opened(source: Source) -> Iterator[sqlite3.Connection]:
    """Open a database, with the changes beside it. Raise BadExport where it is damaged, also while it is read."""
    try:
        with closing(_connect(source)) as database:
            database.text_factory = partial(str, encoding="utf-8", errors="replace")
            database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
            database.execute("PRAGMA trusted_schema = OFF")
            database.execute("PRAGMA cell_size_check = ON")
            yield database
    except sqlite3.DataError:  # also one of sqlite3.Error
        raise BadExport(
            f"“{source.name}” holds a text of more than {LONGEST_VALUE // 1024**2} MB, longer than any message; it is "
            "damaged or not a database of Messages."
        ) from None
    except (sqlite3.Error, MemoryError, OverflowError, UnicodeDecodeError):
        # the last where SQLite's own sentence holds a name that is damaged
        raise BadExport(
            f"“{source.name}” is a database that cannot be read: it is damaged, or was copied while it was being "
            "written; quit Messages, copy the file and the one named “-wal” beside it again, and give the copy."
        ) from None


def tables(database: sqlite3.Connection) -> set[str]:
    """Name the plain tables, in small letters."""
    listed = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    return {str(name).lower() for name, sql in listed if isinstance(sql, str) and PLAIN.match(sql)}


def columns(database: sqlite3.Connection, table: str) -> set[str]:
    """Name the columns of a table that hold what was put there, in small letters."""
    return {str(name).lower() for _, name, *_ in database.execute(f"PRAGMA table_info({table})")}


def unread_changes(source: Source) -> str | None:
    """Say in one sentence that the changes beside a database do not fit it; None where they do, or there are none."""
    found = wal.changes(source, _page_size(source))
    if found is None or found.readable:
        return None
    return f"“{found.wal.name}” does not fit “{source.name}” and was left out; the newest messages may be missing."


def _connect(source: Source) -> sqlite3.Connection:
    size = _page_size(source)
    found = wal.changes(source, size)
    newer = found if found is not None and found.readable and not found.are_in(source) else None
    if newer is None and isinstance(source, OnDisk):
        return sqlite3.connect(f"{source.path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    whole = _whole(source, newer)
    database = sqlite3.connect(":memory:")
    try:
        database.deserialize(whole)
    except BaseException:
        database.close()
        raise
    return database


def _whole(source: Source, newer: wal.Changes | None) -> bytearray:
    """Put the bytes of the database together, as one that needs no WAL."""
    size = source.size if newer is None else newer.pages * newer.page_size
    if size > MAX_BYTES:
        raise BadExport(too_large(source.name))
    whole = bytearray(size)
    with source.open() as stream, memoryview(whole) as rest:
        done = 0
        while done < size and (count := stream.readinto(rest[done:])):  # type: ignore[attr-defined] # BinaryIO of ours all have it
            done += count
    if newer is not None:
        newer.put_into(whole)
    whole[WRITE_VERSION_AT] = whole[READ_VERSION_AT] = ROLLBACK
    return whole


def _page_size(source: Source) -> int:
    with source.open() as stream:
        head = stream.read(100)
    size = int.from_bytes(head[PAGE_SIZE_AT : PAGE_SIZE_AT + 2], "big")
    if not head.startswith(MAGIC) or len(head) < 100:
        raise BadExport(f"“{source.name}” is not a database; give the file chat.db of a Mac, or sms.db of an iPhone.")
    return wal.LARGEST_PAGE if size == 1 else size
