"""What is sealed to a public key opens with the private one, and with nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.vault import BrokenVault, KeyPair, new_pair, open_box, pair_of, seal_to
from goodterms.vault.primitives import LEAST_PADDED, SEAL_BYTES
from goodterms.vault.sealed_box import FRONT_BYTES

ALEX, KIM = new_pair(), new_pair()
LOW_ORDER = (
    bytes(32),
    (1).to_bytes(32, "little"),
    bytes.fromhex("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"),
)


@given(st.binary(max_size=5000), st.lists(st.binary(max_size=40), max_size=3))
def test_whoever_has_the_private_key_reads_it(body: bytes, bound: list[bytes]) -> None:
    assert open_box(ALEX, seal_to(ALEX.public, body, *bound), *bound) == body


@given(st.binary(max_size=200), st.integers(min_value=0), st.integers(1, 255))
def test_a_changed_byte_anywhere_is_noticed(body: bytes, at: int, by: int) -> None:
    box = bytearray(seal_to(ALEX.public, body, b"here"))
    box[at % len(box)] ^= by
    with pytest.raises(BrokenVault):
        open_box(ALEX, bytes(box), b"here")


@given(st.integers(min_value=0))
def test_a_part_of_it_is_noticed(length: int) -> None:
    box = seal_to(ALEX.public, b"not after nine")
    with pytest.raises(BrokenVault):
        open_box(ALEX, box[: length % len(box)])


def test_nobody_else_reads_it_and_it_fits_no_other_place() -> None:
    box = seal_to(ALEX.public, b"not after nine", b"a secret of two", b"to the owner")
    wrong = ((KIM, (b"a secret of two", b"to the owner")), (ALEX, (b"another secret", b"to the owner")))
    for pair, bound in (
        *wrong,
        (ALEX, (b"a secret of two", b"to the guest")),
        (ALEX, (b"a secret of two",)),
        (ALEX, ()),
    ):
        with pytest.raises(BrokenVault):
            open_box(pair, box, *bound)


def test_the_public_key_alone_opens_nothing() -> None:
    with pytest.raises(BrokenVault):
        open_box(KeyPair(ALEX.public, KIM.private), seal_to(ALEX.public, b"x"))


@given(st.binary(max_size=LEAST_PADDED - 4))
def test_short_bodies_look_alike(body: bytes) -> None:
    assert len(seal_to(ALEX.public, body)) == FRONT_BYTES + SEAL_BYTES + LEAST_PADDED


def test_two_boxes_of_one_body_have_nothing_in_common() -> None:
    one, other = seal_to(ALEX.public, b"x"), seal_to(ALEX.public, b"x")
    assert one[1:FRONT_BYTES] != other[1:FRONT_BYTES]
    assert one[FRONT_BYTES:] != other[FRONT_BYTES:]


@pytest.mark.parametrize("public", LOW_ORDER)
def test_a_key_that_shares_the_same_with_everybody_is_refused(public: bytes) -> None:
    with pytest.raises(ValueError, match="no public key"):
        seal_to(public, b"x")
    box = seal_to(ALEX.public, b"x")
    with pytest.raises(BrokenVault):
        open_box(ALEX, box[:1] + public + box[FRONT_BYTES:])


def test_a_newer_box_is_not_taken_for_this_one() -> None:
    box = seal_to(ALEX.public, b"x")
    with pytest.raises(BrokenVault):
        open_box(ALEX, b"\x02" + box[1:])


def test_a_private_key_names_its_public_one_and_is_never_shown() -> None:
    assert pair_of(ALEX.private) == ALEX
    assert ALEX.private.hex() not in repr(ALEX)
    assert repr(ALEX.private) not in repr(ALEX)
