"""What a book does whose rows have moved, or were sealed anew, since it was opened: it spoils nothing."""

from __future__ import annotations

from datetime import date

import pytest

from goodterms.vault import BrokenVault, new_account, new_data_key
from goodterms.web.records import Mark, Preferences
from goodterms.web.store import Book, Changed, MemoryTable, resealed

ACCOUNT, KEY = new_account(), new_data_key()


def a_book(table: MemoryTable, key: bytes = KEY) -> Book:
    return Book(table, ACCOUNT, key)


def renewed(table: MemoryTable, key: bytes) -> None:
    with table.writing():
        rows = resealed(table, ACCOUNT, KEY, key)
        table.rows = {row.id: row for row in rows}


def test_a_book_opened_before_the_key_was_renewed_writes_nothing() -> None:
    table, key = MemoryTable(), new_data_key()
    a_book(table).put(Preferences(idle_minutes=5))
    old = a_book(table)
    renewed(table, key)
    with pytest.raises(BrokenVault, match="changed in another window"):
        old.put(Preferences(idle_minutes=30))
    fresh = a_book(table, key)
    fresh.check()
    assert fresh.record(Preferences) == Preferences(idle_minutes=5)


def test_a_book_whose_rows_were_kept_elsewhere_adds_nothing_to_those_left_behind() -> None:
    table = MemoryTable()
    book = a_book(table)
    table.close()
    with pytest.raises(Changed):
        book.put(Preferences())
    assert table.rows == {}


def test_stamps_change_with_what_they_stand_for_and_with_nothing_else() -> None:
    table, key = MemoryTable(), new_data_key()
    book = a_book(table)
    mark = book.add(Mark(name="breakup", on=date(2026, 2, 10)))
    before = book.stamps(Mark)
    book.put(Preferences())
    assert book.stamps(Mark) == before
    renewed(table, key)
    assert a_book(table, key).stamps(Mark) == before
    book = a_book(table, key)
    book.change(mark, Mark(name="breakup", on=date(2026, 2, 11)))
    assert book.stamps(Mark) != before
    assert len(book.stamps(Mark, Preferences)) == 2
