"""A header that was changed in any way opens nothing, asks for nothing absurd, and never ends in a crash."""

import struct
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms import vault
from goodterms.vault import MOST, BadVault, BrokenVault, NewerVault, keys
from goodterms.vault.keys import HEADER_BYTES
from goodterms.vault.primitives import joined, seal, subkey
from tests.vault.cast import CHEAP, KIM, PASSPHRASE, ROBIN, flipped, with_mended_sum

Opened = Callable[[bytes], bytes]
VERSION_AT = 8
MEMORY_AT, PASSES_AT, LANES_AT = 9, 13, 17
PASSPHRASE_WRAP = slice(53, 113)
CODE_WRAP = slice(113, 173)
CHECK = slice(173, 205)

MADE = vault.create(ROBIN, PASSPHRASE, cost=CHEAP)
WAYS: dict[str, Opened] = {
    "passphrase": lambda header: vault.open_with_passphrase(header, ROBIN, PASSPHRASE, least=CHEAP),
    "code": lambda header: vault.open_with_code(header, ROBIN, MADE.code, least=CHEAP),
}
each_way = pytest.mark.parametrize("opened", WAYS.values(), ids=WAYS)


def with_number(place: int, number: int) -> bytes:
    """Write another number into the header's front, with a right sum behind."""
    changed = MADE.header[:place] + struct.pack(">I", number) + MADE.header[place + 4 :]
    return with_mended_sum(changed, ROBIN)


@each_way
def test_the_layout_is_the_one_that_security_md_shows(opened: Opened) -> None:
    assert HEADER_BYTES == len(MADE.header) == 213
    assert MADE.header[:VERSION_AT] == b"GTHEADER"
    assert struct.unpack(">BIII", MADE.header[VERSION_AT:21]) == (1, 8, 1, 1)
    assert with_mended_sum(MADE.header, ROBIN) == MADE.header
    assert opened(MADE.header) == MADE.data_key


@each_way
def test_any_bit_flipped_is_refused(opened: Opened) -> None:
    for bit in range(8 * HEADER_BYTES):
        with pytest.raises((BrokenVault, NewerVault)):
            opened(flipped(MADE.header, bit))


@each_way
def test_any_bit_flipped_with_a_mended_sum_is_refused_too(opened: Opened) -> None:
    much_memory = {8 * MEMORY_AT + 8 + bit for bit in range(8)}  # of its second byte, 64 MiB to 8 GiB: long to try
    for bit in set(range(8 * (HEADER_BYTES - 8))) - much_memory:
        with pytest.raises(BadVault):
            opened(with_mended_sum(flipped(MADE.header, bit), ROBIN))


def test_damage_is_not_taken_for_a_wrong_passphrase() -> None:
    for bit in range(0, 8 * HEADER_BYTES, 5):
        if bit // 8 != VERSION_AT:
            with pytest.raises(BrokenVault):
                WAYS["passphrase"](flipped(MADE.header, bit))


@each_way
def test_a_header_cut_short_or_made_longer_is_refused(opened: Opened) -> None:
    for length in range(HEADER_BYTES):
        with pytest.raises(BrokenVault):
            opened(MADE.header[:length])
    for more in (b"\x00", MADE.header):
        with pytest.raises(BrokenVault):
            opened(MADE.header + more)


@each_way
@pytest.mark.parametrize("version", [2, 3, 128, 255])
def test_a_newer_version_asks_for_a_newer_program(opened: Opened, version: int) -> None:
    newer = MADE.header[:VERSION_AT] + bytes([version])
    for header in (newer + MADE.header[VERSION_AT + 1 :], newer + b"laid out differently"):
        with pytest.raises(NewerVault, match="update Good Terms"):
            opened(header)


@each_way
def test_a_version_that_never_was_is_refused(opened: Opened) -> None:
    changed = MADE.header[:VERSION_AT] + b"\x00" + MADE.header[VERSION_AT + 1 :]
    with pytest.raises(BrokenVault):
        opened(with_mended_sum(changed, ROBIN))


