"""Where things stand: a situation file in, and all that a page or a terminal shows of its plan out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from goodterms import guide, situation
from goodterms.companion.small_files import read_small
from goodterms.content.helplines import Helpline, country_code, helplines
from goodterms.content.sentences import say
from goodterms.guide.questions import questions, still_open
from goodterms.situation import BadSituation

if TYPE_CHECKING:
    from pathlib import Path

    from goodterms.content.stops import Stop
    from goodterms.situation import Situation

AGAINST_THEM = ("against_them", "both")
LETTING_BE = ("wait", "step-back", "let-go")
"""The verdicts that say to let the other one be: with them, nobody is sent to look for more in old messages."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A plan with what stands behind it.

    unknown: what is asked for, as questions. help: helplines, those for an emergency first. unlisted: the country
    that was asked for, where no lines are listed for it. danger: help comes before the reasons. urgent: help comes
    before everything, and nothing else matters now. brings: bringing messages in may be offered. stops: rules that
    say to stop. asks_none: they may have asked for no contact at all, and nobody said what was meant.
    """

    plan: guide.Plan
    background: guide.Background
    unknown: tuple[str, ...]
    help: tuple[Helpline, ...]
    unlisted: str | None
    danger: bool
    urgent: bool
    brings: bool
    stops: tuple[Stop, ...] = ()
    asks_none: bool = False

    @property
    def told_to_stop(self) -> tuple[str, ...]:
        """Say which rules say to stop, and why."""
        return tuple(f"{stop.says} {stop.why}" for stop in self.stops)


def stand(situation_: Situation, country: str | None = None, language: str = "en") -> Standing:
    """Make the plan for a situation, with the helplines of a country by code or name.

    With none, or one that has no lines, the international directories stand there: help is never refused.
    """
    plan = guide.plan(situation_, language)
    named = (country or "").strip()
    code = country_code(named) if named else None
    unknown = still_open(questions(language), plan.ask, situation_)
    danger = _is_danger(plan, situation_)
    return Standing(
        plan=plan,
        background=guide.background(situation_, language),
        unknown=tuple(question.text for question in unknown),
        help=helplines(code),
        unlisted=named if named and not code else None,
        danger=danger,
        urgent=plan.verdict == guide.FIRST[0],
        brings=not danger and plan.verdict not in LETTING_BE,
    )


def in_danger(situation_: Situation) -> bool:
    """Tell whether help comes before everything else in a plan for this, without laying out all of it."""
    return _is_danger(guide.plan(situation_), situation_)


def harmed(situation_: Situation) -> bool:
    """Tell whether there is somebody to be afraid of, who may look into this computer too."""
    safety = situation_.safety
    told = {safety.afraid_of_them, safety.hurt_by_them, safety.humiliated_by_them}
    return True in told or safety.court_order in AGAINST_THEM


def safe_to_keep(situation_: Situation) -> bool:
    """Tell whether nothing that was told speaks for leaving no trace on this computer."""
    return not harmed(situation_) and situation_.safety.thoughts_of_ending_my_life is not True


def tag_of(reason: guide.Because, standing: Standing, language: str = "en") -> str:
    """Say where a reason comes from: a part of the way, or what is known and how surely."""
    if reason.source in standing.background.tags:
        return standing.background.tags[reason.source]
    note = next(note for note in standing.plan.evidence if reason.source == f"evidence:{note.id}")
    return say("plan.tag-known", language, sure=say(f"sure.{note.sure}", language))


def closed_lines(standing: Standing, language: str = "en") -> tuple[str, ...]:
    """Say what is closed for now, and why: one line a reason."""
    return tuple(_closed_line(closed, language) for closed in standing.background.closed)


def _closed_line(closed: guide.Closed, language: str) -> str:
    actions = ", ".join(say(f"closable.{action}", language) for action in closed.actions)
    return say("plan.closed-line", language, actions=actions[0].upper() + actions[1:], why=closed.why)


def _is_danger(plan: guide.Plan, situation_: Situation) -> bool:
    return plan.verdict in guide.FIRST or harmed(situation_)


def read_situation(file: Path | IO[bytes]) -> Situation:
    """Read a situation from a file or a stream, refusing what is far too long to be one."""
    too_long = "This is far too long to be a situation; a situation is one small JSON object."
    return situation.read(read_small(file, BadSituation, too_long, "a situation file"))
