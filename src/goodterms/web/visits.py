"""Who is here: one Visit a browser that came in by a start link, in this process's memory and nowhere else.

The key of the vault lives in the visit. It goes with lock, with idling and with the process.
"""

from __future__ import annotations

import secrets
import threading
import time
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Literal, Protocol

from django.conf import settings

from goodterms.vault import new_account, new_data_key
from goodterms.web.database import DatabaseTable, vault_header
from goodterms.web.store import Book, MemoryTable, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.http import HttpRequest, HttpResponse

State = Literal["none", "loose", "open", "locked"]
IDLE_MINUTES = 15


class Work(Protocol):
    """Something under way for a visit, which ends with it."""

    def cancel(self) -> None:
        """Stop, and leave nothing behind."""


@dataclass(frozen=True, slots=True)
class Held:
    """What was entered in a form that could not be taken, and what is wrong with it, by field; shown once."""

    values: dict[str, list[str]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Visit:
    """One browser's visit.

    key: the data key, while open. account: whose. kept: whether the rows lie in the database. notes: said once on
    the next page. held: forms to be shown again, by their path. code: a recovery code to be asked back.
    """

    seen: float
    account: bytes = b""
    key: bytes | None = None
    kept: bool = False
    memory: MemoryTable = field(default_factory=MemoryTable)
    idle_minutes: int = IDLE_MINUTES
    notes: list[str] = field(default_factory=list)
    held: dict[str, Held] = field(default_factory=dict)
    code: str | None = None
    work: Work | None = None
    lock: threading.RLock = field(default_factory=threading.RLock)

    @property
    def state(self) -> State:
        """Say whether something is kept, and whether it is open."""
        if self.key is not None:
            return "open" if self.kept else "loose"
        return "locked" if vault_header() else "loose"

    def book(self) -> Book:
        """Open the records; before anything is kept, those in memory. Not for a locked visit."""
        with self.lock:
            if self.key is None:
                if vault_header():
                    raise PermissionError("The vault is locked.")
                self.account, self.key = new_account(), new_data_key()
            return Book(self.table, self.account, self.key)

    @property
    def open_key(self) -> bytes:
        """Give the data key of an open visit."""
        if self.key is None:
            raise PermissionError("The vault is locked.")
        return self.key

    @property
    def table(self) -> Table:
        """Name where the rows lie."""
        return DatabaseTable(self.account) if self.kept else self.memory

    def unlock(self, account: bytes, key: bytes) -> None:
        """Open the vault for this visit; what lay in memory is gone."""
        self.forget()
        self.account, self.key, self.kept = account, key, True

    def forget(self) -> None:
        """Drop the key and everything personal."""
        work, self.work = self.work, None
        if work:
            work.cancel()
        self.account, self.key, self.kept, self.code = b"", None, False, None
        self.memory = MemoryTable()
        self.notes, self.held = [], {}


class Visits:
    """Everyone who is here."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._found: dict[bytes, Visit] = {}

    def begin(self) -> str:
        """Let someone in, and return the random id that their browser is to show from now on."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._found[_digest(token)] = Visit(self._clock())
        return token

    def find(self, token: str) -> Visit | None:
        """Find a visit by its id; one that idled too long comes back locked."""
        visit = self._found.get(_digest(token))
        if visit is not None:
            self._lock_if_idle(visit)
            visit.seen = self._clock()
        return visit

    def end(self, token: str) -> None:
        """Let someone out: nothing of the visit is left."""
        with self._lock:
            visit = self._found.pop(_digest(token), None)
        if visit is not None:
            visit.forget()

    def lock(self, but: Visit | None = None) -> None:
        """Lock for everyone who is here, but for one."""
        for visit in self._all():
            if visit is not but:
                visit.forget()

    def sweep(self) -> None:
        """Lock for those who have been idle too long."""
        for visit in self._all():
            self._lock_if_idle(visit)

    def _all(self) -> Iterator[Visit]:
        with self._lock:
            yield from list(self._found.values())

    def _lock_if_idle(self, visit: Visit) -> None:
        if self._clock() - visit.seen >= 60 * visit.idle_minutes:
            visit.forget()


def awake_time() -> float:
    """Give a clock in seconds that nobody can set and that runs on while the machine sleeps."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.time()


VISITS = Visits(awake_time)


def attach(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Find out whose request it is (middleware)."""

    def attached(request: HttpRequest) -> HttpResponse:
        request.visit = VISITS.find(request.COOKIES.get(settings.VISIT_COOKIE_NAME, ""))  # type: ignore[attr-defined]
        return get_response(request)

    return attached


def remember(response: HttpResponse, token: str) -> None:
    """Give the browser the id of its visit, for as long as it runs and for our pages alone."""
    response.set_cookie(settings.VISIT_COOKIE_NAME, token, httponly=True, samesite="Strict", path="/")


def _digest(token: str) -> bytes:
    return sha256(token.encode()).digest()
