"""How much is asked of the database: as little of many records as of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goodterms.companion.noes import ToldNo
from goodterms.web.records import Answers, KeptNo, Mark, Preferences
from tests.web import examples
from tests.web.books import book, database_table, mark

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from goodterms.web.store import Book


def fill(number: int) -> Book:
    table = database_table()
    writing = book(table)
    with writing.together():
        writing.put(Preferences())
        for place in range(number):
            writing.add(mark("met", place))
            writing.add(KeptNo(entry=ToldNo("hurt_by_them", examples.WHEN)))
    return book(table)


@pytest.mark.parametrize("number", [1, 50, 500])
def test_reading_asks_as_little_of_many_records_as_of_one(home: Path, number: int) -> None:
    del home
    reading = fill(number)
    asks: dict[int, list[Callable[[], object]]] = {
        2: [lambda: reading.all(Mark)],
        1: [
            lambda: reading.all(KeptNo),
            lambda: reading.record(Preferences),
            lambda: reading.record(Answers) or reading.all(Mark),
        ],
        0: [lambda: reading.count(Mark), lambda: reading.stamps(Mark, KeptNo)],
    }
    for queries, acts in asks.items():
        for act in acts:
            with CaptureQueriesContext(connection) as asked:
                act()
            assert len(asked) == queries, [query["sql"][:80] for query in asked]


@pytest.mark.parametrize("number", [1, 500])
def test_changing_one_record_asks_as_little_among_many(home: Path, number: int) -> None:
    del home
    writing = fill(number)
    kept = writing.all(Mark)[0]
    with CaptureQueriesContext(connection) as asked:
        writing.change(kept, mark("offer"))
    assert len(asked) == 5, [query["sql"][:80] for query in asked]
