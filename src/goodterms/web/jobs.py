"""Imports for the pages: each in a child process of its own, watched by a thread, seen as a series of snapshots.

    job = start(spools, known=None, keep=seal_into_the_vault)
    job.state                               # JobState(stage="reading", step=42, steps=100, file="chat.txt", ...)
    job.choose(Known(me=("Kim",)))          # once the stage is "asking"
    job.cancel()

The child can be killed at any moment; its memory goes back to the system, and a crash takes only it.
"""

from __future__ import annotations

import logging
import threading
from contextlib import ExitStack
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from goodterms.companion.brought import Brought, Known
from goodterms.errors import BadInput
from goodterms.served.logs import place_of
from goodterms.web import pipe
from goodterms.web.child import OUT_OF_MEMORY, Child

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from goodterms.chats import Progress
    from goodterms.companion.inside import Inside
    from goodterms.web.spool import Spooled

Stage = Literal["receiving", "opening", "reading", "asking", "working", "keeping", "done", "failed", "cancelled"]
OVER: tuple[Stage, ...] = ("done", "failed", "cancelled")
BROKE = "Something went wrong while the files were read, and nothing was kept; try again, with one file at a time."
NOT_KEPT = "Something went wrong while the messages were being kept; try again."
WHOLE = 100

_log = logging.getLogger(__name__)
_keeping: ContextVar[Job | None] = ContextVar("keeping", default=None)


class Cancelled(BadInput):
    """The person has cancelled the import."""


class Broke(BadInput):
    """The child broke, and said so."""


@dataclass(frozen=True, slots=True)
class JobState:
    """A moment of an import.

    step, steps: bytes handed to the reading child while receiving, percent while reading; 0 of 0 where nothing tells
    how far it is. file: the one at hand; while reading it is the `number`th of so many `files`. again: why they are
    read once more, "" the first time; each reason begins at 0. sentence: what was wrong with the last
    choice, or why it failed. inside: what the files hold, from asking on.
    """

    stage: Stage
    step: int = 0
    steps: int = 0
    file: str = ""
    number: int = 0
    files: int = 0
    again: pipe.Again = ""
    sentence: str = ""
    inside: Inside | None = None

    @property
    def over(self) -> bool:
        """Tell whether nothing more will happen."""
        return self.stage in OVER


def start(
    spools: Sequence[Spooled], *, known: Known | None, keep: Callable[[Brought], None], zone: str | None = None
) -> Job:
    """Begin an import. The job closes the spools, however it ends.

    known: from an earlier import; where it fits, nothing is asked. keep: called in the job's thread with what was
    brought; it may call `checkpoint`. zone: in which local times are read where `known` names none (default: the
    machine's).
    """
    job = Job(spools, known or Known(), keep, zone)
    job.begin()
    return job


def checkpoint() -> None:
    """Raise Cancelled where the import whose `keep` calls this was cancelled: to be asked before what is final."""
    job = _keeping.get()
    if job is not None and job.cancel_asked:
        raise Cancelled("The import was cancelled; nothing was kept.")


