"""Open, keep and renew a vault for a visit. One derivation at a time: each takes a good deal of memory."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec

from goodterms import vault
from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.vault import BadVault
from goodterms.web import visits
from goodterms.web.clock import awake_time
from goodterms.web.database import (
    CannotStore,
    DatabaseTable,
    delete_vault,
    replace_vault,
    save_vault,
    scrub,
    vault_header,
)
from goodterms.web.passphrases import check_passphrase
from goodterms.web.records import KeptNo, Preferences
from goodterms.web.store import Book, resealed
from goodterms.web.visits import Locked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from goodterms.web.visits import Visit

TRIES = 5
PAUSE_SECONDS = 30
ONE_AT_A_TIME = threading.Lock()


class AlreadyKept(BadInput):
    """There is a vault on this machine already."""

    def __init__(self) -> None:
        super().__init__("Something is kept on this computer already; open that with its passphrase.")


class TooManyTries(BadInput):
    """Somebody tries one passphrase after another."""


class Tries:
    """Count wrong passphrases, and make whoever is guessing wait."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._wrong = 0
        self._last = 0.0

    def check(self) -> None:
        """Raise TooManyTries while it is time to wait."""
        left = self._last + PAUSE_SECONDS - self._clock()
        if self._wrong >= TRIES and left > 0:
            raise TooManyTries(f"That was wrong {self._wrong} times; try again in {int(left) + 1} seconds.")

    def failed(self) -> None:
        """Count one more."""
        self._wrong += 1
        self._last = self._clock()

    def passed(self) -> None:
        """Begin to count anew."""
        self._wrong = 0


WRONG = Tries(awake_time)


def keep(visit: Visit, passphrase: str) -> None:
    """Keep what so far lay in memory, under a passphrase; the new recovery code waits in the visit."""
    check_passphrase(passphrase)
    book, key = visit.book(), visit.open_key
    with ONE_AT_A_TIME:
        if vault_header() is not None:
            raise AlreadyKept
        made = vault.create(book.account, passphrase, data_key=key)
        with visit.lock:
            if visit.key != key:
                raise Locked
            with visit.memory.writing():
                book.begin()
                save_vault(book.account, made.header, visit.memory.every())
                visit.keep(made.code)


def unlock(visit: Visit, passphrase: str) -> None:
    """Open the vault of this machine. Raise WrongPassphrase, TooManyTries or BrokenVault."""
    kept = _open(visit, lambda header, account: vault.open_with_passphrase(header, account, passphrase))
    if not kept.code_checked:
        visit.notes.append(say("visit.unchecked"))


def unlock_with_code(visit: Visit, code: str, passphrase: str) -> None:
    """Open the vault with its recovery code, which is then spent: a new passphrase and a new code take its place."""
    check_passphrase(passphrase)
    _open(visit, lambda header, account: vault.open_with_code(header, account, code))
    try:
        renew(visit, passphrase)
    except BaseException:
        visit.forget()  # or it would be open under a passphrase that is lost
        raise


def change_passphrase(visit: Visit, old: str, new: str) -> None:
    """Change the passphrase of an open vault. Raise WrongPassphrase where the old one does not fit."""
    check_passphrase(new)
    check_owner(old)
    renew(visit, new)


def new_code(visit: Visit, passphrase: str) -> None:
    """Make a new recovery code; the one before opens nothing any more. Raise WrongPassphrase."""
    check_owner(passphrase)
    renew(visit, passphrase)


def renew(visit: Visit, passphrase: str) -> None:
    """Seal everything anew, under a new key that a new passphrase and a new recovery code open."""
    key = vault.new_data_key()
    with ONE_AT_A_TIME:
        account = visit.book().account
        made = vault.rewrap(account, key, passphrase)
        with visit.lock:
            _reseal(visit, account, key, made.header)
            visit.renew(key, made.code)
    visits.VISITS.lock(but=visit)
    clean(visit)


def check_owner(passphrase: str) -> None:
    """Raise WrongPassphrase unless this is the passphrase of what is kept here."""
    _key(lambda header, account: vault.open_with_passphrase(header, account, passphrase))


def check_code(visit: Visit, code: str) -> None:
    """Note that the person has the recovery code; it is shown no more. Raise MistypedCode or WrongCode."""
    book, found = visit.book(), vault_header()
    if found is None:
        raise Locked
    account, header = found
    vault.open_with_code(header, account, code)
    visit.code = None
    book.put(msgspec.structs.replace(book.record(Preferences) or Preferences(), code_checked=True))


def delete() -> str:
    """Delete everything that is kept here, and let everyone out; say what could not be taken away, or nothing."""
    try:
        with ONE_AT_A_TIME:
            return delete_vault()
    finally:
        visits.VISITS.end_all()


def clean(visit: Visit) -> None:
    """Clear what was taken out from the file; where that has to wait, say so, because the rest is done."""
    try:
        scrub()
    except CannotStore as problem:
        visit.notes.append(say("visit.not-scrubbed", why=str(problem)))


def _reseal(visit: Visit, account: bytes, key: bytes, header: bytes) -> None:
    table = DatabaseTable(account)
    with table.writing():
        book = visit.book()
        book.check()
        book.put(msgspec.structs.replace(book.record(Preferences) or Preferences(), code_checked=False))
        replace_vault(table, header, resealed(table, account, visit.open_key, key))


def _open(visit: Visit, opened: Callable[[bytes, bytes], bytes]) -> Preferences:
    account, key = _key(opened)
    book = Book(DatabaseTable(account), account, key)
    kept = book.record(Preferences) or Preferences()
    with giving_way(visit) as told:
        with book.together():
            for record in told:
                book.add(record)
        visit.unlock(account, key)
        visit.idle_minutes = kept.idle_minutes
        if told:
            visit.notes.append(say("visit.told-added"))
    return kept


@contextmanager
def giving_way(visit: Visit) -> Iterator[Sequence[KeptNo]]:
    """Give the told noes of a window whose rows are replaced meanwhile: opening something else there takes none back.

    Who comes later writes no more into those rows, where it would be lost.
    """
    with visit.lock:
        if visit.key is None or visit.kept:
            yield ()
            return
        book, before = visit.book(), visit.memory
        with before.writing():
            yield [kept.record for kept in book.all(KeptNo)]
            before.close()


def _key(opened: Callable[[bytes, bytes], bytes]) -> tuple[bytes, bytes]:
    """Open the header of this machine's vault; return the account and the data key."""
    with ONE_AT_A_TIME:
        WRONG.check()
        found = vault_header()
        if found is None:
            raise BadVault("Nothing is kept on this computer yet.")
        account, header = found
        try:
            key = opened(header, account)
        except (vault.WrongPassphrase, vault.WrongCode):
            WRONG.failed()
            raise
        WRONG.passed()
    return account, key
