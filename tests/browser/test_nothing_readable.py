"""After a whole crossing, no word, name or day that was entered can be read in any byte that was left on the disk.

Searched are the program's home, the folder for temporary files of program and browser, what the program printed, and
the browser's whole profile: while everything is open, when it is locked, after the end, and after both were killed.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from tests.browser.children import descendants, held_still
from tests.browser.exports import FIRST, File, chat, telegram_of, zipped
from tests.browser.person import HEADLINE, ON_THE_WAY, SAFE, Person, where
from tests.browser.program import ZONE, Program, running
from tests.browser.search import day, found_below, found_in, moment, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Playwright

    from tests.browser.search import Finding

ME, THEM, CALLED = "Quorlindra Voss", "Brimmothy Żywrzelina", "Pippelotte"
SAID, ANSWERED, ENDING = "flumberquist", "nozzlewick naïveté", "grobblewhisk"
FILE, OTHER_FILE = "Zwackelmund", "Tintenfleck"
SECRET = "vellichor quandary brindled moths"  # noqa: S105 (a passphrase of nobody)
BREAKUP = date(2026, 8, 21)
COUNTRY, CODE = "New Zealand", "country=NZ"
NO = "They asked you for no contact."
ON_PAGES = (HEADLINE, "To get back together", "since the breakup", NO)
SECOND_MESSAGE = (FIRST + timedelta(hours=7)).replace(tzinfo=ZoneInfo(ZONE))
SOUGHT = (
    *map(word, (ME, THEM, CALLED, *SAID.split(), *ANSWERED.split(), ENDING, FILE, OTHER_FILE, SECRET)),
    *map(word, (COUNTRY, CODE, *ON_PAGES)),
    day(BREAKUP),
    moment(SECOND_MESSAGE),
)
WHATSAPP = zipped(
    chat(*((ME, f"{SAID} {n}") if n % 2 else (THEM, f"{ANSWERED} {n}") for n in range(90)), name=f"{FILE}.txt"),
    name=f"{FILE}.zip",
)
TELEGRAM = File(f"{OTHER_FILE}.json", telegram_of(ME, THEM).content)
LIKE_A_PERSON = ["--disable-back-forward-cache", "--disable-breakpad", "--password-store=basic", "--use-mock-keychain"]
"""Arguments that only tests give to a browser, and that are left out here."""


class Profile:
    """A browser with a profile of its own on the disk."""

    def __init__(self, playwright: Playwright, arguments: dict[str, Any], folder: Path, temporary: Path) -> None:
        self.folder = folder
        self._start = playwright.chromium.launch_persistent_context
        self._arguments = {
            **arguments,
            "env": {**os.environ, "TMPDIR": str(temporary)},
            "ignore_default_args": LIKE_A_PERSON,
        }

    def opens(self) -> BrowserContext:
        """Start the browser."""
        return self._start(self.folder, **self._arguments)


@pytest.fixture
def temporary() -> Iterator[Path]:
    """Give the folder for the temporary files of program and browser; its path is short, as a socket's has to be."""
    with tempfile.TemporaryDirectory(prefix="t", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture
def program(tmp_path: Path, temporary: Path) -> Iterator[Program]:
    """Give a running program whose temporary files can be searched."""
    with running(tmp_path / "home", temporary=temporary) as started:
        yield started


@pytest.fixture
def profile(
    playwright: Playwright, browser_type_launch_args: dict[str, Any], tmp_path: Path, temporary: Path, program: Program
) -> Profile:
    """Give a browser with a profile of its own."""
    del program
    return Profile(playwright, browser_type_launch_args, tmp_path / "profile", temporary)


def test_nothing_can_be_read_while_open_when_locked_and_after_the_end(
    profile: Profile, program: Program, temporary: Path, tmp_path: Path
) -> None:
    context = profile.opens()
    person = _came_in(context, program)
    code = _crosses(person)
    _saves_a_sealed_copy(person, tmp_path / "copies")
    places = (program.home, temporary, profile.folder, tmp_path / "copies")
    assert not _readable(places, code)
    person.locks()
    assert not _readable(places, code)
    person.unlocks(SECRET).is_at("/").presses("Leave").is_at("/bread")
    context.close()
    program.stop()
    assert found_below(profile.folder, [word(f"{program.address}/reading")])  # the history was written
    assert not _readable(places, code)
    printed = program.said + program.complaints.read_text(encoding="utf-8")
    assert not list(found_in(printed.encode(), "what the program printed", SOUGHT))


def test_nothing_can_be_read_after_the_browser_was_killed_with_everything_open(
    profile: Profile, program: Program, temporary: Path
) -> None:
    context = profile.opens()
    person = _came_in(context, program)
    _crosses(person)
    for path in ("/plan", "/answers", "/reading", "/messages", "/reading/dates", "/settings"):
        Person(context.new_page(), program).opens(path)
    _leaves_half_written(Person(context.new_page(), program), Person(context.new_page(), program))
    for number in descendants(os.getpid(), f"--user-data-dir={profile.folder}"):
        os.kill(number, signal.SIGKILL)
    context.close()
    assert found_below(profile.folder, [word(f"{program.address}/reading/dates")])  # what is known of the tabs is there
    assert not _readable((program.home, temporary, profile.folder))
    again = profile.opens()  # what was written down for a crash is now read, and written anew
    again.new_page().goto(f"{program.address}/bread")
    again.close()
    assert not _readable((program.home, temporary, profile.folder))


def test_nothing_can_be_read_after_the_program_was_killed_in_mid_import(
    profile: Profile, program: Program, temporary: Path
) -> None:
    context = profile.opens()
    person = _came_in(context, program)
    with held_still(program):
        person.brings(WHATSAPP).sees("Your messages are being read")
        assert not _readable((program.home, temporary))
    person.sees("Which of these is you?")
    assert not _readable((program.home, temporary))
    program.kill()
    context.close()
    assert not _readable((program.home, temporary, profile.folder))


@pytest.mark.skipif(sys.platform != "linux", reason="only there can one ask for another process")
def test_a_crash_writes_no_memory_to_the_disk(program: Program) -> None:
    import resource

    assert resource.prlimit(program.number, resource.RLIMIT_CORE) == (0, 0)


def _came_in(context: BrowserContext, program: Program) -> Person:
    page = context.pages[0] if context.pages else context.new_page()
    page.goto(program.link)
    return Person(page, program)


def _crosses(person: Person) -> str:
    """Enter everything that can be entered, keep it, and look at every page of it; give the recovery code."""
    person.follows("Begin").answers_all({**SAFE, **ON_THE_WAY}).is_at("/plan").sees(HEADLINE)
    person.goes_to("Help").page.get_by_label("Your country").select_option(COUNTRY)
    person.presses("Show whom to call").sees("Another country")
    person.brings(WHATSAPP).sees("Which of these is you?").page.get_by_label("Keep the words as well").check()
    person.fills(called=CALLED).is_called(ME).sees("Your messages are in", FILE)
    person.brings(TELEGRAM).sees("Your messages are in", OTHER_FILE)
    person.opens("/reading/dates").page.get_by_label("What happened").select_option("breakup")
    person.fills(day=BREAKUP.isoformat()).presses("Add").sees("Added.")
    person.follows("To the reading").sees("since the breakup", CALLED)
    code = person.keeps(SECRET)
    person.follows("I have written it down").fills(code=code).presses("Check it").sees("The recovery code fits.")
    _tells_a_no_that_ends(person)
    for path in ("/messages", "/answers", "/reading", "/settings", "/plan"):
        person.opens(path)
    return code


def _tells_a_no_that_ends(person: Person) -> None:
    """Tell a no and put down why it should end, with one try that is too short."""
    person.opens(where("distance")).answers("distance", "no-contact").is_at("/plan").sees(NO)
    person.has_sent("/answers/changed/1", {"reason": "they_wrote_first", "words": ""})
    person.has_sent("/answers/changed/1", {"reason": "they_wrote_first", "words": f"they wrote {ENDING}"})
    person.opens("/answers/changed/1").sees("Until then everything stays as it is.")


def _leaves_half_written(one: Person, other: Person) -> None:
    """Write into fields, and send nothing."""
    one.opens("/reading/dates").fills(day=BREAKUP.isoformat())
    other.opens("/messages").page.get_by_text("What the pages call them").click()
    other.fills(called=f"{CALLED} {ENDING}")


def _saves_a_sealed_copy(person: Person, folder: Path) -> None:
    person.opens("/settings/copies")
    with person.page.expect_download() as waiting:
        person.presses("Save a sealed copy")
    waiting.value.save_as(folder / waiting.value.suggested_filename)


def _readable(places: tuple[Path, ...], code: str = "") -> list[Finding]:
    codes = (word(code), word(code.replace("-", ""))) if code else ()
    return [finding for place in places for finding in found_below(place, (*SOUGHT, *codes))]