class Job:
    """One import under way. All of it may be called from any thread."""

    def __init__(
        self, spools: Sequence[Spooled], known: Known, keep: Callable[[Brought], None], zone: str | None
    ) -> None:
        self._spools = list(spools)
        self._known = known
        self._zone = zone
        self._keep = keep
        self._changed = threading.Condition(threading.RLock())
        self._state = JobState("receiving", 0, sum(spool.size for spool in spools))
        self._child: Child | None = None
        self._reached: set[Stage] = {"receiving"}
        self._cancel_asked = self._ended = False

    def begin(self) -> None:
        """Start the thread that watches over the import."""
        threading.Thread(target=self._run, name="import", daemon=True).start()

    @property
    def state(self) -> JobState:
        """Give what is known at this moment."""
        return self._state

    @property
    def cancel_asked(self) -> bool:
        """Tell whether the person has cancelled."""
        return self._cancel_asked

    def choose(self, said: Known) -> bool:
        """Answer what is asked; False where nothing is asked (any more)."""
        with self._changed:
            if self._state.stage != "asking" or self._child is None:
                return False
            self._child.say(pipe.Choose(said))
            self._update(stage="working", step=0, steps=0, sentence="")
            return True

    def cancel(self) -> None:
        """Stop: the child is killed, and nothing is kept. Where `keep` runs already, it ends at its next checkpoint."""
        with self._changed:
            self._cancel_asked = True
            if self._state.stage != "keeping":
                self._show(JobState("cancelled"))
            if self._child is not None:
                self._child.kill()

    @property
    def process(self) -> int | None:
        """Give the number of the child's process, while there is one."""
        child = self._child
        return None if child is None else child.number

    def wait(self, timeout: float | None = None, *, reached: Stage | None = None) -> JobState:
        """Wait until it asks for a choice, or is over and has tidied up; or until a stage was reached."""
        with self._changed:
            self._changed.wait_for(lambda: self._ended or self._is_at(reached), timeout)
            return self._state

    def wait_for_end(self, timeout: float | None = None) -> JobState:
        """Wait until it is over and has tidied up, for so many seconds at most."""
        with self._changed:
            self._changed.wait_for(lambda: self._ended, timeout)
            return self._state

    def _is_at(self, stage: Stage | None) -> bool:
        return self._state.stage == "asking" if stage is None else stage in self._reached

    def _run(self) -> None:
        with _Failing(self, BROKE):
            brought = self._bring()
            with _Failing(self, NOT_KEPT):
                self._give_to_keep(brought)
        with self._changed:
            self._child = None
            self._ended = True
            self._changed.notify_all()

    def _bring(self) -> Brought:
        with ExitStack() as held:
            for spool in self._spools:
                held.callback(spool.close)
            child = held.enter_context(Child())
            self._watch(child)
            self._hand_over(child)
            return self._follow(child)

    def _watch(self, child: Child) -> None:
        with self._changed:
            self._child = child
            if self._cancel_asked:
                child.kill()

    def _hand_over(self, child: Child) -> None:
        """Pass the bytes on; where the child is gone meanwhile, what follows tells why."""
        files = tuple(pipe.File(spool.name, spool.size) for spool in self._spools)
        child.say(pipe.Begin(files, self._known, self._zone))
        for spool in self._spools:
            self._update(file=spool.name)
            for chunk in spool.chunks():
                if not child.give(chunk):
                    return
                self._update(step=self._state.step + len(chunk))
            spool.close()
        child.all_given()

    def _follow(self, child: Child) -> Brought:
        """Show what the child tells, until it gives the result."""
        while True:
            said = child.hear()
            match said:
                case pipe.Opens():
                    self._show(JobState("opening"))
                case pipe.Reads(progress, again):
                    self._show(self._reading(progress, again))
                case pipe.Asks(inside, sentence):
                    self._show(JobState("asking", sentence=sentence, inside=inside))
                case pipe.Works(inside):
                    self._show(JobState("working", inside=inside))
                case pipe.Gives():
                    return _brought(said, child)
                case pipe.Refuses(sentence):
                    raise BadInput(sentence)
                case pipe.Breaks(place, memory):
                    _log.error(f"the child that reads broke: {place}")
                    raise Broke(OUT_OF_MEMORY if memory else BROKE)

    def _reading(self, so_far: Progress, again: pipe.Again) -> JobState:
        file, number, files = so_far.file, so_far.number, so_far.files
        return JobState("reading", so_far.percent, WHOLE, file, number, files, again, inside=self._state.inside)

    def _give_to_keep(self, brought: Brought) -> None:
        self._update(stage="keeping", step=0, steps=1)
        _keeping.set(self)
        checkpoint()
        self._keep(brought)
        self._update(stage="done", step=1)

    def fail(self, sentence: str, *, cancelled: bool) -> None:
        """End the import with a sentence."""
        self._show(JobState("cancelled") if cancelled else replace(self._state, stage="failed", sentence=sentence))

    def _update(self, **changes: Any) -> None:
        with self._changed:
            self._show(replace(self._state, **changes))

    def _show(self, state: JobState) -> None:
        """Let the next moment be seen; what is over stays over."""
        with self._changed:
            if not self._state.over:
                self._state = state
                self._reached.add(state.stage)
                self._changed.notify_all()


class _Failing:
    """Let an import fail with one sentence, whatever is raised while this lasts."""

    def __init__(self, job: Job, otherwise: str) -> None:
        self._job = job
        self._otherwise = otherwise

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, _kind: type[BaseException] | None, problem: BaseException | None, _trace: TracebackType | None
    ) -> bool:
        if problem is None:
            return False
        known = isinstance(problem, BadInput)
        if not known:
            _log.error(f"an import broke: {place_of(problem)}")
        self._job.fail(str(problem) if known else self._otherwise, cancelled=isinstance(problem, Cancelled))
        return True


def _brought(said: pipe.Gives, child: Child) -> Brought:
    import polars as pl

    return Brought(
        features=pl.read_ipc(child.take(said.features)),
        version=said.version,
        span=said.span,
        gaps=said.gaps,
        words=None if said.words is None else pl.read_ipc(child.take(said.words)),
        known=said.known,
        participants=said.participants,
        minutes_only=said.minutes_only,
        skipped=said.skipped,
        left_out=said.left_out,
        other_chats=said.other_chats,
        warnings=said.warnings,
        zone=said.zone,
    )
