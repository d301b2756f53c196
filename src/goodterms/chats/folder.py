"""Folders: find what may be an export inside, without leaving the folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from goodterms.chats.source import MAX_BYTES, BadExport, OnDisk, ends_in, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from goodterms.chats.source import Source

MOST_FILES = 1_000_000


def inside(path: Path, endings: Collection[str]) -> list[Source]:
    """Return the files of a folder, and of those within it, whose names end so, in the order of their names.

    Links are not followed; what is empty, hidden or larger than any export is passed by. Raise BadExport where there
    is nothing, or there are far too many files.
    """
    name = shown(path.resolve().name or str(path))
    found: list[Source] = []
    for number, file in enumerate(_files(path)):
        if number >= MOST_FILES:
            raise BadExport(f"“{name}” holds more than a million files; name the folder of the export itself.")
        size = file.stat().st_size if ends_in(file.name) in endings else 0
        if 0 < size <= MAX_BYTES:
            found.append(OnDisk(file, f"{name}/{file.relative_to(path).as_posix()}", size, export=str(path)))
    if not found:
        raise BadExport(f"“{name}” is a folder without any exported chat; name the folder that the app made.")
    return found


def _files(path: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(folder, name)
            if not name.startswith(".") and file.is_file() and not file.is_symlink():
                yield file
