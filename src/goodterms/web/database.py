"""The vault's file: made when first something is kept, private, and cleaned of what is taken out."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from operator import index
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, InterfaceError, OperationalError, connection, transaction
from django.db.migrations.exceptions import MigrationSchemaMissing
from django.db.migrations.executor import MigrationExecutor

from goodterms.errors import BadInput
from goodterms.vault import Row
from goodterms.web import settings as alone
from goodterms.web.models import Sealed, Vault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from django.db.backends.utils import CursorWrapper
    from django.db.models import QuerySet

NO_DAY = "1970-01-01 00:00:00"


def file() -> Path:
    """Name the vault's file."""
    return alone.HERE.database


class CannotStore(BadInput):
    """The vault's file cannot be read or written."""


class DatabaseTable:
    """One account's sealed rows in the database, the index among them."""

    bare: ClassVar[bool] = False

    def __init__(self, account: bytes) -> None:
        self.account = account.hex()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write in one transaction that nobody else's can come between.

        SQLite lets one write at a time; elsewhere the row of the vault is held, and who holds it writes.
        """
        with saying(), transaction.atomic():
            if connection.features.has_select_for_update:
                list(Vault.objects.select_for_update().filter(account=self.account).values_list("account"))
            yield

    def read(self, ids: Iterable[bytes]) -> list[Row]:
        """Give the rows with these ids."""
        return _rows(self._all().filter(record__in=[id_.hex() for id_ in ids]))

    def every(self) -> list[Row]:
        """Give every row."""
        return _rows(self._all())

    def write(self, rows: Iterable[Row]) -> None:
        """Put rows in, replacing those of the same id."""
        fresh = [Sealed(account=self.account, record=row.id.hex(), version=row.version, body=row.body) for row in rows]
        with saying():
            self._all().filter(record__in=[row.record for row in fresh]).delete()
            Sealed.objects.bulk_create(fresh, batch_size=100)

    def drop(self, ids: Iterable[bytes]) -> None:
        """Take rows out."""
        if gone := [id_.hex() for id_ in ids]:
            with saying():
                self._all().filter(record__in=gone).delete()

    def _all(self) -> QuerySet[Sealed]:
        return Sealed.objects.filter(account=self.account)


def vault_header(whose: str | None) -> tuple[bytes, bytes] | None:
    """Give the account and the header of a vault, or None where there is none yet.

    whose: an account of a server, in hexadecimal; None is the only vault of this machine.
    """
    if whose is not None:
        with saying():
            return _header(Vault.objects.filter(account=whose).first())
    if settings.HOSTED:
        raise TypeError("On a server, say whose vault.")
    if not file().exists():
        return None
    with saying():
        try:
            vault = Vault.objects.first()
        except OperationalError as problem:
            if file().exists() and "no such table" not in str(problem):
                raise
            return None  # stopped while the file was being made, or deleted just now
    return _header(vault)


def _header(vault: Vault | None) -> tuple[bytes, bytes] | None:
    with _undamaged():
        return (bytes.fromhex(vault.account), bytes(vault.header)) if vault else None


def anything_kept(whose: str | None) -> bool:
    """Tell whether there is a vault, even one that cannot be read just now."""
    try:
        return vault_header(whose) is not None
    except CannotStore:
        return True


class AlreadyKept(BadInput):
    """There is a vault already."""

    def __init__(self) -> None:
        super().__init__("Something is kept here already; open that with its passphrase.")


def save_vault(account: bytes, header: bytes, rows: Iterable[Row]) -> None:
    """Keep a header and all of an account's rows, where nothing is kept yet; make the file if need be.

    Raise AlreadyKept where somebody was faster.
    """
    if not settings.HOSTED:
        prepare()
    table = DatabaseTable(account)
    try:
        with saying(), transaction.atomic():
            Vault.objects.create(account=table.account, header=header)
            table.write(rows)
    except IntegrityError:
        raise AlreadyKept from None


def replace_vault(table: DatabaseTable, header: bytes, rows: Iterable[Row]) -> None:
    """Put a header and all rows in the place of what was there, inside a `writing` of the caller's."""
    with saying():
        Vault.objects.filter(account=table.account).update(header=header)
        Sealed.objects.filter(account=table.account).delete()
        table.write(rows)


