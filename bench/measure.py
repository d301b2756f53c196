"""Time one reader on one file, in a process of its own: what every contestant's little program calls.

It prints one JSON line: seconds, peak memory of the process in MB (2^20 bytes) and the number of messages. With
`--rows FILE` it also writes what was read, after the clock has stopped, as one JSON array [sender, text, time] a line.
This module and whatever a peer's program imports may use the standard library and that peer alone.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import polars as pl

    Row = tuple[str | None, str | None, str | None]
    """Sender, text and time; the time in ISO 8601, with its distance from UTC where the reader knows it."""

Result = TypeVar("Result")


def measure(
    read: Callable[[str], Result],
    count: Callable[[Result], int],
    rows: Callable[[Result], Iterable[Row]],
) -> None:
    """Read the file named on the command line and say how long it took."""
    parser = argparse.ArgumentParser()
    parser.add_argument("path")
    parser.add_argument("--rows", type=Path)
    chosen = parser.parse_args()
    start = time.perf_counter()
    result = read(chosen.path)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak_mb": peak, "messages": count(result)}))
    if chosen.rows:
        with chosen.rows.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows(result))


def polars_rows(table: pl.DataFrame, *columns: str) -> Iterable[Row]:
    """Give these columns (sender, text, time) of each row of a Polars table."""
    for sender, text, at in table.select(columns).iter_rows():
        yield sender, text, None if at is None else at.isoformat()
