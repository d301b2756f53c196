"""Write down what a race measured: tables, the aims as reached or not, the machine and the versions."""

from __future__ import annotations

import os
import platform
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bench.race import Result

FLAVOURS = {"android": "WhatsApp, Android", "iphone": "WhatsApp, iPhone", "telegram": "Telegram"}
OURS = "goodterms"
MILLION, TEN_THOUSAND = 1_000_000, 10_000


@dataclass(frozen=True, slots=True)
class Aim:
    """What was aimed at, what came out ("-" where it was not measured), and whether it is enough."""

    words: str
    outcome: str
    reached: bool | None


def report(results: Sequence[Result], conditions: str) -> str:
    """Write everything measured as markdown, under the conditions of the run."""
    blocks = [conditions, aims_table(list(aims(results)))]
    blocks += [f"### {title}\n\n{table(of)}" for title, of in by_file(results)]
    return "\n\n".join(blocks)


def put_between_marks(page: Path, measured: str, what: str = "measured") -> None:
    """Replace what stands between the two marks of the page that name it; the prose around it stays."""
    begin, end = f"<!-- {what}: begin -->", f"<!-- {what}: end -->"
    before, _, rest = page.read_text(encoding="utf-8").partition(begin)
    after = rest.partition(end)[2]
    page.write_text(f"{before}{begin}\n\n{measured}\n\n{end}{after}", encoding="utf-8")


def conditions(rounds: int) -> str:
    """Say where and with what is measured; called before the race, which may take a while."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    libraries = ", ".join(f"{name} {version(name)}" for name in ("polars", "msgspec", "numpy"))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"Measured at commit `{commit.stdout.strip() or 'unknown'}` on {processor()}, {os.cpu_count()} cores, "
        f"{memory:.0f} GB, {platform.system()} {platform.release()}, Python {platform.python_version()}, {libraries}; "
        f"rounds: {rounds}."
    )


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
        "| | best s | median s | times ours | peak MB | texts exact |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    return "\n".join(rows + [row(result, ours) for result in results])


def row(result: Result, ours: float | None) -> str:
    """Show one contestant's result."""
    if result.failure or not result.seconds:
        return f"| {result.contestant.title} | – | – | – | – | failed: {(result.failure or '').replace('|', '/')} |"
    ratio = f"{result.median / ours:.1f}" if ours and not result.contestant.command else "–"
    exact = "–" if result.exact is None else f"{result.exact:,} of {result.texts:,}"
    peak = f"{max(result.peaks_mb):,.0f}"
    return (
        f"| {result.contestant.title} | {min(result.seconds):.3f} | {result.median:.3f} | {ratio} | {peak} | {exact} |"
    )


def aims(results: Sequence[Result]) -> Iterable[Aim]:
    """Compare with what was aimed at: at a million WhatsApp messages, and the whole command at ten thousand."""
    done = {(r.flavour, r.size, r.contestant.id): r for r in results if r.seconds and not r.failure}
    for flavour in ("android", "iphone"):
        name = FLAVOURS[flavour]
        ours = done.get((flavour, MILLION, OURS))
        for peer, least in (("chat-miner", 20), ("whatstk", 10)):
            theirs = done.get((flavour, MILLION, peer))
            times = theirs.median / ours.median if ours and theirs else None
            yield aim(f"{name}, a million: at least {least} times faster than {peer}", times, "times", least=least)
        bare = done.get((flavour, MILLION, "bare"))
        times = ours.median / bare.median if ours and bare else None
        yield aim(f"{name}, a million: within 2.5 times the bare pipeline", times, "times", most=2.5)
        peak = max(ours.peaks_mb) if ours else None
        yield aim(f"{name}, a million: under 1 GB", peak, "MB", most=1000)
    for flavour, name in FLAVOURS.items():
        for command in ("messages", "read"):
            whole = done.get((flavour, TEN_THOUSAND, command))
            seconds = whole.median if whole else None
            yield aim(f"{name}, ten thousand through `goodterms {command}`: under a second", seconds, "s", most=1)


def aim(words: str, value: float | None, unit: str, least: float | None = None, most: float | None = None) -> Aim:
    """Say whether a measured value is at least or at most what was aimed at."""
    if value is None:
        return Aim(words, "–", None)
    reached = (least is None or value >= least) and (most is None or value <= most)
    return Aim(words, f"{value:,.2f} {unit}" if unit != "MB" else f"{value:,.0f} MB", reached)


def aims_table(every: Sequence[Aim]) -> str:
    """Show the aims."""
    said = {True: "reached", False: "**not reached**", None: "not measured"}
    rows = ["| aim | measured (medians) | |", "|---|---:|---|"]
    return "\n".join(rows + [f"| {aim.words} | {aim.outcome} | {said[aim.reached]} |" for aim in every])
