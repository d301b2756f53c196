"""Which rules say to stop, from what a book holds: what is planned and raised with them is closed while one does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.progress import harder_with_contact, stops
from goodterms.progress import trial as room
from goodterms.web import terms
from goodterms.web.records import CheckedIn, TermTold, TrialStep, TrialWritten

if TYPE_CHECKING:
    from datetime import date, datetime

    from goodterms.content.stops import Stop
    from goodterms.progress.trial import Step, Trial
    from goodterms.situation import Situation
    from goodterms.web.store import Book


def stops_of(book: Book, situation: Situation, at: datetime) -> tuple[Stop, ...]:
    """Give the rules that say to stop and need no setting."""
    trial, _ = _open_trial(book)
    since = room.noes_since(trial, noes_now(situation))
    return stops(situation, noes_since=since, crossed_again=_crossed_again(book, at), harder=_harder(book))


def noes_now(situation: Situation) -> int:
    """Count their noes to getting back together, as the answers stand."""
    return max(situation.times_they_said_no_since or 0, 1 if situation.they_answered == "no" else 0)


def tries_until(book: Book) -> date | None:
    """Give the day on which two who try again look at it; None where they do not, or ended it."""
    trial, steps = _open_trial(book)
    return trial.review if trial and trial.again and room.ended_on(trial, steps) is None else None


def _open_trial(book: Book) -> tuple[Trial | None, tuple[Step, ...]]:
    """Give the trial that is not decided yet, and all steps."""
    written = tuple(kept.record.trial for kept in book.all(TrialWritten))
    steps = tuple(kept.record.step for kept in book.all(TrialStep)) if written else ()
    return room.still_open(written, steps), steps


def _harder(book: Book) -> bool:
    """Tell whether it gets harder, the more the two are in touch."""
    return harder_with_contact([kept.record.check_in for kept in book.all(CheckedIn)]) is not None


def _crossed_again(book: Book, at: datetime) -> bool:
    """Tell whether something that holds slipped after a talk about it, as far as messages show it."""
    if not book.count(TermTold):
        return False
    kept = terms.glance(book, terms.agreement(book), at).kept
    return kept is not None and any(each.again for each in kept.mine)
