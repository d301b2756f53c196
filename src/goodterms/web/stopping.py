"""Which rules say to stop, from what a book holds: what is planned and raised with them is closed while one does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.progress import harder_with_contact, stops
from goodterms.progress import trial as room
from goodterms.web import terms
from goodterms.web.records import CheckedIn, TermTold, TrialStep, TrialWritten

if TYPE_CHECKING:
    from datetime import datetime

    from goodterms.content.stops import Stop
    from goodterms.progress.trial import Trial
    from goodterms.situation import Situation
    from goodterms.web.store import Book


def stops_of(book: Book, situation: Situation, at: datetime) -> tuple[Stop, ...]:
    """Give the rules that say to stop and need no setting."""
    since = room.noes_since(_trial(book), noes_now(situation))
    return stops(situation, noes_since=since, crossed_again=_crossed_again(book, at), harder=_harder(book))


def noes_now(situation: Situation) -> int:
    """Count their noes to getting back together, as the answers stand."""
    return max(situation.times_they_said_no_since or 0, 1 if situation.they_answered == "no" else 0)


def _trial(book: Book) -> Trial | None:
    """Give the trial that is not decided yet."""
    written = tuple(kept.record.trial for kept in book.all(TrialWritten))
    return room.still_open(written, tuple(kept.record.step for kept in book.all(TrialStep))) if written else None


def _harder(book: Book) -> bool:
    """Tell whether it gets harder, the more the two are in touch."""
    return harder_with_contact([kept.record.check_in for kept in book.all(CheckedIn)]) is not None


def _crossed_again(book: Book, at: datetime) -> bool:
    """Tell whether something that holds slipped after a talk about it, as far as messages show it."""
    if not book.count(TermTold):
        return False
    kept = terms.glance(book, terms.agreement(book), at).kept
    return kept is not None and any(each.again for each in kept.mine)
