"""SECURITY.md is enough to open a vault without our code, and its numbers are those of the program."""

import base64
import hashlib
import hmac
import re
import struct
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from goodterms import vault
from goodterms.vault import COST, LEAST, MOST
from goodterms.vault.primitives import LEAST_PADDED
from goodterms.vault.recovery_code import ALPHABET
from tests.vault.cast import CHEAP, PASSPHRASE, ROBIN

WRITTEN = (Path(__file__).parents[2] / "SECURITY.md").read_text(encoding="utf-8")
TEXT = " ".join(WRITTEN.split())
FIELDS = [(int(at), int(length)) for at, length in re.findall(r"^\| (\d+) \| (\d+) \|", WRITTEN, re.MULTILINE)]


def join(*parts: bytes) -> bytes:
    return b"".join(struct.pack(">Q", len(part)) + part for part in parts)


def key(material: bytes, purpose: str, *context: bytes, salt: bytes = b"") -> bytes:
    info = join(b"goodterms vault 1", purpose.encode(), *context)
    return HKDF(SHA256(), 32, salt, info).derive(material)


def unwrap(wrapping_key: bytes, sealed: bytes, bound: bytes) -> bytes:
    return AESGCM(wrapping_key).decrypt(sealed[:12], sealed[12:], bound)


@pytest.fixture(scope="module")
def made() -> vault.Made:
    return vault.create(ROBIN, PASSPHRASE, cost=CHEAP)


@pytest.fixture(scope="module")
def fields(made: vault.Made) -> list[bytes]:
    """Cut a header as the table says."""
    return [made.header[at : at + length] for at, length in FIELDS]


def test_the_table_covers_every_byte_of_a_header_once(made: vault.Made) -> None:
    ends = [at + length for at, length in FIELDS]
    assert [at for at, _ in FIELDS] == [0, *ends[:-1]]
    assert ends[-1] == len(made.header)
    assert f"{len(made.header)} bytes" in TEXT


def test_the_passphrase_opens_a_vault_by_the_document_alone(made: vault.Made, fields: list[bytes]) -> None:
    magic, version, memory, passes, lanes, salt, _, wrapped, _, check, checksum = fields
    assert (magic, version) == (b"GTHEADER", b"\x01")
    numbers = [int.from_bytes(number, "big") for number in (memory, passes, lanes)]
    kdf = Argon2id(salt=salt, length=32, memory_cost=numbers[0], iterations=numbers[1], lanes=numbers[2])
    root = kdf.derive(PASSPHRASE.encode())
    header = made.header
    bound = join(ROBIN, header[0:53])
    data_key = unwrap(key(root, "passphrase wraps the data key", ROBIN), wrapped, bound)
    assert data_key == made.data_key
    assert check == hmac.digest(key(data_key, "header check", ROBIN), header[0:173], "sha256")
    assert checksum == hashlib.sha256(join(b"GTHEADER", ROBIN, header[0:205])).digest()[:8]


def test_the_code_opens_a_vault_by_the_document_alone(made: vault.Made, fields: list[bytes]) -> None:
    salt, wrapped = fields[6], fields[8]
    number = 0
    for letter in made.code.replace("-", "")[:26]:
        number = number * 32 + ALPHABET.index(letter)
    code_key = key(number.to_bytes(17, "big"), "code wraps the data key", ROBIN, salt=salt)
    assert unwrap(code_key, wrapped, join(ROBIN, made.header[0:53])) == made.data_key


def test_a_record_opens_by_the_document_alone(made: vault.Made) -> None:
    sealer = vault.Sealer(made.data_key, ROBIN)
    row = sealer.seal(sealer.new_id(), 7, b"what I told nobody")
    bound = join(ROBIN, row.id, struct.pack(">Q", 7))
    padded = unwrap(key(made.data_key, "record", ROBIN, row.id), row.body, bound)
    assert padded == struct.pack(">I", 18) + b"what I told nobody" + bytes(1024 - 4 - 18)
    assert sealer.index_id == key(made.data_key, "index id", ROBIN)[:16]
    index_row = sealer.seal_index(vault.Index(), 1)
    index_bound = join(ROBIN, index_row.id, struct.pack(">Q", 1))
    assert len(unwrap(key(made.data_key, "index", ROBIN, index_row.id), index_row.body, index_bound)) == 1024


def test_the_numbers_in_the_document_are_those_of_the_program() -> None:
    assert f"{COST.memory_kib // 1024} MiB of memory, {COST.passes} passes, one lane" in TEXT
    assert COST.lanes == 1
    assert f"less than {LEAST.memory_kib // 1024} MiB or {LEAST.passes} passes" in TEXT
    assert f"more than {MOST.memory_kib // 1024**2} GiB or {MOST.passes} passes" in TEXT
    assert f"padded to {LEAST_PADDED:,} bytes" in TEXT


def test_a_link_and_what_it_opens_are_worked_out_by_the_document_alone() -> None:
    def link_key(purpose: str, salt: bytes = b"") -> bytes:
        return HKDF(SHA256(), 32, salt, join(b"goodterms link 1", purpose.encode())).derive(secret)

    secret = bytes(range(32))
    check = hashlib.sha256(join(b"goodterms link 1", secret)).digest()[:4]
    assert vault.links.spell(secret) == base64.urlsafe_b64encode(secret + check).decode()
    for sort in ("first", "back"):
        keys = vault.links.keys_of(secret, sort)
        assert keys.lookup == link_key(f"lookup of a {sort} link")[:16]
        assert keys.pair.private == link_key(f"{sort} link")
    wrap = vault.links.new_wrap(secret)
    salt, sealed = wrap[:16], wrap[16:]
    assert unwrap(link_key("cookie", salt), sealed, join(b"goodterms link 1", salt)) == secret


def test_a_box_opens_by_the_document_alone() -> None:
    mine = X25519PrivateKey.generate()
    public = mine.public_key().public_bytes_raw()
    box = vault.seal_to(public, b"not after nine", b"id", b"to the guest")
    version, once, sealed = box[:1], box[1:33], box[33:]
    assert version == b"\x01"
    shared = mine.exchange(X25519PublicKey.from_public_bytes(once))
    box_key = HKDF(SHA256(), 32, b"", join(b"goodterms box 1", once, public)).derive(shared)
    padded = unwrap(box_key, sealed, join(version + once, b"id", b"to the guest"))
    assert padded == struct.pack(">I", 14) + b"not after nine" + bytes(1024 - 4 - 14)
