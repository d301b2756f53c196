"""The reading of one's own messages: kept with the key of what it was made from, and made again where that changed.

A long one is made in a thread of its own, so that a page can say that it is being made.
"""

from __future__ import annotations

import logging
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec
from django.db import connections

from goodterms.companion import months
from goodterms.companion.found import Found
from goodterms.companion.own_reading import BroughtPart, Own, key_of, read_own
from goodterms.errors import BadInput
from goodterms.reading import Event
from goodterms.served.logs import place_of
from goodterms.web import visits
from goodterms.web.database import CannotStore
from goodterms.web.records import Brought, ContactNoted, LastReading, Mark, Month, Names, TermTold
from goodterms.web.store import Changed
from goodterms.web.terms import agreement
from goodterms.web.visits import Locked

if TYPE_CHECKING:
    from goodterms.web.store import Book
    from goodterms.web.visits import Visit

INPUTS = (Month, Mark, Names, Brought, TermTold, ContactNoted)
BROKE = "Something went wrong while your messages were read; what is kept of them is still there."

_log = logging.getLogger(__name__)


def inputs_of(book: Book) -> bytes:
    """Make the key of everything that the reading is made from, as it is now."""
    return key_of(book.stamps(*INPUTS))


def last_found(book: Book, inputs: bytes) -> Found | None:
    """Give what was found last, where nothing has changed since."""
    last = book.record(LastReading)
    if last is None or last.inputs != inputs:
        return None
    return msgspec.msgpack.decode(last.found, type=Found)


def own_of(book: Book) -> Own | None:
    """Take out what the reading is made from; None where no message was brought in."""
    names = book.record(Names)
    if names is None:
        return None
    return Own(
        months=tuple(months.from_bytes(kept.record.frame) for kept in book.all(Month)),
        me=names.me,
        them=names.them,
        called=names.called,
        zone=names.zone,
        events=tuple(Event(kept.record.name, kept.record.on) for kept in book.all(Mark)),
        brought=tuple(_part(kept.record) for kept in book.all(Brought)),
        agreement=agreement(book),
        contacts=tuple(kept.record.contact for kept in book.all(ContactNoted)),
    )


def _part(brought: Brought) -> BroughtPart:
    return BroughtPart(brought.spans, brought.minutes_only, brought.skipped_count, brought.left_out, brought.warnings)


class Making:
    """One reading under way. inputs: the key of what it is made from; sentence: why it cannot be made.

    found: what was found, whether or not it could be kept.
    """

    def __init__(self, visit: Visit, inputs: bytes) -> None:
        self.inputs = inputs
        self.found: Found | None = None
        self.sentence = ""
        self._visit = visit
        self._account = visit.account
        self._cancelled = False
        self._over = threading.Event()

    def begin(self) -> None:
        """Start the thread that reads."""
        threading.Thread(target=self._run, name="reading", daemon=True).start()

    def wait(self, seconds: float) -> bool:
        """Wait for so long at most; tell whether it is over."""
        return self._over.wait(seconds)

    def cancel(self) -> None:
        """Keep nothing of it."""
        self._cancelled = True

    @property
    def cancelled(self) -> bool:
        """Tell whether it was given up, most often because what it is made from has changed."""
        return self._cancelled

    def _run(self) -> None:
        try:
            self._read()
        except Locked:
            self.found = None  # nobody is there to be told
        except BadInput as problem:
            self.sentence = str(problem)
        except Exception as problem:  # noqa: BLE001 (whatever breaks in a thread, the page must not wait for ever)
            _log.error(f"a reading broke: {place_of(problem)}")
            self.sentence = BROKE
        finally:
            connections.close_all()  # those of this thread
            self._over.set()

    def _read(self) -> None:
        own = own_of(self._book())
        if own is None:
            return
        found = read_own(own)
        if not self._cancelled:
            self.found = found
            with suppress(CannotStore, Changed):  # it is read anew the next time
                self._keep(found)

    def _keep(self, found: Found) -> None:
        """Keep what was found, unless what it was made from has changed, or was forgotten, in the meantime."""
        book = self._book()  # a fresh one: the vault's key may have been renewed while this was read
        with book.together():
            if inputs_of(book) == self.inputs:
                book.put(LastReading(inputs=self.inputs, found=msgspec.msgpack.encode(found)))

    def _book(self) -> Book:
        """Open the vault for which this was begun, and no other that was opened since."""
        visits.VISITS.check(self._visit)
        book = self._visit.book()
        if book.account != self._account:
            raise Locked
        return book


class Readings:
    """Readings under way, each held by its visit."""

    def of(self, visit: Visit, inputs: bytes) -> Making:
        """Give the reading that is being made of these inputs; begin it where there is none."""
        with visit.lock:
            making = visit.making
            if isinstance(making, Making) and making.inputs == inputs:
                return making
            if making:
                making.cancel()
            visit.making = fresh = Making(visit, inputs)
            fresh.begin()
            return fresh

    def let_go(self, visit: Visit, making: Making) -> None:
        """Let go of a reading that is over: it is kept by now, or is to be tried anew the next time."""
        with visit.lock:
            if visit.making is making:
                visit.making = None


READINGS = Readings()


def making_of(visit: Visit, inputs: bytes) -> Making:
    """Give the reading that is being made of these inputs; begin it where there is none."""
    return READINGS.of(visit, inputs)


def made(visit: Visit, making: Making) -> None:
    """Let go of a reading that is over."""
    READINGS.let_go(visit, making)
