"""The real thing: `goodterms serve` in a process of its own, and a real Chromium."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import BrowserContext, Page

FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LINK = re.compile(r"http://127\.0\.0\.1:\d+/start/\S+")
PASSPHRASE = "grey herons over slow water"


def chromium() -> str | None:
    """Find a Chromium on this machine."""
    named = (os.environ.get("GOODTERMS_CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    return next((found for name in named if name and (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the machine's own Chromium, which calls nobody."""
    found = chromium()
    if found is None:
        pytest.skip("there is no Chromium here; `make browser` installs one")
    return {**browser_type_launch_args, "executable_path": found, "chromium_sandbox": False, "args": list(FLAGS)}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Look at the pages as on a phone."""
    return {**browser_context_args, "viewport": {"width": 390, "height": 844}, "locale": "en-GB"}


@dataclass
class Program:
    """A running `goodterms serve`. said: the lines that it printed so far."""

    home: Path
    process: subprocess.Popen[str]
    link: str

    @property
    def address(self) -> str:
        """Give the address of the pages, without the one-time link."""
        return self.link.partition("/start/")[0]

    def another_link(self) -> str:
        """Start the command once more, as somebody would who lost the window."""
        again = subprocess.run(
            [sys.executable, "-m", "goodterms.cli", "serve"],
            env=surroundings(self.home),
            capture_output=True,
            text=True,
            check=True,
        )
        return LINK.search(again.stdout)[0]  # type: ignore[index]

    def stop(self) -> None:
        """Stop as by Ctrl-C or by the system."""
        self.process.terminate()
        self.process.wait()


def surroundings(home: Path) -> dict[str, str]:
    """Give the environment in which the program runs for a test."""
    return {**os.environ, "GOODTERMS_HOME": str(home), "GOODTERMS_PORT": ""}


@contextmanager
def running(home: Path) -> Iterator[Program]:
    """Run the program with this folder as its home, at any free port."""
    command = [sys.executable, "-m", "goodterms.cli", "serve"]
    with subprocess.Popen(command, env=surroundings(home), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        link = next(found[0] for line in process.stdout if (found := LINK.search(line)))
        program = Program(home, process, link)
        try:
            yield program
        finally:
            program.stop()


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    """Give a running program with an empty home."""
    with running(tmp_path / "home") as started:
        yield started


@pytest.fixture
def inside(page: Page, program: Program) -> Page:
    """Give a page that came in by the start link; nothing is kept yet."""
    page.goto(program.link)
    return page


@pytest.fixture
def no_violations() -> Callable[[Page], None]:
    """Check a page for WCAG 2.2 AA with axe."""
    axe = Axe()
    rules = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}

    def check(page: Page) -> None:
        found = axe.run(page, options=rules)
        assert found.violations_count == 0, found.generate_report()

    return check


@pytest.fixture
def without_script(browser: Any, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """Give a browser in which JavaScript is switched off."""
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    yield context
    context.close()
