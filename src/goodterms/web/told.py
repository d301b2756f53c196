"""What was told, read from a book and written into it: the answers, and what stays once told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.conf import settings

from goodterms.companion import answering, kept_no
from goodterms.companion.asked import Answered
from goodterms.companion.in_place import stopped, trying
from goodterms.companion.stand import stand
from goodterms.guide.questions import questions
from goodterms.web import clock
from goodterms.web.records import Answers, KeptNo, Preferences, SafetyAsked, TermTold
from goodterms.web.stopping import stops_of, tries_until
from goodterms.web.terms import SHUT, agreement, may_ask_none, reach_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from goodterms.companion.answering import Taken, Whereabouts
    from goodterms.companion.noes import Ending, No, Record
    from goodterms.companion.stand import Standing
    from goodterms.content.questions import Question
    from goodterms.web.store import Book
    from goodterms.web.terms import Reach


TERMS, TRIES = "terms", "try-again"
CHOICES = ("no", "one-thing", "a-few-things")
"""The answers to what the two have agreed on, by on how many topics."""
_told: set[bytes] = set()
"""The random ids of the records that were added in this run of the program."""


def whereabouts(book: Book, now: datetime) -> Whereabouts:
    """Say where things stand by what a book holds."""
    before, settled = _history(book)
    tries = safety_asked(book, now)
    return answering.whereabouts(questions(), given(book), before, now, settled=settled, tries_from=tries)


def safety_asked(book: Book, now: datetime) -> datetime | None:
    """Say from when on all of safety is asked again, because two try again; a moment to come is a wrong clock's."""
    return max((kept.record.at for kept in book.all(SafetyAsked) if kept.record.at <= now), default=None)


def standing_of(book: Book, where: Whereabouts) -> Standing:
    """Give the plan where somebody is, with the helplines of their country, and what the record knows beside it."""
    situation = where.flow.situation
    standing = stand(situation, (book.record(Preferences) or Preferences()).country)
    if standing.plan.verdict == TRIES and (day := tries_until(book)):
        standing = trying(standing, day)
    standing = replace(standing, asks_none=may_ask_none(book))
    return stopped(standing, stops_of(book, situation, clock.now()))


def reach_now(book: Book, at: datetime) -> Reach:
    """Say what of reaching out is open; nothing before safety was asked."""
    return reach_from(book, whereabouts(book, at))


def reach_from(book: Book, where: Whereabouts) -> Reach:
    """Say what of reaching out is open where somebody is; nothing before safety was asked."""
    return reach_of(standing_of(book, where)) if where.ready else SHUT


def given(book: Book) -> tuple[Answered, ...]:
    """Read the answers. What is agreed, the terms say themselves, once two people have agreed on any here."""
    answers = (book.record(Answers) or Answers()).given
    agreed = _agreed(book)
    return (*(each for each in answers if each.question != TERMS), agreed) if agreed else answers


def _agreed(book: Book) -> Answered | None:
    """Answer by the terms how much is agreed today; None where nothing ever was."""
    if not book.count(TermTold):
        return None
    now, found = clock.now(), agreement(book)
    if not any(step.state == "agreed" for step in found.steps):
        return None
    many = len(found.agreed_topics(now.date()))
    return Answered(TERMS, {"terms_agreed": many}, now, (CHOICES[min(many, len(CHOICES) - 1)],))


def history(book: Book) -> tuple[Record, ...]:
    """Read what was told of what stays, in the order of telling."""
    return _history(book)[0]


def take(book: Book, question: Question, sent: Sequence[str], now: datetime) -> Taken:
    """Take an answer and keep it. Raise BadAnswer for what is none."""
    with book.together():
        before, settled = _history(book)
        taken = answering.take(question, sent, given(book), before, now, settled=settled)
        book.put(Answers(given=taken.answers))
        _told.update(book.add(KeptNo(entry=record)).id for record in taken.records)
    return taken


def put_down(book: Book, no: No, reason: str, words: str, now: datetime) -> Ending:
    """Keep the dated entry of what changed. Raise BadEnding for what cannot be one."""
    with book.together():
        entry = kept_no.ending(history(book), no, reason, words, now)
        book.add(KeptNo(entry=entry))
    return entry


def _history(book: Book) -> tuple[tuple[Record, ...], int]:
    """Read the history, and how many of its records are older than this run of the program."""
    found = book.all(KeptNo)
    if settings.HOSTED:  # whose clock nobody sets who tells something, and whose nodes come and go
        return tuple(kept.record.entry for kept in found), 0
    settled = max((number for number, kept in enumerate(found, start=1) if kept.id not in _told), default=0)
    return tuple(kept.record.entry for kept in found), settled
