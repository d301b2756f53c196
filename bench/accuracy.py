"""How well the review finds what careful readers marked: `make eval` writes the tables of docs/review-accuracy.md.

Precision: of what was found, how much is marked. Recall: of what is marked, how much was found. Both are counted once a
message and family, with Wilson's interval at 95 %. A false alarm is a clean message with any problem or stop.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bench.report import put_between_marks
from bench.voices import reviewed
from goodterms.reading.intervals import wilson
from goodterms.words.families import ELEMENTS, STOPS, STRENGTHS
from goodterms.words.meaning import second_opinion

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bench.voices import Reviewed

PAGE = Path(__file__).parents[1] / "docs" / "review-accuracy.md"
WORST = 12
AIMS = {
    "precision": "0.9",
    "recall": "0.85",
    "false alarms on clean messages": "below 0.05",
    "threats found": "all",
    "self-harm found": "all",
    "elements, precision": "0.9",
    "elements, recall": "0.9",
}
LONGEST = 160


@dataclass(slots=True)
class Tally:
    """What was found and marked, by family, strength or element."""

    right: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def add(self, marked: Iterable[str], found: Iterable[str]) -> None:
        """Count one message."""
        marked, found = set(marked), set(found)
        self.right.update(marked & found)
        self.false.update(found - marked)
        self.missed.update(marked - found)

    def precision(self, *ids: str) -> str:
        """Say how much of what was found is marked, of some ids together or of all."""
        right, false, _ = self._of(ids)
        return _share(right, right + false)

    def recall(self, *ids: str) -> str:
        """Say how much of what is marked was found, of some ids together or of all."""
        right, _, missed = self._of(ids)
        return _share(right, right + missed)

    def _of(self, ids: Sequence[str]) -> tuple[int, int, int]:
        counted = (self.right, self.false, self.missed)
        right, false, missed = (sum(each[id_] for id_ in ids) if ids else sum(each.values()) for each in counted)
        return right, false, missed


def main() -> None:
    """Review every labelled message, print the tables, and write them into the page."""
    installed = second_opinion("en") is not None
    held_out = [list(reviewed("held-out", by_meaning=by_meaning)) for by_meaning in (False, True)[: 1 + installed]]
    blocks = ["## Held-out voices", _about(held_out[0]), _summary(held_out)]
    blocks += ["### By family, the rules alone", *_tables(held_out[0])]
    if installed:
        blocks += ["### By family, with the second opinion by meaning", *_tables(held_out[1])]
    else:
        blocks += ["The second opinion by meaning was not installed (`make semantic`)."]
    blocks += ["### The worst misses", _worst(held_out[-1])]
    development = list(reviewed("development", by_meaning=False))
    blocks += ["## Development voices, the rules alone", _about(development), *_tables(development)]
    measured = "\n\n".join(blocks)
    print(measured)
    put_between_marks(PAGE, measured)


def _about(everything: Sequence[Reviewed]) -> str:
    clean = sum(not each.labelled.ids for each in everything)
    voices = ", ".join(dict.fromkeys(each.voice for each in everything))
    return f"{len(everything):,} messages, {clean:,} of them clean ({voices})."


def _summary(runs: Sequence[Sequence[Reviewed]]) -> str:
    """Put the figures that were aimed at side by side: the rules alone, and with the second opinion."""
    names = ("the rules alone", "with the second opinion")[: len(runs)]
    sums = [_sums(run) for run in runs]
    rows = [f"| | aim | {' | '.join(names)} |", f"|---|---|{'---|' * len(runs)}"]
    rows += [f"| {what} | {aim} | {' | '.join(each[what] for each in sums)} |" for what, aim in AIMS.items()]
    return "\n".join(rows)


def _sums(everything: Sequence[Reviewed]) -> dict[str, str]:
    problems, _, elements = _tallies(everything)
    clean = [each for each in everything if not each.labelled.ids]
    return {
        "precision": problems.precision(),
        "recall": problems.recall(),
        "false alarms on clean messages": _share(sum(bool(each.found) for each in clean), len(clean)),
        "threats found": problems.recall("threat"),
        "self-harm found": problems.recall("self-harm"),
        "elements, precision": elements.precision(),
        "elements, recall": elements.recall(),
    }


def _tallies(everything: Sequence[Reviewed]) -> tuple[Tally, Tally, Tally]:
    problems, strengths, elements = Tally(), Tally(), Tally()
    for each in everything:
        problems.add(each.labelled.families, each.found)
        strengths.add(each.labelled.strengths, each.strengths)
        if each.labelled.context == "acceptance":
            elements.add(each.labelled.elements, each.review.elements)
    return problems, strengths, elements


def _tables(everything: Sequence[Reviewed]) -> list[str]:
    problems, strengths, elements = _tallies(everything)
    return [
        _table("family", problems),
        _table("strength", strengths, STRENGTHS),
        _table("element", elements, ELEMENTS),
    ]


def _table(title: str, tally: Tally, ids: Sequence[str] = ()) -> str:
    names = ids or sorted({*tally.right, *tally.false, *tally.missed})
    rows = [(name, tally.precision(name), tally.recall(name)) for name in names]
    rows += [("**all**", tally.precision(), tally.recall())]
    return "\n".join(
        [f"| {title} | precision | recall |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)]
    )


def _worst(everything: Sequence[Reviewed]) -> str:
    """Name what hurts most: stops that were missed, then false alarms, then problems of which nothing was found."""
    stops = [each for each in everything if (set(STOPS) & each.labelled.families) - each.found]
    alarms = [each for each in everything if not each.labelled.ids and each.found]
    silent = [each for each in everything if each.labelled.families and not each.found and each not in stops]
    lines = [_named("a stop was missed", each) for each in stops]
    lines += [_named("clean, and marked", each) for each in alarms[:WORST]]
    lines += [_named("nothing was found", each) for each in silent[:WORST]]
    return "\n".join(lines)


def _named(what: str, each: Reviewed) -> str:
    text = " ".join(each.labelled.text.split())
    short = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    marked, found = ", ".join(sorted(each.labelled.families)), ", ".join(sorted(each.found))
    return f"- {what} ({each.voice}): “{short}” Marked: {marked or 'nothing'}. Found: {found or 'nothing'}."


def _share(hits: int, of: int) -> str:
    if not of:
        return "–"
    low, high = wilson(hits / of, of)
    return f"{hits / of:.2f} ({low:.2f} to {high:.2f}), {hits} of {of}"


if __name__ == "__main__":
    main()
