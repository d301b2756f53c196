"""Records and their index: nothing is read, swapped, dropped, added or put back alone unnoticed."""

from dataclasses import FrozenInstanceError, replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms import vault
from goodterms.vault import BrokenVault, Entry, Index, Row, Sealer
from goodterms.vault.primitives import LEAST_PADDED, SEAL_BYTES, pad, seal, subkey
from tests.vault.cast import KIM, ROBIN, flipped

KEY = bytes(range(32))
SEALER = Sealer(KEY, ROBIN)
FIRST, SECOND, THIRD = (bytes([number]) * 16 for number in (1, 2, 3))
LONGEST = 2**63 - 1

entries = st.builds(Entry, st.integers(0, LONGEST), st.text(max_size=20))
indexes = st.dictionaries(st.binary(min_size=16, max_size=16), entries, max_size=30).map(Index)


def two_notes() -> tuple[Index, Row, Row]:
    index = Index({FIRST: Entry(1, "note"), SECOND: Entry(1, "note")})
    return index, SEALER.seal(FIRST, 1, b"the first"), SEALER.seal(SECOND, 1, b"the second")


@given(st.binary(min_size=16, max_size=16), st.integers(0, LONGEST), st.binary(max_size=3000))
def test_a_record_opens_as_it_was_sealed(record_id: bytes, version: int, body: bytes) -> None:
    row = SEALER.seal(record_id, version, body)
    assert (row.id, row.version) == (record_id, version)
    assert SEALER.open(row, Entry(version, "any")) == body


def test_nothing_of_a_record_can_be_read_in_its_row() -> None:
    body = b"I still hope that Alex comes back."
    row = SEALER.seal(FIRST, 1, body)
    assert all(body[start : start + 4] not in row.body for start in range(len(body) - 3))
    assert SEALER.seal(FIRST, 1, body).body != row.body


def test_records_of_a_usual_length_all_look_alike() -> None:
    sizes = {len(SEALER.seal(FIRST, 1, bytes(length)).body) for length in range(LEAST_PADDED - 3)}
    assert sizes == {LEAST_PADDED + SEAL_BYTES}


@given(st.integers(0, 10**6))
def test_padding_adds_a_sixteenth_at_most_to_long_records(length: int) -> None:
    sealed = len(SEALER.seal(FIRST, 1, bytes(length)).body)
    assert sealed <= max(LEAST_PADDED, (length + 4) * 17 / 16) + SEAL_BYTES


def test_a_row_altered_in_any_bit_is_refused() -> None:
    row = SEALER.seal(FIRST, 1, b"as it was")
    for bit in range(8 * len(row.body)):
        with pytest.raises(BrokenVault):
            SEALER.open(replace(row, body=flipped(row.body, bit)), Entry(1, "note"))


def test_a_row_cut_short_or_made_longer_is_refused() -> None:
    row = SEALER.seal(FIRST, 1, b"as it was")
    for body in (*(row.body[:length] for length in range(len(row.body))), row.body + b"\x00"):
        with pytest.raises(BrokenVault):
            SEALER.open(replace(row, body=body), Entry(1, "note"))


def test_rows_that_changed_places_are_refused() -> None:
    index, first, second = two_notes()
    for row in (replace(first, body=second.body), replace(second, body=first.body)):
        with pytest.raises(BrokenVault):
            SEALER.open(row, index[row.id])


def test_a_row_put_back_to_an_older_version_is_refused() -> None:
    old = SEALER.seal(FIRST, 1, b"they said no")
    index = Index({FIRST: Entry(2, "answer")})
    for row in (old, replace(old, version=2)):
        with pytest.raises(BrokenVault):
            SEALER.open(row, index[FIRST])
    with pytest.raises(BrokenVault, match="1 are from another time"):
        index.check([old])


def test_a_missing_row_is_noticed() -> None:
    index, first, _ = two_notes()
    with pytest.raises(BrokenVault, match="1 records are missing"):
        index.check([first])


def test_an_added_row_is_noticed() -> None:
    index, first, second = two_notes()
    for added in (SEALER.seal(THIRD, 1, b"never written"), Row(THIRD, 1, b"noise")):
        with pytest.raises(BrokenVault, match="1 do not belong to it"):
            index.check([first, added, second])


