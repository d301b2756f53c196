"""KakaoTalk exports for tests: our own sample files, and files made on the spot."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from tests.chats.made import imported, made

if TYPE_CHECKING:
    from goodterms.messages import Import

SAMPLES = Path(__file__).parents[2] / "samples" / "kakaotalk"
MAC = "KakaoTalk_Chat_우리방_2026-03-10-10-00-00.csv"


def sample(name: str, **options: Any) -> Import:
    """Read a file of our own samples."""
    return imported(SAMPLES / name, **options)


def written(text: str, name: str = "chat.txt", **options: Any) -> Import:
    """Read a file of this text."""
    return made(text, name, **options)


def brief(found: Import) -> list[tuple[Any, ...]]:
    """List time, sender, kind and text of each row."""
    when = pl.col("sent_at").dt.strftime("%m-%d %H:%M:%S")
    return found.messages.select(when.str.strip_suffix(":00"), "sender", pl.col("kind").cast(pl.String), "text").rows()
