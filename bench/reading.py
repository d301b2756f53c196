"""How long a whole reading takes beside reading the file: it writes a part of docs/performance.md.

    python bench/reading.py

Each measurement is a process of its own: the export is read (`chats.read`), then measured (`reading.read`: features and
every measure but those for experts, with one event). Rounds alternate between the sizes.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "performance.md"
WORK = ROOT / "bench" / ".work" / "reading"
SIZES = (10_000, 100_000, 1_000_000)
ROUNDS = 3
TIMES, GIGABYTES, SECONDS, UNEVEN = 3.0, 1.5, 0.5, 1.3


def main() -> None:
    """Measure every size in turn, print the table and the aims, and write them into the page."""
    from bench.generate import generate
    from bench.report import conditions, put_between_marks

    told = conditions(ROUNDS)
    WORK.mkdir(parents=True, exist_ok=True)
    files = {size: WORK / f"android-{size}.txt" for size in SIZES}
    for size, path in files.items():
        if not path.exists():
            generate("android", size).write(path)
    found: dict[int, list[dict[str, float]]] = {size: [] for size in SIZES}
    for _ in range(ROUNDS):
        for size, path in files.items():
            found[size].append(_alone(path))
    rows = [_row(size, found[size]) for size in SIZES]
    head = (
        "| messages | reading the file, s | features, s | the measures, s | whole reading, times the file | peak MB |"
    )
    table = "\n".join([head, "|---:|---:|---:|---:|---:|---:|", *rows])
    measured = "\n\n".join([told, table, _aims({size: _medians(found[size]) for size in SIZES})])
    print(measured)
    put_between_marks(PAGE, measured, "reading")


def _alone(path: Path) -> dict[str, float]:
    """Measure one file in a process of its own."""
    done = subprocess.run([sys.executable, __file__, str(path)], check=True, capture_output=True, text=True, cwd=ROOT)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def _one(path: Path) -> None:
    """Read a file, measure it, and print how long each part took."""
    from goodterms import chats, reading
    from goodterms.companion.bring_in import Choice, bring_in, of_the_two

    chats.formats()
    times = [perf_counter()]
    first_of_them = chats.read([path], tz="Europe/Berlin").participants[:1]
    times.append(perf_counter())
    choice = Choice(me=first_of_them, tz="Europe/Berlin")
    pair = of_the_two(bring_in([path], choice), choice)
    begun = perf_counter()
    taken = reading.features(pair.messages, "Europe/Berlin")
    times.append(times[-1] + perf_counter() - begun)
    first = taken.span[0] if taken.span else None
    middle = (first + timedelta(days=400)).date() if first else None
    begun = perf_counter()
    reading.read_features(taken, events=[reading.Event("breakup", middle)] if middle else [])
    times.append(times[-1] + perf_counter() - begun)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    parts = [after - before for before, after in pairwise(times)]
    print(json.dumps({"file": parts[0], "features": parts[1], "measures": parts[2], "peak": peak}))


def _medians(rounds: list[dict[str, float]]) -> dict[str, float]:
    return {name: median(each[name] for each in rounds) for name in rounds[0]}


def _row(size: int, rounds: list[dict[str, float]]) -> str:
    m = _medians(rounds)
    whole = (m["features"] + m["measures"]) / m["file"]
    parts = (f"{m[name]:.2f}" for name in ("file", "features", "measures"))
    return f"| {size:,} | {' | '.join(parts)} | {whole:.2f} | {m['peak']:.0f} |"


def _aims(m: dict[int, dict[str, float]]) -> str:
    million = m[SIZES[2]]
    whole = {size: m[size]["features"] + m[size]["measures"] for size in SIZES}
    growth = whole[SIZES[2]] / whole[SIZES[1]] / 10
    aims = (
        ("a million: no more than three times reading the file", whole[SIZES[2]] / million["file"], TIMES, "times"),
        ("a million: under 1.5 GB", million["peak"] / 1000, GIGABYTES, "GB"),
        ("ten thousand: under half a second", whole[SIZES[0]], SECONDS, "s"),
        ("a million: ten times a hundred thousand, give or take 30 %", growth, UNEVEN, "times ten"),
    )
    rows = (
        f"| {words} | {value:.2f} {unit} | {'reached' if value <= most else '**not reached**'} |"
        for words, value, most, unit in aims
    )
    return "\n".join(["| aim | measured (medians) | |", "|---|---:|---|", *rows])


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    if len(sys.argv) > 1:
        _one(Path(sys.argv[1]))
    else:
        main()
