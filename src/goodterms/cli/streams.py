"""Standard output and standard error where they are closed, full, or cannot show every letter."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from typing import NoReturn


class Closed(io.TextIOBase):
    """Stand in for an output that was closed before the program began: what is written to it is refused."""

    def write(self, _: str, /) -> NoReturn:
        """Refuse, as a full disk would."""
        raise OSError(errno.EBADF, "standard output is closed")


def prepare() -> None:
    """Make the standard streams say every letter and every failure."""
    # Python leaves None for a closed stream, and then what is printed is lost in silence.
    sys.stdout = sys.stdout or Closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A file or pipe gets UTF-8 on every machine; a screen that cannot show a letter shows a stand-in.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def give_up(stream: TextIO) -> None:
    """Let what still waits in a stream go nowhere: Python would try to write it again at its end, and exit with 120."""
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
