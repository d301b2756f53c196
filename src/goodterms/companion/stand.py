"""Where things stand: a situation file in, and all that a page or a terminal shows of its plan out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from goodterms import guide, situation
from goodterms.content.helplines import Helpline, helplines
from goodterms.guide.questions import questions, still_open
from goodterms.situation import BadSituation

if TYPE_CHECKING:
    from goodterms.situation import Situation

LONGEST = 1_000_000
"""Bytes; a situation is a few hundred."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A plan with what stands behind it.

    unknown: what is asked for, as questions. help: helplines, those for an emergency first. danger: help comes
    before everything else.
    """

    plan: guide.Plan
    background: guide.Background
    unknown: tuple[str, ...]
    help: tuple[Helpline, ...]
    danger: bool


def stand(situation_: Situation, country: str | None = None, language: str = "en") -> Standing:
    """Make the plan for a situation, with the helplines of a country (two letters; none: the directories)."""
    plan = guide.plan(situation_, language)
    unknown = still_open(questions(language), plan.ask, situation_)
    return Standing(
        plan=plan,
        background=guide.background(situation_, language),
        unknown=tuple(question.text for question in unknown),
        help=helplines(country),
        danger=plan.verdict in guide.FIRST,
    )


def read_situation(file: Path | IO[bytes]) -> Situation:
    """Read a situation from a file or a stream, refusing what is far too long to be one."""
    data = _bytes(file) if isinstance(file, Path) else file.read(LONGEST + 1)
    if len(data) > LONGEST:
        raise BadSituation("This is far too long to be a situation; a situation is one small JSON object.")
    return situation.read(data)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(LONGEST + 1)
    except (OSError, ValueError) as problem:
        why = problem.strerror if isinstance(problem, OSError) and problem.strerror else "that is not a file name"
        raise BadSituation(f"{path} cannot be read: {why}; name a situation file, or - for standard input.") from None