def test_a_row_that_stands_twice_is_noticed() -> None:
    index, first, second = two_notes()
    with pytest.raises(BrokenVault, match="twice"):
        index.check([first, second, first])


def test_a_whole_vault_is_whole_in_any_order() -> None:
    index, first, second = two_notes()
    index.check([first, second])
    index.check([second, first])
    Index().check([])


def test_a_row_of_another_account_is_refused() -> None:
    row = Sealer(KEY, KIM).seal(FIRST, 1, b"from elsewhere")
    with pytest.raises(BrokenVault):
        SEALER.open(row, Entry(1, "note"))


def test_a_row_under_another_key_is_refused() -> None:
    row = Sealer(vault.new_data_key(), ROBIN).seal(FIRST, 1, b"from elsewhere")
    with pytest.raises(BrokenVault):
        SEALER.open(row, Entry(1, "note"))


def test_an_index_of_an_older_time_does_not_fit_newer_rows() -> None:
    old_index, first, second = two_notes()
    stored = SEALER.seal_index(old_index, 1)
    changed = SEALER.seal(FIRST, 2, b"the first, changed")
    added = SEALER.seal(THIRD, 1, b"the third")
    put_back = SEALER.open_index(stored)
    for rows in ([changed, second], [first, second, added], [first]):
        with pytest.raises(BrokenVault, match="not whole"):
            put_back.check(rows)
    with pytest.raises(BrokenVault):
        SEALER.open(changed, put_back[FIRST])


def test_an_older_index_cannot_pass_for_a_newer_version() -> None:
    old = SEALER.seal_index(two_notes()[0], 1)
    with pytest.raises(BrokenVault):
        SEALER.open_index(replace(old, version=2))


def test_an_index_altered_in_any_byte_is_refused() -> None:
    row = SEALER.seal_index(two_notes()[0], 1)
    for place in range(len(row.body)):
        with pytest.raises(BrokenVault):
            SEALER.open_index(replace(row, body=flipped(row.body, 8 * place)))


def test_a_record_cannot_pass_for_the_index_nor_the_index_for_a_record() -> None:
    record = SEALER.seal(FIRST, 1, b"\x94\xc4\x00\x90\x90\x90")
    index_row = SEALER.seal_index(Index(), 1)
    with pytest.raises(BrokenVault, match="belongs elsewhere"):
        SEALER.open_index(record)
    with pytest.raises(BrokenVault, match="damaged"):
        SEALER.open_index(replace(record, id=SEALER.index_id))
    for row in (index_row, replace(index_row, id=FIRST)):
        with pytest.raises(BrokenVault):
            SEALER.open(row, Entry(1, "note"))
    with pytest.raises(ValueError, match="the index’s own"):
        SEALER.seal(SEALER.index_id, 1, b"")


def test_the_index_row_is_sealed_like_any_other_row() -> None:
    index_row, record = SEALER.seal_index(two_notes()[0], 1), SEALER.seal(SEALER.new_id(), 1, b"")
    assert len(index_row.id) == len(record.id) == 16
    assert len(index_row.body) == len(record.body)
    assert b"note" not in index_row.body


def test_the_index_id_belongs_to_key_and_account() -> None:
    ids = {SEALER.index_id, Sealer(KEY, KIM).index_id, Sealer(vault.new_data_key(), ROBIN).index_id}
    assert len(ids) == 3
    assert Sealer(KEY, ROBIN).index_id == SEALER.index_id


@given(indexes, st.integers(0, LONGEST))
def test_an_index_opens_as_it_was_sealed_in_its_order(index: Index, version: int) -> None:
    opened = SEALER.open_index(SEALER.seal_index(index, version))
    assert opened == index
    assert list(opened) == list(index)


def test_an_index_of_two_thousand_records_stays_small() -> None:
    index = Index({SEALER.new_id(): Entry(number % 200, f"kind {number % 20}") for number in range(2000)})
    row = SEALER.seal_index(index, 1)
    assert SEALER.open_index(row) == index
    assert len(row.body) < 2000 * 22


