"""Write docs/calibration.md and its plots: how often the limits held, false alarms, silence and power."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from bench.cells import CELLS, LENGTHS, POWER, Cell
from bench.coverage import Tally
from bench.experts import EXPERTS, STYLES, Styles
from bench.plots import Dot, curves, rows
from bench.report import commit, put_between_marks
from bench.simulate import planted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bench.calibrate import Kept
    from bench.truth import Truth

Found: TypeAlias = "dict[str, dict[Name, Tally]]"
Entry: TypeAlias = "Callable[[Tally], str]"
Keep: TypeAlias = "Callable[[Tally], bool]"

DOCS = Path(__file__).parents[1] / "docs"
PAGE = DOCS / "calibration.md"
AIM = (0.93, 0.97)
FOUND = 0.8
JUDGED = 50  # numbers that were shown less often than that are not judged


@dataclass(frozen=True, slots=True)
class Name:
    """What one estimate is of: the parts of its name. detail: what it depends on, "" where it is a main number."""

    measure: str
    who: str
    to: str
    kind: str
    period: str
    detail: str

    @classmethod
    def of(cls, written: str) -> Name:
        """Take a name apart."""
        return cls(*written.split("|"))

    @property
    def words(self) -> str:
        """Say it in a row of a table."""
        who = f"{self.who} to {self.to}" if self.to else self.who
        what = self.period if self.kind == "level" else f"{self.kind} ({self.period})"
        return f"{self.measure}, {who}, {what}"

    @property
    def row(self) -> Name:
        """Put the details of one measure into one row."""
        return Name(self.measure, "both", "", self.kind, self.period, "any") if self.detail else self


def write(kept: Kept, docs: Path = DOCS) -> None:
    """Write the tables between the marks of the page, and the plots beside it."""
    cells = [cell for cell in CELLS if kept.tallies.get(cell.id)]
    powers = [cell for cell in POWER if kept.tallies.get(cell.id)]
    found = {cell.id: by_row(kept.of(cell)) for cell in (*cells, *powers)}
    put_between_marks(docs / PAGE.name, "\n\n".join(_blocks(kept, cells, powers, found)))
    (docs / "calibration-coverage.svg").write_text(coverage_plot(cells, found), encoding="utf-8")
    (docs / "calibration-power.svg").write_text(power_plot(kept, powers, found), encoding="utf-8")


def _blocks(kept: Kept, cells: Sequence[Cell], powers: Sequence[Cell], found: Found) -> list[str]:
    most = max((tally.pairs for of in found.values() for name, tally in of.items() if not name.detail), default=0)
    return [
        f"Measured at commit `{commit()}`, up to {most:,} pairs a cell.",
        "### The cells\n\n" + cells_table(cells, kept),
        "### Which limits miss the aim\n\n" + misses(cells, found),
        "### Said to have changed where nothing did\n\n" + alarms_table(cells, found),
        "### What is for experts\n\n" + experts_table(kept),
        "### How large a change must be\n\n" + power_table(kept, powers, found),
        "### What was planted, and what the long runs say\n\n" + planted_table(cells, kept),
        "### How often the limits held, in %\n\n" + coverage_table(cells, found),
        "### How often there was too little, in %\n\n" + silence_table(cells, found),
    ]


def by_row(tallies: dict[str, Tally]) -> dict[Name, Tally]:
    """Put what came of estimates into the rows of a table."""
    found: dict[Name, Tally] = defaultdict(Tally)
    for written, tally in tallies.items():
        found[Name.of(written).row] += tally
    return dict(found)


def verdict(tally: Tally) -> str:
    """Say whether the limits are too narrow, or wider than need be: wholly outside the aim."""
    if tally.shown < JUDGED:
        return ""
    _, low, high = tally.coverage
    return "too narrow" if high < AIM[0] else "wider than need be" if low > AIM[1] else ""


def misses(cells: Sequence[Cell], found: Found) -> str:
    """Count what surely misses 93 to 97 %, and list what is too narrow."""
    lines, wider, judged = [], 0, 0
    for cell in cells:
        for name, tally in found[cell.id].items():
            if tally.shown >= JUDGED:
                said, judged = verdict(tally), judged + 1
                wider += said == "wider than need be"
                if said == "too narrow":
                    lines.append(f"| {name.words} | {cell.id} | {_said(tally)} | {tally.shown:,} |")
    head = (
        f"Of {judged} numbers (a measure, person, period and cell each), {len(lines)} have limits that are too narrow "
        f"and {wider} have limits that are wider than need be: the 95 % interval of their coverage lies wholly below "
        "93 % or above 97 %."
    )
    table = ["", "| too narrow | cell | held, % | shown |", "|---|---|---:|---:|", *lines]
    return "\n".join([head, *(table if lines else [])])


def _said(tally: Tally) -> str:
    share, low, high = (100 * each for each in tally.coverage)
    return f"{share:.1f} ({low:.1f} to {high:.1f})"


def coverage_table(cells: Sequence[Cell], found: Found) -> str:
    """Show every number's coverage, by cell."""

    def one(tally: Tally) -> str:
        said = {"too narrow": " ▼", "wider than need be": " ▲", "": ""}[verdict(tally)]
        return f"{100 * tally.coverage[0]:.1f}{said}"

    return "▼ too narrow, ▲ wider than need be, both more than so few pairs leave open.\n\n" + _table(cells, found, one)


