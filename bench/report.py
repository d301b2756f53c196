"""Write down what a race measured: tables, the aims as reached or not, the machine and the versions."""

from __future__ import annotations

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from bench.aims import FLAVOURS, aims
from bench.contestants import OURS, RACES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bench.aims import Aim
    from bench.race import Result


def report(results: Sequence[Result], conditions: str) -> str:
    """Write everything measured as markdown, under the conditions of the run."""
    alone = {(race.flavour, race.size) for race in RACES if race.only == (OURS,)}
    raced = [result for result in results if (result.flavour, result.size) not in alone]
    blocks = [conditions, aims_table(list(aims(results))), "### How it grows\n\n" + growth_table(results)]
    blocks += [f"### {title}\n\n{table(of)}" for title, of in by_file(raced)]
    return "\n\n".join(blocks)


def put_between_marks(page: Path, measured: str, what: str = "measured") -> None:
    """Replace what stands between the two marks of the page that name it; the prose around it stays."""
    begin, end = f"<!-- {what}: begin -->", f"<!-- {what}: end -->"
    before, _, rest = page.read_text(encoding="utf-8").partition(begin)
    after = rest.partition(end)[2]
    page.write_text(f"{before}{begin}\n\n{measured}\n\n{end}{after}", encoding="utf-8")


def conditions(rounds: int) -> str:
    """Say where and with what is measured; called before the race, which may take a while."""
    libraries = ", ".join(f"{name} {version(name)}" for name in ("polars", "msgspec", "numpy"))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"Measured at commit `{commit()}` on {processor()}, {os.cpu_count()} cores, "
        f"{memory:.0f} GB, {platform.system()} {platform.release()}, Python {platform.python_version()}, {libraries}; "
        f"rounds: {rounds}."
    )


def commit() -> str:
    """Name the commit that is measured."""
    said = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    return said.stdout.strip() or "unknown"


def processor() -> str:
    """Name the processor, as far as the system tells."""
    cpus = Path("/proc/cpuinfo")
    lines = cpus.read_text().splitlines() if cpus.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def by_file(results: Sequence[Result]) -> Iterable[tuple[str, list[Result]]]:
    """Group the results by the file that was read."""
    for flavour, size in dict.fromkeys((result.flavour, result.size) for result in results):
        title = f"{FLAVOURS[flavour]}, {size:,} messages"
        yield title, [result for result in results if (result.flavour, result.size) == (flavour, size)]


def table(results: Sequence[Result]) -> str:
    """Show one file's results: a ratio of 20 means that it took twenty times as long as Good Terms' read."""
    ours = next((result.median for result in results if result.contestant.id == OURS and result.seconds), None)
    rows = [
        "| | best s | median s | times ours | MB/s | peak MB | texts exact | messages | authors | times |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    return "\n".join(rows + [row(result, ours) for result in results])


def row(result: Result, ours: float | None) -> str:
    """Show one contestant's result."""
    if result.failure or not result.seconds:
        failed = f"failed: {(result.failure or '').replace('|', '/')}"
        return f"| {result.contestant.title} | – | – | – | – | – | {failed} | – | – | – |"
    ratio = f"{result.median / ours:.1f}" if ours and not result.contestant.command else "–"
    if ours and result.contestant.id == "bytes":
        ratio = f"{result.median / ours:.3f}"
    return (
        f"| {result.contestant.title} | {min(result.seconds):.3f} | {result.median:.3f} | {ratio} | {speed(result)} "
        f"| {max(result.peaks_mb):,.0f} | {' | '.join(fidelity(result))} |"
    )


def speed(result: Result) -> str:
    """Say how many megabytes of the file went by in a second."""
    return f"{result.megabytes / result.median:,.0f}" if result.megabytes else "–"


def fidelity(result: Result) -> list[str]:
    """Say how much came back of texts, messages, authors and times."""
    kept = result.fidelity
    if kept is None:
        return ["–"] * 4
    pairs = (kept.exact, kept.texts), (kept.messages, kept.of_messages)
    more = (kept.authors, kept.of_authors), (kept.times, kept.of_messages)
    return ["all" if got == wanted else f"{got:,} of {wanted:,}" for got, wanted in (*pairs, *more)]


def growth_table(results: Sequence[Result]) -> str:
    """Show Good Terms' own results by size: the cost of each message should stay the same."""
    rows = [
        "| | messages | file MB | median s | µs a message | MB/s | peak MB |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    ours = [result for result in results if result.contestant.id == OURS and result.seconds and not result.failure]
    order = list(FLAVOURS)
    for one in sorted(ours, key=lambda result: (order.index(result.flavour), result.size)):
        each = 1e6 * one.median / one.size
        rows.append(
            f"| {FLAVOURS[one.flavour]} | {one.size:,} | {one.megabytes:,.1f} | {one.median:.3f} | {each:.2f} "
            f"| {speed(one)} | {max(one.peaks_mb):,.0f} |"
        )
    return "\n".join(rows)


def aims_table(every: Sequence[Aim]) -> str:
    """Show the aims."""
    said = {True: "reached", False: "**not reached**", None: "not measured"}
    rows = ["| aim | measured (medians) | |", "|---|---:|---|"]
    return "\n".join(rows + [f"| {aim.words} | {aim.outcome} | {said[aim.reached]} |" for aim in every])
