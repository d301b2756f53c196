"""The processes that a program has started, found and held still as any system allows it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.program import Program

LIST = (shutil.which("ps") or "ps", "-A", "-o", "pid=,ppid=")
LOOK_SECONDS = 0.02


def children(program: Program) -> list[int]:
    """Name the processes that the program has started."""
    listed = subprocess.run(LIST, capture_output=True, text=True, check=True)
    pairs = (line.split() for line in listed.stdout.splitlines())
    return [int(pid) for pid, parent in pairs if int(parent) == program.number]


@contextmanager
def held_still(program: Program) -> Iterator[None]:
    """Stop every process as soon as the program starts it, and let all of them go on at the end."""
    over, stopped = threading.Event(), set[int]()

    def stop() -> None:
        while not over.wait(LOOK_SECONDS):
            for pid in children(program):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGSTOP)
                stopped.add(pid)

    watching = threading.Thread(target=stop)
    watching.start()
    try:
        yield
    finally:
        over.set()
        watching.join()
        for pid in stopped:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)
