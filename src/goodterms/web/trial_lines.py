"""A trial as the pages show it: what was written, which of its rules have come, and the rules that say to stop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from goodterms.companion.phrases import day_phrase
from goodterms.content.documents import FALLBACK
from goodterms.content.evidence import evidence
from goodterms.content.sentences import say
from goodterms.progress.trial import come, ended_on, state_of
from goodterms.web import terms
from goodterms.web.trial import line_of, trials

if TYPE_CHECKING:
    from datetime import date, datetime

    from goodterms.companion.stand import Standing
    from goodterms.progress.trial import State, Step, Trial, TryAgain
    from goodterms.web.store import Book


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule of my own. place: from 0; came: on which day it came, in a sentence, or empty."""

    place: int
    text: str
    came: str


@dataclass(frozen=True, slots=True)
class TrialView:
    """A trial. line: where it is; written: when it was written; ends: the day up to which it is told."""

    name: str
    state: State
    line: str
    written: str
    if_so: str
    if_not: str
    rules: tuple[RuleLine, ...]
    again: TryAgain | None
    ends: date


@dataclass(frozen=True, slots=True)
class StopLine:
    """A rule that says to stop. tag: how surely what stands behind it is known, or empty."""

    says: str
    why: str
    tag: str


@dataclass(frozen=True, slots=True)
class Stops:
    """The rules that say to stop now. help: help comes first, else the plan leads; do: that in a sentence."""

    lines: tuple[StopLine, ...]
    help: bool
    do: str


def trial_view(book: Book, trial: Trial, steps: tuple[Step, ...], at: datetime) -> TrialView:
    """Lay a trial out for a page."""
    written, came = trial.at.astimezone(ZoneInfo(terms.zone_of(book, at))), come(trial, steps)
    return TrialView(
        name=trial.id,
        state=state_of(trial, steps, at.date()),
        line=line_of(trial, steps, at.date()),
        written=say("trial-line.written", day=day_phrase(written.date(), FALLBACK), time=f"{written:%H:%M}"),
        if_so=trial.if_so,
        if_not=trial.if_not,
        rules=tuple(RuleLine(place, rule, _came(came.get(place))) for place, rule in enumerate(trial.rules)),
        again=trial.again,
        ends=ended_on(trial, steps) or at.date(),
    )


def _came(on: date | None) -> str:
    return say("trial-line.came", day=day_phrase(on, FALLBACK)) if on else ""


def stops_view(standing: Standing) -> Stops | None:
    """Lay out which rules say to stop; None where none does."""
    lines = tuple(StopLine(stop.says, stop.why, _tag(stop.source)) for stop in standing.stops)
    return Stops(lines, standing.danger, say(f"trial-stop.{'help' if standing.danger else 'plan'}")) if lines else None


def _tag(source: str) -> str:
    kind, _, name = source.partition(":")
    return say("plan.tag-known", sure=say(f"sure.{evidence(FALLBACK)[name].sure}")) if kind == "evidence" else ""


@dataclass(frozen=True, slots=True)
class TrialCard:
    """The open trial in short, for the first page."""

    line: str
    due: bool


def trial_card(book: Book, today: date) -> TrialCard | None:
    """Say in short where the open trial is; None where there is none."""
    found = trials(book)
    if found.now is None:
        return None
    due = state_of(found.now, found.steps, today) in ("due", "ended")
    day = day_phrase(found.now.review, FALLBACK)
    return TrialCard(say("trial-line.home-due") if due else say("trial-line.home", day=day), due)
