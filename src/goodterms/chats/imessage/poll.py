"""The question of a poll: in the message's payload, an archive that holds a web address with JSON in it.

The address is `data:,` and base64; the JSON has `item.title`, which is often empty, since Messages sends a question
as a message of its own. Learned from photon-hq/advanced-imessage-kit (`lib/poll-utils`) and the tests of openclaw/imsg.
"""

from __future__ import annotations

import binascii
from base64 import b64decode
from typing import Any
from urllib.parse import unquote

import msgspec

from goodterms.chats.imessage.summary import property_list

ADDRESS = "data:,"


class Item(msgspec.Struct):
    """A poll, as far as its question."""

    title: str | None = None


class Poll(msgspec.Struct):
    """What stands in the address."""

    item: Item


def question(payload: bytes) -> str | None:
    """Give the question of a poll, None where its payload has none."""
    archive = property_list(payload)
    objects = archive.get("$objects") if isinstance(archive, dict) else None
    for value in objects if isinstance(objects, list) else ():
        if isinstance(value, str) and value.startswith(ADDRESS):
            return _title(value.removeprefix(ADDRESS).partition("?")[0])
    return None


def _title(written: str) -> str | None:
    try:
        said: Any = b64decode(unquote(written), validate=True)
        return msgspec.json.decode(said, type=Poll).item.title or None
    except (binascii.Error, ValueError, RecursionError):  # msgspec's own errors are ValueErrors
        return None
