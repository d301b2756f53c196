"""Count what a reader returned of what is in an export: messages, exact texts, authors, times.

    python -m bench.compare FOUND.parquet ROWS.jsonl

A text counts with the right sender and every character; placeholders and the app's own lines are not looked at. Authors
are counted over all messages that have one. A time counts whichever message has it, in UTC, or by the clock on the wall
where a reader gives that; whichever fits better. Order is not looked at. It prints one JSON line.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from bench.fidelity import Fidelity
from bench.invent import ZONE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bench.measure import Row


def compare(found: pl.DataFrame, rows: Iterable[Row]) -> Fidelity:
    """Compare what is in the export with the rows that came back."""
    told = list(rows)
    texts = found.filter(pl.col("kind") == "text")
    said = Counter(texts.select("sender", "text").iter_rows())
    authors = Counter(found["sender"].drop_nulls().to_list())
    return Fidelity(
        exact=(said & Counter((sender, text) for sender, text, _ in told)).total(),
        texts=texts.height,
        messages=len(told),
        of_messages=found.height,
        authors=(authors & Counter(sender for sender, _, _ in told)).total(),
        of_authors=authors.total(),
        times=_times(found["sent_at"], [at for _, _, at in told if at]),
    )


def _times(sent_at: pl.Series, told: list[str]) -> int:
    """Count the times, in UTC or by the clock on the wall."""
    read = [datetime.fromisoformat(at) for at in told]
    plain = Counter(at.astimezone(UTC).replace(tzinfo=None) if at.tzinfo else at for at in read)
    wall = sent_at.dt.convert_time_zone(ZONE).dt.replace_time_zone(None)
    kept = [sent_at.dt.replace_time_zone(None), *([] if any(at.tzinfo for at in read) else [wall])]
    return max((Counter(times.to_list()) & plain).total() for times in kept)


def main() -> None:
    """Compare the two files named on the command line."""
    found, rows = (Path(argument) for argument in sys.argv[1:3])
    with rows.open(encoding="utf-8") as file:
        print(json.dumps(asdict(compare(pl.read_parquet(found), (json.loads(line) for line in file)))))


if __name__ == "__main__":
    main()
