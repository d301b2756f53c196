"""The primitives against published vectors, and the padding against its paper."""

import math

import numpy as np
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given
from hypothesis import strategies as st

from goodterms.vault import keyed_digests
from goodterms.vault.primitives import (
    KEY_BYTES,
    LEAST_PADDED,
    argon2id,
    authenticate,
    hkdf,
    joined,
    pad,
    padded_size,
    seal,
    subkey,
    unpad,
    unseal,
)

KEY = bytes(range(KEY_BYTES))


def test_the_library_gives_the_argon2id_vector_of_rfc_9106() -> None:
    """RFC 9106, section 5.3."""
    kdf = Argon2id(
        salt=b"\x02" * 16, length=32, iterations=3, lanes=4, memory_cost=32, ad=b"\x04" * 12, secret=b"\x03" * 8
    )
    tag = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
    assert kdf.derive(b"\x01" * 32).hex() == tag


def test_argon2id_hands_its_parameters_on_in_the_right_places() -> None:
    """A vector of the reference implementation (P-H-C/phc-winner-argon2, src/test.c): 64 MiB, 2 passes, 1 lane."""
    key = argon2id(b"password", b"somesalt", memory_kib=65536, passes=2, lanes=1)
    assert key.hex() == "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"


def test_hkdf_gives_the_first_vector_of_rfc_5869() -> None:
    """RFC 5869, appendix A.1; the RFC asks for 42 bytes, of which ours are the first 32."""
    made = hkdf(b"\x0b" * 22, bytes.fromhex("000102030405060708090a0b0c"), bytes.fromhex("f0f1f2f3f4f5f6f7f8f9"))
    assert made.hex() == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"


def test_unseal_opens_a_published_aes_256_gcm_vector() -> None:
    """Test case 16 of McGrew and Viega, The Galois/Counter Mode of Operation (GCM), as submitted to NIST."""
    key = bytes.fromhex("feffe9928665731c6d6a8f9467308308" * 2)
    nonce = bytes.fromhex("cafebabefacedbaddecaf888")
    bound = bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
    sealed = bytes.fromhex(
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
        "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
        "76fc6ece0f4e1768cddf8853bb2d551b"
    )
    plain = unseal(key, nonce + sealed, bound)
    assert plain is not None
    assert plain.hex() == (
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
    )


def test_authenticate_gives_the_second_vector_of_rfc_4231() -> None:
    code = authenticate(b"Jefe", b"what do ya want for nothing?")
    assert code.hex() == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"


def test_keyed_digests_are_the_first_eight_bytes_of_aes_256() -> None:
    """NIST AESAVS, appendices B and D: zero key; plain text all zeros, 80 00 ..., c0 00 ...; read little-endian."""
    blocks = ["dc95c078a2408989", "ddc6bf790c15760d", "0a6bdc6d4c1e6280"]
    ids = np.array([0, 0x80, 0xC0], dtype=np.uint64)
    expected = [int.from_bytes(bytes.fromhex(block), "little") for block in blocks]
    assert keyed_digests(bytes(KEY_BYTES), ids).tolist() == expected


@given(st.lists(st.integers(0, 2**64 - 1), max_size=50))
def test_keyed_digests_stand_in_the_order_of_their_ids(ids: list[int]) -> None:
    together = keyed_digests(KEY, np.array(ids, dtype=np.uint64))
    one_by_one = [keyed_digests(KEY, np.array([one], dtype=np.uint64))[0] for one in ids]
    assert together.dtype == np.uint64
    assert together.tolist() == one_by_one


def test_keyed_digests_do_not_collide_and_differ_with_the_key() -> None:
    ids = np.arange(100_000, dtype=np.uint64)
    mine = keyed_digests(KEY, ids)
    theirs = keyed_digests(bytes(KEY_BYTES), ids)
    assert len(np.unique(mine)) == len(ids)
    assert not np.isin(mine, theirs).any()


@given(st.binary(max_size=200), st.binary(max_size=50))
def test_what_was_sealed_opens_with_the_same_key_and_binding(plain: bytes, bound: bytes) -> None:
    sealed = seal(KEY, plain, bound)
    assert unseal(KEY, sealed, bound) == plain
    assert unseal(KEY, sealed, bound + b"!") is None
    assert unseal(bytes(KEY_BYTES), sealed, bound) is None
    assert seal(KEY, plain, bound) != sealed


@given(st.binary(max_size=100))
def test_random_bytes_never_open(data: bytes) -> None:
    assert unseal(KEY, data, b"") is None


def test_keys_differ_by_purpose_context_salt_and_key() -> None:
    made = {
        subkey(KEY, "record", b"a"),
        subkey(KEY, "index", b"a"),
        subkey(KEY, "record", b"b"),
        subkey(KEY, "record", b"a", b""),
        subkey(KEY, "record", b"a", salt=b"salt"),
        subkey(bytes(KEY_BYTES), "record", b"a"),
    }
    assert len(made) == 6


@given(st.lists(st.binary(max_size=9), max_size=4), st.lists(st.binary(max_size=9), max_size=4))
def test_two_lists_of_parts_are_joined_alike_only_if_they_are_the_same(one: list[bytes], other: list[bytes]) -> None:
    assert (joined(*one) == joined(*other)) == (one == other)


def test_sizes_are_rounded_as_the_paper_writes_it() -> None:
    """The paper's Algorithm 1: keep as many bits behind the first as the exponent's length has."""
    for size in (*range(LEAST_PADDED, 20_000), 2**20 - 1, 2**20, 2**20 + 1, 123_456_789):
        exponent = math.floor(math.log2(size))
        kept = math.floor(math.log2(exponent)) + 1
        mask = 2 ** (exponent - kept) - 1
        assert padded_size(size) == (size + mask) & ~mask


@given(st.integers(0, 2**40))
def test_padding_costs_little_and_hides_the_length_within_a_bucket(size: int) -> None:
    padded = padded_size(size)
    assert max(size, LEAST_PADDED) <= padded <= max(size + size // 16, LEAST_PADDED)
    assert padded_size(padded) == padded


def test_up_to_a_megabyte_only_a_few_hundred_sizes_are_ever_seen() -> None:
    seen = {padded_size(size) for size in range(0, 2**20, 7)}
    assert len(seen) <= 10 * 32


@given(st.binary(max_size=3000))
def test_a_body_comes_out_of_its_padding_as_it_went_in(body: bytes) -> None:
    padded = pad(body)
    assert unpad(padded) == body
    assert len(padded) == padded_size(len(body) + 4)


@given(st.binary(max_size=3000))
def test_bytes_that_no_padding_made_are_refused(data: bytes) -> None:
    body = unpad(data)
    assert body is None or len(pad(body)) == len(data)
