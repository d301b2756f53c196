"""Bring a copy back, where nothing is kept yet: a sealed one is kept at once, a readable one lies in memory first.

A told no of this window is not lost by it: it is added to what the copy holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from goodterms import vault
from goodterms.content.sentences import say
from goodterms.web import keyring
from goodterms.web.copies import rekeyed, unsealed
from goodterms.web.database import AlreadyKept, anything_kept, save_vault
from goodterms.web.keyring import giving_way
from goodterms.web.passphrases import check_passphrase
from goodterms.web.readable import read_readable
from goodterms.web.records import Preferences
from goodterms.web.store import Book, MemoryTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goodterms.web.copies import Unsealed
    from goodterms.web.records import KeptNo, Record
    from goodterms.web.visits import Visit


def take_sealed(visit: Visit, data: bytes, passphrase: str) -> None:
    """Keep what a sealed copy holds, under its own passphrase. Raise BadVault or AlreadyKept."""
    with keyring.GATE.passing():
        _refuse_if_kept(visit)
        copy = unsealed(data, lambda header, account: vault.open_with_passphrase(header, account, passphrase))
        _keep(visit, copy, None)


def take_sealed_by_code(visit: Visit, data: bytes, code: str, passphrase: str) -> None:
    """Keep what a sealed copy holds, opened by its recovery code, under a new passphrase and a new code."""
    check_passphrase(passphrase)
    with keyring.GATE.passing():
        _refuse_if_kept(visit)
        copy = unsealed(data, lambda header, account: vault.open_with_code(header, account, code))
        _keep(visit, *rekeyed(copy, passphrase))


def take_readable(visit: Visit, data: bytes) -> None:
    """Put what a readable copy holds into this window. Raise BadCopy, BadMonth or AlreadyKept."""
    _refuse_if_kept(visit)
    records = read_readable(data)
    with keyring.GATE.passing():
        _refuse_if_kept(visit)
        with giving_way(visit) as told:
            visit.forget()
            _add(visit.book(), (*records, *told))
            _say_what_stays(visit, told)


def _keep(visit: Visit, copy: Unsealed, code: str | None) -> None:
    table = MemoryTable({row.id: row for row in copy.rows})
    book = Book(table, copy.account, copy.key)
    preferences = book.record(Preferences) or Preferences()
    if code:
        book.put(msgspec.structs.replace(preferences, code_checked=False))
    with giving_way(visit) as told:
        _add(book, told)
        save_vault(copy.account, copy.header, table.every())
        visit.unlock(copy.account, copy.key)
        visit.idle_minutes, visit.code = preferences.idle_minutes, code
        _say_what_stays(visit, told)


def _add(book: Book, records: Sequence[Record]) -> None:
    with book.together():
        for record in records:
            book.add(record)


def _refuse_if_kept(visit: Visit) -> None:
    if anything_kept(visit.whose):
        raise AlreadyKept


def _say_what_stays(visit: Visit, told: Sequence[KeptNo]) -> None:
    if told:
        visit.notes.append(say("visit.told-stays"))
