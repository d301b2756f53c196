"""Exports of Discord for tests: our own sample files, and files made on the spot."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.chats.soundness import file

if TYPE_CHECKING:
    from goodterms.chats.source import Source

SAMPLES = Path(__file__).parents[2] / "samples" / "discord"


def alex() -> dict[str, Any]:
    """Make a message by Alex that has all it needs."""
    return {
        "id": "1",
        "type": "Default",
        "timestamp": "2026-06-01T18:00:00+00:00",
        "content": "hi",
        "author": {"id": "7", "name": "alex.w", "nickname": "Alex"},
    }


def one_chat(*messages: Any, name: str = "chat.json") -> Source:
    """Make a file of one chat."""
    about = {"guild": {"id": "0", "name": "Direct Messages"}, "channel": {"id": "9", "type": "DirectTextChat"}}
    about["channel"]["name"] = "Alex"
    return file(about | {"messages": list(messages)}, name)
