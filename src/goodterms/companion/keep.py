"""Keep a small private file on this machine: whole or not at all, and for nobody else's eyes."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from goodterms.errors import BadInput

ROOM = 10_000
"""Bytes that a place must have room for; what is kept is smaller."""


class CannotKeep(BadInput):
    """A file that cannot be written where it was asked for."""


def keep(path: Path, text: str) -> None:
    """Write the text in one step, readable and writable by its owner alone; replaces what is there."""
    draft = _draft(path, text)
    try:
        draft.replace(path)
    except OSError as problem:
        draft.unlink(missing_ok=True)
        raise _cannot(path, problem) from None


def check_place(path: Path) -> None:
    """Refuse a place where nothing can be written, before anyone answers a dozen questions."""
    if path.is_dir():
        raise CannotKeep(f"{path} is a folder; name a file, such as {path / 'situation.json'}.")
    if path.exists() and not path.is_file():
        raise CannotKeep(f"{path} is a device and keeps nothing; name another file with -o.")
    if not path.parent.is_dir():
        raise CannotKeep(f"The folder {path.parent} does not exist; make it first, or name another file with -o.")
    _draft(path, " " * ROOM).unlink(missing_ok=True)


def _draft(path: Path, text: str) -> Path:
    """Write the text whole into a file beside the path, and leave nothing there if that fails."""
    try:
        number, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # mode 0600 from the start
    except (OSError, ValueError) as problem:
        raise _cannot(path, problem) from None
    draft = Path(name)
    try:
        with os.fdopen(number, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as problem:
        draft.unlink(missing_ok=True)
        raise _cannot(path, problem) from None
    return draft


def _cannot(path: Path, problem: Exception) -> CannotKeep:
    why = problem.strerror if isinstance(problem, OSError) and problem.strerror else problem
    return CannotKeep(f"{path} cannot be written: {why}; name another file with -o.")
