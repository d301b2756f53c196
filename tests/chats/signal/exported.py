"""Signal's own exports for tests: our own sample files, and files made on the spot."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from goodterms.chats.source import Source

SAMPLES = Path(__file__).parents[2] / "samples" / "signal"
HEADER = {"version": "1", "backupTimeMs": "1780400000000"}
PEOPLE = [
    {"account": {"givenName": "Kim"}},
    {"recipient": {"id": "1", "self": {}}},
    {"recipient": {"id": "4", "contact": {"profileGivenName": "Alex"}}},
    {"chat": {"id": "1", "recipientId": "4"}},
]


def alex(text: str = "hi", **fields: Any) -> dict[str, Any]:
    """Make a message by Alex that has all it needs."""
    item = {"chatId": "1", "authorId": "4", "dateSent": "1780329600123", "standardMessage": {"text": {"body": text}}}
    return item | fields


def export(*items: Any, people: Any = PEOPLE, name: str = "main.jsonl") -> Source:
    """Make an export of a chat with Alex."""
    lines = [HEADER, *people, *({"chatItem": item} for item in items)]
    return Source(name, "\n".join(json.dumps(line) for line in lines).encode())
