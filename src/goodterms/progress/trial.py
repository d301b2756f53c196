"""A trial with an end: what was written before it began, and the steps after that. Nothing of it is ever changed.

Steps are only added: that one of my own rules has come, that it ended early, and how it was decided. What a trial is
now follows from its steps and the day.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Outcome = Literal["go-on", "friends", "let-go", "try-again"]
What = Literal["came", "ended", "go-on", "friends", "let-go", "try-again"]
State = Literal["ahead", "running", "due", "ended", "decided"]
Id = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{12}$")]
Moment = Annotated[datetime, msgspec.Meta(tz=True)]

OUTCOMES: tuple[Outcome, ...] = ("go-on", "friends", "let-go", "try-again")
USUAL, LONGEST = timedelta(weeks=6), timedelta(days=183)
BEGINS_WITHIN = timedelta(weeks=4)
MOST_RULES, LONGEST_RULE, LONGEST_WORDS = 5, 300, 2000

Words = Annotated[str, msgspec.Meta(max_length=LONGEST_WORDS)]
Rule = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_RULE)]


class TryAgain(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is written before two people try again: ended: what ended it; mine, theirs: what each needs."""

    ended: Words
    different: Words
    mine: Words
    theirs: Words


class Trial(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A trial as it was written before it began.

    at: when it was written. begins, review: its first day, and the day to look at it. if_so, if_not: what I would
    expect to see if it leads somewhere, and if not. rules: when I would stop. noes: how often they had said no by then.
    again: it is the two of us trying again, with what was written then.
    """

    id: Id
    at: Moment
    begins: date
    review: date
    if_so: Words = ""
    if_not: Words = ""
    rules: Annotated[tuple[Rule, ...], msgspec.Meta(max_length=MOST_RULES)] = ()
    noes: Annotated[int, msgspec.Meta(ge=0, le=1_000_000)] = 0
    again: TryAgain | None = None

    def __post_init__(self) -> None:
        """Refuse a trial without an end, or with one that is too far away."""
        if not timedelta(0) < self.review - self.begins <= LONGEST:
            raise ValueError("the day to look at it lies after its first day, within half a year")


class Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Something after a trial was written. of: its id; rule: which of its rules has come, from 0."""

    of: Id
    at: Moment
    on: date
    what: What
    rule: Annotated[int, msgspec.Meta(ge=0, lt=MOST_RULES)] | None = None


def steps_of(trial: Trial, steps: Iterable[Step]) -> tuple[Step, ...]:
    """Give the steps of a trial, in the order in which they were added."""
    return tuple(step for step in steps if step.of == trial.id)


def ended_on(trial: Trial, steps: Iterable[Step]) -> date | None:
    """Say on which day it ended early or was decided, whichever came first; None while neither."""
    return next((step.on for step in steps_of(trial, steps) if step.what != "came"), None)


def outcome_of(trial: Trial, steps: Iterable[Step]) -> Outcome | None:
    """Say how it was decided; None as long as it was not."""
    return next((each for step in steps_of(trial, steps) for each in OUTCOMES if each == step.what), None)


def come(trial: Trial, steps: Iterable[Step]) -> dict[int, date]:
    """Say which of its rules have come, and on which day first."""
    found: dict[int, date] = {}
    for step in steps_of(trial, steps):
        if step.what == "came" and step.rule is not None:
            found.setdefault(step.rule, step.on)
    return found


def state_of(trial: Trial, steps: Iterable[Step], today: date) -> State:
    """Say where a trial is: not begun, running, due to be looked at, ended early, or decided."""
    steps = tuple(steps)
    if outcome_of(trial, steps) is not None:
        return "decided"
    if ended_on(trial, steps) is not None:
        return "ended"
    if today < trial.begins:
        return "ahead"
    return "due" if today >= trial.review else "running"


def still_open(trials: Sequence[Trial], steps: Iterable[Step]) -> Trial | None:
    """Give the last trial that was not decided; None where there is none."""
    steps = tuple(steps)
    return next((trial for trial in reversed(trials) if outcome_of(trial, steps) is None), None)


def noes_since(trial: Trial | None, noes: int) -> int:
    """Count the noes since a trial was written, given how often they have said it by now."""
    return max(0, noes - trial.noes) if trial else 0
