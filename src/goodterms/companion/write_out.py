"""Write a message table to a file: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from goodterms.errors import BadInput
from goodterms.messages import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import IO

    import polars as pl

ENDINGS = (".parquet", ".csv", ".jsonl")
METADATA = "goodterms.messages"
"""Under this name a Parquet file says which version of the table's schema it has."""
ISO = "%Y-%m-%dT%H:%M:%S%.6fZ"


class BadTarget(BadInput):
    """A place to which no table can be written."""


def check_target(target: str | os.PathLike[str], read: Iterable[str | os.PathLike[str]] = ()) -> Path:
    """Return the path if a table can be written there, else raise BadTarget before any work is done.

    read: the files that it is made of, none of which it may replace.
    """
    path = Path(target)
    if path.suffix.lower() not in ENDINGS:
        raise BadTarget(f"“{path.name}” must end in .parquet, .csv or .jsonl, so that it is clear what to write.")
    if path.is_dir():
        raise BadTarget(f"“{path.name}” is a folder; name a file.")
    if path.is_file() and any(Path(file).exists() and path.samefile(file) for file in read):
        raise BadTarget(f"“{path.name}” is one of the files to read; name another, so that what is in it is not lost.")
    if not path.parent.is_dir():
        raise BadTarget(f"There is no folder “{path.parent}” to write into; make it first.")
    return path


def write_out(messages: pl.DataFrame, target: str | os.PathLike[str]) -> Path:
    """Write a table as Parquet, CSV or JSON Lines, by the file's ending, readable by its owner alone.

    The file appears only when it is complete. Raise BadTarget where it cannot be written.
    """
    from polars.exceptions import PolarsError

    path = check_target(target)
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".goodterms-")
    except OSError as problem:
        raise BadTarget(f"“{path.name}” cannot be written there ({problem.strerror}).") from None
    try:
        with os.fdopen(handle, "wb") as file:
            _write(messages, file, path.suffix.lower())
        Path(temporary).replace(path)
    except (OSError, PolarsError) as problem:
        # Polars wraps what the system says, each format in its own way.
        why = (isinstance(problem, OSError) and problem.strerror) or "disk full?"
        raise BadTarget(f"“{path.name}” could not be written ({why}).") from None
    finally:
        Path(temporary).unlink(missing_ok=True)
    return path


def _write(messages: pl.DataFrame, file: IO[bytes], ending: str) -> None:
    if ending == ".parquet":
        messages.write_parquet(file, metadata={METADATA: str(SCHEMA_VERSION)})
    elif ending == ".csv":
        _with_iso_times(messages).write_csv(file)
    else:
        _with_iso_times(messages).write_ndjson(file)


def json_lines(messages: pl.DataFrame) -> str:
    """Write a table as JSON Lines, times as ISO 8601."""
    return _with_iso_times(messages).write_ndjson()


def _with_iso_times(messages: pl.DataFrame) -> pl.DataFrame:
    return messages.with_columns(messages["sent_at"].dt.strftime(ISO))
