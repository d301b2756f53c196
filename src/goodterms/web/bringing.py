"""One import as the pages see it: begun for a visit, answered there, and sealed into the visit's vault at its end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

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
    from goodterms.web.spool import Spooled
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


class Importing(Protocol):
    """An import under way, as the pages see it. chats: those that were chosen, by their places; said: what was last."""

    earlier: Known
    files: tuple[str, ...]
    said: Said | None

    @property
    def chats(self) -> tuple[int, ...]:
        """Give the chats that were chosen, by their places."""

    @chats.setter
    def chats(self, chosen: tuple[int, ...]) -> None: ...

    @property
    def state(self) -> JobState:
        """Give what is known at this moment."""

    @property
    def stopping(self) -> bool:
        """Tell whether it was cancelled, though it may take a moment to stop."""

    def choose(self, said: Said) -> None:
        """Say who is who."""

    def cancel(self) -> None:
        """Stop, and keep nothing."""


class Bringing:
    """An import under way. chats: those that were chosen, by their places; said: what was chosen last."""

    def __init__(self, visit: Visit, spools: Sequence[Spooled], zone: str) -> None:
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


class Imports(Protocol):
    """Where imports are held: in the visit, or, on a server, where every node finds them."""

    def begin(self, visit: Visit, spools: Sequence[Spooled], zone: str) -> None:
        """Begin one. Raise UnderWay, or Locked."""

    def of(self, visit: Visit) -> Importing | None:
        """Give the one of a visit."""

    def let_go(self, visit: Visit, importing: Importing) -> None:
        """Forget one that is over."""


class OwnImports:
    """Imports of this process, each held by its visit."""

    def begin(self, visit: Visit, spools: Sequence[Spooled], zone: str) -> None:
        """Begin one. Raise UnderWay, or Locked."""
        bringing = Bringing(visit, spools, zone)
        with visit.lock:
            if visit.account != bringing.account:  # or what is read would lie in a child that nobody ends
                raise Locked
            if (before := self.of(visit)) and not before.state.over:
                raise UnderWay
            visit.work = bringing
            bringing.begin()

    def of(self, visit: Visit) -> Bringing | None:
        """Give the one of a visit."""
        return visit.work if isinstance(visit.work, Bringing) else None

    def let_go(self, visit: Visit, importing: Importing) -> None:
        """Forget one that is over."""
        with visit.lock:
            if visit.work is importing:
                visit.work = None


IMPORTS: Imports = OwnImports()


def bring(visit: Visit, spools: Sequence[Spooled], zone: str) -> None:
    """Begin an import for a visit; the spools are closed at its end.

    Raise UnderWay where one is under way, Locked where the visit was locked in the meantime.
    """
    IMPORTS.begin(visit, spools, zone)


def under_way(visit: Visit) -> Importing | None:
    """Give the import of a visit, also one that has just ended."""
    return IMPORTS.of(visit)


def let_go(visit: Visit, importing: Importing) -> None:
    """Forget an import that is over."""
    IMPORTS.let_go(visit, importing)
