"""Bring a copy back, where nothing is kept yet: a sealed one is kept at once, a readable one lies in memory first.

A told no of this window is not lost by it: it is added to what the copy holds. On a server what a copy holds is sealed
anew for the account that takes it in, whose copy it ever was: nobody writes under the account of somebody else.
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
from goodterms.web.zone_choices import usable_zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goodterms.web.copies import Unsealed
    from goodterms.web.records import KeptNo, Record
    from goodterms.web.visits import Visit


def take_sealed(visit: Visit, data: bytes, passphrase: str, zone: str = "") -> None:
    """Keep what a sealed copy holds, under its own passphrase. Raise BadVault or AlreadyKept.

    On a server there is a new recovery code, which waits in the visit. zone: of the person there.
    """
    with keyring.GATE.passing():
        _refuse_if_kept(visit)
        copy = unsealed(data, lambda header, account: vault.open_with_passphrase(header, account, passphrase))
        own, code = _own_account(visit), None
        if own:
            copy, code = rekeyed(copy, passphrase, own)
        _keep(visit, copy, code, zone)


def take_sealed_by_code(visit: Visit, data: bytes, code: str, passphrase: str, zone: str = "") -> None:
    """Keep what a sealed copy holds, opened by its recovery code, under a new passphrase and a new code."""
    check_passphrase(passphrase)
    with keyring.GATE.passing():
        _refuse_if_kept(visit)
        copy = unsealed(data, lambda header, account: vault.open_with_code(header, account, code))
        _keep(visit, *rekeyed(copy, passphrase, _own_account(visit) or copy.account), zone)


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


def _own_account(visit: Visit) -> bytes | None:
    return bytes.fromhex(visit.whose) if visit.whose else None


def _keep(visit: Visit, copy: Unsealed, code: str | None, zone: str) -> None:
    if copy.account != (_own_account(visit) or copy.account):
        raise TypeError("What a copy holds is kept under the account that takes it in.")
    table = MemoryTable({row.id: row for row in copy.rows})
    book = Book(table, copy.account, copy.key)
    preferences = book.record(Preferences) or Preferences()
    if code:
        preferences = msgspec.structs.replace(preferences, code_checked=False, zone=zone or preferences.zone)
        book.put(preferences)
    with giving_way(visit) as told:
        _add(book, told)
        save_vault(copy.account, copy.header, table.every())
        visit.unlock(copy.account, copy.key)
        visit.idle_minutes = preferences.idle_minutes
        visit.go_by(usable_zone(preferences.zone))
        visit.code = code
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
