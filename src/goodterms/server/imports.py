"""Imports that every node can go on with: how far they are and what was answered lie in the database, sealed.

The node that took the files reads them in a child process, and says every moment that it is alive. Where it dies,
whichever node is asked next begins anew from the staged files.
"""

from __future__ import annotations

import logging
import secrets
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

import msgspec
from django.db import DatabaseError, IntegrityError, connections, transaction

from goodterms.served.logs import place_of
from goodterms.server.models import Work
from goodterms.server.so_far import Answer, SoFar, StagedName, State
from goodterms.server.uploads import StagedFile
from goodterms.vault import Box
from goodterms.web import clock, visits
from goodterms.web.bringing import LOCKED, UnderWay
from goodterms.web.database import saying
from goodterms.web.jobs import Cancelled, Job, JobState
from goodterms.web.keeping import About, keep, known
from goodterms.web.visits import Locked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.db.models import QuerySet

    from goodterms.companion import brought as companion
    from goodterms.web.bringing import Importing, Said
    from goodterms.web.spool import Spooled
    from goodterms.web.store import Book
    from goodterms.web.visits import Visit

KIND = "import"
PURPOSE = "an import under way"
NODE = secrets.token_hex(16)
ALIVE = timedelta(seconds=12)
LOOKS_SECONDS = 0.5
SAYS_EVERY = 6  # so many looks, where nothing has changed
MOST_AT_ONCE = threading.BoundedSemaphore(2)

S = TypeVar("S", "SoFar", "Answer")

_log = logging.getLogger(__name__)


class StoredImport:
    """An import as any node sees it."""

    def __init__(self, box: Box, row: Work, so_far: SoFar, answer: Answer) -> None:
        self._box, self._row, self._answer = box, row, answer
        self.state = so_far.state.job_state
        if row.stop and self.state.stage != "keeping" and not self.state.over:
            self.state = JobState("cancelled")
        self._files = so_far.files
        self.files = tuple(each.name for each in so_far.files)
        self.earlier = so_far.earlier
        self.said = answer.said

    @property
    def stopping(self) -> bool:
        """Tell whether it was cancelled, though it may take a moment to stop."""
        return self._row.stop

    @property
    def chats(self) -> tuple[int, ...]:
        """Give the chats that were chosen, by their places."""
        return self._answer.chats

    @chats.setter
    def chats(self, chosen: tuple[int, ...]) -> None:
        self._say(msgspec.structs.replace(self._answer, chats=chosen))

    def choose(self, said: Said) -> None:
        """Say who is who."""
        self.said = said
        self._say(
            msgspec.structs.replace(self._answer, known=said.known, called=said.called, number=self._answer.number + 1)
        )
        self.state = replace(self.state, stage="working", step=0, steps=0, sentence="")

    def cancel(self) -> None:
        """Stop, and keep nothing."""
        with saying():
            _rows(self._row).update(stop=True)

    def forget(self, visit: Visit) -> None:
        """Delete it, and what was staged for it."""
        with saying():
            _rows(self._row).delete()
        for each in self._files:
            StagedFile(visit, each.name, id_=each.id, size=each.size).close()

    def _say(self, answer: Answer) -> None:
        self._answer = answer
        with saying():
            _rows(self._row).update(said=self._box.seal(msgspec.msgpack.encode(answer), b"said"))


