"""Starting and ending `goodterms serve`."""

from __future__ import annotations

import os
import signal
import stat
from typing import TYPE_CHECKING

from tests.browser.person import HEADLINE, ON_THE_WAY, SAFE, Person

if TYPE_CHECKING:
    from tests.browser.conftest import NewContext
    from tests.browser.program import Program
    from tests.browser.watching import Watch


def test_a_second_start_opens_another_window_of_the_program_that_runs(person: Person, new_context: NewContext) -> None:
    person.has_told({**SAFE, **ON_THE_WAY}).keeps()
    assert person.program.another_link().startswith(person.program.address)
    person.comes_in().is_at("/").sees(HEADLINE)
    elsewhere = Person(new_context().new_page(), person.program)
    elsewhere.comes_in().is_at("/unlock").sees("Locked")  # a link leads in, and never replaces the passphrase


def test_a_start_link_works_once(person: Person, watch: Watch) -> None:
    watch.expected = {404}
    person.page.goto(person.program.link)
    person.sees("There is no such page")


def test_being_told_twice_to_stop_ends_it_all_the_same(program: Program) -> None:
    os.kill(program.number, signal.SIGTERM)
    os.kill(program.number, signal.SIGINT)
    program.stop()


def test_nothing_of_a_run_is_left_and_nobody_else_may_look(person: Person) -> None:
    home = person.program.home
    person.keeps()
    for path in (home, *home.rglob("*")):
        rights = stat.S_IMODE(path.stat().st_mode)
        assert rights == (0o700 if path.is_dir() else 0o600), f"{path} has the rights {rights:o}"
    person.program.stop()
    assert [path.name for path in (home / "run").iterdir()] == ["lock"]
    assert sorted(path.name for path in home.iterdir()) == ["run", "vault.sqlite3"]


def test_nothing_is_left_in_memory_once_the_program_ends(person: Person) -> None:
    person.has_told({**SAFE, **ON_THE_WAY}).opens("/").sees(HEADLINE)
    person.program.stop()
    person.program.start()
    person.comes_in().is_at("/").sees("They said: let’s be friends.")
