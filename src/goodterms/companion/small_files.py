"""Read a small file that somebody named, or a stream, and say in one sentence why it cannot be read."""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from goodterms.errors import BadInput

LONGEST = 1_000_000
"""Bytes; situations and drafts have a few hundred or thousand."""


def read_small(file: Path | IO[bytes], error: type[BadInput], too_long: str, name_it: str) -> bytes:
    """Read a file or a stream whole. Raise `error` where it is `too_long`, or cannot be read; name_it: what to name."""
    data = _bytes(file, error, name_it) if isinstance(file, Path) else file.read(LONGEST + 1)
    if len(data) > LONGEST:
        raise error(too_long)
    return data


def _bytes(path: Path, error: type[BadInput], name_it: str) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(LONGEST + 1)
    except (OSError, ValueError) as problem:
        why = problem.strerror if isinstance(problem, OSError) and problem.strerror else "that is not a file name"
        raise error(f"{path} cannot be read: {why}; name {name_it}, or - for standard input.") from None