class StoredImports:
    """Imports in the database, one an account."""

    def begin(self, visit: Visit, spools: Sequence[Spooled], zone: str) -> None:
        """Begin one. Raise UnderWay, or Locked."""
        book = visit.book()
        with saying():
            found = Work.objects.filter(account=visit.account.hex(), kind=KIND).first()
        before = self.of(visit)
        if before is not None and not before.state.over:
            raise UnderWay
        staged = [spool for spool in spools if isinstance(spool, StagedFile)]
        for spool in staged:
            spool.done()
        files = tuple(StagedName(spool.id, spool.name, spool.size) for spool in staged)
        so_far = SoFar(files, replace(known(book), zone=zone), _receiving(files))
        row = Work(
            account=visit.account.hex(),
            kind=KIND,
            job=secrets.token_hex(16),
            holder=_holder(),
            until=_now() + ALIVE,
            body=_box(visit).seal(msgspec.msgpack.encode(so_far), b"so far"),
        )
        try:
            with saying(), transaction.atomic():
                if found is not None:
                    _rows(found).delete()
                row.save(force_insert=True)
        except IntegrityError:  # another window was faster
            raise UnderWay from None
        Runner(visit, row, so_far, Answer()).start()

    def of(self, visit: Visit) -> StoredImport | None:
        """Give the one of a visit, and go on with it where its node has died."""
        if visit.key is None or not visit.kept:
            return None
        with saying():
            row = Work.objects.filter(account=visit.account.hex(), kind=KIND).first()
        box = _box(visit)
        so_far = _read(box, bytes(row.body), b"so far", SoFar) if row else None
        if row is None or so_far is None:
            return None
        answer = _read(box, bytes(row.said), b"said", Answer) or Answer()
        if not so_far.state.job_state.over and row.until < _now():
            so_far = self._take_over(visit, row, so_far, answer)
        state = so_far.state
        if answer.number and state.stage == "asking" and not state.sentence:
            state = msgspec.structs.replace(state, stage="working")  # the node that asks has not seen the answer yet
        return StoredImport(box, row, msgspec.structs.replace(so_far, state=state), answer)

    def let_go(self, visit: Visit, importing: Importing) -> None:
        """Forget one that is over, with its files where its node left them."""
        if isinstance(importing, StoredImport):
            importing.forget(visit)

    def _take_over(self, visit: Visit, row: Work, so_far: SoFar, answer: Answer) -> SoFar:
        before, row.holder = row.until, _holder()
        with saying():
            mine = _rows(row).filter(until=before).update(holder=row.holder, until=_now() + ALIVE)
        if mine:
            so_far = msgspec.structs.replace(so_far, state=_receiving(so_far.files))
            Runner(visit, row, so_far, answer).start()
        return so_far


