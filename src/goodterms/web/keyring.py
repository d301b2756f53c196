"""Open, keep and renew a vault for a visit. One derivation at a time: each takes a good deal of memory."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import msgspec

from goodterms import vault
from goodterms.errors import BadInput
from goodterms.vault import BadVault
from goodterms.web.database import DatabaseTable, replace_vault, save_vault, scrub, vault_header
from goodterms.web.records import Preferences
from goodterms.web.store import Book, resealed
from goodterms.web.visits import VISITS, awake_time

if TYPE_CHECKING:
    from collections.abc import Callable

    from goodterms.web.visits import Visit

SHORTEST = 12
LEAST_DIFFERENT = 5
TRIES = 5
PAUSE_SECONDS = 30
_ONE_AT_A_TIME = threading.Lock()


class BadPassphrase(BadInput):
    """A passphrase that would protect nothing."""


class AlreadyKept(BadInput):
    """There is a vault on this machine already."""

    def __init__(self) -> None:
        super().__init__("Something is kept on this computer already; open that with its passphrase.")


class TooManyTries(BadInput):
    """Somebody tries one passphrase after another."""


class _Tries:
    """Count wrong passphrases, and make whoever is guessing wait."""

    def __init__(self) -> None:
        self.wrong = 0
        self.last = 0.0

    def check(self) -> None:
        left = self.last + PAUSE_SECONDS - awake_time()
        if self.wrong >= TRIES and left > 0:
            raise TooManyTries(f"That was wrong {self.wrong} times; try again in {int(left) + 1} seconds.")

    def failed(self) -> None:
        self.wrong += 1
        self.last = awake_time()

    def passed(self) -> None:
        self.wrong = 0


_TRIES = _Tries()


def check_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that somebody who knows the person could guess."""
    if len(passphrase.strip()) < SHORTEST:
        raise BadPassphrase(f"That is too short; take at least {SHORTEST} characters, such as four or five words.")
    if len(set(passphrase.casefold())) < LEAST_DIFFERENT:
        raise BadPassphrase("That repeats a few characters; take words that only you would put together.")


def keep(visit: Visit, passphrase: str) -> None:
    """Keep what so far lay in memory, under a passphrase; the new recovery code waits in the visit."""
    check_passphrase(passphrase)
    visit.book()
    with _ONE_AT_A_TIME:
        if vault_header() is not None:
            raise AlreadyKept
        made = vault.create(visit.account, passphrase, data_key=visit.key)
        with visit.memory.writing():
            save_vault(visit.account, made.header, visit.memory.every())
            visit.kept, visit.code, visit.memory.moved = True, made.code, True


def unlock(visit: Visit, passphrase: str) -> None:
    """Open the vault of this machine. Raise WrongPassphrase, TooManyTries or BrokenVault."""
    _open(visit, lambda header, account: vault.open_with_passphrase(header, account, passphrase))


def unlock_with_code(visit: Visit, code: str, passphrase: str) -> None:
    """Open the vault with its recovery code, which is then spent: a new passphrase and a new code take its place."""
    check_passphrase(passphrase)
    _open(visit, lambda header, account: vault.open_with_code(header, account, code))
    renew(visit, passphrase)


def change_passphrase(visit: Visit, old: str, new: str) -> None:
    """Change the passphrase of an open vault. Raise WrongPassphrase where the old one does not fit."""
    check_passphrase(new)
    _key(lambda header, account: vault.open_with_passphrase(header, account, old))
    renew(visit, new)


def renew(visit: Visit, passphrase: str) -> None:
    """Seal everything anew, under a new key that a new passphrase and a new recovery code open."""
    key = vault.new_data_key()
    with _ONE_AT_A_TIME:
        made = vault.rewrap(visit.account, key, passphrase)
        table = DatabaseTable(visit.account)
        with table.writing():
            book = visit.book()
            book.check()
            book.put(msgspec.structs.replace(book.record(Preferences) or Preferences(), code_checked=False))
            rows = resealed(table, visit.account, visit.open_key, key)
            replace_vault(table, made.header, rows)
        scrub()
    VISITS.lock(but=visit)
    visit.key, visit.code = key, made.code


def code_checked(visit: Visit) -> None:
    """Note that the person has the recovery code; it is shown no more."""
    visit.code = None
    book: Book = visit.book()
    book.put(msgspec.structs.replace(book.record(Preferences) or Preferences(), code_checked=True))


def _open(visit: Visit, opened: Callable[[bytes, bytes], bytes]) -> None:
    account, key = _key(opened)
    visit.unlock(account, key)
    visit.idle_minutes = (visit.book().record(Preferences) or Preferences()).idle_minutes


def _key(opened: Callable[[bytes, bytes], bytes]) -> tuple[bytes, bytes]:
    """Open the header of this machine's vault; return the account and the data key."""
    _TRIES.check()
    with _ONE_AT_A_TIME:
        found = vault_header()
        if found is None:
            raise BadVault("Nothing is kept on this computer yet.")
        account, header = found
        try:
            key = opened(header, account)
        except (vault.WrongPassphrase, vault.WrongCode):
            _TRIES.failed()
            raise
    _TRIES.passed()
    return account, key
