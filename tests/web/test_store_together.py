"""Two windows at once: whoever reads meets whole states, and nothing that was written is lost."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from django.db import connections

from goodterms.web.database import DatabaseTable
from goodterms.web.records import Mark, Opened
from goodterms.web.store import Book
from tests.web.books import ACCOUNT, DAY, KEY, book, database_table, mark, names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from goodterms.vault import Row
    from goodterms.web.store import Table

MARKS, ROUNDS = 4, 60


class Between:
    """A table in which somebody else writes whenever a reader has read the index."""

    bare = False

    def __init__(self, table: Table, write: Callable[[], object]) -> None:
        self._table, self._write = table, write
        self.writing, self.every, self.drop, self.write = table.writing, table.every, table.drop, table.write
        self._left = 1

    def read(self, ids: Iterable[bytes]) -> list[Row]:
        found = self._table.read(ids)
        if self._left:
            self._left -= 1
            self._write()
        return found


@pytest.mark.parametrize("what", ["change", "drop", "add", "clear"])
def test_a_reader_never_meets_half_of_what_a_writer_does(table: Table, what: str) -> None:
    book(table).add(mark("met"))
    kept = book(table).all(Mark)[0]
    writes: dict[str, Callable[[], object]] = {
        "change": lambda: book(table).change(kept, mark("breakup")),
        "drop": lambda: book(table).drop(kept),
        "add": lambda: book(table).add(mark("breakup")),
        "clear": lambda: book(table).clear(Mark),
    }
    reader = Book(Between(table, writes[what]), ACCOUNT, KEY)
    assert names(reader) in (["met"], names(book(table)))


class Threads:
    """Things done at the same time, each in a thread with a connection of its own; what fails is told at the end."""

    def __init__(self, *acts: Callable[[], object]) -> None:
        self._problems: list[BaseException] = []
        self._threads = [threading.Thread(target=self._run, args=(act,)) for act in acts]

    def run(self) -> None:
        for thread in self._threads:
            thread.start()
        for thread in self._threads:
            thread.join()
        assert self._problems == []

    def _run(self, act: Callable[[], object]) -> None:
        try:
            act()
        except BaseException as problem:  # noqa: BLE001 (told in the main thread)
            self._problems.append(problem)
        finally:
            connections.close_all()


def change_all(number: int) -> None:
    mine = book(DatabaseTable(ACCOUNT))
    with mine.together():
        for kept in mine.all(Mark):
            mine.change(kept, Mark(name=str(number), on=kept.record.on))


def count_up() -> None:
    mine = book(DatabaseTable(ACCOUNT))
    with mine.together():
        times = (mine.record(Opened) or Opened(on=DAY, times=0)).times
        mine.put(Opened(on=DAY, times=times + 1))


def test_readers_and_writers_in_threads_meet_only_whole_states(home: Path) -> None:
    del home
    table = database_table()
    for place in range(MARKS):
        book(table).add(mark("0", place))
    done = threading.Event()

    def write() -> None:
        for number in range(ROUNDS):
            change_all(number)
        done.set()

    def count() -> None:
        for _ in range(ROUNDS):
            count_up()

    def read() -> None:
        while not done.is_set():
            found = names(book(DatabaseTable(ACCOUNT)))
            assert len(found) == MARKS
            assert len(set(found)) == 1

    Threads(write, read, read, count, count).run()
    book(table).check()
    assert book(table).record(Opened) == Opened(on=DAY, times=2 * ROUNDS)
