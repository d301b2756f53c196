"""The check-ins in a book: today's, what two of them propose, and what becomes of that."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from goodterms.companion.asked import place_of
from goodterms.guide.questions import questions
from goodterms.progress import CheckIn, asks_four, due_on, proposes_steady, proposes_struggling
from goodterms.web import told
from goodterms.web.records import CheckedIn, HardTime
from goodterms.words import review

if TYPE_CHECKING:
    from datetime import date, datetime

    from goodterms.companion.answering import Whereabouts
    from goodterms.content.questions import Question
    from goodterms.web.store import Book, Kept

COPING = "coping"
HARM = "self-harm"
Proposal = Literal["struggling", "steady"]
"""What check-ins may propose: an answer to the question `coping`, by its id."""


def every(book: Book) -> tuple[CheckIn, ...]:
    """List the check-ins in the order of their days."""
    return tuple(sorted((kept.record.check_in for kept in book.all(CheckedIn)), key=lambda each: each.on))


def find(book: Book, name: str) -> Kept[CheckedIn] | None:
    """Find a check-in by its name."""
    return next((kept for kept in book.all(CheckedIn) if kept.record.name == name), None)


def of_day(book: Book, day: date) -> Kept[CheckedIn] | None:
    """Give the check-in of a day; there is one at most."""
    return next((kept for kept in book.all(CheckedIn) if kept.record.check_in.on == day), None)


def due(book: Book, today: date) -> bool:
    """Tell whether a check-in may be offered."""
    return due_on(every(book), today) <= today


def very_hard(book: Book, today: date) -> bool:
    """Tell whether the last check-in, until the next one is due, was a very hard one, also by its own words."""
    found = every(book)
    if not found or today >= due_on(found, today):
        return False
    return found[-1].is_hardest or _speaks_of_harm(found[-1].words)


def _speaks_of_harm(text: str) -> bool:
    return bool(text) and any(each.id == HARM for each in review(text, by_meaning=False).findings)


def since(book: Book, today: date) -> date | None:
    """Give the day of the check-in before today's."""
    return max((each.on for each in every(book) if each.on < today), default=None)


def with_four(book: Book, today: date) -> bool:
    """Tell whether the four questions are asked today; once answered today, they can be changed."""
    others = tuple(each for each in every(book) if each.on != today)
    kept = of_day(book, today)
    return asks_four(others, today) or bool(kept and kept.record.check_in.four)


def put(book: Book, before: Kept[CheckedIn] | None, check_in: CheckIn) -> None:
    """Keep a check-in, in the place of the one of that day; one that says nothing is not kept."""
    with book.together():
        if check_in == CheckIn(on=check_in.on):
            book.drop(*([before] if before else []))
        elif before:
            book.change(before, replace(before.record, check_in=check_in))
        else:
            book.add(CheckedIn(name=secrets.token_hex(6), check_in=check_in))


def proposal(book: Book, where: Whereabouts, now: datetime) -> Proposal | None:
    """Say what the check-ins propose, as far as that is asked where things stand and was not decided already."""
    if place_of(questions(), COPING) not in where.flow.screens:
        return None
    found, left = every(book), book.record(HardTime) or HardTime()
    answered = next((each.at for each in told.given(book) if each.question == COPING), None)
    since_then = answered.astimezone(now.tzinfo).date() if answered else None
    if where.flow.situation.coping == "struggling":
        return "steady" if proposes_steady(found, since_then, left.steady) else None
    days = [day for day in (since_then, left.struggling) if day]
    return "struggling" if proposes_struggling(found, max(days, default=None)) else None


def take(book: Book, proposed: Proposal, now: datetime) -> None:
    """Answer the question as it was proposed, like a person would."""
    asked = _coping()
    number = next(n for n, choice in enumerate(asked.choices, start=1) if choice.id == proposed)
    told.take(book, asked, [str(number)], now)


def leave(book: Book, proposed: Proposal, today: date) -> None:
    """Keep that it was left as it is."""
    left = book.record(HardTime) or HardTime()
    book.put(replace(left, **{proposed: today}))


def _coping() -> Question:
    return next(each for each in questions() if each.id == COPING)
