"""What every reader promises, whatever it is given: a sound table, or one sentence."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import polars as pl

from goodterms import chats
from goodterms.chats import BadExport
from goodterms.chats.source import Source
from goodterms.messages import check

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from goodterms.messages import Import

ZONE = "Europe/Berlin"


def file(content: Any, name: str) -> Source:
    """Make a file of bytes, or of what they say in JSON, that lies in memory."""
    return Source(name, content if isinstance(content, bytes) else json.dumps(content).encode())


def imported(files: Path | Source | Sequence[Source], zone: str = ZONE, chat: str | None = None) -> Import:
    """Read files as the program does, and check the table."""
    found = chats.read(files, tz=zone, chat=chat)
    check(found.messages)
    return found


def told(found: Import) -> list[tuple[str, str | None, str | None]]:
    """List kind, sender and text of each row."""
    return found.messages.select(pl.col("kind").cast(pl.String), "sender", "text").rows()


def linked(found: Import) -> list[tuple[str | None, str | None]]:
    """List the texts of those that answer or react, each with the text of the one that it does so to."""
    texts = dict(found.messages.select("id", "text").iter_rows())
    answers = found.messages.filter(pl.col("reply_to").is_not_null()).select("text", "reply_to").iter_rows()
    return [(text, texts[answered]) for text, answered in answers]


def left_out(found: Import) -> list[tuple[str, str, int]]:
    """List place, reason and count of what was skipped."""
    return [(entry.place, entry.reason, entry.count) for entry in found.skipped]


def outcome(files: Source | Sequence[Source]) -> Import | BadExport:
    """Read files; refusing them is an answer too, any other exception is not."""
    try:
        return imported(files)
    except BadExport as problem:
        return problem


def is_sound(found: Import | BadExport) -> bool:
    """Tell whether a table was made, which `imported` has checked, or one sentence."""
    return not isinstance(found, BadExport) or (str(found).endswith(".") and "\n" not in str(found))


def zipped(folder: Path, name: str = "export.zip") -> Source:
    """Put a folder with all in it into an archive in memory."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(folder).as_posix())
    return Source(name, packed.getvalue())


def written_to(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write files into a folder, each at its place."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder
