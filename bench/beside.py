"""How long single measures take beside those of peers: it writes a part of docs/performance.md.

    python -m bench.beside

Everyone is a process of its own and is given the same messages, already read; the clock goes from there to the result.
Rounds alternate. The peers live in environments of their own, as in bench/run.py; lifelines is one of the tests' own.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from bench.generate import generate
from bench.race import WORK, Failed, environment, run
from bench.report import conditions, put_between_marks
from bench.table import Message, read, timed, write
from goodterms.messages import KIND
from goodterms.reading import Features, features, read_features
from goodterms.reading.experts.style import style_matching
from goodterms.reading.incidence import cumulative_incidence
from goodterms.reading.timeline import OTHER, SIDES, Timeline
from goodterms.reading.word_counts import lists
from tests.tables import columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Bursts = list[tuple[NDArray[np.int64], NDArray[np.int8], NDArray[np.int32]]]

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
SIZES = (10_000, 100_000)
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Runner:
    """One who measures. what: what is measured. limits: whether the result says how far it may be off.

    words: what follows `python -m`. environment: the file of pinned requirements in bench/peers; None for our own.
    """

    what: str
    title: str
    limits: str
    words: tuple[str, ...]
    environment: str | None = None


ALIKE = "how alike two write, from the texts"
COUNTS = "who answers, and messages a day"
ANSWERS = "answers by when, of given bursts (Aalen-Johansen)"
RUNNERS = (
    Runner(ALIKE, "Good Terms, words counted and `style_matching`", "yes", ("bench.beside", "--do", "alike")),
    Runner(ALIKE, "ConvoKit 5.0.0, `Coordination`", "no", ("bench.peers.convo_kit",), "convokit"),
    Runner(COUNTS, "Good Terms, every measure but those for experts", "yes", ("bench.beside", "--do", "everything")),
    Runner(COUNTS, "whatstk 0.9.1, two counts", "no", ("bench.peers.whatstk_measures",), "whatstk"),
    Runner(ANSWERS, "Good Terms, limits by days", "yes", ("bench.beside", "--do", "answers")),
    Runner(ANSWERS, "lifelines 0.30, limits of independent bursts", "yes", ("bench.beside", "--do", "lifelines")),
)


def taken(messages: list[Message]) -> Features:
    """Make the table of messages, and take their features."""
    who = np.where([one.theirs for one in messages], "them", "me")
    table = columns(np.array([one.at for one in messages]) * 1_000_000, who)
    table = table.with_columns(
        pl.Series("text", [one.text for one in messages], dtype=pl.String), kind=pl.lit("text").cast(KIND)
    )
    return features(table, "UTC")


def alike(messages: list[Message]) -> float | None:
    """Say how alike two write."""
    return style_matching(taken(messages)).similarity


def everything(messages: list[Message]) -> int:
    """Make every measure but those for experts."""
    return len(read_features(taken(messages)).measures)


def bursts(messages: list[Message]) -> Bursts:
    """Give each one's bursts: waits (microseconds), outcomes and days."""
    made = Timeline(taken(messages)).bursts
    of = [made.filter(pl.col("who") == OTHER[side]) for side in SIDES]
    return [(one["wait"].to_numpy(), one["outcome"].to_numpy(), one["day"].to_physical().to_numpy()) for one in of]


def answers(given: Bursts) -> list[float]:
    """Give the share of each one's bursts that are answered in the end."""
    return [float(cumulative_incidence(*one).share[-1]) for one in given]


def with_lifelines(given: Bursts) -> list[float]:
    """Give the same by lifelines."""
    lifelines: Any = importlib.import_module("lifelines")  # it names no types
    fitters = [lifelines.AalenJohansenFitter(seed=1).fit(one[0] / 1e6, one[1], event_of_interest=1) for one in given]
    return [float(fitter.cumulative_density_.iloc[-1, 0]) for fitter in fitters]


def written(size: int) -> Path:
    """Write the texts of an invented chat."""
    path = WORK / f"table-{size}.jsonl"
    found = generate("android", size).found.filter(pl.col("kind") == "text").sort("sent_at")
    first = found["sender"][0]
    rows = found.select("sender", pl.col("sent_at").dt.epoch("s"), "text").iter_rows()
    write(path, (Message(sender != first, at, text) for sender, at, text in rows))
    return path


def rows(found: dict[tuple[Runner, int], list[dict[str, float]]]) -> Iterator[str]:
    """Make the rows of the table; the first of each kind is ours."""
    ours = Runner("", "", "", ())
    for runner in RUNNERS:
        ours = runner if runner.what != ours.what else ours
        cells = []
        for size in SIZES:
            seconds, own = (median(each["seconds"] for each in found[one, size]) for one in (runner, ours))
            cells += [f"{seconds:.3f}", "1" if runner is ours else f"{seconds / own:.1f}"]
        peak = median(each["peak_mb"] for each in found[runner, SIZES[-1]])
        yield f"| {runner.what} | {runner.title} | {' | '.join(cells)} | {peak:.0f} | {runner.limits} |"


def race() -> None:
    """Let everyone measure in turn, and write the table into the page."""
    told = conditions(ROUNDS)
    files = {size: written(size) for size in SIZES}
    found: dict[tuple[Runner, int], list[dict[str, float]]] = {}
    for _ in range(ROUNDS):
        for size, path in files.items():
            for runner in RUNNERS:
                python = environment(runner.environment) if runner.environment else Path(sys.executable)
                said = json.loads(run([str(python), "-m", *runner.words, str(path)]).splitlines()[-1])
                found.setdefault((runner, size), []).append(said)
                print(f"{size:,} {runner.title}: {said['seconds']:.3f} s, {said['result']}", file=sys.stderr)
    head = [
        "| what | by | 10,000, s | times ours | 100,000, s | times ours | peak MB | limits |",
        "|---|---|---:|---:|---:|---:|---:|---|",
    ]
    table = "\n".join([*head, *rows(found)])
    print(table)
    put_between_marks(PAGE, f"{told}\n\n{table}", "beside")


def do(what: str, path: Path) -> None:
    """Do one of ours, or what lifelines does on the same bursts; what a process does but once is done before."""
    messages = read(path)
    lists()
    if what == "lifelines":
        importlib.import_module("lifelines")
    if what in {"answers", "lifelines"}:
        timed(answers if what == "answers" else with_lifelines, bursts(messages))
    else:
        timed(alike if what == "alike" else everything, messages)


def main() -> None:
    """Race, or do one thing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--do", choices=["alike", "everything", "answers", "lifelines"])
    parser.add_argument("path", type=Path, nargs="?")
    options = parser.parse_args()
    if options.do and options.path:
        do(options.do, options.path)
    else:
        race()


if __name__ == "__main__":
    try:
        main()
    except Failed as failure:
        sys.exit(str(failure))
