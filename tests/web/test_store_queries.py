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

    from goodterms.web.store import Book, Table


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
        1: [lambda: reading.all(KeptNo), lambda: reading.record(Preferences)],
        0: [
            lambda: reading.count(Mark),
            lambda: reading.stamps(Mark, KeptNo),
            lambda: reading.all(Mark) + reading.all(KeptNo),
            lambda: reading.record(Answers),
        ],
    }
    for queries, acts in asks.items():
        for act in acts:
            with CaptureQueriesContext(connection) as asked:
                act()
            assert len(asked) == queries, [query["sql"][:80] for query in asked]


def test_what_was_opened_once_is_opened_again_after_writing(table: Table) -> None:
    found = book(table)
    kept = found.add(mark("met", 0))
    found.all(Mark).clear()
    assert found.all(Mark) == [kept]
    with found.together():
        found.drop(kept)
        assert found.all(Mark) == []
        other = found.add(mark("offer"))
        assert found.all(Mark) == [other]
    assert found.all(Mark) == [other]


@pytest.mark.parametrize("number", [1, 500])
def test_changing_one_record_asks_as_little_among_many(home: Path, number: int) -> None:
    del home
    writing = fill(number)
    kept = writing.all(Mark)[0]
    with CaptureQueriesContext(connection) as asked:
        writing.change(kept, mark("offer"))
    assert len(asked) == 5, [query["sql"][:80] for query in asked]
