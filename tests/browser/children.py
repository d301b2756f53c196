"""A program and the processes that it has started, found and held still as any system allows it."""

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

LIST = (shutil.which("ps") or "ps", "-A", "-ww", "-o", "pid=,ppid=,args=")
LOOK_SECONDS = 0.02


def children(program: Program) -> list[int]:
    """Name the processes that the program has started."""
    return [number for number, parent, _ in _processes() if parent == program.number]


def descendants(ancestor: int, argument: str) -> list[int]:
    """Name the processes below another one that were started with this argument."""
    found, below = [], {ancestor}
    for number, parent, command in _processes():  # a child has a higher number, or comes later
        if parent in below:
            below.add(number)
            if argument in command:
                found.append(number)
    return found


def _processes() -> list[tuple[int, int, str]]:
    """List all processes: number, parent, command."""
    listed = subprocess.run(LIST, capture_output=True, text=True, check=True)
    parts = (line.split(maxsplit=2) for line in listed.stdout.splitlines())
    return [(int(number), int(parent), command) for number, parent, command in parts]


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


@contextmanager
def not_answering(program: Program) -> Iterator[None]:
    """Stop the program itself, as on a machine that has too much to do, and let it go on at the end."""
    os.kill(program.number, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(program.number, signal.SIGCONT)
