"""Folders: find what may be an export inside, without leaving the folder."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from goodterms.chats.source import BadExport, OnDisk, ends_in, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from goodterms.chats.source import Source

MOST_FILES = 1_000_000


def inside(path: Path, endings: Collection[str]) -> list[Source]:
    """Return the files of a folder, and of all folders within it, whose names end so, in the order of their names.

    Links are not followed; what is empty or hidden is passed by. What cannot be looked at comes along, so that it is
    said when it is opened. Raise BadExport where there is nothing, or there are far too many files.
    """
    name = shown(path.resolve().name or str(path))
    found: list[Source] = []
    for number, file in enumerate(_files(path)):
        if number >= MOST_FILES:
            raise BadExport(f"“{name}” holds more than a million files; name the folder of the export itself.")
        if (size := _size(file, endings)) is not None:
            place = f"{name}/{file.relative_to(path).as_posix()}".removesuffix("/.")
            found.append(OnDisk(file, place, size, export=str(path)))
    if not found:
        raise BadExport(f"“{name}” is a folder without any exported chat; name the folder that the app made.")
    return found


def _files(path: Path) -> Iterator[Path]:
    """Give what is in a folder but other folders; of those, the ones that cannot be opened."""
    closed: list[Path] = []
    for folder, folders, names in os.walk(path, onerror=lambda problem: closed.append(Path(problem.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))
    yield from closed


def _size(file: Path, endings: Collection[str]) -> int | None:
    """Say how large a file is that may be an export, 0 where that cannot be told; None for all else."""
    try:
        about = file.lstat()
    except OSError:
        return 0 if ends_in(file.name) in endings else None
    if stat.S_ISDIR(about.st_mode):
        return 0
    wanted = stat.S_ISREG(about.st_mode) and about.st_size and ends_in(file.name) in endings
    return about.st_size if wanted else None
