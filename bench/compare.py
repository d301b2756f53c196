"""Count the texts that a reader returned exactly: the right sender and every character of the text.

    python -m bench.compare FOUND.parquet ROWS.jsonl

Order and time are not looked at, placeholders and the app's own lines neither. It prints one JSON line.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import polars as pl


def compare(found: pl.DataFrame, rows: Counter[tuple[str | None, str | None]]) -> tuple[int, int]:
    """Return how many of the texts are among the rows, and how many there are."""
    texts = found.filter(pl.col("kind") == "text")
    wanted = Counter(texts.select("sender", "text").iter_rows())
    return (wanted & rows).total(), texts.height


def main() -> None:
    """Compare the two files named on the command line."""
    found, rows = (Path(argument) for argument in sys.argv[1:3])
    with rows.open(encoding="utf-8") as file:
        exact, texts = compare(pl.read_parquet(found), Counter(tuple(json.loads(line)) for line in file))
    print(json.dumps({"exact": exact, "texts": texts}))


if __name__ == "__main__":
    main()
