"""LINE exports for tests: our own sample files, and files made on the spot."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from tests.chats.made import imported, made

if TYPE_CHECKING:
    from goodterms.messages import Import

SAMPLES = Path(__file__).parents[2] / "samples" / "line"
TOP = "[LINE] Chat history with Alex\nSaved on: 2026/03/10 09:00\n\n"


def sample(name: str, **options: Any) -> Import:
    """Read a file of our own samples."""
    return imported(SAMPLES / name, **options)


def written(text: str, name: str = "[LINE] Chat with Alex.txt", **options: Any) -> Import:
    """Read a file of this text."""
    return made(text, name, **options)


def brief(found: Import) -> list[tuple[Any, ...]]:
    """List time, sender, kind and text of each row."""
    when = pl.col("sent_at").dt.strftime("%m-%d %H:%M")
    return found.messages.select(when, "sender", pl.col("kind").cast(pl.String), "text").rows()
