"""The invitations in a book: making one, taking one back, and following what comes of it.

What they say in answer holds like everything that they say: limits that they picked become terms at once, and their own
words are kept as what they said. What they take back ends. Where the plan closes inviting, what is open is taken back.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec.structs import replace

from goodterms.companion import boxes
from goodterms.companion.invitation import (
    ASKS_FOR,
    Asked,
    Happened,
    Holds,
    Invitation,
    Line,
    Own,
    closed_to,
    not_again,
)
from goodterms.companion.raising import quiet_because
from goodterms.content.sentences import say
from goodterms.guests import rows
from goodterms.terms import Term
from goodterms.vault import BrokenVault, links, new_pair, pair_of
from goodterms.web import terms
from goodterms.web.records import AskedThem, Invited, TakenUp
from goodterms.web.told import standing_of, whereabouts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from goodterms.companion.answering import Whereabouts
    from goodterms.companion.invitation import Given, Reply, What
    from goodterms.guests.rows import Row
    from goodterms.web.store import Book, Kept

ID_BYTES, SHARED_BYTES = 16, 32
SHOWN = ("said-by-me", "agreed", "open")
"""States of a term in which it is mine to show when I ask."""
OVER = ("paused", "ended")


@dataclass(frozen=True, slots=True)
class Words:
    """What goes into an invitation: how I am called, what I write, and about which topics I ask."""

    called: str
    words: str
    topics: tuple[str, ...]


def open_one(book: Book) -> Invited | None:
    """Give the invitation that asks, or whose answers stand; None where there is none."""
    found = (kept.record for kept in book.all(Invited))
    return next((each for each in found if not each.over and each.withdrawn is None), None)


def spoiled(invited: Invited) -> bool:
    """Tell whether something lies there in answer that they cannot have sent as it is."""
    row = rows.find(invited.id)
    return row is not None and bool(row.to_owner) and _reply(invited, row) is None


def history(book: Book) -> tuple[Happened, ...]:
    """List what came of all invitations, in the order in which it came."""
    return tuple(kept.record.entry for kept in book.all(AskedThem))


def why_closed(book: Book, where: Whereabouts, at: datetime) -> tuple[str, ...]:
    """Say why no invitation may be made now; nothing where one may."""
    if never := not_again(history(book), at.date()):
        return (never,)
    if why := _closed(book, where):
        return why
    quiet = quiet_because(terms.agreement(book), terms.raised(book), at.date())
    return (quiet,) if quiet else ()


def mine_on(book: Book, topic: str, today: date) -> tuple[Line, ...]:
    """Give my own limits on a topic, as they would be shown: what I said, what is agreed, and thoughts of mine."""
    stand = (term for term in terms.agreement(book).on(today) if term.topic == topic and term.binds != "them")
    shown = (term for term in stand if term.state in SHOWN and not term.declined)
    return tuple(Line(text=term.text, limit=term.limit, term=term.id) for term in shown)


def make(book: Book, asks: Words, at: datetime) -> str:
    """Make an invitation, and give the end of its link, which is kept nowhere."""
    secret, pair, id_, shared = links.new_secret(), new_pair(), secrets.token_bytes(ID_BYTES), _shared()
    today, keys = at.date(), links.keys_of(secret, "first")
    made = Invited(
        id=id_,
        key=pair.private,
        shared=shared,
        on=today,
        ends=today + ASKS_FOR,
        called=asks.called,
        words=asks.words,
        topics=tuple(Asked(topic=topic, mine=mine_on(book, topic, today)) for topic in asks.topics),
    )
    to_guest = boxes.to_guest(keys.pair.public, id_, shared, _said(made))
    own = boxes.own(keys.pair.public, id_, Own(shared=shared))
    with book.together():
        book.add(made)
        _note(book, "made", today)
        rows.make(id_, keys, links.new_wrap(secret), to_guest, own, made.ends)
    return links.spell(secret)


def follow(book: Book, at: datetime) -> tuple[str, ...]:
    """Take in what came of every invitation, and take back what may ask no longer. Give what is to be said of it."""
    if not _followed(book):
        return ()
    closed = bool(_closed(book, whereabouts(book, at)))
    with book.together():
        return tuple(note for kept in _followed(book) for note in _Follow(book, kept, at).all(closed=closed))


def withdraw(book: Book, at: datetime) -> tuple[str, ...]:
    """Take back what is open, once what came meanwhile is taken in. Give what is to be said of it."""
    with book.together():
        notes = follow(book, at)
        return (*notes, *(note for kept in _followed(book) for note in _Follow(book, kept, at).withdrawn()))


def _followed(book: Book) -> list[Kept[Invited]]:
    return [kept for kept in book.all(Invited) if kept.record.key]


def _closed(book: Book, where: Whereabouts) -> tuple[str, ...]:
    return closed_to(standing_of(book, where), where.flow.situation)


@dataclass(slots=True)
class _Follow:
    """What becomes of one invitation, inside a block of writing."""

    book: Book
    kept: Kept[Invited]
    at: datetime

    def all(self, *, closed: bool) -> Iterator[str]:
        """Take in, end and take back what is to be. Give what is to be said of it."""
        row = rows.find(self.now.id)
        if row is None or row.ended:
            yield from self._gone(row)
        elif row.to_owner:
            yield from self._came(row)
        elif self.at.date() > self.now.ends:
            yield from self._unanswered()
        if closed and not self.now.over and self.now.withdrawn is None:
            yield from self._taken_back(say("invite.closed-now"))
        self._told_of_it()

    def withdrawn(self) -> Iterator[str]:
        """Take it back. Give what is to be said of it."""
        if not self.now.over and self.now.withdrawn is None:
            answered = self.now.reply is not None
            yield from self._taken_back(say("invite.withdrawn-answered" if answered else "invite.withdrawn"))
            self._told_of_it()

    @property
    def now(self) -> Invited:
        """Give the invitation as it stands."""
        return self.kept.record

    def _put(self, record: Invited) -> None:
        self.kept = self.book.change(self.kept, record)

    def _end(self, over: Literal["declined", "for-good", "unanswered", "erased"]) -> None:
        self._put(replace(self.now, over=over, key=b"", shared=b""))

    def _gone(self, row: Row | None) -> Iterator[str]:
        """Note that they erased everything. What was erased before it was answered looks like no answer.

        A no that they sent before outlasts it. A row that is not there at all says nothing: a copy of a vault may be
        put back elsewhere.
        """
        if row is not None and row.to_owner:
            yield from self._came(row)
            rows.drop(self.now.id)
            return
        reply = self.now.reply
        if reply is None and self.at.date() > self.now.ends:
            yield from self._unanswered()
        elif reply is not None and row is not None:
            erased = replace(reply, given=(), on=self.at.date())
            self._put(replace(self.now, reply=erased, taken=_taken(self.book, self.now, erased, self.at)))
            self._end("erased")
            rows.drop(self.now.id)
            _note(self.book, "over", self.at.date())
            yield say("invite.erased")

    def _unanswered(self) -> Iterator[str]:
        """Note that no answer came, unless one came this moment."""
        if rows.drop_unanswered(self.now.id):
            _note(self.book, "unanswered", self.at.date())
            self._end("unanswered")
            yield say("invite.unanswered")

    def _came(self, row: Row) -> Iterator[str]:
        """Take in what they answered, where it is newer than what is known."""
        reply = _reply(self.now, row)
        before = self.now.reply
        if reply is None or (before is not None and reply.number <= before.number):
            return
        taken = _taken(self.book, self.now, reply, self.at)
        self._put(replace(self.now, reply=reply, taken=taken))
        if reply.declined:
            _note(self.book, "not-again" if reply.declined == "for-good" else "declined", reply.on)
            self._end("for-good" if reply.declined == "for-good" else "declined")
            yield say("invite.for-good" if reply.declined == "for-good" else "invite.declined")
        elif before is None:
            _note(self.book, "answered", reply.on)
            yield say("invite.came" if reply.given else "invite.came-and-went")
        else:
            yield say("invite.changed")

    def _taken_back(self, note: str) -> Iterator[str]:
        """Take it back: what was not answered goes, and counts as no answer; what was stays for them to read."""
        today = self.at.date()
        if self.now.reply is None and rows.drop_unanswered(self.now.id):
            _note(self.book, "unanswered", today)
            self._put(replace(self.now, withdrawn=today))
            self._end("unanswered")
        else:
            _note(self.book, "over", today)
            self._put(replace(self.now, withdrawn=today))
        yield note

    def _told_of_it(self) -> None:
        """Tell them what became of what they said, where that has changed; who was faster than us is told next time."""
        now = self.now
        row = rows.find(now.id) if now.key and now.reply else None
        if row is None or row.ended:
            return
        said = _said(now, _holds(self.book, now, self.at.date()))
        told = hashlib.sha256(msgspec.msgpack.encode(said)).digest()
        if told != now.told and rows.tell(row, boxes.to_guest(row.key, now.id, now.shared, said)):
            self._put(replace(now, told=told))


def _reply(invited: Invited, row: Row) -> Reply | None:
    """Read what they answered; None for what was damaged, or put there by somebody else."""
    try:
        return boxes.read_to_owner(pair_of(invited.key), invited.id, invited.shared, row.to_owner)
    except BrokenVault:
        return None


def _said(invited: Invited, holds: tuple[Holds, ...] = ()) -> Invitation:
    return Invitation(
        called=invited.called,
        words=invited.words,
        topics=invited.topics,
        made=invited.on,
        ends=invited.ends,
        key=pair_of(invited.key).public,
        withdrawn=invited.withdrawn,
        holds=holds,
    )


def _holds(book: Book, invited: Invited, today: date) -> tuple[Holds, ...]:
    found = terms.agreement(book)
    return tuple(
        Holds(
            topic=each.topic,
            text=each.text,
            holds=found.still_holds(each.term, today) if each.term else terms.find_said(book, each.said) is not None,
        )
        for each in invited.taken
    )


def _taken(book: Book, invited: Invited, reply: Reply, at: datetime) -> tuple[TakenUp, ...]:
    """Bring the agreement to what they say now: what they took back ends, what is new holds."""
    before = {given.topic: given for given in invited.reply.given} if invited.reply else {}
    after = {given.topic: given for given in reply.given}
    same = {topic for topic in before if before[topic] == after.get(topic)}
    _let_go(book, (each for each in invited.taken if each.topic not in same), reply.on, at)
    mine = {line.term: line for asked in invited.topics for line in asked.mine if line.term}
    fresh = (given for topic, given in after.items() if topic not in same)
    made = [each for given in fresh for each in _taken_up(book, given, mine, reply.on, at)]
    return (*(each for each in invited.taken if each.topic in same), *made)


def _let_go(book: Book, taken: Iterable[TakenUp], on: date, at: datetime) -> None:
    """End what came of what they took back."""
    for each in taken:
        told = terms.agreement(book).told(each.term)
        if told and told[-1].state not in OVER:
            ended = replace(told[-1], state="ended", by="them", known="written", on=on, at=None, talked=False)
            terms.tell(book, ended, at=at)
        if said := terms.find_said(book, each.said):
            terms.keep_doubts(book, said.record)
            book.drop(said)


def _taken_up(book: Book, given: Given, mine: dict[str, Line], on: date, at: datetime) -> Iterator[TakenUp]:
    """Take up what they said on a topic: each limit as a term, and their own words as what they said."""
    for line in given.lines:
        term = _agreed(book, line, mine, on) or _theirs(given.topic, line, on)
        terms.tell(book, term, at=at)
        yield TakenUp(topic=given.topic, text=line.text, term=term.id)
    if given.words:
        said = terms.keep_said(book, given.words, on, "written", at)
        yield TakenUp(topic=given.topic, text=given.words, said=said.name)


def _agreed(book: Book, line: Line, mine: dict[str, Line], on: date) -> Term | None:
    """Give my own term that they said yes to, where it stands still as they read it."""
    stands = next((term for term in terms.agreement(book).on(on) if term.id == line.term), None)
    if stands is None or mine.get(line.term) != line or stands.text != line.text or stands.state in OVER:
        return None
    return replace(
        stands, state="agreed", by="them", known="written", on=on, at=None, answered=None, review=None, talked=False
    )


def _theirs(topic: str, line: Line, on: date) -> Term:
    """Make the term that a limit of theirs comes to: for me to keep to."""
    return Term(
        id=terms.new_id(),
        topic=topic,
        text=line.text,
        state="said-by-them",
        known="written",
        on=on,
        binds="me",
        limit=line.limit,
    )


def _note(book: Book, what: What, on: date) -> None:
    book.add(AskedThem(entry=Happened(what=what, on=on)))


def _shared() -> bytes:
    return secrets.token_bytes(SHARED_BYTES)
