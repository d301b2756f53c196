"""The vault that the tests share: whose it is, and a cost that makes hundreds of tries bearable."""

import hashlib

from goodterms import vault
from goodterms.vault.primitives import joined

ROBIN = b"robin's account!"
KIM = b"kim's account..."
PASSPHRASE = "four words nobody else has"  # noqa: S105 (a passphrase of nobody)
# Real costs are tried in test_opening.py. What is cheap here is said in each call, never by the product itself.
CHEAP = vault.Cost(memory_kib=8, passes=1, lanes=1)

SUM_BYTES = 8


def with_mended_sum(header: bytes, account: bytes) -> bytes:
    """Do what an attacker would: change a header, and put the right plain checksum behind it."""
    whole = header[:-SUM_BYTES]
    return whole + hashlib.sha256(joined(b"GTHEADER", account, whole)).digest()[:SUM_BYTES]


def flipped(data: bytes, bit: int) -> bytes:
    """Turn one bit over."""
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)
