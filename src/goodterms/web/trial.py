"""The trials in a book: what may begin, what happened since, which rules say to stop, and noting what comes of it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from goodterms.companion import trial_facts
from goodterms.companion.phrases import day_phrase
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.guide.questions import questions, told
from goodterms.progress import trial as room
from goodterms.progress.trial import Step, Trial
from goodterms.terms import Agreement, adherence
from goodterms.web import check_ins, terms
from goodterms.web.records import Brought, KeptMoment, SafetyAsked, TrialStep, TrialWritten
from goodterms.web.stopping import noes_now
from goodterms.web.told import given, history, safety_asked, standing_of, take, whereabouts

if TYPE_CHECKING:
    from datetime import date, datetime

    from goodterms.companion.answering import Whereabouts
    from goodterms.companion.stand import Standing
    from goodterms.companion.trial_facts import Fact
    from goodterms.progress.trial import Outcome, What
    from goodterms.situation import Situation
    from goodterms.web.store import Book

CLOSES = {"plan-contact", "write", "propose-term"}
"""What, once closed, closes a trial too."""
TO_WRITE = timedelta(days=1)
"""How long after safety was asked again trying again can be written down."""
NO = "what-they-said"
GOALS: dict[Outcome, str] = {"friends": "friendship", "let-go": "move-on"}


@dataclass(frozen=True, slots=True)
class Trials:
    """All trials of a book with their steps; now: the last one that was not decided."""

    all: tuple[Trial, ...]
    steps: tuple[Step, ...]

    @property
    def now(self) -> Trial | None:
        """Give the trial that is not decided yet."""
        return room.still_open(self.all, self.steps)

    def seen(self) -> str:
        """Name how far all this was told, so that another window is noticed."""
        return f"{len(self.all)}.{len(self.steps)}"


def trials(book: Book) -> Trials:
    """Read all trials."""
    written = tuple(kept.record.trial for kept in book.all(TrialWritten))
    return Trials(written, tuple(kept.record.step for kept in book.all(TrialStep)) if written else ())


def new_id() -> str:
    """Make the id of a new trial."""
    return secrets.token_hex(6)


def add_step(book: Book, trial: Trial, what: What, at: datetime, rule: int | None = None) -> None:
    """Note a step of a trial."""
    book.add(TrialStep(step=Step(of=trial.id, at=at, on=at.date(), what=what, rule=rule)))


def begin(book: Book, trial: Trial, before: Outcome) -> None:
    """Keep a trial as it was written; before: how that decides the one that was open, where there is one."""
    with book.together():
        open_ = trials(book).now
        if open_ is not None:
            add_step(book, open_, before, trial.at)
        book.add(TrialWritten(trial=trial))


def decide(book: Book, outcome: Outcome, at: datetime) -> None:
    """Decide the open trial, and answer what I hope for as that says."""
    with book.together():
        open_ = trials(book).now
        if open_ is not None:
            add_step(book, open_, outcome, at)
        asked = next(each for each in questions() if each.id == "goal")
        number = next(n for n, each in enumerate(asked.choices, start=1) if each.id == GOALS[outcome])
        take(book, asked, [str(number)], at)


def noes_told(book: Book) -> int:
    """Count the noes that were told at any time, also where the question does not fit now."""
    return max((noes_now(told([each.given])) for each in given(book) if each.question == NO), default=0)


def why_closed(standing: Standing) -> tuple[str, ...]:
    """Say why nothing may begin or go on with them; nothing where it may."""
    why = [each.why for each in standing.background.closed if CLOSES & set(each.actions)]
    if standing.asks_none:
        why.append(say("trial-closed.asks-none"))
    return tuple(dict.fromkeys((*why, *standing.told_to_stop)))


def why_not_begin(standing: Standing, situation: Situation) -> tuple[str, ...]:
    """Say why no trial of being friends may begin; nothing where it may."""
    why = why_closed(standing)
    return (*why, say("trial-closed.offer")) if situation.offer.answer != "accepted" else why


def why_not_again(standing: Standing, situation: Situation) -> tuple[str, ...]:
    """Say why trying again is not there; nothing where it is."""
    if situation.they_answered != "want_to_try":
        return (say("trial-closed.not-their-yes"),)
    if why := why_closed(standing):
        return why
    return () if standing.plan.verdict == "try-again" else (say("trial-closed.not-now"),)


def ask_safety(book: Book, at: datetime) -> None:
    """Ask all of safety again from now on."""
    book.add(SafetyAsked(at=at))


def safety_is_fresh(book: Book, where: Whereabouts, at: datetime) -> bool:
    """Tell whether all of safety was asked again, not long ago, and nothing was written since."""
    asked = safety_asked(book, at)
    if asked is None or not where.flow.safety_asked or at - asked > TO_WRITE:
        return False
    return all(each.at < asked for each in trials(book).all if each.again)


def writes_now(book: Book, at: datetime) -> bool:
    """Tell whether the questions about safety lead on to writing down how to try again."""
    if safety_asked(book, at) is None:
        return False
    where = whereabouts(book, at)
    if not where.ready or not safety_is_fresh(book, where, at):
        return False
    return not why_not_again(standing_of(book, where), where.flow.situation)


def happened(book: Book, since: date, until: date, at: datetime) -> tuple[Fact, ...]:
    """Say what happened in these days, in plain facts: answers, terms, messages, check-ins, moments of changes."""
    zone, days = terms.zone_of(book, at), (since, until)
    agreement, rows = terms.agreement(book), terms.rows_of(book)
    whose = rows is not None and rows["who"].null_count() < rows.height
    talked = Agreement(tuple(step for step in agreement.steps if agreement.talked_on(step.id)))
    kept = adherence(talked, rows, zone=zone) if whose and rows is not None and agreement.steps else None
    spans = [span for each in book.all(Brought) for span in each.record.spans]
    noes, told_on = _noes_between(book, since, until, ZoneInfo(zone))
    return (
        trial_facts.answers_fact(noes, told_on, history(book), agreement, days, ZoneInfo(zone)),
        trial_facts.terms_fact(agreement, kept, days),
        trial_facts.messages_fact(rows if whose else None, spans if whose else (), days, zone),
        trial_facts.check_ins_fact(check_ins.every(book), days),
        trial_facts.moments_fact([kept.record.moment for kept in book.all(KeptMoment)], days),
    )


def _noes_between(book: Book, since: date, until: date, zone: ZoneInfo) -> tuple[int, date | None]:
    """Count the noes beyond those known when the trial was written, with the day on which they were told here."""
    trial = next((each for each in reversed(trials(book).all) if each.begins <= since), None)
    answer = next((each for each in given(book) if each.question == NO), None)
    on = answer.at.astimezone(zone).date() if answer else None
    written = trial.at.astimezone(zone).date() if trial else since
    if on is None or not min(written, since) <= on <= until:
        return 0, None
    return room.noes_since(trial, noes_told(book)), on


def line_of(trial: Trial, steps: tuple[Step, ...], today: date) -> str:
    """Say where a trial is."""
    state, ended = room.state_of(trial, steps, today), room.ended_on(trial, steps)
    begins, review = day_phrase(trial.begins, FALLBACK), day_phrase(trial.review, FALLBACK)
    if state == "decided":
        outcome, last = room.outcome_of(trial, steps), room.steps_of(trial, steps)[-1]
        return say(f"trial-line.{'went-on' if outcome == 'go-on' else outcome}", day=day_phrase(last.on, FALLBACK))
    if state == "ended" and ended:
        name = "ended" if ended >= trial.begins else "not-begun"
        return say(f"trial-line.{name}", begins=begins, day=day_phrase(ended, FALLBACK))
    if state == "ahead":
        return say("trial-line.begins", day=begins)
    return say("trial-line.due" if state == "due" else "trial-line.runs", begins=begins, day=review)