@each_way
@pytest.mark.parametrize(
    ("place", "number"),
    [
        (MEMORY_AT, MOST.memory_kib + 1),
        (MEMORY_AT, 2**32 - 1),
        (PASSES_AT, MOST.passes + 1),
        (PASSES_AT, 2**32 - 1),
    ],
)
def test_an_absurd_cost_is_refused_before_it_is_tried(
    opened: Opened, place: int, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tried(*_: object, **__: object) -> bytes:
        raise AssertionError("Argon2id was started.")

    monkeypatch.setattr(keys, "argon2id", tried)
    with pytest.raises(BrokenVault, match="more than Good Terms ever uses"):
        opened(with_number(place, number))


@each_way
@pytest.mark.parametrize(
    ("place", "number"), [(MEMORY_AT, 0), (MEMORY_AT, 7), (PASSES_AT, 0), (LANES_AT, 0), (LANES_AT, 2**32 - 1)]
)
def test_a_cost_that_cannot_be_is_refused(opened: Opened, place: int, number: int) -> None:
    with pytest.raises(BrokenVault, match="makes no sense"):
        opened(with_number(place, number))


@each_way
@pytest.mark.parametrize(("place", "number"), [(MEMORY_AT, 16), (PASSES_AT, 2)])
def test_another_cost_within_the_bounds_opens_nothing(opened: Opened, place: int, number: int) -> None:
    with pytest.raises(BadVault):
        opened(with_number(place, number))


@each_way
def test_the_front_and_wraps_of_two_headers_do_not_mix(opened: Opened) -> None:
    other = vault.rewrap(ROBIN, MADE.data_key, PASSPHRASE, cost=CHEAP).header
    for part in (slice(0, 53), PASSPHRASE_WRAP, CODE_WRAP, CHECK):
        mixed = MADE.header[: part.start] + other[part] + MADE.header[part.stop :]
        with pytest.raises(BadVault):
            opened(with_mended_sum(mixed, ROBIN))


def test_the_two_wraps_cannot_stand_in_for_each_other() -> None:
    header = MADE.header
    swapped = header[:53] + header[CODE_WRAP] + header[PASSPHRASE_WRAP] + header[173:]
    for opened in WAYS.values():
        with pytest.raises(BadVault):
            opened(with_mended_sum(swapped, ROBIN))


def test_a_header_carried_to_another_account_with_a_mended_sum_opens_nothing() -> None:
    moved = with_mended_sum(MADE.header, KIM)
    with pytest.raises(vault.WrongPassphrase):
        vault.open_with_passphrase(moved, KIM, PASSPHRASE, least=CHEAP)
    with pytest.raises(vault.WrongCode):
        vault.open_with_code(moved, KIM, MADE.code, least=CHEAP)


def test_a_wrap_of_another_key_by_someone_who_knows_the_code_does_not_pass_the_check() -> None:
    """Whoever had the code once could wrap a key of their own choice; the check, made with the data key, differs."""
    code = vault.recovery_code.read(MADE.code)
    key = subkey(code, "code wraps the data key", ROBIN, salt=MADE.header[37:53])
    planted = seal(key, vault.new_data_key(), joined(ROBIN, MADE.header[:53]))
    header = with_mended_sum(MADE.header[:113] + planted + MADE.header[173:], ROBIN)
    for opened in WAYS.values():
        with pytest.raises(BrokenVault, match="has been changed"):
            opened(header)


@each_way
@given(data=st.binary(max_size=300))
def test_random_bytes_are_no_header(opened: Opened, data: bytes) -> None:
    for header in (data, MADE.header[:VERSION_AT] + data, MADE.header[:21] + data):
        with pytest.raises((BrokenVault, NewerVault)):
            opened(header)


@pytest.mark.parametrize("account", [b"", ROBIN[:15], ROBIN + b"!"])
def test_an_account_of_the_wrong_length_opens_nothing(account: bytes) -> None:
    with pytest.raises(BrokenVault):
        vault.open_with_passphrase(MADE.header, account, PASSPHRASE, least=CHEAP)
