"""One file that holds a whole vault: it comes back as it went in, or is refused in one sentence."""

import hashlib
import struct
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms import vault
from goodterms.vault import Archive, BadVault, BrokenVault, Entry, Index, NewerVault, Row, archive, pack, unpack
from tests.vault.cast import CHEAP, PASSPHRASE, ROBIN, flipped

rows = st.lists(
    st.builds(Row, st.binary(min_size=16, max_size=16), st.integers(0, 2**63 - 1), st.binary(max_size=300)),
    max_size=8,
    unique_by=lambda row: row.id,
)
ID = bytes(16)
SMALL = pack(ROBIN, b"a header", [Row(ID, 1, b"one body"), Row(ID[:15] + b"!", 7, b"")])


def resummed(whole: bytes) -> bytes:
    """Do what an attacker would: put the right sum behind a file that was changed."""
    return whole + hashlib.sha256(whole).digest()


@given(st.binary(min_size=16, max_size=16), st.binary(max_size=400), rows)
def test_a_vault_comes_out_of_its_file_as_it_went_in(account: bytes, header: bytes, kept: list[Row]) -> None:
    assert unpack(pack(account, header, kept)) == Archive(account, header, tuple(kept))


def test_what_is_packed_opens_elsewhere_with_passphrase_and_code() -> None:
    made = vault.create(ROBIN, PASSPHRASE, cost=CHEAP)
    sealer = vault.Sealer(made.data_key, ROBIN)
    note = sealer.seal(sealer.new_id(), 3, b"we agreed on Sundays")
    index_row = sealer.seal_index(Index({note.id: Entry(3, "term")}), 9)
    data = pack(ROBIN, made.header, [index_row, note])
    assert b"Sundays" not in data

    there = unpack(data)
    for key in (
        vault.open_with_passphrase(there.header, there.account, PASSPHRASE, least=CHEAP),
        vault.open_with_code(there.header, there.account, made.code, least=CHEAP),
    ):
        again = vault.Sealer(key, there.account)
        found = {row.id: row for row in there.rows}
        index = again.open_index(found.pop(again.index_id))
        index.check(found.values())
        assert [again.open(row, index[row.id]) for row in found.values()] == [b"we agreed on Sundays"]


def test_a_file_cut_short_anywhere_is_refused() -> None:
    for length in range(len(SMALL)):
        with pytest.raises(BrokenVault):
            unpack(SMALL[:length])


def test_a_file_cut_short_anywhere_is_refused_even_with_a_mended_sum() -> None:
    for length in range(len(SMALL) - 32):
        with pytest.raises((BrokenVault, NewerVault)):
            unpack(resummed(SMALL[:length]))


def test_a_file_altered_in_any_bit_is_refused() -> None:
    for bit in range(8 * len(SMALL)):
        with pytest.raises((BrokenVault, NewerVault)):
            unpack(flipped(SMALL, bit))


def test_a_file_altered_on_purpose_is_refused_or_found_by_the_seals() -> None:
    made = vault.create(ROBIN, PASSPHRASE, cost=CHEAP)
    sealer = vault.Sealer(made.data_key, ROBIN)
    index = Index({ID: Entry(1, "note")})
    whole = pack(ROBIN, made.header, [sealer.seal_index(index, 1), sealer.seal(ID, 1, b"true")])[:-32]
    for place in range(len(whole)):
        with pytest.raises(BadVault):
            open_all(unpack(resummed(flipped(whole, 8 * place + place % 8))), made.data_key)
    open_all(unpack(resummed(whole)), made.data_key)


def open_all(there: Archive, data_key: bytes) -> None:
    """Open everything in an archive, header included."""
    vault.open_with_passphrase(there.header, there.account, PASSPHRASE, least=CHEAP)
    sealer = vault.Sealer(data_key, there.account)
    index_row, *others = there.rows
    index = sealer.open_index(index_row)
    index.check(others)
    for row in others:
        sealer.open(row, index[row.id])


def test_something_behind_the_last_row_is_refused() -> None:
    for more in (b"\x00", b"more", SMALL):
        with pytest.raises(BrokenVault):
            unpack(resummed(SMALL[:-32] + more))
        with pytest.raises(BrokenVault):
            unpack(SMALL + more)


def test_a_row_that_stands_twice_is_refused() -> None:
    with pytest.raises(BrokenVault):
        unpack(pack(ROBIN, b"", [Row(ID, 1, b"a"), Row(ID, 2, b"b")]))


def test_a_version_that_no_database_holds_is_refused() -> None:
    whole = pack(ROBIN, b"", [Row(ID, 5, b"a")])[:-32]
    with pytest.raises(BrokenVault):
        unpack(resummed(whole.replace(struct.pack(">Q", 5), struct.pack(">Q", 2**63))))


@pytest.mark.parametrize("count", [1, 1_000_001, 2**32 - 1])
def test_a_count_of_rows_that_are_not_there_takes_no_memory(count: int) -> None:
    front = struct.pack(">8sB16sH", b"GTARCHIV", 1, ROBIN, 0)
    data = resummed(front + struct.pack(">I", count))
    tracemalloc.start()
    with pytest.raises(BrokenVault):
        unpack(data)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 100_000


def test_a_body_longer_than_the_file_is_refused() -> None:
    front = struct.pack(">8sB16sHI", b"GTARCHIV", 1, ROBIN, 0, 1)
    for length in (2, 33, 2**32 - 1):
        with pytest.raises(BrokenVault):
            unpack(resummed(front + struct.pack(">16sQI", ID, 1, length) + b"1"))


@pytest.mark.parametrize("version", [2, 255])
def test_a_file_of_a_newer_program_asks_for_a_newer_program(version: int) -> None:
    with pytest.raises(NewerVault, match="update Good Terms"):
        unpack(b"GTARCHIV" + bytes([version]) + b"laid out differently")


@pytest.mark.parametrize("data", [b"", b"GTARCHIV", b"PK\x03\x04 a zip file", b"SQLite format 3\x00" + bytes(100)])
def test_another_kind_of_file_is_named_as_such(data: bytes) -> None:
    with pytest.raises(BrokenVault, match="no copy made by Good Terms"):
        unpack(data)


@given(st.binary(max_size=300))
def test_random_bytes_never_crash(data: bytes) -> None:
    for tried in (data, SMALL[:9] + data, resummed(SMALL[:25] + data), resummed(SMALL[:-32] + data)):
        try:
            unpack(tried)
        except BadVault:
            continue
        assert tried == SMALL or unpack(tried).account == ROBIN


def test_a_vault_too_large_for_a_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", len(SMALL))
    assert pack(ROBIN, b"a header", [Row(ID, 1, b"one body"), Row(ID[:15] + b"!", 7, b"")]) == SMALL
    assert unpack(SMALL).account == ROBIN
    with pytest.raises(BadVault, match="too large"):
        pack(ROBIN, b"a header!", [Row(ID, 1, b"one body"), Row(ID[:15] + b"!", 7, b"")])
    monkeypatch.setattr(archive, "MOST_BYTES", len(SMALL) - 1)
    with pytest.raises(BrokenVault):
        unpack(SMALL)


@pytest.mark.parametrize(("account", "row"), [(b"short", Row(ID, 1, b"")), (ROBIN, Row(b"short", 1, b""))])
def test_only_whole_ids_are_packed(account: bytes, row: Row) -> None:
    with pytest.raises(ValueError, match="An account has 16 bytes"):
        pack(account, b"", [row])
