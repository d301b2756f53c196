"""Databases of Messages read in tests: the samples, and ones made on the spot."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from goodterms import chats
from goodterms.chats import Source
from goodterms.messages import check
from tests.chats.imessage.making import Database

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from goodterms.messages import Import

    Fill = Callable[[Database], object]

SAMPLES = Path(__file__).parents[2] / "samples" / "imessage"
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def imported(file: Path | Source | list[Source]) -> Import:
    """Read a file as the program does, and check the table."""
    found = chats.read(file, tz="UTC")
    check(found.messages)
    return found


def made(folder: Path, fill: Fill, version: str = "sequoia") -> Path:
    """Make a database."""
    path = folder / "chat.db"
    store = Database(path, version)
    fill(store)
    store.close()
    return path


def one(folder: Path, text: str | None, *attachments: dict[str, Any], version: str = "sequoia", **more: Any) -> Import:
    """Read a database with one message by Alex."""

    def fill(store: Database) -> None:
        alex = store.handle("+1555")
        message = store.message(store.chat("+1555", alex), NOON, alex, text, **more)
        for about in attachments:
            store.attach(message, **about)

    return imported(made(folder, fill, version))


def uploaded(path: Path) -> list[Source]:
    """Give a database, and what lies beside it, as bytes from a page."""
    beside = [path.with_name(path.name + ending) for ending in ("", "-wal", "-shm")]
    return [Source(file.name, file.read_bytes()) for file in beside if file.exists()]


def zipped(path: Path, into: Path) -> Path:
    """Put a database, and what lies beside it, into an archive."""
    archive = into / "messages.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for source in uploaded(path):
            file.writestr(f"Messages/{source.name}", source.data)
    return archive
