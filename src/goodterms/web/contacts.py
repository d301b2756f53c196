"""Being in touch, in a book: what is planned and noted, what of it is open, and what it is held against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from goodterms.companion.contacts import Crossed, crossed_by, noted_phrases
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.progress import noted
from goodterms.web import clock, terms
from goodterms.web.records import ContactNoted

if TYPE_CHECKING:
    from datetime import datetime

    from goodterms.companion.stand import Standing
    from goodterms.progress import Contact
    from goodterms.progress.contact import What
    from goodterms.web.store import Book, Kept

MOST = 2000
NONE_AT_ALL = "no-contact"
"""The kind of a limit by which there is no contact in some days."""


class TooMany(BadInput):
    """More was written down than is kept."""

    def __init__(self) -> None:
        super().__init__(say("contact-error.many", most=MOST))


@dataclass(frozen=True, slots=True)
class ContactReach:
    """What of being in touch may be planned. texts: a text too. why: why something is closed.

    asks_none: they may have asked for no contact at all, and nobody said what was meant.
    """

    plans: bool
    texts: bool
    why: tuple[str, ...]
    asks_none: bool

    def may_plan(self, what: What) -> bool:
        """Tell whether this may be planned."""
        return self.texts if what == "text" else self.plans


@dataclass(frozen=True, slots=True)
class MonthLine:
    """What was noted of a month."""

    month: str
    meetings: int
    calls: int


@dataclass(frozen=True, slots=True)
class NotedLines:
    """Meetings and calls as a reading shows them. meetings, calls: of all the months."""

    said: tuple[str, ...]
    months: tuple[MonthLine, ...]
    meetings: int
    calls: int


def reach_of(standing: Standing) -> ContactReach:
    """Say what may be planned: what the plan closes is closed.

    All of it is closed while help comes first, while a rule says to stop, and while no contact may be asked.
    """
    closed = standing.plan.closed
    why = tuple(each.why for each in standing.background.closed if "plan-contact" in each.actions)
    if standing.danger:
        why = (say("contact-closed.danger"), *why)
    why = tuple(dict.fromkeys((*standing.told_to_stop, *why)))
    plans = "plan-contact" not in closed and not (standing.asks_none or standing.stops or standing.danger)
    return ContactReach(plans, plans and "write" not in closed, why, standing.asks_none)


def contacts(book: Book) -> tuple[Contact, ...]:
    """Give all that is planned and noted."""
    return tuple(kept.record.contact for kept in book.all(ContactNoted))


def find(book: Book, name: str) -> Kept[ContactNoted] | None:
    """Find one by its name."""
    return next((kept for kept in book.all(ContactNoted) if kept.record.name == name), None)


def keep(book: Book, contact: Contact, before: Kept[ContactNoted] | None, at: datetime) -> Contact:
    """Keep a new one, or what one has become; a new one sent twice is kept once. Raise TooMany."""
    made = ContactNoted(at=at, contact=contact)
    with book.together():
        if before:
            book.change(before, made)
        elif same := next((each for each in contacts(book) if replace(each, name=contact.name) == contact), None):
            return same
        elif book.count(ContactNoted) >= MOST:
            raise TooMany
        else:
            book.add(made)
    return contact


def said_before(book: Book, contact: Contact, words: str) -> Contact | None:
    """Find the same one, noted before with the same words of theirs."""
    for each in contacts(book):
        said = terms.find_said(book, each.said) if each.said else None
        if said and said.record.text == words and replace(each, name=contact.name, said=contact.said) == contact:
            return each
    return None


def held_against(book: Book, contact: Contact, *, may_talk: bool) -> tuple[Crossed, ...]:
    """Hold what is planned against the terms."""
    everything = contacts(book)

    def texts(begins: datetime) -> tuple[int, int]:
        at = begins.replace(tzinfo=clock.now().tzinfo)
        sending = terms.sending(book, at)
        before = [
            each.begins
            for each in everything
            if (each.what, each.state) == ("text", "planned") and each.name != contact.name and each.begins < begins
        ]
        days = sum(each.date() == begins.date() for each in before)
        weeks = sum(each.isocalendar()[:2] == begins.isocalendar()[:2] for each in before)
        return sending.sent_since(sending.midnight) + days, sending.sent_since(sending.monday) + weeks

    return crossed_by(contact, terms.agreement(book), everything, texts, FALLBACK, may_talk=may_talk)


def days_of_none(book: Book, contact: Contact) -> Crossed | None:
    """Find the agreed days of no contact in which something would lie."""
    against = held_against(book, contact, may_talk=False)
    return next((each for each in against if each.kind == NONE_AT_ALL), None)


def noted_lines(book: Book) -> NotedLines | None:
    """Show the meetings and calls that were noted; None where there are none."""
    if not book.count(ContactNoted):
        return None
    found = noted(contacts(book), clock.now().date())
    if found is None:
        return None
    lines = tuple(
        MonthLine(say("noted.month", month=each.begins.month, year=str(each.begins.year)), each.meetings, each.calls)
        for each in found.months
    )
    return NotedLines(
        noted_phrases(found), lines, sum(each.meetings for each in lines), sum(each.calls for each in lines)
    )
