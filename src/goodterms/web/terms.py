"""The terms in a book: telling one, what was said and raised, and what a review and a reading need of them."""

from __future__ import annotations

import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal
from weakref import WeakKeyDictionary
from zoneinfo import ZoneInfo

import polars as pl
from msgspec import msgpack
from msgspec.structs import replace

from goodterms.companion import months
from goodterms.companion.against import Sending
from goodterms.companion.contacts import met
from goodterms.companion.dates import BadDate, marked
from goodterms.companion.own_reading import key_of
from goodterms.companion.phrases import day_phrase
from goodterms.companion.raising import Raised, quiet_because, raised_by, rests_until, shown_by
from goodterms.companion.term_words import told_terms
from goodterms.companion.told import ToldTerms
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.messages import KIND, SENT_AT, WHO
from goodterms.terms import MET, Agreement, adherence
from goodterms.terms.term import CLOSING, HOLDING, REVIEW_AFTER
from goodterms.web.database import CannotStore
from goodterms.web.date_lines import events_of
from goodterms.web.records import (
    Brought,
    ContactNoted,
    Draft,
    Glance,
    Invited,
    Mark,
    MayAskNone,
    Month,
    Names,
    Said,
    TermTold,
    TopicRaised,
)
from goodterms.words import limits_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from goodterms.companion.invitation import Choice
    from goodterms.companion.stand import Standing
    from goodterms.terms import Term
    from goodterms.terms.term import Answered, Known
    from goodterms.web.store import Book, Kept
    from goodterms.words import Heard

AGREED = "agreement"
CHOSEN: Mapping[Choice, Answered] = {"said": "yes", "not-now": "not-now", "skip": "nothing"}
MOST = 2000
WHOLE = "all"
"""What a draft is of that tells the whole so far."""
PROPOSED_FROM = ("open", "understood", "said-by-them", "said-by-me")
NO_MESSAGES = {"sent_at": SENT_AT, "who": WHO, "kind": KIND}
NOT_OVER = (*HOLDING, "proposed", "paused")
SEEN_IN = (Month, Names, Brought, TermTold, ContactNoted)
"""The kinds of what is looked at to say what the messages show of terms."""
REACHING_OUT = {"write", "suggest-words", "propose-term", "share"}


class TooMany(BadInput):
    """More was told than is kept."""

    def __init__(self) -> None:
        super().__init__(f"There are {MOST} entries about terms, and that is the most that is kept; end what is over.")


@dataclass(frozen=True, slots=True)
class Reach:
    """What of reaching out is open. proposes: raising a topic and proposing; shares: sending from here.

    why: why something is closed. asks_none: they may have asked for no contact at all, and nobody said what was meant.
    """

    proposes: bool
    shares: bool
    why: tuple[str, ...]
    asks_none: bool


SHUT = Reach(proposes=False, shares=False, why=(), asks_none=False)
"""What is open before safety was asked: nothing."""


def reach_of(standing: Standing) -> Reach:
    """Say what of reaching out is open: what the plan closes is closed.

    All of it is closed while a rule says to stop, and while no contact may be asked.
    """
    closed = standing.plan.closed
    why = tuple(each.why for each in standing.background.closed if REACHING_OUT & set(each.actions))
    open_ = {"propose-term", "write", "suggest-words"}.isdisjoint(closed)
    proposes = open_ and not standing.asks_none and not standing.stops
    why = tuple(dict.fromkeys((*standing.told_to_stop, *why)))
    return Reach(proposes, "share" not in closed and proposes, why, standing.asks_none)


def may_ask_none(book: Book) -> bool:
    """Tell whether they may have asked for no contact at all, and nobody said what was meant."""
    return book.count(MayAskNone) > 0 or any(kept.record.no_contact == "open" for kept in book.all(Said))


