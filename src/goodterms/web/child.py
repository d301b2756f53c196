"""Start the child that reads exports, talk to it, and end it."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from typing import IO, TYPE_CHECKING, cast

from goodterms.errors import BadInput
from goodterms.web import pipe

if TYPE_CHECKING:
    from types import TracebackType

MODULE = "goodterms.web.import_child"
OUT_OF_MEMORY = (
    "Reading was stopped by the system, most often because memory ran out; close other programs, or export the chat "
    "without media, and try again."
)


class Died(BadInput):
    """The child ended without a word: killed, or crashed."""

    def __init__(self) -> None:
        super().__init__(OUT_OF_MEMORY)


class CannotStart(BadInput):
    """The system gives no further process."""


class Child:
    """A process that reads one import. It gets only what goes through the pipe, and ends when the pipe does."""

    def __init__(self) -> None:
        try:
            # -P: the folder that the program was started in is no place to import from.
            self._process = subprocess.Popen(  # noqa: S603 (nothing in the command comes from outside)
                [sys.executable, "-P", "-m", MODULE],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # what a library says of an error may quote the data
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as problem:
            raise CannotStart(
                f"Reading the files could not be started ({problem.strerror}); close other programs and try again."
            ) from None
        self._to, self._from = cast("IO[bytes]", self._process.stdin), cast("IO[bytes]", self._process.stdout)

    @property
    def number(self) -> int:
        """Give the process's number."""
        return self._process.pid

    def say(self, message: pipe.Message) -> bool:
        """Say something; False where the child is gone, of which `hear` will tell."""
        with suppress(OSError):
            pipe.say(self._to, message)
            return True
        return False

    def give(self, data: bytes) -> bool:
        """Hand over bytes; False where the child is gone, of which `hear` will tell."""
        with suppress(OSError):
            self._to.write(data)
            return True
        return False

    def all_given(self) -> None:
        """Let nothing wait on our side of the pipe."""
        with suppress(OSError):
            self._to.flush()

    def hear(self) -> pipe.ToServer:
        """Wait for what it says next. Raise Died where it ended instead."""
        try:
            return pipe.hear_in_server(self._from)
        except (EOFError, OSError):
            raise Died from None

    def take(self, size: int) -> bytes:
        """Wait for so many bytes. Raise Died where it ended instead."""
        try:
            return pipe.take(self._from, size)
        except (EOFError, OSError):
            raise Died from None

    def kill(self) -> None:
        """End it at once, whatever it is doing."""
        self._process.kill()

    def __enter__(self) -> Child:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _problem: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._process.kill()
        for end in (self._to, self._from):
            with suppress(OSError):  # what was not sent yet goes nowhere
                end.close()
        self._process.wait()