def delete_vault(whose: str | None) -> str:
    """Delete everything that was ever kept: of an account, or of this machine with the file, one that is damaged too.

    Return a sentence about a file that was emptied and could not be taken away, or nothing. Raise CannotStore where
    neither was possible.
    """
    if whose is not None:
        with saying(), transaction.atomic():
            Vault.objects.filter(account=whose).delete()  # waits for who writes; then all they wrote is seen
            Sealed.objects.filter(account=whose).delete()
        return ""
    if settings.HOSTED:
        raise TypeError("On a server, say whose vault.")
    emptied = not file().exists()
    if not emptied:
        with suppress(CannotStore):  # what cannot be emptied can still be taken away
            with saying(), transaction.atomic():
                Sealed.objects.all().delete()
                Vault.objects.all().delete()
            emptied = True
            scrub()
    connection.close()
    try:
        for ending in ("", "-wal", "-shm", "-journal"):
            file().with_name(file().name + ending).unlink(missing_ok=True)
    except OSError as problem:
        if not emptied:
            raise CannotStore(_why(problem.strerror or str(problem))) from None
        return f"The file {file()} is empty now, and could not be taken away ({problem.strerror}); delete it yourself."
    return ""


def prepare() -> None:
    """Make the file, for its owner's eyes alone, and bring its tables up to date. Raise CannotStore for a newer one."""
    with _saying_of_file():
        file().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(file(), os.O_CREAT | os.O_RDWR, 0o600))
    with saying(), connection.cursor() as cursor:
        _refuse_newer()
        call_command("migrate", verbosity=0, interactive=False)
        # When keeping began is nobody's business either.
        cursor.execute("UPDATE django_migrations SET applied = %s WHERE applied <> %s", [NO_DAY, NO_DAY])


def scrub() -> None:
    """Leave nothing of what was taken out in the file or beside it; on a server that is the database's own work."""
    if settings.HOSTED:
        return
    with saying(), connection.cursor() as cursor:
        _written_through(cursor)
        cursor.execute("VACUUM")
        _written_through(cursor)


def _written_through(cursor: CursorWrapper) -> None:
    """Bring everything from beside the file into it. Raise CannotStore where somebody still reads the old state."""
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (held_up, *_) = cursor.fetchone()
    if held_up:
        raise CannotStore("Another program is reading the kept file; close that program and try again.")


def _refuse_newer() -> None:
    loader = MigrationExecutor(connection).loader
    if set(loader.applied_migrations) - set(loader.disk_migrations):
        raise CannotStore(f"{file()} was made by a newer Good Terms; update Good Terms and start it again.")


@contextmanager
def saying() -> Iterator[None]:
    """Say in one sentence what SQLite says of the file; our own mistakes stay what they are."""
    try:
        yield
    except InterfaceError as problem:  # the connection to the server's database is gone
        raise CannotStore(_why(str(problem))) from None
    except DatabaseError as problem:
        if isinstance(problem, OperationalError | MigrationSchemaMissing):
            raise CannotStore(_why(str(problem))) from None
        if type(problem) is DatabaseError:
            raise CannotStore(_damaged()) from None
        raise


@contextmanager
def _undamaged() -> Iterator[None]:
    """Say in one sentence that what lies in the file is nothing that we wrote."""
    try:
        yield
    except (TypeError, ValueError):
        raise CannotStore(_damaged()) from None


def _damaged() -> str:
    if settings.HOSTED:
        return "What is kept for you is damaged; tell whoever runs this server, who may have a copy."
    return f"{file()} is damaged; put back a copy of it, or move it away to begin anew."


@contextmanager
def _saying_of_file() -> Iterator[None]:
    """Say in one sentence what the system says of the file."""
    try:
        yield
    except OSError as problem:
        raise CannotStore(_why(problem.strerror or str(problem))) from None


def _why(problem: str) -> str:
    if "full" in problem or "No space" in problem:
        return "The disk is full, so this was not kept; make room on it and try again."
    if "locked" in problem:
        return "Another program is using the kept file; close that program and try again."
    if settings.HOSTED:
        return "The server's database does not answer, so nothing was changed; try again in a moment."
    return (
        f"{file()} cannot be used, so nothing was changed; check that its folder is yours and that the disk has room."
    )


def _rows(found: QuerySet[Sealed]) -> list[Row]:
    with saying():
        values = list(found.values_list("record", "version", "body"))
    with _undamaged():
        return [Row(bytes.fromhex(record), index(version), bytes(body)) for record, version, body in values]
