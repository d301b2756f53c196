"""Read thousands of invented pairs, and count how often the limits hold what is true: `make calibrate`.

What came of each few pairs is written down at once, so that a run can go on where it stopped (`--resume`).
The tables and plots go into docs/calibration.md.
"""

from __future__ import annotations

import argparse
import json
import os
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import astuple
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from bench.cells import CELLS, POWER, Cell
from bench.coverage import Tally, tallied
from bench.experts import EXPERTS, Expert
from bench.experts import tallied as expertly
from bench.truth import GAPS, LONG_RUNS, LONG_WEEKS, Truth, long_run, settled, truths, usual_gaps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from concurrent.futures import Future

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "bench" / ".work" / "calibration.jsonl"
PAIRS, AT_ONCE = 2_000, 25
EVERY = (*CELLS, *POWER)
IDS = tuple(cell.id for cell in (*EVERY, *EXPERTS))
# One thread in each process: the processes are the threads.
ALONE = dict.fromkeys(("POLARS_MAX_THREADS", "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"), "1")


class Kept:
    """What was measured, line by line in a file: of each cell what is true, and what came of some pairs.

    measured: what the long runs say where it is known otherwise.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self.truths: dict[str, dict[str, Truth]] = {}
        self.measured: dict[str, dict[str, Truth]] = {}
        self.tallies: dict[str, dict[int, dict[str, Tally]]] = {}
        for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else ():
            self._take(json.loads(line))

    def keep(self, line: dict[str, Any]) -> None:
        """Write a line down."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with self.file.open("a", encoding="utf-8") as out:
            out.write(json.dumps(line, separators=(",", ":")) + "\n")
        self._take(line)

    def forget(self) -> None:
        """Begin anew."""
        self.file.unlink(missing_ok=True)
        self.truths, self.measured, self.tallies = {}, {}, {}

    def of(self, cell: Cell | Expert) -> dict[str, Tally]:
        """Add up what came of all pairs of a cell."""
        found: dict[str, Tally] = {}
        for some in self.tallies.get(cell.id, {}).values():
            for named, tally in some.items():
                found[named] = found.get(named, Tally()) + tally
        return found

    def _take(self, line: dict[str, Any]) -> None:
        if "true" in line:
            self.truths[line["cell"]] = _truths(line["true"])
            self.measured[line["cell"]] = _truths(line.get("measured", {}))
        else:
            found = {named: Tally(*counts) for named, counts in line["found"].items()}
            self.tallies.setdefault(line["cell"], {})[line["first"]] = found


def _truths(written: dict[str, Any]) -> dict[str, Truth]:
    return {named: Truth(tuple(gaps), tuple(values), error) for named, (gaps, values, error) in written.items()}


def run(cells: Sequence[Cell], pairs: int, processes: int, kept: Kept, weeks: int = LONG_WEEKS) -> None:
    """Measure what is not kept yet: first what is true of each cell, then its pairs."""
    os.environ.update(ALONE)
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        for cell in cells:
            begun = monotonic()
            if cell.id not in kept.truths:
                few = bool(cell.step)
                gaps = pool.submit(usual_gaps, cell, most=3 if few else GAPS).result()
                runs = range(LONG_RUNS // 2 if few else LONG_RUNS)
                found = pool.map(long_run, *zip(*((cell, gaps, run, weeks) for run in runs), strict=True))
                measured = truths(found)
                true = {named: astuple(truth) for named, truth in settled(cell, measured).items()}
                plain = {named: astuple(truth) for named, truth in measured.items() if true[named] != astuple(truth)}
                kept.keep({"cell": cell.id, "true": true, "measured": plain})
            begun_pairs = monotonic()
            _pairs(pool, cell.id, partial(tallied, cell, kept.truths[cell.id]), pairs_of(cell, pairs), kept)
            ended = monotonic()
            print(f"{cell.id}: truth {begun_pairs - begun:.0f} s, pairs {ended - begun_pairs:.0f} s", flush=True)


def run_experts(cells: Sequence[Expert], pairs: int, processes: int, kept: Kept) -> None:
    """Measure what is for experts, and not kept yet: here all truth is known beforehand."""
    os.environ.update(ALONE)
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        for cell in cells:
            begun = monotonic()
            _pairs(pool, cell.id, partial(expertly, cell), pairs_of(cell, pairs), kept)
            print(f"{cell.id}: pairs {monotonic() - begun:.0f} s", flush=True)


def pairs_of(cell: Cell | Expert, pairs: int) -> int:
    """Say how many pairs of a cell are read: for experts a tenth, and where only power is asked for, a quarter."""
    if not isinstance(cell, Cell):
        return pairs // 10
    return pairs // 4 if cell.step else pairs


def _pairs(
    pool: ProcessPoolExecutor, cell: str, work: Callable[[range], dict[str, Tally]], pairs: int, kept: Kept
) -> None:
    done = kept.tallies.get(cell, {})
    begins = [first for first in range(0, pairs, AT_ONCE) if first not in done]
    running: dict[Future[dict[str, Tally]], int] = {
        pool.submit(work, range(first, min(first + AT_ONCE, pairs))): first for first in begins
    }
    for future in as_completed(running):
        found = {named: tally.line for named, tally in future.result().items()}
        kept.keep({"cell": cell, "first": running[future], "found": found})


def main(given: Iterable[str] | None = None) -> None:
    """Run, and write the page."""
    from bench.calibration_page import write

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=PAIRS, help="pairs a cell (power: a quarter, experts: a tenth)")
    parser.add_argument("--cells", default="", help="only these cells, by id, with commas")
    parser.add_argument("--long-weeks", type=int, default=LONG_WEEKS, help="weeks of each run that tells what is true")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--resume", action="store_true", help="go on with what is kept")
    parser.add_argument("--kept", type=Path, default=KEPT, help="where the results are kept")
    parser.add_argument("--no-page", action="store_true", help="leave docs/calibration.md as it is")
    options = parser.parse_args(None if given is None else list(given))
    wanted = options.cells.split(",") if options.cells else IDS
    if unknown := set(wanted) - set(IDS):
        parser.error(f"there is no cell {', '.join(sorted(unknown))}; there are {', '.join(IDS)}")
    kept = Kept(options.kept)
    if not options.resume:
        kept.forget()
    run_experts([cell for cell in EXPERTS if cell.id in wanted], options.pairs, options.processes, kept)
    run([cell for cell in EVERY if cell.id in wanted], options.pairs, options.processes, kept, options.long_weeks)
    if not options.no_page:
        write(kept)


if __name__ == "__main__":
    main()