def keep_doubts(book: Book, *gone: Said) -> None:
    """Before what they said goes, keep that it may ask for no contact at all: what may be a no outlasts its words."""
    days = {kept.record.on for kept in book.all(MayAskNone)}
    for day in sorted({said.on for said in gone if said.no_contact == "open"} - days):
        book.add(MayAskNone(on=day))


def doubts(book: Book) -> tuple[date, ...]:
    """List the days of what is gone and may have asked for no contact at all."""
    return tuple(sorted(kept.record.on for kept in book.all(MayAskNone)))


_read: WeakKeyDictionary[Book, tuple[object, Agreement]] = WeakKeyDictionary()
"""What was read of a book last, with the state in which it was; a book lives as long as a request."""


def agreement(book: Book) -> Agreement:
    """Give all that was told of terms, but what was taken back."""
    stamps = book.stamps(TermTold)
    if (known := _read.get(book)) and known[0] == stamps:
        return known[1]
    _read[book] = stamps, (found := _agreement(book))
    return found


def _agreement(book: Book) -> Agreement:
    told = [kept.record for kept in book.all(TermTold)]
    back = {each.term.id for each in told if each.taken_back}
    return Agreement(tuple(each.term for each in told if each.term.id not in back))


def new_id() -> str:
    """Make the id of a new term: a random word, by which a page can address it."""
    return secrets.token_hex(6)


def tell(book: Book, *terms: Term, at: datetime) -> bool:
    """Tell how terms stand. Tell whether the plan counts otherwise with it now.

    Raise TooMany; what ends or pauses a term, and a no, always comes in.
    """
    with book.together():
        adds = any(term.state not in CLOSING and not term.declined for term in terms)
        if adds and book.count(TermTold) + len(terms) > MOST:
            raise TooMany
        before = agreement(book)
        for term in terms:
            book.add(TermTold(at=at, term=term))
        return _followed(book, before, at)


def not_over(book: Book, today: date) -> tuple[Term, ...]:
    """List the terms that could end: those that hold or will, are paused, or lie with them as a proposal."""
    found = agreement(book)
    stand = {term.id: term for term in found.on(today)}
    last = [(stand.get(id_, found.history(id_)[-1]), found.history(id_)[-1]) for id_ in found.ids]
    return tuple(term for stands, term in last if stands.state in NOT_OVER and term.state in NOT_OVER)


def end_all(book: Book, by: Literal["me", "them"], on: date, at: datetime) -> tuple[int, bool]:
    """End all terms at once. Tell how many there were, and whether the plan counts otherwise with it now."""
    with book.together():
        open_ = not_over(book, at.date())
        return len(open_), tell(book, *(_ended(term, by, on) for term in open_), at=at)


def _ended(term: Term, by: Literal["me", "them"], on: date) -> Term:
    known: Known = "said" if term.known == "understood" else term.known
    return replace(term, state="ended", by=by, known=known, on=on, at=None, talked=False)


def may_take_back(history: Sequence[Term]) -> bool:
    """Tell whether a term can be taken back as told by mistake: nothing of it was ever put to them."""
    return not any(step.state == "proposed" or step.answered for step in history)


def take_back(book: Book, id_: str, at: datetime) -> bool:
    """Take a term back that was told by mistake. Tell whether the plan counts otherwise with it now."""
    with book.together():
        before = agreement(book)
        told = before.told(id_)
        if told and may_take_back(told):
            book.add(TermTold(at=at, term=told[-1], taken_back=True))
        return _followed(book, before, at)


def _followed(book: Book, before: Agreement, at: datetime) -> bool:
    """Keep the date of the first agreement in step, and tell whether more or less is agreed than before."""
    after, today = agreement(book), at.date()
    old, new = _first_agreed(before), _first_agreed(after)
    if old != new:
        book.drop(*[kept for kept in book.all(Mark) if (kept.record.name, kept.record.on) == (AGREED, old)])
        if new and not any(kept.record.name == AGREED for kept in book.all(Mark)):
            with suppress(BadDate):
                made = marked(AGREED, new.isoformat(), events_of(book.all(Mark)), today, FALLBACK)
                book.add(Mark(name=made.id, on=made.on))
    return len(before.agreed_topics(today)) != len(after.agreed_topics(today))


