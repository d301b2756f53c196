"""Everything that must not be lost in one file, whatever the database; and put back into an empty one.

The file: a magic line, then tables in an order in which each may lean on those before, each row as MessagePack behind
its length, at the end the SHA-256 of all before. Vaults are sealed in it as they are in the database; the names of
accounts and the digests of passwords are not, so the file is for the host's eyes alone. Visits, sessions, uploads and
links are left out: they would have ended anyway.
"""

from __future__ import annotations

import hashlib
import os
from typing import IO, TYPE_CHECKING, Any

import msgspec
from allauth.mfa.models import Authenticator
from django.core.management.color import no_style
from django.db import connection, transaction

from goodterms.errors import BadInput
from goodterms.guests.models import Guest
from goodterms.server.models import Account
from goodterms.web.database import saying
from goodterms.web.models import Sealed, Vault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from django.db.models import Model

MAGIC = b"goodterms server backup 1\n"
SUM_BYTES, LENGTH_BYTES = 32, 8
AT_ONCE = 500
MOST_ROW = 2 * 1024**3
CHUNK = 1024**2


def tables() -> tuple[type[Model], ...]:
    """Name what is kept, each after what it leans on."""
    return (Account, Authenticator, Vault, Sealed, Guest)


class BadBackup(BadInput):
    """A backup that cannot be written, read, or put back."""


class Line(msgspec.Struct, frozen=True, array_like=True):
    """One row: of which table, and its values by column."""

    table: str
    values: dict[str, Any]


def backup(file: Path) -> int:
    """Write a backup at one moment's state, whole or not at all; return how many rows are in it."""
    part = file.with_name(file.name + ".part")
    try:
        number = os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(number, "wb") as out:
            rows = _write(out)
            out.flush()
            os.fsync(out.fileno())
        part.replace(file)
    except OSError as problem:
        raise BadBackup(f"{file} cannot be written ({problem.strerror}); nothing is half-written.") from None
    finally:
        part.unlink(missing_ok=True)
    return rows


def restore(file: Path) -> int:
    """Put a backup into an empty, migrated database, whole or not at all; return how many rows are back."""
    _check(file)
    with saying(), transaction.atomic():
        if any(table.objects.exists() for table in tables()):  # type: ignore[attr-defined]  # every model has them
            raise BadBackup("There is something in this database already; restore into an empty one.")
        rows = _put_back(file)
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables())):
            with connection.cursor() as cursor:
                cursor.execute(statement)
    return rows


def _write(out: IO[bytes]) -> int:
    whole, rows = hashlib.sha256(), 0

    def put(data: bytes) -> None:
        whole.update(data)
        out.write(data)

    put(MAGIC)
    with saying(), transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        for table in tables():
            for values in table.objects.values(*_columns(table)).iterator(AT_ONCE):  # type: ignore[attr-defined]
                line = msgspec.msgpack.encode(Line(table._meta.db_table, values), enc_hook=_plain)
                put(len(line).to_bytes(LENGTH_BYTES, "big") + line)
                rows += 1
    out.write(whole.digest())
    return rows


def _plain(value: object) -> object:
    if isinstance(value, memoryview):
        return bytes(value)
    raise TypeError(type(value).__name__)


def _columns(table: type[Model]) -> list[str]:
    return [field.attname for field in table._meta.concrete_fields]


def _check(file: Path) -> None:
    """Refuse a file that is no backup, or not whole."""
    try:
        size = file.stat().st_size
        with file.open("rb") as data:
            if data.read(len(MAGIC)) != MAGIC:
                raise BadBackup(f"{file} is no backup of a server of Good Terms.")
            whole, left = hashlib.sha256(MAGIC), size - len(MAGIC) - SUM_BYTES
            while left > 0:
                piece = data.read(min(CHUNK, left))
                whole.update(piece)
                left -= len(piece)
            if left < 0 or data.read() != whole.digest():
                raise BadBackup(f"{file} is damaged or not whole; take another backup.")
    except OSError as problem:
        raise BadBackup(f"{file} cannot be read ({problem.strerror}).") from None


def _put_back(file: Path) -> int:
    by_name = {table._meta.db_table: table for table in tables()}
    rows, waiting, of = 0, [], None
    for line in _lines(file):
        table = by_name.get(line.table)
        if table is None:
            raise BadBackup(f"{file} was made by a newer Good Terms; update this one.")
        if of is not None and (of is not table or len(waiting) >= AT_ONCE):
            of.objects.bulk_create(waiting)  # type: ignore[attr-defined]
            waiting = []
        of = table
        waiting.append(table(**_typed(table, line.values)))
        rows += 1
    if of is not None:
        of.objects.bulk_create(waiting)  # type: ignore[attr-defined]
    return rows


def _typed(table: type[Model], values: dict[str, Any]) -> dict[str, Any]:
    """Give what MessagePack wrote as text its own type again."""
    fields = {field.attname: field for field in table._meta.concrete_fields}
    return {name: fields[name].to_python(value) if name in fields else value for name, value in values.items()}


def _lines(file: Path) -> Iterator[Line]:
    end = file.stat().st_size - SUM_BYTES
    with file.open("rb") as data:
        data.seek(len(MAGIC))
        while data.tell() < end:
            length = int.from_bytes(data.read(LENGTH_BYTES), "big")
            if length > MOST_ROW:
                raise BadBackup(f"{file} is damaged; take another backup.")
            yield msgspec.msgpack.decode(data.read(length), type=Line)
