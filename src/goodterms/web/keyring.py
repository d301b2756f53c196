"""Open, keep and renew a vault for a visit. One derivation at a time: each takes a good deal of memory."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

import msgspec

from goodterms import vault
from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.vault import BadVault
from goodterms.web import visits
from goodterms.web.clock import awake_time
from goodterms.web.database import (
    AlreadyKept,
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
from goodterms.web.zone_choices import usable_zone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from goodterms.web.visits import Visit

TRIES = 5
PAUSE_SECONDS = 30


class TooManyTries(BadInput):
    """Somebody tries one passphrase after another."""


class TooBusy(BadInput):
    """More people open what is theirs at once than the machine has memory for."""

    def __init__(self) -> None:
        super().__init__("Many people are opening theirs at this moment; try again in half a minute.")


class Gate:
    """Let so many derivations run at once, each of which takes a good deal of memory; the others wait in line.

    waiting: how many may; None for all. seconds: how long each waits at most.
    """

    def __init__(self, at_once: int = 1, waiting: int | None = None, seconds: float | None = None) -> None:
        self._free = threading.BoundedSemaphore(at_once)
        self._line = None if waiting is None else threading.BoundedSemaphore(at_once + waiting)
        self._seconds = seconds

    @contextmanager
    def passing(self) -> Iterator[None]:
        """Wait for a place, and hold it. Raise TooBusy where the line is too long, or does not move."""
        if self._line is not None and not self._line.acquire(blocking=False):
            raise TooBusy
        try:
            if not self._free.acquire(timeout=self._seconds):
                raise TooBusy
            try:
                yield
            finally:
                self._free.release()
        finally:
            if self._line is not None:
                self._line.release()


class Wrong(Protocol):
    """How often a passphrase was wrong: on this machine in memory, on a server for all nodes."""

    def check(self) -> None:
        """Raise TooManyTries while it is time to wait."""

    def failed(self) -> None:
        """Count one more."""

    def passed(self) -> None:
        """Begin to count anew."""


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
GATE = Gate()


def tries_of(visit: Visit) -> Wrong:
    """Say where the wrong passphrases of a visit's vault are counted."""
    del visit
    return WRONG


def keep(visit: Visit, passphrase: str) -> None:
    """Keep what so far lay in memory, under a passphrase; the new recovery code waits in the visit."""
    check_passphrase(passphrase)
    book, key = visit.book(), visit.open_key
    with GATE.passing():
        if vault_header(visit.whose) is not None:
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
    check_owner(visit, old)
    renew(visit, new)


def new_code(visit: Visit, passphrase: str) -> None:
    """Make a new recovery code; the one before opens nothing any more. Raise WrongPassphrase."""
    check_owner(visit, passphrase)
    renew(visit, passphrase)


def renew(visit: Visit, passphrase: str) -> None:
    """Seal everything anew, under a new key that a new passphrase and a new recovery code open."""
    key = vault.new_data_key()
    with GATE.passing():
        account = visit.book().account
        made = vault.rewrap(account, key, passphrase)
        with visit.lock:
            _reseal(visit, account, key, made.header)
            visit.renew(key, made.code)
    visits.VISITS.lock(visit.whose, but=visit)
    clean(visit)


def check_owner(visit: Visit, passphrase: str) -> None:
    """Raise WrongPassphrase unless this is the passphrase of what is kept here."""
    _key(visit, lambda header, account: vault.open_with_passphrase(header, account, passphrase))


def check_code(visit: Visit, code: str) -> None:
    """Note that the person has the recovery code; it is shown no more. Raise MistypedCode or WrongCode."""
    book, found = visit.book(), vault_header(visit.whose)
    if found is None:
        raise Locked
    account, header = found
    vault.open_with_code(header, account, code)
    visit.code = None
    book.put(msgspec.structs.replace(book.record(Preferences) or Preferences(), code_checked=True))


def delete(visit: Visit) -> str:
    """Delete everything that is kept here, and let everyone out; say what could not be taken away, or nothing."""
    whose = visit.whose
    try:
        with GATE.passing():
            return delete_vault(whose)
    finally:
        visits.VISITS.end_all(whose)


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
    account, key = _key(visit, opened)
    book = Book(DatabaseTable(account), account, key)
    kept = book.record(Preferences) or Preferences()
    with giving_way(visit) as told:
        with book.together():
            for record in told:
                book.add(record)
        visit.unlock(account, key)
        visit.idle_minutes = kept.idle_minutes
        visit.go_by(usable_zone(kept.zone))
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


def _key(visit: Visit, opened: Callable[[bytes, bytes], bytes]) -> tuple[bytes, bytes]:
    """Open the header of a visit's vault; return the account and the data key."""
    wrong = tries_of(visit)
    with GATE.passing():
        wrong.check()
        found = vault_header(visit.whose)
        if found is None:
            raise BadVault("Nothing is kept here yet.")
        account, header = found
        try:
            key = opened(header, account)
        except (vault.WrongPassphrase, vault.WrongCode):
            wrong.failed()
            raise
        wrong.passed()
    return account, key
