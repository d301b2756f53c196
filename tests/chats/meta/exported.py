"""Threads of Messenger and Instagram for tests: our own sample files, and files made on the spot."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from goodterms import chats
from goodterms.chats import messenger
from goodterms.chats.rows import Options
from goodterms.chats.source import Source
from goodterms.messages import check

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goodterms.chats.rows import Rows
    from goodterms.messages import Import

SAMPLES = Path(__file__).parents[2] / "samples"
MESSENGER, INSTAGRAM = SAMPLES / "messenger", SAMPLES / "instagram"
OPTIONS = Options("Europe/Berlin")
AT = 1_780_331_220_000
KIM, ALEX = "Kim Sátó", "Alex Ångström"


def imported(files: Any, **options: Any) -> Import:
    """Read files as the program does, and check the table."""
    found = chats.read(files, tz="Europe/Berlin", **options)
    check(found.messages)
    return found


def wrong(value: Any) -> Any:
    """Write each byte of the UTF-8 of all texts as a character, as Meta does."""
    if isinstance(value, str):
        return value.encode().decode("latin-1")
    if isinstance(value, dict):
        return {key: wrong(one) for key, one in value.items()}
    return [wrong(one) for one in value] if isinstance(value, list) else value


def thread(messages: Sequence[Any], title: str | None = "Kim", path: str | None = "inbox/kim_1", **about: Any) -> Any:
    """Make a thread of messages."""
    people = [{"name": KIM}, {"name": ALEX}]
    return {"participants": people, "messages": list(messages), "title": title, "thread_path": path} | about


def said(content: str | None = "hi", at: int = 0, by: str = KIM, **fields: Any) -> dict[str, Any]:
    """Make a message, `at` milliseconds after AT."""
    message: dict[str, Any] = {"sender_name": by, "timestamp_ms": AT + at}
    return message | ({} if content is None else {"content": content}) | fields


def file(content: Any, name: str = "message_1.json") -> Source:
    """Make a file of bytes, or of what they say in JSON."""
    return Source(name, content if isinstance(content, bytes) else json.dumps(content).encode())


def rows(*messages: Any, **about: Any) -> Rows:
    """Read a thread of these messages."""
    return messenger.FORMAT.read(file(thread(messages, **about)), OPTIONS)


def only(*messages: Any) -> pl.DataFrame:
    """Read a thread of these messages, none of which may be skipped."""
    found = rows(*messages)
    assert found.skipped == ()
    return found.frame.with_columns(pl.col("kind").cast(pl.String))


def seen(found: Import) -> list[tuple[str, str | None, str | None]]:
    """List kind, sender and text of each row."""
    return found.messages.select(pl.col("kind").cast(pl.String), "sender", "text").rows()
