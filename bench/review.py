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
words.review("See you on Monday.", by_meaning=False)
print(perf_counter() - begun)
"""

if TYPE_CHECKING:
    from collections.abc import Sequence


def main() -> None:
    """Measure, print the table, and write it into the page."""
    from bench.report import conditions, put_between_marks
    from bench.voices import labelled
    from goodterms.words.meaning import second_opinion

    messages = [each.text for _, each in labelled("held-out")]
    told = conditions(ROUNDS)
    loading = median(_loading() for _ in range(ROUNDS))
    rows = [
        "| | ms | aim, ms | |",
        "|---|---:|---:|---|",
        f"| loading the rules, with the first message | {1000 * loading:.0f} | | |",
        *_measured(messages, by_meaning=False),
    ]
    if second_opinion("en"):
        rows += ["| with the second opinion by meaning: | | | |", *_measured(messages, by_meaning=True)]
    measured = "\n\n".join([told, "\n".join(rows)])
    print(measured)
    put_between_marks(PAGE, measured, "speed")


def _measured(messages: Sequence[str], *, by_meaning: bool) -> list[str]:
    _times(messages, by_meaning=by_meaning)  # the first time, phrases are made ready as their words occur
    ordinary = [time for _ in range(ROUNDS) for time in _times(messages, by_meaning=by_meaning)]
    long = median(time for _ in range(ROUNDS) for time in _times([_long(messages)], by_meaning=by_meaning))
    return [
        _row(f"an ordinary message, median of {len(messages)}", median(ordinary), ORDINARY_MS),
        _row("an ordinary message, 95 of 100 below", quantiles(ordinary, n=20)[-1], ORDINARY_MS),
        _row(f"{LONG:,} words", long, LONG_MS),
    ]


def _row(name: str, seconds: float, aim: float) -> str:
    said = "reached" if 1000 * seconds < aim else "**not reached**"
    return f"| {name} | {1000 * seconds:.1f} | {aim:.0f} | {said} |"


def _times(messages: Sequence[str], *, by_meaning: bool) -> list[float]:
    """Time a review of each message; what the second opinion remembers of pieces it has read is forgotten before."""
    from goodterms import words
    from goodterms.words.meaning import second_opinion

    opinion = second_opinion("en") if by_meaning else None
    found = []
    for message in messages:
        if opinion:
            opinion.known.clear()
        begun = perf_counter()
        words.review(message, by_meaning=by_meaning)
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
