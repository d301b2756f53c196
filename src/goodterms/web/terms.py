"""The terms in a book: telling one, what was said and raised, and what a review and a reading need of them."""

from __future__ import annotations

import secrets
from contextlib import suppress
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from goodterms.companion import months
from goodterms.companion.against import Sending
from goodterms.companion.dates import BadDate, marked
from goodterms.companion.raising import Raised, raised_by
from goodterms.content.documents import FALLBACK
from goodterms.errors import BadInput
from goodterms.guide.questions import questions
from goodterms.terms import Agreement
from goodterms.web.date_lines import events_of
from goodterms.web.records import Draft, Mark, Month, Names, Said, TermTold, TopicRaised
from goodterms.web.told import take
from goodterms.words import limits_in

if TYPE_CHECKING:
    from datetime import date

    import polars as pl

    from goodterms.terms import Term
    from goodterms.web.store import Book, Kept
    from goodterms.words import Heard

MOST = 2000
QUESTION = "terms"
CHOICES = ("no", "one-thing", "a-few-things")
"""The answers to what the two have agreed on, by how many topics it is."""


class TooMany(BadInput):
    """More was told than is kept."""

    def __init__(self) -> None:
        super().__init__(f"There are {MOST} entries about terms, and that is the most that is kept.")


def agreement(book: Book) -> Agreement:
    """Give all that was told of terms, but what was taken back."""
    told = [kept.record for kept in book.all(TermTold)]
    back = {each.term.id for each in told if each.taken_back}
    return Agreement(tuple(each.term for each in told if each.term.id not in back))


def taken_back(book: Book) -> tuple[Term, ...]:
    """List the terms that were told by mistake."""
    return tuple(kept.record.term for kept in book.all(TermTold) if kept.record.taken_back)


def new_id() -> str:
    """Make the id of a new term: a random word, by which a page can address it."""
    return secrets.token_hex(6)


def tell(book: Book, *terms: Term, at: datetime) -> bool:
    """Tell how terms stand from now on, so that the plan counts with it. Tell whether the plan's answer changed.

    Raise TooMany.
    """
    with book.together():
        if book.count(TermTold) + len(terms) > MOST:
            raise TooMany
        before = _topics(book, at)
        for term in terms:
            book.add(TermTold(at=at, term=term))
        return _answer(book, before, at)


def take_back(book: Book, id_: str, at: datetime) -> bool:
    """Take a term back that was told by mistake. Tell whether the plan's answer changed."""
    with book.together():
        history = agreement(book).history(id_)
        before = _topics(book, at)
        if history:
            book.add(TermTold(at=at, term=history[-1], taken_back=True))
        return _answer(book, before, at)


def _topics(book: Book, at: datetime) -> int:
    return len(agreement(book).agreed_topics(at.date()))


def _answer(book: Book, before: int, at: datetime) -> bool:
    """Answer the question of what is agreed, where that changed; and mark the day of the first agreement."""
    after = _topics(book, at)
    if after == before:
        return False
    if after > before == 0:
        _mark(book, at)
    asked = next(each for each in questions() if each.id == QUESTION)
    choice = CHOICES[min(after, len(CHOICES) - 1)]
    number = next(n for n, each in enumerate(asked.choices, start=1) if each.id == choice)
    with suppress(BadInput):  # it is not asked where things stand now
        take(book, asked, [str(number)], at)
    return True


def _mark(book: Book, at: datetime) -> None:
    known = events_of(book.all(Mark))
    if not any(event.name == "agreement" for event in known):
        with suppress(BadDate):
            made = marked("agreement", at.date().isoformat(), known, at.date(), FALLBACK)
            book.add(Mark(name=made.id, on=made.on))


def rows_of(book: Book) -> pl.DataFrame | None:
    """Give the features of all messages that are kept; None where none are."""
    return months.whole(months.from_bytes(kept.record.frame) for kept in book.all(Month))


def zone_of(book: Book, at: datetime) -> str:
    """Name the zone in which days are counted: that of the messages, or this machine's."""
    names = book.record(Names)
    return names.zone if names else str(at.tzinfo)


def sending(book: Book, at: datetime) -> Sending:
    """Say when a draft would go out, and what went out before it, as far as is known."""
    zone = ZoneInfo(zone_of(book, at))
    rows = rows_of(book)
    known = rows["sent_at"][-1] if rows is not None and not rows.is_empty() else datetime.min.replace(tzinfo=UTC)
    noted = (kept.record.sent.on for kept in book.all(Draft) if kept.record.sent)
    noons = (datetime.combine(on, time(), zone) for on in noted)
    return Sending(at.astimezone(zone), rows, tuple(noon for noon in noons if noon > known))


def raised(book: Book) -> tuple[Raised, ...]:
    """List all that was raised with them: topics, and proposals of terms."""
    topics = [Raised(kept.record.topic, kept.record.on, kept.record.answered) for kept in book.all(TopicRaised)]
    return (*topics, *raised_by(agreement(book)))


def note_sent(book: Book, draft: Draft, on: date, at: datetime) -> None:
    """Note what a message that was sent raises or proposes."""
    if draft.topic:
        book.add(TopicRaised(name=secrets.token_hex(6), topic=draft.topic, on=on, draft=draft.name))
    elif draft.term and (history := agreement(book).history(draft.term)):
        tell(
            book, replace(history[-1], state="proposed", on=on, at=None, by="me", known="written", answered=None), at=at
        )


def unsend(book: Book, draft: Draft, at: datetime) -> None:
    """Take back what a message raised or proposed that was not sent after all."""
    book.drop(*[kept for kept in book.all(TopicRaised) if kept.record.draft == draft.name])
    history = agreement(book).history(draft.term) if draft.term else ()
    if history and history[-1].state == "proposed":
        before = next((step for step in reversed(history[:-1]) if step.state != "proposed"), None)
        stood = before or replace(history[-1], state="open", by=None, known="said")
        tell(book, replace(stood, on=history[-1].on, at=None), at=at)


def find_said(book: Book, name: str) -> Kept[Said] | None:
    """Find what they said by its name."""
    return next((kept for kept in book.all(Said) if kept.record.name == name), None)


def heard_topics(book: Book) -> tuple[str, ...]:
    """Name the topics on which they said something that was not taken up."""
    return tuple(dict.fromkeys(each.topic for kept in book.all(Said) for each in open_limits(kept.record)))


def open_limits(said: Said) -> tuple[Heard, ...]:
    """Find what may be a limit in what they said, and was neither taken up nor put aside."""
    return tuple(
        each for each in limits_in(said.text, on=said.on) if each.quote not in said.settled and not each.no_contact
    )
