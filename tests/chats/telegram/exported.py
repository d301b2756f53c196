"""Telegram exports for tests: our own sample files, and files made on the spot."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goodterms import chats
from goodterms.chats import telegram
from goodterms.chats.rows import Options
from goodterms.chats.source import Source
from goodterms.messages import check

if TYPE_CHECKING:
    import polars as pl

    from goodterms.chats.rows import Rows
    from goodterms.messages import Import

SAMPLES = Path(__file__).parents[2] / "samples" / "telegram"
ZONE = "Europe/Berlin"


def imported(path: Path, zone: str = ZONE) -> Import:
    """Read a file as the program does, and check the table."""
    found = chats.read(path, tz=zone)
    check(found.messages)
    return found


def sample(name: str) -> Import:
    return imported(SAMPLES / name)


def file(content: Any, name: str = "result.json") -> Source:
    """Make a file of bytes, or of what they say in JSON."""
    return Source(name, content if isinstance(content, bytes) else json.dumps(content).encode())


def rows(*messages: dict[str, Any], zone: str = ZONE, **about: Any) -> Rows:
    """Read a chat of these messages."""
    chat = {"name": "Alex", "type": "personal_chat", "id": 1, "messages": [alex() | message for message in messages]}
    return telegram.read(file(chat | about), Options(zone))


def only(*messages: dict[str, Any]) -> pl.DataFrame:
    """Read a chat of these messages, none of which may be skipped."""
    found = rows(*messages)
    assert found.skipped == ()
    return found.frame


def alex() -> dict[str, Any]:
    """Make a message by Alex that has all it needs."""
    return {"id": 1, "type": "message", "date_unixtime": "1780329600", "from": "Alex", "from_id": "user1", "text": "hi"}
