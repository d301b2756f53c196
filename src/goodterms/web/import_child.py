"""The child that reads exports for the pages, one import a process, so that it can be stopped and takes little along.

It is started by jobs.py, knows no Django, gets everything through its standard input, writes no file, and ends by
itself when the server is gone.
"""

from __future__ import annotations

import io
import os
import queue
import signal
import sys
import threading
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

import polars as pl

from goodterms import chats
from goodterms.companion.bring_in import UnknownPerson, own_zone
from goodterms.companion.brought import chats_of, recognise, settle, take
from goodterms.companion.inside import look_inside
from goodterms.errors import BadInput
from goodterms.messages import participants
from goodterms.reading.features import check_zone
from goodterms.served.logs import place_of
from goodterms.web import pipe
from goodterms.web.private import keep_private

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType

    from goodterms.companion.brought import Brought, Known
    from goodterms.messages import Import

NICENESS = 10
FIRST_TO_GO = "1000"


def main() -> None:
    """Read what the server hands over, ask who is who, and hand back what comes of it."""
    listening, saying = _own_pipes()
    sys.excepthook = partial(_tell_what_broke, saying)
    be_modest()
    begin = pipe.hear_in_child(listening)
    if not isinstance(begin, pipe.Begin):
        raise TypeError("The files come first.")
    files = [chats.Source(file.name, pipe.take(listening, file.size)) for file in begin.files]
    answers: queue.SimpleQueue[Known] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(listening, answers), daemon=True).start()
    try:
        _give(saying, Reader(saying, answers, begin.known).run(files, begin.zone))
    except BadInput as refused:
        pipe.say(saying, pipe.Refuses(str(refused)))
    os._exit(0)  # at once: there is nothing to tidy up, and a thread waits at the pipe


def be_modest() -> None:
    """Let the pages go first, be the first to go where memory runs out, and let nobody read this memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server decides when to end
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    with suppress(OSError):  # some systems have no such thing, and some containers do not allow it
        Path("/proc/self/oom_score_adj").write_text(FIRST_TO_GO, encoding="ascii")
    keep_private()


class Reader:
    """One import, from the files' bytes to what comes of them."""

    def __init__(self, saying: IO[bytes], answers: queue.SimpleQueue[Known], earlier: Known) -> None:
        self._saying = saying
        self._answers = answers
        self._earlier = earlier
        self._texts: list[chats.Source] = []
        self._today = datetime.now(UTC).date()
        self._open = False  # whether nothing decided the order of dates

    def run(self, files: list[chats.Source], zone: str | None) -> Brought:
        """Read, and ask until the answer fits."""
        pipe.say(self._saying, pipe.Opens())
        self._texts = chats.unpack(files)
        files.clear()
        self._read(self._earlier.zone or zone or own_zone(), None)
        order = self._earlier.date_order
        if order and self._inside.guessed_order not in (None, order):
            self._read(self._zone, order, "times")
        if not self._inside.chats:
            raise UnknownPerson("There is no message by anyone in these files; export the chat itself.")
        known, sentence = recognise(self._inside, self._earlier), ""
        while True:
            if known is None:
                pipe.say(self._saying, pipe.Asks(self._inside, sentence))
                known = self._answers.get()
            try:
                return self._bring(known)
            except BadInput as wrong:
                known, sentence = None, str(wrong)

    def _heard(self, again: pipe.Again) -> Callable[[chats.Progress], None]:
        """Tell the server how far reading is."""
        return lambda progress: pipe.say(self._saying, pipe.Reads(progress, again))

    def _read(self, zone: str, order: str | None, again: pipe.Again = "") -> None:
        check_zone(zone)
        heard = self._heard(again)
        imported = chats.read(self._texts, tz=zone, date_order=order, today=self._today, heard=heard)
        self._open = self._open or imported.guessed_order is not None
        asked = replace(imported, guessed_order=order) if self._open and order else imported  # it can be chosen again
        self._imported, self._inside = imported, look_inside(asked, zone)
        self._zone, self._order = zone, order

    def _bring(self, said: Known) -> Brought:
        """Do what was said of the files. Raise BadInput where it does not fit them."""
        self._read_as_said(said)
        chosen = chats_of(self._inside, said)
        in_them = pl.col("chat").is_in(list(chosen))
        here = self._imported.messages.filter(in_them)
        settled = settle(participants(here), said, self._earlier)
        imported = self._imported
        others = imported.messages.filter(pl.col("sender").is_not_null() & ~in_them).height
        if settled.called or here.height < imported.messages.height:
            imported = self._read_people(chosen, settled.called)
        pipe.say(self._saying, pipe.Works(self._inside))
        order = self._order or self._inside.guessed_order or self._earlier.date_order
        chats_now = tuple(dict.fromkeys((*self._earlier.chats, *chosen)))
        known = replace(settled.known, chats=chats_now, zone=self._zone, date_order=order)
        return take(imported, known, self._zone, other_chats=others)

    def _read_people(self, chosen: Sequence[str], called: Mapping[str, str]) -> Import:
        """Read again for the chats that were chosen, their people by the names that they go under."""
        return chats.read(
            self._texts,
            tz=self._zone,
            date_order=self._order,
            chat=chosen,
            called=called,
            today=self._today,
            heard=self._heard("people"),
        )

    def _read_as_said(self, said: Known) -> None:
        """Read again where another zone or order of dates was chosen."""
        zone, order = said.zone or self._zone, said.date_order or self._order
        if (zone, order) != (self._zone, self._order):  # also where it was guessed right: then nothing is guessed
            self._read(zone, order, "times")


def _own_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Keep the pipes to the server for ourselves: what a library might print must not get between."""
    listening, saying = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return listening, saying


def _listen(listening: IO[bytes], answers: queue.SimpleQueue[Known]) -> None:
    """Hand on the person's answers; end the process, whatever it is doing, when the server is gone."""
    try:
        while True:
            said = pipe.hear_in_child(listening)
            if isinstance(said, pipe.Choose):
                answers.put(said.known)
    finally:
        os._exit(1)


def _give(saying: IO[bytes], brought: Brought) -> None:
    """Hand over the result."""
    features, words = _packed(brought.features), None if brought.words is None else _packed(brought.words)
    said = pipe.Gives(
        features=len(features),
        words=None if words is None else len(words),
        version=brought.version,
        span=brought.span,
        gaps=brought.gaps,
        known=brought.known,
        participants=brought.participants,
        minutes_only=brought.minutes_only,
        skipped=brought.skipped,
        left_out=brought.left_out,
        other_chats=brought.other_chats,
        warnings=brought.warnings,
        zone=brought.zone,
    )
    pipe.say(saying, said)
    for frame in (features, words or b""):
        saying.write(frame)
    saying.flush()


def _packed(frame: pl.DataFrame) -> memoryview:
    packed = io.BytesIO()
    frame.write_ipc(packed)
    return packed.getbuffer()


def _tell_what_broke(
    saying: IO[bytes], _kind: type[BaseException], problem: BaseException, _trace: TracebackType | None
) -> None:
    """Say where the code broke, never with what, and end."""
    if not isinstance(problem, EOFError | BrokenPipeError):
        pipe.say(saying, pipe.Breaks(place_of(problem), isinstance(problem, MemoryError)))
    os._exit(1)


if __name__ == "__main__":
    main()
