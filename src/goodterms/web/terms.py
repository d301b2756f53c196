"""The terms in a book: telling one, what was said and raised, and what a review and a reading need of them."""

from __future__ import annotations

import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec import msgpack
from msgspec.structs import replace

from goodterms.companion import months
from goodterms.companion.against import Sending
from goodterms.companion.dates import BadDate, marked
from goodterms.companion.own_reading import key_of
from goodterms.companion.raising import Raised, raised_by, shown_by
from goodterms.companion.term_words import told_terms
from goodterms.companion.told import ToldTerms
from goodterms.content.documents import FALLBACK
from goodterms.errors import BadInput
from goodterms.guide.questions import questions
from goodterms.terms import Agreement, adherence
from goodterms.web.database import CannotStore
from goodterms.web.date_lines import events_of
from goodterms.web.records import Brought, Draft, Glance, Mark, Month, Names, Said, TermTold, TopicRaised
from goodterms.web.told import take
from goodterms.words import limits_in

if TYPE_CHECKING:
    from collections.abc import Mapping
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


def rows_of(book: Book, since: date | None = None) -> pl.DataFrame | None:
    """Give the features of the messages that are kept, those of older months left out; None where there are none."""
    first = f"{since:%Y-%m}" if since else ""
    frames = (kept.record.frame for kept in book.all(Month))
    return months.whole(months.from_bytes(frame) for frame in frames if months.name_in(frame) >= first)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the messages show of terms. kept: None where nothing can be said; ends: their last moment."""

    kept: ToldTerms | None
    shown: Mapping[str, bool | None]
    ends: datetime | None


def glance(book: Book, found: Agreement, at: datetime) -> Seen:
    """Say what the messages show of terms: what was seen last, or, where anything has changed, look again."""
    inputs = key_of(book.stamps(Month, Names, Brought, TermTold))
    last = book.record(Glance)
    if last is not None and last.inputs == inputs:
        return Seen(msgpack.decode(last.kept, type=ToldTerms) if last.kept else None, last.shown, last.ends)
    rows, zone = rows_of(book), zone_of(book, at)
    seen = Seen(_kept(found, rows, zone), shown_by(rows, zone), rows["sent_at"][-1] if rows is not None else None)
    packed = msgpack.encode(seen.kept) if seen.kept else b""
    with suppress(CannotStore):
        book.put(Glance(inputs=inputs, kept=packed, shown=dict(seen.shown), ends=seen.ends))
    return seen


def _kept(found: Agreement, rows: pl.DataFrame | None, zone: str) -> ToldTerms | None:
    limited = any(step.limit is not None for step in found.steps)
    if not limited or rows is None or rows["who"].null_count() == rows.height:
        return None
    return told_terms(adherence(found, rows, zone=zone))


def zone_of(book: Book, at: datetime) -> str:
    """Name the zone in which days are counted: that of the messages, or this machine's."""
    names = book.record(Names)
    return names.zone if names else str(at.tzinfo)


def sending(book: Book, at: datetime) -> Sending:
    """Say when a draft would go out, and what went out before it, as far as is known."""
    zone = ZoneInfo(zone_of(book, at))
    ends = [kept.record.last for kept in book.all(Brought) if kept.record.last]
    known = max(ends, default=datetime.min.replace(tzinfo=UTC))
    noted = (kept.record.sent.on for kept in book.all(Draft) if kept.record.sent)
    midnights = (datetime.combine(on, time(), zone) for on in noted)
    monday = at.date() - timedelta(days=8)
    return Sending(
        at.astimezone(zone), lambda: rows_of(book, monday), tuple(each for each in midnights if each > known)
    )


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
    return tuple(dict.fromkeys(topic for kept in book.all(Said) for topic in kept.record.open))


def open_limits(said: Said) -> tuple[Heard, ...]:
    """Find what may be a limit in what they said, and was neither taken up nor put aside."""
    found = limits_in(said.text, on=said.on)
    return tuple(each for each in found if each.quote not in said.settled and not each.no_contact)


def looked_at(said: Said) -> Said:
    """Note which topics are open in what they said, so that it need not be read again and again."""
    return replace(said, open=tuple(dict.fromkeys(each.topic for each in open_limits(said))))