def _first_agreed(found: Agreement) -> date | None:
    return min((step.on for step in found.steps if step.state == "agreed"), default=None)


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
    stamps = book.stamps(*SEEN_IN)
    inputs = key_of(stamps)
    last = book.record(Glance)
    if last is not None and last.inputs == inputs:
        return Seen(msgpack.decode(last.kept, type=ToldTerms) if last.kept else None, last.shown, last.ends)
    rows, zone = rows_of(book), zone_of(book, at)
    meetings = met(kept.record.contact for kept in book.all(ContactNoted))
    seen = Seen(
        _kept(found, rows, meetings, zone), shown_by(rows, zone), rows["sent_at"][-1] if rows is not None else None
    )
    if stamps:
        _keep_glance(book, seen, inputs)
    return seen


def _keep_glance(book: Book, seen: Seen, inputs: bytes) -> None:
    """Keep what was seen, unless what it was seen in has changed, or was removed, in the meantime."""
    packed = msgpack.encode(seen.kept) if seen.kept else b""
    with suppress(CannotStore), book.together():
        if key_of(book.stamps(*SEEN_IN)) == inputs:
            book.put(Glance(inputs=inputs, kept=packed, shown=dict(seen.shown), ends=seen.ends))


def _kept(found: Agreement, rows: pl.DataFrame | None, meetings: pl.DataFrame | None, zone: str) -> ToldTerms | None:
    if rows is None or rows["who"].null_count() == rows.height:
        if meetings is None:
            return None
        rows, found = pl.DataFrame(schema=NO_MESSAGES), _of_meetings(found)
    if not any(step.limit is not None for step in found.steps):
        return None
    return told_terms(adherence(found, rows, zone=zone, meetings=meetings))


def _of_meetings(found: Agreement) -> Agreement:
    """Leave out what only messages could show."""
    ids = {id_ for id_ in found.ids if isinstance(found.told(id_)[-1].limit, MET)}
    return Agreement(tuple(step for step in found.steps if step.id in ids))


def wrote_after(book: Book, day: date, at: datetime) -> bool:
    """Tell whether the messages that are kept show anything from them after a day."""
    rows, zone = rows_of(book, day), zone_of(book, at)
    if rows is None:
        return False
    theirs = rows.filter(pl.col("who") == "them")["sent_at"].dt.convert_time_zone(zone).dt.date()
    return bool((theirs > day).any())


def zone_of(book: Book, at: datetime) -> str:
    """Name the zone in which days are counted: that of the messages, or this machine's."""
    names = book.record(Names)
    return names.zone if names else str(at.tzinfo)


def sending(book: Book, at: datetime) -> Sending:
    """Say when a draft would go out, and what went out before it, as far as is known."""
    zone = ZoneInfo(zone_of(book, at))
    ends = [kept.record.last for kept in book.all(Brought) if kept.record.last]
    known = max(ends, default=datetime.min.replace(tzinfo=UTC))
    noted = [_sent_at(kept.record, zone) for kept in book.all(Draft) if kept.record.sent]
    monday = at.date() - timedelta(days=8)
    later = tuple(each for each in noted if each > known)
    return Sending(at.astimezone(zone), lambda: rows_of(book, monday), later)


def _sent_at(draft: Draft, zone: ZoneInfo) -> datetime:
    """Say when a draft was sent: when it was noted, if that was the same day, else at the beginning of its day."""
    noted, on = draft.changed.astimezone(zone), draft.sent.on if draft.sent else draft.changed.date()
    return noted if noted.date() == on else datetime.combine(on, time(), zone)


