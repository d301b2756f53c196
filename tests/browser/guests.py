"""The pages of guests, in a process of their own, on the database of a program that runs."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.hosted import hosted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.program import Program

CLOCKED = Path(__file__).with_name("clocked_guests.py")
STOPPED = -15


@contextmanager
def guests_served(program: Program) -> Iterator[str]:
    """Serve them by the same clock, and give their address; nothing may stand on their standard error in the end."""
    process = subprocess.Popen(
        [sys.executable, str(CLOCKED), str(program.clock), str(urlsplit(program.guests).port)],
        env={**os.environ, **hosted(program.home, program.guests)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    started = process.stdout.readline()
    try:
        yield program.guests
    finally:
        process.terminate()
        _, complaints = process.communicate()
        assert started, complaints
        assert not complaints, complaints
        assert process.returncode == STOPPED
