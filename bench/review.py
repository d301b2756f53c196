"""How long a review takes: loading the rules, an ordinary message, and one of four thousand words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "review-accuracy.md"
LONG = 4_000
ROUNDS = 5
ORDINARY_MS, LONG_MS = 50.0, 500.0
LOADING = """
from time import perf_counter
begun = perf_counter()
from goodterms import words
words.review("See you on Monday.")
print(perf_counter() - begun)
"""

if TYPE_CHECKING:
    from collections.abc import Sequence


def main() -> None:
    """Measure, print the table, and write it into the page."""
    from bench.report import conditions, put_between_marks
    from bench.voices import labelled

    messages = [each.text for _, each in labelled("held-out")]
    told = conditions(ROUNDS)
    loading = median(_loading() for _ in range(ROUNDS))
    _times(messages)  # the first time, phrases are made ready as their words occur
    ordinary = [time for _ in range(ROUNDS) for time in _times(messages)]
    long = median(time for _ in range(ROUNDS) for time in _times([_long(messages)]))
    late = quantiles(ordinary, n=20)[-1]
    rows = [
        "| | ms | aim, ms | |",
        "|---|---:|---:|---|",
        f"| loading the rules, with the first message | {1000 * loading:.0f} | | |",
        _row(f"an ordinary message, median of {len(messages)}", median(ordinary), ORDINARY_MS),
        _row("an ordinary message, 95 of 100 below", late, ORDINARY_MS),
        _row(f"{LONG:,} words", long, LONG_MS),
    ]
    measured = "\n\n".join([told, "\n".join(rows)])
    print(measured)
    put_between_marks(PAGE, measured, "speed")


def _row(name: str, seconds: float, aim: float) -> str:
    said = "reached" if 1000 * seconds < aim else "**not reached**"
    return f"| {name} | {1000 * seconds:.1f} | {aim:.0f} | {said} |"


def _times(messages: Sequence[str]) -> list[float]:
    from goodterms import words

    found = []
    for message in messages:
        begun = perf_counter()
        words.review(message)
        found.append(perf_counter() - begun)
    return found


def _loading() -> float:
    ran = subprocess.run([sys.executable, "-c", LOADING], capture_output=True, text=True, check=True)
    return float(ran.stdout)


def _long(messages: Sequence[str]) -> str:
    """Put messages together to one of four thousand words."""
    words = " ".join(messages).split()
    return " ".join((words * (LONG // len(words) + 1))[:LONG])


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