class Runner(threading.Thread):
    """Read an import on this node, and keep the database told of it."""

    def __init__(self, visit: Visit, row: Work, so_far: SoFar, answer: Answer) -> None:
        super().__init__(name="import", daemon=True)
        self._visit, self._so_far, self._answer = visit, so_far, answer
        self._box = _box(visit)
        self._account = visit.account
        rows = _rows(row)
        self._mine, self._theirs = rows.filter(holder=row.holder), rows.exclude(holder=row.holder)
        self._files = [StagedFile(visit, each.name, id_=each.id, size=each.size) for each in so_far.files]
        self._zone = clock.zone()
        self._at_hand: Job | None = None
        self._heard = 0

    def run(self) -> None:
        """Wait for a place, read, and tidy up."""
        try:
            while not MOST_AT_ONCE.acquire(timeout=LOOKS_SECONDS):
                if not self._told(self._so_far.state.job_state):
                    self._drop_files()
                    return
            try:
                self._follow()
            finally:
                MOST_AT_ONCE.release()
        except Exception as problem:  # noqa: BLE001 (whatever breaks in a thread: another node goes on after a while)
            _log.error(f"an import broke: {place_of(problem)}")
        finally:
            connections.close_all()

    def _follow(self) -> None:
        known_now = self._answer.said.known if self._answer.said else self._so_far.earlier
        self._heard = self._answer.number
        job = self._at_hand = _Wanted(_unclosed(self._files), known_now, self._keep, self._wanted)
        job.begin()
        looks, last = 0, None
        while True:
            state = job.wait_for_end(LOOKS_SECONDS)
            looks += 1
            if state != last or looks % SAYS_EVERY == 0 or state.over:
                last = state
                if not self._told(state):
                    job.cancel()
                    break
            if state.over:
                break
            self._hear(job)
        job.wait_for_end()
        self._drop_files()

    def _drop_files(self) -> None:
        if not self._theirs.exists():  # else another node has gone on with the files
            for file in self._files:
                file.close()

    def _wanted(self) -> bool:
        return self._mine.filter(stop=False).exists()

    def _told(self, state: JobState) -> bool:
        """Say how far it is; tell whether it is still wanted, and this node still the one that is at it."""
        so_far = msgspec.structs.replace(self._so_far, state=State.of(state))
        body = self._box.seal(msgspec.msgpack.encode(so_far), b"so far")
        try:
            visits.VISITS.check(self._visit)
            return bool(self._mine.update(body=body, until=_now() + ALIVE))
        except Locked:
            self._mine.delete()
            return False
        except DatabaseError:  # it may be back at the next moment; else another node goes on
            connections.close_all()
            return True

    def _hear(self, job: Job) -> None:
        try:
            row = self._mine.values_list("said", "stop").first()
        except DatabaseError:
            connections.close_all()
            return
        if row is None or row[1]:
            job.cancel()
            return
        answer = _read(self._box, bytes(row[0]), b"said", Answer)
        if answer and answer.said and answer.number > self._heard and job.choose(answer.said.known):
            self._heard, self._answer = answer.number, answer

    def _keep(self, brought: companion.Brought) -> None:
        inside, said = (self._at_hand.state.inside if self._at_hand else None), self._answer.said
        zone = clock.ZONE.set(self._zone)
        about = About(
            at=clock.now(),
            files=tuple(each.name for each in self._so_far.files),
            skipped=inside.skipped if inside else (),
            called=said.called if said else None,
            words=said.known.words if said else None,
            words_before=self._so_far.earlier.words,
        )
        try:
            keep(self._book, brought, about)
        finally:
            clock.ZONE.reset(zone)
            connections.close_all()  # those of the job's own thread

    def _book(self) -> Book:
        try:
            visits.VISITS.check(self._visit)
            book = self._visit.book()
        except Locked:
            raise Cancelled(LOCKED) from None
        if book.account != self._account or not self._mine.exists():
            raise Cancelled(LOCKED)
        return book


class _Wanted(Job):
    """A job that asks the database, too, whether it was cancelled, before it goes on with what is final."""

    def __init__(
        self,
        spools: Sequence[Spooled],
        known: companion.Known,
        keep: Callable[[companion.Brought], None],
        wanted: Callable[[], bool],
    ) -> None:
        super().__init__(spools, known, keep, None)
        self._wanted = wanted

    @property
    def cancel_asked(self) -> bool:
        """Tell whether the person has cancelled, on whichever node."""
        return super().cancel_asked or not self._wanted()


class _Unclosed:
    """A staged file that outlives the job that reads it: where this node dies, another one begins anew with it."""

    def __init__(self, file: StagedFile) -> None:
        self._file = file
        self.name, self.size = file.name, file.size
        self.write, self.chunks, self.read = file.write, file.chunks, file.read

    def close(self) -> None:
        """Leave it where it is; the thread that has read it needs the database no more until it keeps."""
        connections.close_all()


def _unclosed(files: Sequence[StagedFile]) -> list[Spooled]:
    return [_Unclosed(file) for file in files]


def _receiving(files: Sequence[StagedName]) -> State:
    return State("receiving", 0, sum(each.size for each in files))


def _box(visit: Visit) -> Box:
    return Box(visit.open_key, PURPOSE, visit.account)


def _read(box: Box, body: bytes, place: bytes, kind: type[S]) -> S | None:
    plain = box.open(body, place) if body else None
    return None if plain is None else msgspec.msgpack.decode(plain, type=kind)


def _holder() -> str:
    """Name a thread of this node that is at an import: one that was taken for dead may still run beside it."""
    return NODE[:16] + secrets.token_hex(8)


def _rows(row: Work) -> QuerySet[Work]:
    return Work.objects.filter(account=row.account, kind=row.kind, job=row.job)


def _now() -> datetime:
    return datetime.now(UTC)
