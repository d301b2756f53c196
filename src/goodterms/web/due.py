"""What is coming up: days on which there is something to look at, said inside the program and nowhere else.

A new sort of it is a function in SORTS.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from goodterms.companion.phrases import day_phrase
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.progress.trial import state_of
from goodterms.web import contacts, terms
from goodterms.web.trial import trials

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from goodterms.companion.stand import Standing
    from goodterms.web.store import Book


@dataclass(frozen=True, slots=True)
class Due:
    """Something to look at from a day on. day: in words; what: in words that name nobody; address: where it is."""

    on: date
    day: str
    what: str
    address: str


def due(book: Book, standing: Standing, today: date) -> tuple[Due, ...]:
    """List what is coming up from today on, the earliest first; what a plan closes is not among it.

    Nothing is, where help comes first, and where they asked for no contact or may have.
    """
    if standing.danger or standing.asks_none:
        return ()
    found = (each for sort in SORTS for each in sort(book, standing, today) if each.on >= today)
    return tuple(sorted(found, key=lambda each: (each.on, each.what, each.address)))


def _terms(book: Book, standing: Standing, today: date) -> Iterable[Due]:
    """Give the days to look at an agreement again, where raising it is open."""
    holding = terms.agreement(book).holding(today)
    if any(term.reviewed_on for term in holding) and terms.reach_of(standing).proposes:
        for term in holding:
            if on := term.reviewed_on:
                yield Due(on, day_phrase(on, FALLBACK), say("way-out.due-term"), reverse("term", args=[term.id]))


def _trial(book: Book, _standing: Standing, today: date) -> Iterable[Due]:
    """Give the day on which a trial is to be looked at."""
    found = trials(book)
    if found.now is not None and state_of(found.now, found.steps, today) in ("ahead", "running", "due"):
        on = found.now.review
        yield Due(on, day_phrase(on, FALLBACK), say("way-out.due-trial"), reverse("trial"))


def _contacts(book: Book, standing: Standing, today: date) -> Iterable[Due]:
    """Give what is planned to come, where planning is open."""
    if contacts.reach_of(standing).plans:
        for each in contacts.contacts(book):
            if each.state == "planned" and each.on >= today:
                address = reverse("contact-one", args=[each.name])
                yield Due(each.on, day_phrase(each.on, FALLBACK), say("way-out.due-contact"), address)


SORTS: tuple[Callable[[Book, Standing, date], Iterable[Due]], ...] = (_terms, _trial, _contacts)
