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

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bench.voices import Part, Reviewed

PAGE = Path(__file__).parents[1] / "docs" / "review-accuracy.md"
WORST = 12
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

    def row(self, name: str, *ids: str) -> str:
        """Write one line of a table: for some ids together."""
        right, false, missed = (sum(each[id_] for id_ in ids) for each in (self.right, self.false, self.missed))
        return f"| {name} | {_share(right, right + false)} | {_share(right, right + missed)} |"


def main() -> None:
    """Review every labelled message, print the tables, and write them into the page."""
    parts = [_part("held-out"), _part("development")]
    print("\n\n".join(parts))
    put_between_marks(PAGE, "\n\n".join(parts))


def _part(part: Part) -> str:
    everything = list(reviewed(part))
    problems, strengths, elements = Tally(), Tally(), Tally()
    for each in everything:
        problems.add(each.labelled.families, each.found)
        strengths.add(each.labelled.strengths, each.strengths)
        if each.labelled.context == "acceptance":
            elements.add(each.labelled.elements, each.review.elements)
    clean = [each for each in everything if not each.labelled.ids]
    alarms = [each for each in clean if each.found]
    voices = ", ".join(dict.fromkeys(each.voice for each in everything))
    lines = [
        f"## {'Held-out' if part == 'held-out' else 'Development'} voices",
        f"{len(everything)} messages ({voices}), {len(clean)} of them clean.",
        f"False alarms on clean messages: {_share(len(alarms), len(clean))}.",
        _table("family", problems),
        _table("strength", strengths, STRENGTHS),
        _table("element", elements, ELEMENTS),
        *([_worst(everything, alarms)] if part == "held-out" else []),
    ]
    return "\n\n".join(lines)


def _table(title: str, tally: Tally, ids: Sequence[str] = ()) -> str:
    names = ids or sorted({*tally.right, *tally.false, *tally.missed})
    head = [f"| {title} | precision | recall |", "|---|---|---|"]
    return "\n".join([*head, *(tally.row(name, name) for name in names), tally.row("**all**", *names)])


def _worst(everything: Sequence[Reviewed], alarms: Sequence[Reviewed]) -> str:
    """Name what hurts most: stops that were missed, then false alarms, then problems of which nothing was found."""
    stops = [each for each in everything if (set(STOPS) & each.labelled.families) - each.found]
    silent = [each for each in everything if each.labelled.families and not each.found and each not in stops]
    lines = [_named("a stop was missed", each) for each in stops]
    lines += [_named("clean, and marked", each) for each in alarms[:WORST]]
    lines += [_named("nothing was found", each) for each in silent[:WORST]]
    return "\n".join(["### The worst misses", "", *lines])


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
