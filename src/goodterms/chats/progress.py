"""How far reading is: each file weighs as much as its bytes, and what is done of it is told as a share.

A format that works on whole columns tells of its steps, each by the share of the time that it takes; the bar goes on
in steps then, and no faster than the work.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from goodterms.chats.source import Source

    Heard = Callable[[float], None]

WHOLE = 100


@dataclass(frozen=True, slots=True)
class Progress:
    """So many percent of all are done; `file` is at hand, the `number`th of so many files. 100: all is read."""

    percent: int
    file: str
    number: int
    files: int


def unheard(_share: float) -> None:
    """Let a part of the work go on without anyone listening."""


class Meter:
    """Adds up what is done of some files, and tells of each whole percent once, and of each file as it begins."""

    def __init__(self, sources: Sequence[Source], tell: Callable[[Progress], None] | None) -> None:
        self._tell = tell
        self._bytes = sum(source.size for source in sources)
        self._done = 0.0
        self._now = Progress(0, "", 0, len(sources))

    def begin(self, file: str) -> None:
        """Tell that the next file is at hand."""
        self._say(Progress(self._now.percent, file, self._now.number + 1, self._now.files))

    def part(self, sources: Sequence[Source], of: float) -> Heard:
        """Give what hears how much of one part of the work on some files is done, from 0 to 1.

        of: how much of all the work on the files this part is.
        """
        weight, heard = of * sum(source.size for source in sources), 0.0

        def hear(share: float) -> None:
            nonlocal heard
            self._done += weight * (share - heard)
            heard = share
            # A sum may be off by a hair, and files are still to be merged: `end` alone says that all is done.
            self._reach(min(int(WHOLE * self._done / self._bytes), WHOLE - 1))

        return hear

    def end(self) -> None:
        """Tell that all is done."""
        self._reach(WHOLE)

    def _reach(self, percent: int) -> None:
        if percent > self._now.percent:
            self._say(Progress(percent, self._now.file, self._now.number, self._now.files))

    def _say(self, now: Progress) -> None:
        self._now = now
        if self._tell is not None:
            self._tell(now)
