"""A running `goodterms serve`, in a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LINK = re.compile(r"http://127\.0\.0\.1:\d+/start/\S+")
CLOCKED = Path(__file__).with_name("clocked.py")
ZONE = "Europe/Berlin"
ENDED_BY_US = (0, -15)


@dataclass
class Program:
    """A running `goodterms serve`.

    said: what it printed until it was ready. complaints: its standard error. may_complain: whether something may
    stand there in the end, because the test breaks the program on purpose.
    """

    home: Path
    process: subprocess.Popen[str]
    said: str
    complaints: Path
    may_complain: bool = False

    @property
    def link(self) -> str:
        """Give the link that it printed at its start."""
        return _link_in(self.said)

    @property
    def address(self) -> str:
        """Give the address of the pages, without the one-time link."""
        return self.link.partition("/start/")[0]

    def another_link(self) -> str:
        """Start the command once more, as somebody would who lost the window."""
        command = [sys.executable, "-m", "goodterms.cli", "serve"]
        again = subprocess.run(command, env=surroundings(self.home), capture_output=True, text=True, check=True)
        return _link_in(again.stdout)

    def stop(self) -> None:
        """Stop as by Ctrl-C or by the system, and hear that nothing broke meanwhile."""
        self.process.terminate()
        self.said += self.process.stdout.read() if self.process.stdout else ""
        code = self.process.wait()
        complaints = self.complaints.read_text(encoding="utf-8")
        assert self.may_complain or not complaints, complaints
        assert code in ENDED_BY_US, f"the program ended with {code}"


def surroundings(home: Path, temporary: Path | None = None) -> dict[str, str]:
    """Give the environment in which the program runs for a test."""
    own = {"GOODTERMS_HOME": str(home), "GOODTERMS_PORT": "", "TZ": ZONE}
    return {**os.environ, **own, **({"TMPDIR": str(temporary)} if temporary else {})}


@contextmanager
def running(home: Path, *, clock: Path | None = None, temporary: Path | None = None) -> Iterator[Program]:
    """Run the program with this folder as its home, at any free port.

    clock: a file with the time that it is, to be changed at will. temporary: the folder for its temporary files.
    """
    start = [str(CLOCKED), str(clock)] if clock else ["-m", "goodterms.cli"]
    complaints = home.with_name(f"{home.name}.complaints")
    with (
        complaints.open("w", encoding="utf-8") as complaining,
        subprocess.Popen(
            [sys.executable, *start, "serve"],
            env=surroundings(home, temporary),
            stdout=subprocess.PIPE,
            stderr=complaining,
            text=True,
        ) as process,
    ):
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            said.append(line)
            if LINK.search(line):
                break
        assert said, complaints.read_text(encoding="utf-8")
        program = Program(home, process, "".join(said), complaints)
        try:
            yield program
        finally:
            program.stop()


def _link_in(said: str) -> str:
    found = LINK.search(said)
    assert found is not None, said
    return found[0]