def silence_table(cells: Sequence[Cell], found: Found) -> str:
    """Show how often each number was not shown, by cell, where it ever was not."""

    def one(tally: Tally) -> str:
        return f"{100 * (1 - tally.shown / tally.pairs):.0f}"

    return _table(cells, found, one, lambda tally: tally.shown < tally.pairs, shown=False)


def alarms_table(cells: Sequence[Cell], found: Found) -> str:
    """Show how often the limits of a change left out 0, in %."""
    changes = {id_: {name: t for name, t in of.items() if name.kind == "change"} for id_, of in found.items()}
    return _table(cells, changes, lambda tally: f"{100 * tally.away / tally.shown:.1f}")


def _table(cells: Sequence[Cell], found: Found, one: Entry, keep: Keep = bool, *, shown: bool = True) -> str:
    """Make a table of a row a name and a column a cell; shown: leave out what was nowhere shown."""
    names = dict.fromkeys(name for cell in cells for name, tally in found[cell.id].items() if keep(tally))
    lines = [f"| | {' | '.join(cell.id for cell in cells)} |", f"|---|{'---:|' * len(cells)}"]
    for name in names:
        tallies = [found[cell.id].get(name) for cell in cells]
        if not shown or any(tally and tally.shown for tally in tallies):
            entries = (one(tally) if tally and (tally.shown or not shown) else "–" for tally in tallies)
            lines.append(f"| {name.words} | {' | '.join(entries)} |")
    return "\n".join(lines)


def cells_table(cells: Sequence[Cell], kept: Kept) -> str:
    """Say what each cell is."""
    lines = ["| cell | | pairs | cut at, h |", "|---|---|---:|---:|"]
    for cell in cells:
        pairs = max((tally.pairs for tally in kept.of(cell).values()), default=0)
        gaps = next((truth.gaps for truth in kept.truths[cell.id].values() if len(truth.gaps) > 1), (1.0,))
        lines.append(f"| {cell.id} | {cell.about} | {pairs:,} | {gaps[0]:g} to {gaps[-1]:g} |")
    return "\n".join(lines)


def planted_table(cells: Sequence[Cell], kept: Kept) -> str:
    """Set closed forms beside what the long runs measured."""
    lines = ["| cell | measure | closed form | long runs | standard error |", "|---|---|---:|---:|---:|"]
    for cell in cells:
        for (measure, who), value in planted(cell.habits).items():
            truth = kept.measured[cell.id].get(f"{measure}|{who}||level|all|")
            if truth is not None and truth.values[0] is not None:
                said = f"{value:.4g} | {truth.values[0]:.4g} | {truth.error:.2g}"
                lines.append(f"| {cell.id} | {measure}, {who} | {said} |")
    return "\n".join(lines)


