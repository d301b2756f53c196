"""Read exports in tests as the program does: files, and texts made on the spot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goodterms import chats
from goodterms.chats.source import Source
from goodterms.messages import check

if TYPE_CHECKING:
    from pathlib import Path

    from goodterms.messages import Import


def imported(file: Path | Source, **options: Any) -> Import:
    """Read a file as the program does, and check the table."""
    found = chats.read(file, **{"tz": "UTC"} | options)
    check(found.messages)
    return found


def made(text: str, name: str, **options: Any) -> Import:
    """Read a file of this text."""
    return imported(Source(name, text.encode()), **options)
