"""The one bridge to the sealed table: what is written is whole, and what is read is what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from goodterms.companion.noes import MendedSlip, ToldNo
from goodterms.web.records import KeptNo, Mark, Preferences, Record
from goodterms.web.store import Book, Changed, Table
from tests.web import examples
from tests.web.books import book, mark, names

if TYPE_CHECKING:
    from collections.abc import Callable


def test_every_kind_comes_back_as_it_was_in_the_order_of_writing(table: Table) -> None:
    for record in examples.records():
        book(table).add(record)
    assert tuple(book(table).everything()) == examples.records()
    book(table).check()
    told = [kept.record for kept in book(table).all(KeptNo)]
    assert told == [record for record in examples.records() if isinstance(record, KeptNo)]


def test_a_changed_record_keeps_its_place(table: Table) -> None:
    for name in ("met", "breakup", "offer"):
        book(table).add(mark(name))
    book(table).change(book(table).all(Mark)[0], mark("answer"))
    assert names(book(table)) == ["answer", "breakup", "offer"]


def test_of_a_single_kind_the_last_word_counts(table: Table) -> None:
    book(table).put(Preferences(country="DE"))
    book(table).put(Preferences(country="FR"))
    assert [kept.record.country for kept in book(table).all(Preferences)] == ["FR"]


def test_of_two_books_at_once_the_second_change_is_refused(table: Table) -> None:
    book(table).add(mark("met"))
    one, other = book(table), book(table)
    mine, theirs = one.all(Mark)[0], other.all(Mark)[0]
    one.change(mine, mark("breakup"))
    with pytest.raises(Changed):
        other.change(theirs, mark("offer"))
    with pytest.raises(Changed):
        other.drop(theirs)
    assert names(book(table)) == ["breakup"]


def test_what_another_book_dropped_cannot_be_changed_any_more(table: Table) -> None:
    kept = book(table).add(mark("met"))
    book(table).drop(kept)
    for act in (lambda: book(table).change(kept, mark("offer")), lambda: book(table).drop(kept)):
        with pytest.raises(Changed):
            act()
    assert names(book(table)) == []
    book(table).check()


def test_a_told_no_is_never_changed_or_dropped(table: Table) -> None:
    kept = book(table).add(KeptNo(entry=ToldNo("hurt_by_them", examples.WHEN)))
    other = KeptNo(entry=MendedSlip("hurt_by_them", examples.WHEN))
    acts: list[Callable[[], object]] = [
        lambda: book(table).change(kept, other),
        lambda: book(table).drop(kept),
        lambda: book(table).put(other),
        lambda: book(table).clear(KeptNo),
    ]
    for act in acts:
        with pytest.raises(TypeError, match="never changed"):
            act()
    assert [found.record for found in book(table).all(KeptNo)] == [kept.record]


def write_half(failing: Book) -> None:
    with failing.together():
        failing.add(mark("breakup"))
        failing.drop(failing.all(Mark)[0])
        with failing.together():
            failing.put(Preferences(country="DE"))
        raise ZeroDivisionError


def test_a_block_is_written_whole_or_not_at_all(table: Table) -> None:
    book(table).add(mark("met"))
    failing = book(table)
    with pytest.raises(ZeroDivisionError):
        write_half(failing)
    assert names(failing) == ["met"]
    assert names(book(table)) == ["met"]
    assert book(table).record(Preferences) is None
    book(table).check()


def test_a_block_reads_what_it_has_written_itself(table: Table) -> None:
    writing = book(table)
    with writing.together():
        first = writing.add(mark("met"))
        writing.add(mark("breakup"))
        writing.change(first, mark("offer"))
        assert names(writing) == ["offer", "breakup"]
        assert writing.count(Mark) == 2
        writing.clear(Mark)
        assert names(writing) == []
        writing.add(mark("answer"))
    assert names(book(table)) == ["answer"]
    book(table).check()


def test_a_kind_is_cleared_and_nothing_else(table: Table) -> None:
    for record in (mark("met"), Preferences(), mark("offer")):
        book(table).add(record)
    book(table).clear(Mark)
    assert book(table).everything() == [Preferences()]
    book(table).check()


def test_a_kind_without_a_name_is_no_kind() -> None:
    assert all(kind.kind and kind.kind not in {"", "record"} for kind in Record.__subclasses__())
    assert len({kind.kind for kind in Record.__subclasses__()}) == len(Record.__subclasses__())
