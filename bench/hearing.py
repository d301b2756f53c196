"""Measure how well limits, refusals of all contact and control are found in lines of writers who saw no rule.

    python -m bench.hearing     rewrites the table of docs/terms.md

Nothing is tuned to the set `unseen`, and its misses were not looked at; `a` and `b` were worked on.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from bench.report import put_between_marks
from goodterms import words
from goodterms.reading.intervals import wilson

ROOT = Path(__file__).resolve().parents[1]
LINES = ROOT / "tests" / "words" / "outside"
SETS = ("unseen", "b", "a")
HEAD = (
    "| set | no contact asked for, heard | other messages taken for that | topics of limits: precision | recall "
    "| messages that hold nothing, pointed out | control found | true limits taken for it |"
)


class Message(msgspec.Struct, frozen=True):
    """A message as its writer labelled it."""

    text: str
    topics: frozenset[str]
    no_contact: bool


class Term(msgspec.Struct, frozen=True):
    """A term as its writer labelled it."""

    text: str
    control: bool


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    def __str__(self) -> str:
        """Write it with its 95 % interval."""
        low, high = wilson(self.part / self.whole, self.whole)
        return f"{self.part / self.whole:.2f} ({low:.2f} to {high:.2f}; {self.part} of {self.whole})"


def main() -> None:
    """Measure, print, and write the table."""
    rows = [f"| {name} | {' | '.join(map(str, (*_heard(name), *_control(name))))} |" for name in SETS]
    table = "\n".join((HEAD, "|---|---|---|---|---|---|---|---|", *rows))
    print(table)
    put_between_marks(ROOT / "docs" / "terms.md", table, "hearing")


def _heard(name: str) -> tuple[Share, ...]:
    told = [msgspec.json.decode(line, type=Message) for line in _lines(f"heard-{name}")]
    found = [(each, words.limits_in(each.text)) for each in told]
    asked = [any(heard.no_contact for heard in limits) for each, limits in found if each.no_contact]
    rest = [(each, limits) for each, limits in found if not each.no_contact]
    taken = [any(heard.no_contact for heard in limits) for _, limits in rest]
    topics = [(each.topics, {heard.topic for heard in limits if not heard.no_contact}) for each, limits in rest]
    right = sum(len(wanted & got) for wanted, got in topics)
    empty = [bool(got) for wanted, got in topics if not wanted]
    return (
        Share(sum(asked), len(asked)),
        Share(sum(taken), len(taken)),
        Share(right, sum(len(got) for _, got in topics)),
        Share(right, sum(len(wanted) for wanted, _ in topics)),
        Share(sum(empty), len(empty)),
    )


def _control(name: str) -> tuple[Share, ...]:
    told = [msgspec.json.decode(line, type=Term) for line in _lines(f"control-{name}")]
    found = [bool(words.control_in(each.text)) for each in told if each.control]
    limits = [bool(words.control_in(each.text)) for each in told if not each.control]
    return Share(sum(found), len(found)), Share(sum(limits), len(limits))


def _lines(name: str) -> list[str]:
    return (LINES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    main()
