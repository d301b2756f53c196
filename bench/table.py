"""Write and read the messages of two people as JSON lines, so that all who measure them begin with the same.

Who measures is a process of its own and prints one line: seconds, from the messages to the result, peak memory, and the
result. This module and whatever a peer's program imports may use the standard library and that peer alone.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Given = TypeVar("Given")


class Message(NamedTuple):
    """One message: whether it is theirs, its time in whole seconds (Unix), and its text."""

    theirs: bool
    at: int
    text: str


def write(path: Path, messages: Iterable[Message]) -> None:
    """Write messages, one a line."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(message) + "\n" for message in messages)


def measure(work: Callable[[list[Message]], object]) -> None:
    """Measure the messages of the file named on the command line, and say how long it took."""
    parser = argparse.ArgumentParser()
    parser.add_argument("path", type=Path)
    timed(work, read(parser.parse_args().path))


def read(path: Path) -> list[Message]:
    """Read messages, one a line."""
    with path.open(encoding="utf-8") as file:
        return [Message(*json.loads(line)) for line in file]


def timed(work: Callable[[Given], object], given: Given) -> None:
    """Do the work, and print how long it took."""
    start = time.perf_counter()
    result = work(given)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak_mb": peak, "result": str(result)}))
