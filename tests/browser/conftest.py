"""The real thing: `goodterms serve` in a process of its own, and a real Chromium."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.person import Person
from tests.browser.program import running
from tests.browser.watching import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from playwright.sync_api import BrowserContext, Page

    from tests.browser.clock import Clock
    from tests.browser.program import Program

    NewContext = Callable[..., BrowserContext]

FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NOT_FOR_US = ["--disable-back-forward-cache"]  # people's browsers keep pages for the Back button, so ours does too
PHONE = {"width": 390, "height": 844}
SHOTS = Path(os.environ.get("GOODTERMS_SHOTS") or Path(__file__).with_name(".failures"))
PATIENCE_MS = 20_000  # for a machine that is busy; every wait ends as soon as what it waits for is so
FAILED = pytest.StashKey[bool]()


expect.set_options(timeout=PATIENCE_MS)


def chromium() -> str | None:
    """Find a Chromium on this machine."""
    named = (os.environ.get("GOODTERMS_CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    return next((found for name in named if name and (found := shutil.which(name))), None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    """Remember that a test failed, so that a picture of its pages is taken before they close."""
    report: Any = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


@pytest.fixture(scope="session")
def base_url() -> None:
    """Give none: every test has a program of its own. (The plugin's own fixture warns, and warnings are errors.)"""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the machine's own Chromium, which calls nobody."""
    found = chromium()
    if found is None:
        pytest.skip("there is no Chromium here; `make browser` installs one")
    own = {"executable_path": found, "chromium_sandbox": False, "args": list(FLAGS), "ignore_default_args": NOT_FOR_US}
    return {**browser_type_launch_args, **own}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Look at the pages as on a phone."""
    return {**browser_context_args, "viewport": PHONE, "locale": "en-GB"}


@pytest.fixture
def clock() -> Clock | None:
    """Give the clock, in a file of tests that set it; else the program goes by the machine's."""
    return None


@pytest.fixture
def program(tmp_path: Path, clock: Clock | None) -> Iterator[Program]:
    """Give a running program with an empty home."""
    with running(tmp_path / "home", clock=clock.file if clock else None) as started:
        yield started


@pytest.fixture
def watch(request: pytest.FixtureRequest, program: Program) -> Iterator[Watch]:
    """Watch over every browser of the test, and close it before the program ends."""
    del program
    watching = Watch()
    yield watching
    if request.node.stash.get(FAILED, False):
        watching.picture(SHOTS, re.sub(r"\W+", "-", request.node.name).strip("-"))
    assert not watching.found(), "\n".join(watching.faults)


@pytest.fixture
def new_context(new_context: NewContext, watch: Watch) -> NewContext:
    """Open further browsers, each watched."""
    return lambda **chosen: watch.over(new_context(**chosen))


@pytest.fixture
def inside(page: Page, program: Program) -> Page:
    """Give a page that came in by the start link; nothing is kept yet."""
    page.goto(program.link)
    return page


@pytest.fixture
def person(inside: Page, program: Program) -> Person:
    """Give somebody who came in by the start link; nothing is kept yet."""
    return Person(inside, program)


@pytest.fixture
def without_script(new_context: NewContext) -> BrowserContext:
    """Give a browser in which JavaScript is switched off."""
    return new_context(java_script_enabled=False)
