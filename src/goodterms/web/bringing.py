"""One import as the pages see it: begun for a visit, answered there, and sealed into the visit's vault at its end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.db import connections

from goodterms.errors import BadInput
from goodterms.web import clock
from goodterms.web.jobs import Cancelled, Job
from goodterms.web.keeping import About, keep, known
from goodterms.web.visits import Locked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goodterms.companion import brought as companion
    from goodterms.companion.brought import Known
    from goodterms.web.jobs import JobState
    from goodterms.web.spool import Spool
    from goodterms.web.store import Book
    from goodterms.web.visits import Visit


LOCKED = "The vault was locked, so the import was cancelled; nothing was kept."


class UnderWay(BadInput):
    """An import is under way already."""

    def __init__(self) -> None:
        super().__init__("Another import is still under way; wait for it, or cancel it first.")


@dataclass(frozen=True, slots=True)
class Said:
    """What was chosen for an import: who is who, and what the pages are to call the other one."""

    known: Known
    called: str


class Bringing:
    """An import under way. chats: those that were chosen, by their places; said: what was chosen last."""

    def __init__(self, visit: Visit, spools: Sequence[Spool], zone: str) -> None:
        book = visit.book()
        self.earlier = replace(known(book), zone=zone)
        self.files = tuple(spool.name for spool in spools)
        self.chats: tuple[int, ...] = ()
        self.said: Said | None = None
        self._visit = visit
        self.account = book.account
        self._job = Job(spools, self.earlier, self._keep, None)

    @property
    def state(self) -> JobState:
        """Give what is known at this moment."""
        return self._job.state

    def begin(self) -> None:
        """Begin; the files are closed at the end, however it comes."""
        self._job.begin()

    def choose(self, said: Said) -> None:
        """Say who is who; where nothing is asked any more, nothing happens."""
        self.said = said
        self._job.choose(said.known)

    def cancel(self) -> None:
        """Stop, and keep nothing."""
        self._job.cancel()

    @property
    def stopping(self) -> bool:
        """Tell whether it was cancelled, though it may take a moment to stop."""
        return self._job.cancel_asked

    def wait(self) -> JobState:
        """Wait until it asks who is who, or is over and has tidied up."""
        return self._job.wait()

    def _keep(self, brought: companion.Brought) -> None:
        inside = self.state.inside
        about = About(
            at=clock.now(),
            files=self.files,
            skipped=inside.skipped if inside else (),
            called=self.said.called if self.said else None,
            words=self.said.known.words if self.said else None,
            words_before=self.earlier.words,
        )
        try:
            keep(self._book, brought, about)
        finally:
            connections.close_all()  # those of the import's own thread

    def _book(self) -> Book:
        """Open the vault for which the import was begun, and no other that was opened since."""
        try:
            book = self._visit.book()
        except Locked:
            raise Cancelled(LOCKED) from None
        if book.account != self.account:
            raise Cancelled(LOCKED)
        return book


def bring(visit: Visit, spools: Sequence[Spool], zone: str) -> None:
    """Begin an import for a visit; the spools are closed at its end.

    Raise UnderWay where one is under way, Locked where the visit was locked in the meantime.
    """
    bringing = Bringing(visit, spools, zone)
    with visit.lock:
        if visit.account != bringing.account:  # or what is read would lie in a child that nobody ends
            raise Locked
        if (before := under_way(visit)) and not before.state.over:
            raise UnderWay
        visit.work = bringing
        bringing.begin()


def under_way(visit: Visit) -> Bringing | None:
    """Give the import of a visit, also one that has just ended."""
    return visit.work if isinstance(visit.work, Bringing) else None
