"""What somebody does who can write into the file, but has no key: it is noticed, and said in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from goodterms.vault import BrokenVault, NewerVault, Row, Sealer, new_data_key
from goodterms.web.database import DatabaseTable, prepare
from goodterms.web.records import Mark, Preferences
from goodterms.web.store import resealed
from tests.web.books import ACCOUNT, KEY, book, mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from goodterms.web.store import Table


def spoil(table: Table, change: Callable[[list[Row]], Iterable[Row]]) -> None:
    rows = table.every()
    with table.writing():
        table.drop([row.id for row in rows])
        table.write(list(change(rows)))


def body_of(table: Table, name: str) -> Row:
    """Find the row of a mark."""
    kept = next(kept for kept in book(table).all(Mark) if kept.record.name == name)
    return next(row for row in table.every() if row.id == kept.id)


def test_a_row_put_back_to_an_older_state_is_noticed(table: Table) -> None:
    kept = book(table).add(mark("met"))
    old = body_of(table, "met")
    book(table).change(kept, mark("breakup"))
    spoil(table, lambda rows: [row for row in rows if row.id != old.id] + [old])
    for act in (book(table).check, lambda: book(table).all(Mark), book(table).everything):
        with pytest.raises(BrokenVault):
            act()


def test_a_row_put_back_under_the_version_of_today_is_noticed(table: Table) -> None:
    kept = book(table).add(mark("met"))
    old = body_of(table, "met")
    book(table).change(kept, mark("breakup"))
    spoil(table, lambda rows: [row for row in rows if row.id != old.id] + [Row(old.id, 2, old.body)])
    with pytest.raises(BrokenVault):
        book(table).all(Mark)


def test_the_index_put_back_alone_is_noticed(table: Table) -> None:
    book(table).add(mark("met"))
    index_id = Sealer(KEY, ACCOUNT).index_id
    old = next(row for row in table.every() if row.id == index_id)
    book(table).change(book(table).all(Mark)[0], mark("breakup"))
    spoil(table, lambda rows: [row for row in rows if row.id != index_id] + [old])
    with pytest.raises(BrokenVault):
        book(table).all(Mark)


def test_two_swapped_rows_are_noticed(table: Table) -> None:
    book(table).add(mark("met"))
    book(table).add(mark("offer"))
    one, other = body_of(table, "met"), body_of(table, "offer")
    swapped = [Row(one.id, one.version, other.body), Row(other.id, other.version, one.body)]
    spoil(table, lambda rows: [row for row in rows if row.id not in {one.id, other.id}] + swapped)
    with pytest.raises(BrokenVault):
        book(table).all(Mark)


def test_a_row_taken_out_is_noticed(table: Table) -> None:
    book(table).add(mark("met"))
    gone = body_of(table, "met")
    spoil(table, lambda rows: [row for row in rows if row.id != gone.id])
    for act in (book(table).check, lambda: book(table).all(Mark)):
        with pytest.raises(BrokenVault):
            act()


def test_a_row_slipped_in_is_noticed_by_the_check(table: Table) -> None:
    book(table).add(mark("met"))
    slipped = Sealer(KEY, ACCOUNT).seal(bytes(16), 1, b"")
    spoil(table, lambda rows: [*rows, slipped])
    with pytest.raises(BrokenVault):
        book(table).check()


def test_without_its_index_nothing_is_read_or_written(table: Table) -> None:
    book(table).add(mark("met"))
    index_id = Sealer(KEY, ACCOUNT).index_id
    spoil(table, lambda rows: [row for row in rows if row.id != index_id])
    left = table.every()
    acts: list[Callable[[], object]] = [
        lambda: book(table).all(Mark),
        lambda: book(table).add(mark("offer")),
        lambda: book(table).put(Preferences()),
        book(table).check,
        lambda: resealed(table, ACCOUNT, KEY, new_data_key()),
    ]
    for act in acts:
        with pytest.raises(BrokenVault):
            act()
    assert table.every() == left


def test_a_kept_vault_emptied_of_all_its_rows_is_noticed(home: Path) -> None:
    del home
    prepare()
    with pytest.raises(BrokenVault):
        book(DatabaseTable(ACCOUNT)).record(Preferences)


def test_a_record_of_a_newer_program_is_said_to_be_one(table: Table) -> None:
    sealer = Sealer(KEY, ACCOUNT)
    kept = book(table).add(mark("met"))
    spoil(table, lambda rows: [*(row for row in rows if row.id != kept.id), sealer.seal(kept.id, 1, b"\x81\xa1x\x01")])
    with pytest.raises(NewerVault):
        book(table).all(Mark)


@pytest.mark.parametrize("more", [{"mood": "low"}, {"mood": None}])
def test_what_a_newer_program_says_beside_what_is_known_is_not_dropped_by_the_next_change(
    table: Table, more: dict[str, object]
) -> None:
    sealer = Sealer(KEY, ACCOUNT)
    kept = book(table).add(Preferences(idle_minutes=5))
    newer = sealer.seal(kept.id, 1, msgspec.msgpack.encode(msgspec.to_builtins(kept.record) | more))
    spoil(table, lambda rows: [*(row for row in rows if row.id != kept.id), newer])
    with pytest.raises(NewerVault):
        book(table).put(Preferences(idle_minutes=10))
    assert newer in table.every()


def test_what_an_older_program_did_not_say_yet_is_filled_in(table: Table) -> None:
    sealer = Sealer(KEY, ACCOUNT)
    kept = book(table).add(Preferences())
    older = sealer.seal(kept.id, 1, msgspec.msgpack.encode({"idle_minutes": 5}))
    spoil(table, lambda rows: [*(row for row in rows if row.id != kept.id), older])
    assert book(table).record(Preferences) == Preferences(idle_minutes=5)