@pytest.mark.parametrize(
    "nonsense",
    [
        b"",
        b"\xc1",
        msgspec.msgpack.encode({}),
        msgspec.msgpack.encode([b"", [], [], [], 1]),
        msgspec.msgpack.encode([FIRST, [1], [1], ["note"]]),
        msgspec.msgpack.encode([FIRST, [1, 2], [0, 0], ["note"]]),
        msgspec.msgpack.encode([FIRST, ["1"], [0], ["note"]]),
        msgspec.msgpack.encode([FIRST + SECOND, [1], [0], ["note"]]),
    ],
)
def test_an_index_that_makes_no_sense_is_refused_even_when_sealed_rightly(nonsense: bytes) -> None:
    key = subkey(KEY, "index", ROBIN, SEALER.index_id)
    plain = SEALER.seal_index(Index(), 1)
    bound = SEALER._bound(SEALER.index_id, 1)
    assert SEALER.open_index(replace(plain, body=seal(key, pad(b"\x94\xc4\x00\x90\x90\x90"), bound))) == Index()
    with pytest.raises(BrokenVault, match="makes no sense"):
        SEALER.open_index(replace(plain, body=seal(key, pad(nonsense), bound)))


@given(st.binary(max_size=40), st.integers(-(2**70), 2**70), st.binary(max_size=2000))
def test_random_rows_are_refused_without_a_crash(record_id: bytes, version: int, body: bytes) -> None:
    row = Row(record_id, version, body)
    with pytest.raises(BrokenVault):
        SEALER.open(row, Entry(version, "note"))
    with pytest.raises(BrokenVault):
        SEALER.open_index(replace(row, id=SEALER.index_id))


@pytest.mark.parametrize(("record_id", "version"), [(b"short", 1), (FIRST, -1), (FIRST, 2**63)])
def test_what_no_database_could_hold_is_not_sealed(record_id: bytes, version: int) -> None:
    with pytest.raises(ValueError, match="16 bytes and a version"):
        SEALER.seal(record_id, version, b"")


@pytest.mark.parametrize(("key", "account"), [(b"short", ROBIN), (KEY, b"short")])
def test_a_sealer_needs_a_whole_key_and_account(key: bytes, account: bytes) -> None:
    with pytest.raises(ValueError, match="A data key has 32 bytes and an account 16"):
        Sealer(key, account)


def test_an_index_changes_only_by_making_a_new_one() -> None:
    empty = Index()
    one = empty.with_entry(FIRST, Entry(1, "note"))
    two = one.with_entry(SECOND, Entry(1, "event"))
    changed = two.with_entry(FIRST, Entry(2, "note"))
    assert (len(empty), len(one), len(two), len(changed)) == (0, 1, 2, 2)
    assert (two[FIRST], changed[FIRST]) == (Entry(1, "note"), Entry(2, "note"))
    assert list(changed) == [FIRST, SECOND]
    assert list(changed.without(FIRST)) == [SECOND]
    assert changed.labelled("note") == (FIRST,)
    assert two.labelled("nothing of the kind") == ()


def test_forgetting_what_is_not_listed_is_an_error() -> None:
    with pytest.raises(KeyError):
        Index().without(FIRST)


def test_an_index_keeps_no_hold_on_what_it_was_made_of() -> None:
    source = {FIRST: Entry(1, "note")}
    index = Index(source)
    source[SECOND] = Entry(1, "note")
    assert list(index) == [FIRST]


def test_rows_and_entries_are_frozen() -> None:
    row, entry = SEALER.seal(FIRST, 1, b""), Entry(1, "note")
    with pytest.raises(FrozenInstanceError):
        row.version = 2  # type: ignore[misc]  # that it cannot be is what is tried
    with pytest.raises(FrozenInstanceError):
        entry.label = "other"  # type: ignore[misc]  # that it cannot be is what is tried


def test_printing_shows_no_key_and_no_label() -> None:
    shown = repr(SEALER) + repr(two_notes()[0])
    assert KEY.hex() not in shown
    assert repr(KEY) not in shown
    assert "note" not in shown


def test_keys_for_other_uses_differ_by_use_account_and_key() -> None:
    made = {
        SEALER.key_for("message digests"),
        SEALER.key_for("reading"),
        Sealer(KEY, KIM).key_for("reading"),
        Sealer(bytes(32), ROBIN).key_for("reading"),
        KEY,
    }
    assert len(made) == 5
    assert SEALER.key_for("reading") == Sealer(KEY, ROBIN).key_for("reading")


def test_new_ids_are_new() -> None:
    assert len({SEALER.new_id() for _ in range(1000)}) == 1000
