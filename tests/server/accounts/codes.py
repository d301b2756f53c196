"""The codes of an app, as the app makes them."""

import hmac
import struct
import time
from base64 import b32decode


def code_of(secret: str) -> str:
    """Give the code that an app shows now (RFC 6238)."""
    made = hmac.digest(b32decode(secret), struct.pack(">Q", int(time.time()) // 30), "sha1")
    at = made[-1] & 15
    return f"{(struct.unpack('>I', made[at : at + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"
