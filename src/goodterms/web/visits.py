"""Who is here: one Visit a browser that came in by a start link, in this process's memory and nowhere else.

The key of the vault lives in the visit. It goes with lock, with idling and with the process.
"""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Literal, Protocol

from django.conf import settings

from goodterms.content.sentences import say
from goodterms.vault import new_account, new_data_key
from goodterms.web.clock import ZONE, awake_time
from goodterms.web.database import DatabaseTable, anything_kept
from goodterms.web.store import Book, MemoryTable, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.http import HttpRequest, HttpResponse

    from goodterms.companion.told import ToldTerms
    from goodterms.companion.told_excitation import ToldExcitation, ToldStyle
    from goodterms.reading import Comparison
    from goodterms.web.spool import Spooled

State = Literal["none", "loose", "open", "locked"]
IDLE_MINUTES = 15


class Locked(Exception):
    """The vault was locked in the meantime."""


class Work(Protocol):
    """Something under way for a visit, which ends with it."""

    def cancel(self) -> None:
        """Stop, and leave nothing behind."""


@dataclass(frozen=True, slots=True)
class Held:
    """What was entered in a form that could not be taken, and what is wrong with it, by field; shown once."""

    values: dict[str, list[str]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A reading as a page shows it, the key of what it was made from, and the goal it was laid out for.

    terms: how they were kept.
    """

    inputs: bytes
    goal: str
    headline: str
    html: str
    terms: ToldTerms | None = None


@dataclass(slots=True)
class Visit:
    """One browser's visit.

    key: the data key, while open. account: whose. kept: whether the rows lie in the database. notes: said once on
    the next page. held: forms to be shown again, by their path. code: a recovery code to be asked back. work: an import
    under way; making: a reading under way; drawn: the last one, as it is shown; compared: what was compared last;
    expert: what was worked out for experts, with the key of what it was made from; drops: how often these were let go.
    shows: what was put away is shown too. shared: files that a phone has handed over, until somebody says what for.
    whose: on a server, the account whose vault it is; None: the only vault of this machine. zone: of who is here, where
    it is not the machine's.
    lock: held while the key changes; nothing that waits for the database may wait for it inside a block of writing.
    """

    seen: float
    whose: str | None = None
    zone: str = ""
    account: bytes = b""
    key: bytes | None = field(default=None, repr=False)
    kept: bool = False
    memory: MemoryTable = field(default_factory=MemoryTable)
    idle_minutes: int = IDLE_MINUTES
    notes: list[str] = field(default_factory=list)
    held: dict[str, Held] = field(default_factory=dict)
    code: str | None = field(default=None, repr=False)
    work: Work | None = None
    making: Work | None = None
    drawn: Drawn | None = None
    compared: Comparison | None = None
    expert: tuple[bytes, tuple[ToldExcitation | ToldStyle, ...]] | None = None
    drops: int = 0
    shows: bool = False
    shared: tuple[Spooled, ...] = ()
    lock: threading.RLock = field(default_factory=threading.RLock)

    @property
    def state(self) -> State:
        """Say whether something is kept, and whether it is open."""
        if self.key is not None:
            return "open" if self.kept else "loose"
        return "locked" if anything_kept(self.whose) else "loose"

    def book(self) -> Book:
        """Open the records; before anything is kept, those in memory. Raise Locked where they are locked."""
        with self.lock:
            if self.key is None:
                if anything_kept(self.whose):
                    raise Locked
                self.account = bytes.fromhex(self.whose) if self.whose else new_account()
                self.key = new_data_key()
            return Book(self.table, self.account, self.key)

    @property
    def open_key(self) -> bytes:
        """Give the data key of an open visit. Raise Locked where there is none."""
        if self.key is None:
            raise Locked
        return self.key

    @property
    def table(self) -> Table:
        """Name where the rows lie."""
        return DatabaseTable(self.account) if self.kept else self.memory

    def keep(self, code: str | None) -> None:
        """Go on in the database, where the rows of memory lie by now; the recovery code waits to be asked back."""
        with self.lock:
            self.kept, self.code = True, code
            self.memory.close()

    def unlock(self, account: bytes, key: bytes) -> None:
        """Open the vault for this visit; what lay in memory is gone."""
        with self.lock:
            self.forget()
            self.account, self.key, self.kept = account, key, True

    def go_by(self, zone: str) -> None:
        """Tell days by the clock of a zone from now on; on this machine alone, by its own."""
        self.zone = zone
        if self.whose is not None:
            ZONE.set(zone or "UTC")

    def renew(self, key: bytes, code: str) -> None:
        """Go on with another key."""
        self.key, self.code = key, code

    def hand_over(self, files: Sequence[Spooled]) -> None:
        """Hold files that a phone has handed over, until it is said what for; those before them go. Raise Locked."""
        with self.lock:
            locked = self.state == "locked"
            gone, self.shared = (tuple(files), ()) if locked else (self.shared, tuple(files))
        for each in gone:
            each.close()
        if locked:
            raise Locked

    def drop_reading(self) -> None:
        """Let go of what was read and drawn; a reading under way is not kept."""
        with self.lock:
            making, self.making, self.drawn = self.making, None, None
            self.compared, self.expert = None, None
            self.drops += 1
        if making:
            making.cancel()

    def keep_drawn(self, drawn: Drawn, drops: int) -> None:
        """Keep a reading as it is shown, unless readings were let go since it was begun."""
        with self.lock:
            if self.drops == drops:
                self.drawn = drawn

    def drop_theirs(self) -> None:
        """Let go of all that may show the other one; an import and a reading under way are not kept."""
        with self.lock:
            work, self.work = self.work, None
            shared, self.shared = self.shared, ()
            self.held, self.shows = {}, False
        for file in shared:
            file.close()
        if work:
            work.cancel()
        self.drop_reading()

    def forget(self) -> None:
        """Drop the key and everything personal; where something was lost by it, say so on the next page."""
        with self.lock:  # what begins only now finds the visit without its account
            shared, self.shared = self.shared, ()
            under_way, self.work, self.making = (self.work, self.making), None, None
            lost = not self.kept and not self.memory.bare
            self.account, self.key, self.kept, self.code, self.drawn = b"", None, False, None, None
            self.compared, self.expert = None, None
            self.drops += 1
            self.memory = MemoryTable()
            self.notes, self.held = [say("visit.lost")] if lost else [], {}
            self.idle_minutes, self.shows, self.zone = IDLE_MINUTES, False, ""
        for each in under_way:
            if each:
                each.cancel()
        for file in shared:
            file.close()


class Visits:
    """Everyone who is here."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._found: dict[bytes, Visit] = {}

    def begin(self, before: str = "", note: str = "", whose: str | None = None) -> str:
        """Let someone in, and return the random id that their browser is to show from now on.

        before: the id that it has shown so far; a visit goes on where there is one, under the new id alone. note: said
        once on the next page.
        """
        token = secrets.token_urlsafe(32)
        visit = self.find(before) or Visit(self._clock(), whose)
        visit.notes += [note] if note else []
        with self._lock:
            self._found.pop(_digest(before), None)
            self._found[_digest(token)] = visit
        return token

    def find(self, token: str) -> Visit | None:
        """Find a visit by its id; one that idled too long comes back locked."""
        visit = self._found.get(_digest(token))
        if visit is not None:
            self._lock_if_idle(visit)
            visit.seen = self._clock()
        return visit

    def check(self, visit: Visit) -> None:
        """Raise Locked where a visit that something works for in another thread was locked meanwhile."""
        if visit.key is None:
            raise Locked

    def end(self, token: str) -> None:
        """Let someone out: nothing of the visit is left."""
        with self._lock:
            visit = self._found.pop(_digest(token), None)
        if visit is not None:
            visit.forget()

    def end_all(self, whose: str | None = None) -> None:
        """Let everyone out who has a vault in sight."""
        with self._lock:
            gone = {token: visit for token, visit in self._found.items() if visit.whose == whose}
            self._found = {token: visit for token, visit in self._found.items() if token not in gone}
        for visit in gone.values():
            visit.forget()

    def lock(self, whose: str | None = None, but: Visit | None = None) -> None:
        """Lock a vault for everyone who is here, but for one."""
        for visit in self._all():
            if visit.whose == whose and visit is not but:
                visit.forget()

    def drop_theirs(self, of: Visit) -> None:
        """Let go, in every window of somebody's account, of all that may show the other one."""
        for visit in self._all():
            if visit.account == of.account:
                visit.drop_theirs()

    def sweep(self) -> None:
        """Lock for those who have been idle too long."""
        for visit in self._all():
            self._lock_if_idle(visit)

    def stay(self, minutes: int, whose: str | None = None) -> None:
        """Lock everyone who has the vault open after so many minutes without a touch."""
        for visit in self._all():
            if visit.kept and visit.whose == whose:
                visit.idle_minutes = minutes

    def _all(self) -> list[Visit]:
        with self._lock:
            return list(self._found.values())

    def _lock_if_idle(self, visit: Visit) -> None:
        if visit.key is None or self._clock() - visit.seen < 60 * visit.idle_minutes:
            return
        note = say("visit.idle", minutes=visit.idle_minutes) if visit.kept else ""
        visit.forget()
        visit.notes += [note] if note else []


VISITS = Visits(awake_time)


def attach(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Find out whose request it is (middleware)."""

    def attached(request: HttpRequest) -> HttpResponse:
        request.visit = VISITS.find(request.COOKIES.get(settings.VISIT_COOKIE_NAME, ""))  # type: ignore[attr-defined]
        return get_response(request)

    return attached


def remember(response: HttpResponse, token: str) -> None:
    """Give the browser the id of its visit, for as long as it runs and for our pages alone."""
    response.set_cookie(
        settings.VISIT_COOKIE_NAME,
        token,
        httponly=True,
        samesite="Strict",
        secure=settings.VISIT_COOKIE_SECURE,
        path="/",
    )


def _digest(token: str) -> bytes:
    return sha256(token.encode()).digest()
