"""A running `goodterms serve`, in a process of its own."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LINK = re.compile(r"http://127\.0\.0\.1:\d+/start/\S+(?=\n)")
CLOCKED = Path(__file__).with_name("clocked.py")
ZONE = "Europe/Berlin"
ENDED_BY_US = (0, -15)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@dataclass
class Program:
    """A `goodterms serve` that runs, or has run, with this folder as its home.

    clock: a file with the time that it is, to be changed at will. temporary: the folder for its temporary files.
    said: all that it printed. may_complain: whether something may stand on its standard error in the end, because the
    test breaks the program on purpose. guests: where the pages of guests would be, see guests.py. port: its own, which
    no other test takes once it has stopped.
    """

    home: Path
    clock: Path | None = None
    temporary: Path | None = None
    said: str = ""
    may_complain: bool = False
    process: subprocess.Popen[str] | None = None
    guests: str = field(default_factory=lambda: f"http://127.0.0.1:{_free_port()}")
    port: int = field(default_factory=_free_port)

    @property
    def complaints(self) -> Path:
        """Name the file with its standard error."""
        return self.home.with_name(f"{self.home.name}.complaints")

    @property
    def link(self) -> str:
        """Give the link that it printed at its last start."""
        return _links_in(self.said)[-1]

    @property
    def address(self) -> str:
        """Give the address of the pages, without the one-time link."""
        return self.link.partition("/start/")[0]

    @property
    def number(self) -> int:
        """Give the number of its process."""
        assert self.process is not None
        return self.process.pid

    def start(self) -> None:
        """Start it at its port, and wait until it is ready."""
        command = [str(CLOCKED), str(self.clock)] if self.clock else ["-m", "goodterms.cli"]
        with self.complaints.open("a", encoding="utf-8") as complaining:
            self.process = subprocess.Popen(
                [sys.executable, *command, "serve"],
                env=self._surroundings(),
                stdout=subprocess.PIPE,
                stderr=complaining,
                text=True,
            )
        self.said += self._heard(until=LINK)

    def stop(self) -> None:
        """Stop it as by Ctrl-C or by the system, and hear that nothing broke meanwhile."""
        if self.process is None:
            return
        process, self.process = self.process, None
        process.terminate()
        rest, _ = process.communicate()
        self.said += rest
        complaints = self.complaints.read_text(encoding="utf-8")
        assert self.may_complain or not complaints, complaints
        assert process.returncode in ENDED_BY_US, f"the program ended with {process.returncode}"

    def kill(self) -> None:
        """End it at once, as a system does that runs out of memory."""
        if self.process is not None:
            process, self.process = self.process, None
            process.kill()
            process.communicate()

    def another_link(self) -> str:
        """Start the command once more, as somebody would who lost the window."""
        command = [sys.executable, "-m", "goodterms.cli", "serve"]
        again = subprocess.run(command, env=self._surroundings(), capture_output=True, text=True, check=True)
        return _links_in(again.stdout)[0]

    def _heard(self, until: re.Pattern[str]) -> str:
        assert self.process is not None
        assert self.process.stdout is not None
        said = ""
        for line in self.process.stdout:
            said += line
            if until.search(said):
                return said
        raise AssertionError(f"the program did not start: {self.complaints.read_text(encoding='utf-8')}")

    def _surroundings(self) -> dict[str, str]:
        own = {"GOODTERMS_HOME": str(self.home), "GOODTERMS_PORT": str(self.port), "TZ": ZONE}
        own |= {"GOODTERMS_GUESTS": self.guests} if self.clock else {}
        return {**os.environ, **own, **({"TMPDIR": str(self.temporary)} if self.temporary else {})}


@contextmanager
def running(home: Path, *, clock: Path | None = None, temporary: Path | None = None) -> Iterator[Program]:
    """Run the program until the end of a test."""
    program = Program(home, clock, temporary)
    program.start()
    try:
        yield program
    finally:
        program.stop()


def _links_in(said: str) -> list[str]:
    return [found[0] for found in LINK.finditer(said)]