def raised(book: Book) -> tuple[Raised, ...]:
    """List all that was raised with them: topics, proposals of terms, and what an invitation asks."""
    topics = (kept.record for kept in book.all(TopicRaised))
    return (
        *(Raised(each.topic, each.on, each.answered, each.answered_on) for each in topics),
        *(each for kept in book.all(Invited) for each in _raised_by_inviting(kept.record)),
        *raised_by(agreement(book)),
    )


def _raised_by_inviting(invited: Invited) -> Iterator[Raised]:
    """Say what came of each topic: their choice, a no to all of it, or nothing."""
    reply, ended = invited.reply, invited.over or invited.withdrawn
    choices = {given.topic: CHOSEN[given.choice] for given in reply.given} if reply else {}
    other: Answered | None = "no" if reply and reply.declined else "nothing" if reply or ended else None
    on = reply.on if reply else (invited.withdrawn or invited.ends) if ended else None
    for asked in invited.topics:
        yield Raised(asked.topic, invited.on, choices.get(asked.topic, other), on)


def why_not_now(book: Book, topic: str, today: date) -> str:
    """Say why a topic is not to be raised now, apart from the plan; empty where it may be."""
    found = raised(book)
    if why := quiet_because(agreement(book), found, today):
        return why
    until = rests_until(topic, found, today)
    return say("raise.rests", day=day_phrase(until, FALLBACK)) if until else ""


def fits_now(book: Book, draft: Draft, reach: Reach, today: date) -> bool:
    """Tell whether a draft that raises or proposes something is still something to send."""
    if draft.term == WHOLE:
        return reach.shares
    stands = next((term for term in agreement(book).on(today) if term.id == draft.term), None)
    if draft.term and (stands is None or stands.state not in PROPOSED_FROM or stands.declined):
        return False
    topic = stands.topic if stands else draft.topic
    return reach.proposes and not why_not_now(book, topic, today)


def note_sent(book: Book, draft: Draft, on: date, at: datetime) -> None:
    """Note what a message that was sent raises or proposes. What holds goes on holding while another is proposed."""
    if draft.topic:
        book.add(TopicRaised(name=secrets.token_hex(6), topic=draft.topic, on=on, draft=draft.name))
    found = agreement(book)
    last = next((term for term in found.on(at.date()) if term.id == draft.term), None)
    if last is None or last.state not in PROPOSED_FROM:
        return
    review = last.review or draft.begun.astimezone(at.tzinfo).date() + REVIEW_AFTER
    made = replace(
        last, state="proposed", on=on, at=None, by="me", known="written", answered=None, review=review, talked=False
    )
    held = last.holds(at.date())
    tell(book, replace(made, id=new_id(), replaces=last.id) if held else made, at=at)


def unsend(book: Book, draft: Draft, at: datetime) -> None:
    """Take back what a message raised or proposed that was not sent after all."""
    book.drop(*[kept for kept in book.all(TopicRaised) if kept.record.draft == draft.name])
    found = agreement(book)
    for id_ in found.ids if draft.term else ():
        told = found.told(id_)
        if told[-1].state == "proposed" and draft.term in (id_, told[-1].replaces):
            stood = told[-2] if len(told) > 1 else replace(told[-1], state="open", by=None, known="said")
            book.add(TermTold(at=at, term=replace(stood, on=told[-1].on, at=None), taken_back=id_ != draft.term))


def keep_said(book: Book, text: str, on: date, known: Known, at: datetime) -> Said:
    """Keep what they said, with what is open in it."""
    made = looked_at(Said(name=secrets.token_hex(6), at=at, on=on, known=known, text=text))
    book.add(made)
    return made


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
    """Note which topics are open in what they said, and whether it may ask for no contact, so that both are at hand."""
    found = limits_in(said.text, on=said.on)
    asks = said.no_contact or ("open" if any(each.no_contact for each in found) else "")
    return replace(said, open=tuple(dict.fromkeys(each.topic for each in open_limits(said))), no_contact=asks)
