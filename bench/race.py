"""Run the contestants side by side: each measurement in a process of its own, the contestants taking turns.

This process stays small on purpose: on Linux a child's peak memory begins with what its parent held.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bench.contestants import CONTESTANTS, Contestant
from bench.fidelity import Fidelity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.contestants import Race

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / "bench" / ".work"
ENVIRONMENTS = WORK / "peers"
DATA = WORK / "data"
MEASURED = WORK / "measured"
ENDINGS = {"android": ".txt", "iphone": ".txt", "telegram": ".json", "sms": ".xml", "mail": ".mbox"}


class Failed(Exception):
    """A contestant or a preparation that did not work; says the last line of its complaint."""


@dataclass(slots=True)
class Result:
    """What one contestant did with one file, over the rounds.

    size: messages in the file. megabytes: of the file, 10^6 bytes each.
    """

    flavour: str
    size: int
    contestant: Contestant
    megabytes: float = 0
    seconds: list[float] = field(default_factory=list)
    peaks_mb: list[float] = field(default_factory=list)
    fidelity: Fidelity | None = None
    failure: str | None = None

    @property
    def median(self) -> float:
        """Return the median of the seconds."""
        return statistics.median(self.seconds)


def race(one: Race, only: Sequence[str], rounds: int) -> list[Result]:
    """Race every contestant that was asked for over one file."""
    DATA.mkdir(parents=True, exist_ok=True)
    racing = [
        contestant
        for contestant in CONTESTANTS
        if one.flavour in contestant.flavours
        and (not one.only or contestant.id in one.only)
        and (not only or contestant.id in only)
    ]
    if not racing:
        return []
    path, found = write_export(one.flavour, one.size)
    results = [Result(one.flavour, one.size, contestant, megabytes(path)) for contestant in racing]
    for turn in range(rounds):
        for result in results:
            take_turn(result, path, found, first=turn == 0)
    throw_away(path)
    return results


def write_export(flavour: str, size: int) -> tuple[Path, Path]:
    """Write the export to be read, and what is in it."""
    path = DATA / f"{flavour}-{size}{ENDINGS.get(flavour, '')}"
    found = DATA / f"{flavour}-{size}.parquet"
    throw_away(path)
    run([sys.executable, "-m", "bench.generate", flavour, str(size), str(path), "--found", str(found)])
    return path, found


def throw_away(path: Path) -> None:
    """Remove an export: some are large."""
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)


def megabytes(path: Path) -> float:
    """Tell how large an export is."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e6


def take_turn(result: Result, path: Path, found: Path, *, first: bool) -> None:
    """Run one contestant once; a failure is kept and ends its race."""
    if result.failure:
        return
    try:
        seconds, peak = (
            run_command(result, path) if result.contestant.command else run_module(result, path, found, first)
        )
    except Failed as failure:
        result.failure = str(failure)
        return
    result.seconds.append(seconds)
    result.peaks_mb.append(peak)
    print(
        f"{result.flavour} {result.size:,} {result.contestant.title}: {seconds:.3f} s, {peak:,.0f} MB", file=sys.stderr
    )


def run_module(result: Result, path: Path, found: Path, first: bool) -> tuple[float, float]:
    """Run a contestant's little program, which keeps the time itself; compare the texts the first time."""
    contestant = result.contestant
    python = environment(contestant.environment) if contestant.environment else sys.executable
    rows = WORK / "rows.jsonl"
    compared = first and contestant.returns_texts
    said = run([str(python), "-m", str(contestant.module), str(path), *(["--rows", str(rows)] if compared else [])])
    if compared:
        counted = json.loads(run([sys.executable, "-m", "bench.compare", str(found), str(rows)]))
        result.fidelity = Fidelity(**counted)
        rows.unlink()
    measured = json.loads(said.splitlines()[-1])
    return measured["seconds"], measured["peak_mb"]


def run_command(result: Result, path: Path) -> tuple[float, float]:
    """Run a whole command and keep its time from outside, start-up and writing included."""
    out = WORK / "out.parquet"
    program, *words = (word.format(path=path, out=out) for word in result.contestant.command)
    start = time.perf_counter()
    with (WORK / "stderr.txt").open("w+b") as errors:
        child = subprocess.Popen(
            [Path(sys.executable).with_name(program), *words], stdout=subprocess.DEVNULL, stderr=errors, cwd=ROOT
        )
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            errors.seek(0)
            raise Failed(last_line(errors.read()))
    out.unlink(missing_ok=True)
    return seconds, usage.ru_maxrss / 1024


def environment(name: str) -> Path:
    """Build a peer's environment from its pinned requirements, unless it stands already, and return its Python."""
    requirements = ROOT / "bench" / "peers" / f"{name}.txt"
    home = ENVIRONMENTS / name
    made = home / "made-from.txt"
    if not (made.exists() and made.read_text() == requirements.read_text()):
        uv = str(ROOT / ".uv" / "bin" / "uv")
        run([uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(home)])
        run([uv, "pip", "sync", "--quiet", "--python", str(home / "bin" / "python"), str(requirements)])
        made.write_text(requirements.read_text())
    return home / "bin" / "python"


def run(words: Sequence[str]) -> str:
    """Run a program to its end and return what it printed."""
    done = subprocess.run(words, capture_output=True, cwd=ROOT, check=False)
    if done.returncode:
        raise Failed(last_line(done.stderr))
    return done.stdout.decode()


def last_line(complaint: bytes) -> str:
    """Return the last line of a complaint."""
    return (complaint.decode(errors="replace").strip().splitlines() or ["it ended without a word"])[-1]