def experts_table(kept: Kept) -> str:
    """Show how often the limits of the measures for experts held, and of how many pairs anything was said."""
    lines = ["| cell | | number | truth | mean | held, % | said of |", "|---|---|---|---:|---:|---:|---:|"]
    alarms = []
    for cell in EXPERTS:
        found, about = kept.of(cell), cell.about
        for name, true in cell.truths.items():
            if (tally := found.get(name)) and tally.shown:
                said = {"too narrow": " ▼", "wider than need be": " ▲", "": ""}[verdict(tally)]
                known = "each its own" if true is None else f"{true:.3g}"
                numbers = f"{known} | {tally.total / tally.shown:.3g} | {_said(tally)}{said}"
                lines.append(f"| {cell.id} | {about} | {name} | {numbers} | {tally.shown} of {tally.pairs} |")
                about = ""
        if isinstance(cell, Styles) and (tally := found.get(STYLES)) and tally.shown:
            alarms.append(f"{100 * tally.away / tally.shown:.1f} % in `{cell.id}`")
    shuffled = f"At most 5 in 100 shuffles of the windows reach as much: in {', '.join(alarms)}."
    return "\n".join([*lines, *(["", shuffled] if alarms else [])])


def power_points(kept: Kept, powers: Iterable[Cell], found: Found, name: Name, weeks: int) -> list[tuple[float, float]]:
    """Give the planted changes of a measure, as they truly are, and the share of pairs in which each was found."""
    points = []
    written = f"{name.measure}|{name.who}|{name.to}|{name.kind}|{name.period}|"
    for cell in powers:
        tally, truth = found[cell.id].get(name), kept.truths[cell.id].get(written)
        if cell.weeks == weeks and tally and tally.shown and truth and truth.values[0] is not None:
            points.append((abs(_middle(truth)), tally.right / tally.shown))
    return points


def _middle(truth: Truth) -> float:
    return float(np.mean([value for value in truth.values if value is not None]))


def power_table(kept: Kept, powers: Sequence[Cell], found: Found) -> str:
    """Say how large a change must be to be found in 80 % of pairs, with how many units there are."""
    names = dict.fromkeys(n for cell in powers for n in found[cell.id] if n.kind == "change" and not n.detail)
    columns = " | ".join(f"{weeks} weeks" for weeks in LENGTHS)
    lines = [f"| change of | {columns} |", f"|---|{'---:|' * len(LENGTHS)}"]
    for name in names:
        entries = []
        for weeks in LENGTHS:
            points = power_points(kept, powers, found, name, weeks)
            units = [t.units / t.pairs for c in powers if c.weeks == weeks and (t := found[c.id].get(name))]
            entries.append(f"{_needed(points)} (n {np.mean(units):,.0f})" if units else "–")
        lines.append(f"| {name.measure}, {name.who} | {' | '.join(entries)} |")
    return "\n".join(lines)


def _needed(points: Sequence[tuple[float, float]]) -> str:
    """Go along the points to where 80 % are found."""
    before = (0.0, 0.025)
    for point in sorted(points):
        if point[1] >= FOUND > before[1]:
            part = (FOUND - before[1]) / (point[1] - before[1])
            return f"{before[0] + part * (point[0] - before[0]):.2g}"
        before = point
    return f"over {before[0]:.2g}" if points else "–"


def coverage_plot(cells: Sequence[Cell], found: Found) -> str:
    """Draw the coverage of each measure's level over the whole time, by cell."""
    every = (name for cell in cells for name in found[cell.id])
    levels = dict.fromkeys(
        n for n in every if n.kind == "level" and n.period == "all" and not n.detail and n.who != "me"
    )

    def dot(cell: Cell, name: Name) -> Dot | None:
        tally = found[cell.id].get(name)
        return Dot(*tally.coverage) if tally and tally.shown else None

    drawn = [[dot(cell, name) for cell in cells] for name in levels]
    names = [f"{name.measure}, {name.who}" for name in levels]
    return rows("How often 95 % limits hold", names, [cell.id for cell in cells], drawn)


def power_plot(kept: Kept, powers: Sequence[Cell], found: Found) -> str:
    """Draw how often a change in who starts and in questions is found."""
    lines = [
        (f"{measure}, {weeks} weeks", [(0.0, 0.025), *sorted(points)])
        for measure in ("starts", "asks")
        for weeks in LENGTHS
        if (points := power_points(kept, powers, found, Name(measure, "them", "", "change", "since", ""), weeks))
    ]
    return curves("How often a change is found", "true change of the share", lines)
