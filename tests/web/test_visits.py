"""Who is here, and for how long the key is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from goodterms.web import visits
from goodterms.web.clock import awake_time
from goodterms.web.records import Preferences
from goodterms.web.store import Changed
from goodterms.web.visits import Locked, Visit, Visits
from tests.web.keeping import another_browser, keep, lock, unlock, visit_of

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client

    from tests.web.conftest import Clock


class Work:
    """Something under way."""

    cancelled = False

    def cancel(self) -> None:
        self.cancelled = True


def here(clock: Clock) -> tuple[Visits, str, Visit]:
    everyone = Visits(clock)
    token = everyone.begin()
    visit = everyone.find(token)
    assert visit is not None
    return everyone, token, visit


def holds_a_key(visit: Visit) -> bool:
    return visit.key is not None


def test_a_visit_is_known_by_its_id_alone(home: Path, clock: Clock) -> None:
    del home
    everyone, token, visit = here(clock)
    assert everyone.find(token) is visit
    assert everyone.find(token + "x") is None
    assert everyone.find("") is None
    assert len(token) >= 43


def test_ids_are_not_kept_as_they_are(home: Path, clock: Clock) -> None:
    del home
    everyone, token, _ = here(clock)
    assert token not in repr(vars(everyone))


def test_whoever_does_nothing_is_locked_whether_they_come_back_or_not(home: Path, clock: Clock) -> None:
    del home
    everyone, token, visit = here(clock)
    visit.book().put(Preferences())
    clock.pass_minutes(14.9)
    everyone.sweep()
    assert holds_a_key(visit)
    clock.pass_minutes(0.2)
    everyone.sweep()
    assert not holds_a_key(visit)
    assert visit.memory.bare
    visit.book().put(Preferences())
    clock.pass_minutes(15)
    assert everyone.find(token) is visit
    assert not holds_a_key(visit)


def test_every_request_counts_as_being_there(home: Path, clock: Clock) -> None:
    del home
    everyone, token, visit = here(clock)
    visit.book().put(Preferences())
    for _ in range(10):
        clock.pass_minutes(14)
        everyone.find(token)
    assert visit.key is not None


def test_idling_is_said_once(browser: Client, clock: Clock) -> None:
    keep(browser)
    visit = visit_of(browser)
    clock.pass_minutes(20)
    visits.VISITS.sweep()
    clock.pass_minutes(20)
    visits.VISITS.sweep()
    assert len(visit.notes) == 1


def test_locking_drops_the_key_and_everything_personal_everywhere(browser: Client, home: Path) -> None:
    keep(browser)
    other = another_browser(home)
    unlock(other)
    found = [visit_of(browser), visit_of(other)]
    works = [Work(), Work()]
    for visit, work in zip(found, works, strict=True):
        visit.work = work
        visit.notes.append("something personal")
    lock(browser)
    for visit, work in zip(found, works, strict=True):
        assert (visit.key, visit.account, visit.code, visit.kept) == (None, b"", None, False)
        assert "something personal" not in visit.notes
        assert visit.held == {}
        assert work.cancelled
        with pytest.raises(Locked):
            visit.book()
        with pytest.raises(Locked):
            _ = visit.open_key


def test_leaving_ends_the_visit_and_locks_the_others(browser: Client, home: Path) -> None:
    keep(browser)
    other = another_browser(home)
    unlock(other)
    visit = visit_of(browser)
    answer = browser.post("/leave")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/bread")
    assert visit.key is None
    assert visit_of(other).key is None
    assert browser.get("/").status_code == 404
    assert browser.get("/bread").status_code == 200


def test_a_start_link_in_the_same_browser_goes_on_under_a_new_id(home: Path, clock: Clock) -> None:
    del home
    everyone, token, visit = here(clock)
    visit.book().put(Preferences(country="DE"))
    again = everyone.begin(token)
    assert again != token
    assert everyone.find(token) is None
    assert everyone.find(again) is visit
    assert visit.book().record(Preferences) == Preferences(country="DE")


def test_a_start_link_never_replaces_the_passphrase(browser: Client, home: Path) -> None:
    keep(browser)
    lock(browser)
    other = another_browser(home)
    for client in (browser, other):
        assert visit_of(client).state == "locked"
        assert client.get("/").headers["Location"] == "/unlock"


def test_letting_everyone_out_leaves_nobody(home: Path, clock: Clock) -> None:
    del home
    everyone, token, visit = here(clock)
    other = everyone.begin()
    visit.book()
    everyone.end_all()
    assert (everyone.find(token), everyone.find(other), visit.key) == (None, None, None)


def test_memory_that_was_moved_takes_nothing_more(browser: Client) -> None:
    before = visit_of(browser).book()
    keep(browser)
    with pytest.raises(Changed):
        before.put(Preferences(country="DE"))
    assert visit_of(browser).book().record(Preferences) is None


def test_the_clock_runs_forward() -> None:
    assert awake_time() <= awake_time()


def test_nothing_can_begin_between_stopping_what_is_under_way_and_locking(home: Path) -> None:
    del home
    visit = Visit(0.0)
    visit.book()
    account_then = []

    class Watching(Work):
        def cancel(self) -> None:
            account_then.append(visit.account)

    visit.work = Watching()
    visit.forget()
    assert account_then == [b""]
