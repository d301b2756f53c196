"""A book of records, and tables for it."""

from __future__ import annotations

from datetime import date, timedelta

from goodterms.vault import Index, Sealer, new_account, new_data_key
from goodterms.web.database import DatabaseTable, prepare
from goodterms.web.records import Mark
from goodterms.web.store import Book, Table

DAY = date(2026, 2, 10)
ACCOUNT, KEY = new_account(), new_data_key()


def database_table() -> DatabaseTable:
    """Make the vault's file, with an index in it."""
    prepare()
    made = DatabaseTable(ACCOUNT)
    with made.writing():
        made.write([Sealer(KEY, ACCOUNT).seal_index(Index(), 1)])
    return made


def book(table: Table) -> Book:
    return Book(table, ACCOUNT, KEY)


def mark(name: str, days: int = 0) -> Mark:
    return Mark(name=name, on=DAY + timedelta(days=days))


def names(found: Book) -> list[str]:
    return [kept.record.name for kept in found.all(Mark)]
