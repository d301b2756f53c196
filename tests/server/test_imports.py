"""An import on a server: any node goes on with it, and nothing of it stays behind."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goodterms.server import imports, visits
from goodterms.server.models import Account, Staged, Work
from goodterms.web import keeping
from goodterms.web.models import Sealed
from tests.server.conftest import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from goodterms.web.records import Brought

    Browsers = Callable[[str], Client]

CHAT = "".join(
    f"[{day:02}.11.25, {hour:02}:1{hour % 10}:00] {name}: {word} {day} {hour}\n"
    for day in range(1, 29)
    for hour, name, word in ((9, "Kim", "Good morning"), (10, "Alex", "Hello you"), (20, "Kim", "How was it"))
)
ME = {"me": "1", "words": "on"}
MOST_LOOKS = 400


def send(browser: Client, text: str = CHAT) -> str:
    files = SimpleUploadedFile("chat.txt", text.encode(), "text/plain")
    return str(browser.post("/messages/files", {"files": files, "zone": "Europe/Berlin"}).headers["Location"])


def reached(browser: Client, *where: str) -> str:
    """Look at the work again and again, as the page does, until it leads on."""
    for _ in range(MOST_LOOKS):
        answer = browser.get("/messages/work")
        if answer.status_code == 302:
            assert answer.headers["Location"] in where
            return str(answer.headers["Location"])
        Ticking.wait()
    raise AssertionError(browser.get("/messages/work").content.decode())


class Ticking:
    """Let the threads of the import go on between two looks."""

    @staticmethod
    def wait() -> None:
        threading.Event().wait(0.05)


def test_files_are_read_asked_about_and_kept(keeper: Browsers) -> None:
    browser = keeper("robin")
    assert send(browser) == "/messages/work"
    reached(browser, "/messages/who")
    assert browser.post("/messages/who", ME).headers["Location"] == "/messages/work"
    reached(browser, "/messages/done")
    assert "84" in browser.get("/messages/done").content.decode()
    assert Staged.objects.count() == 0
    assert b"Good morning" not in b"".join(bytes(row.body) for row in Sealed.objects.all())


def test_what_is_staged_and_how_far_it_is_can_be_read_by_nobody_else(keeper: Browsers) -> None:
    browser = keeper("robin")
    send(browser)
    reached(browser, "/messages/who")
    rows = [bytes(each.body) for each in Staged.objects.all()] + [bytes(each.body) for each in Work.objects.all()]
    assert len(rows) == 2
    for word in (b"Good morning", b"Kim", b"Alex", b"chat.txt"):
        assert all(word not in row for row in rows)
    browser.post("/messages/stop")


def test_another_node_goes_on_where_one_died_while_it_asked(keeper: Browsers, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = keeper("robin")
    send(browser)
    reached(browser, "/messages/who")
    monkeypatch.setattr(imports, "NODE", "f" * 32)  # from now on this process is another node
    Work.objects.update(until=datetime(2020, 1, 1, tzinfo=UTC), holder="e" * 32)
    reached(browser, "/messages/who")
    assert Work.objects.get().holder.startswith("f" * 16)
    browser.post("/messages/who", ME)
    reached(browser, "/messages/done")
    assert Staged.objects.count() == 0


def test_cancelling_leaves_nothing(keeper: Browsers) -> None:
    browser = keeper("robin")
    send(browser)
    reached(browser, "/messages/who")
    browser.post("/messages/stop")
    reached(browser, "/messages")
    assert Staged.objects.count() == 0
    assert "cancelled" in browser.get("/messages").content.decode()


def test_locking_ends_what_is_under_way(keeper: Browsers) -> None:
    browser = keeper("robin")
    send(browser)
    reached(browser, "/messages/who")
    browser.post("/lock")
    assert Staged.objects.count() == Work.objects.count() == 0


def test_a_second_import_at_the_same_time_is_refused(keeper: Browsers) -> None:
    browser = keeper("robin")
    send(browser)
    reached(browser, "/messages/who")
    assert send(browser) == "/messages"
    assert "still under way" in browser.get("/messages").content.decode()
    browser.post("/messages/stop")
    reached(browser, "/messages")


def test_a_locked_vault_takes_no_files(keeper: Browsers) -> None:
    browser = keeper("robin")
    browser.post("/lock")
    assert send(browser) == "/unlock"
    assert Staged.objects.count() == 0


def test_a_reading_is_made_by_one_node_and_found_by_all(keeper: Browsers) -> None:
    browser = keeper("robin")
    send(browser)
    reached(browser, "/messages/who")
    browser.post("/messages/who", ME)
    reached(browser, "/messages/done")
    for _ in range(MOST_LOOKS):
        page = browser.get("/reading").content.decode()
        if "Who starts" in page:
            break
        Ticking.wait()
    assert "Who starts" in page
    assert not Work.objects.filter(kind="reading").exists()


@pytest.mark.parametrize("end", ["drop", "stop"])
def test_what_was_ended_while_it_is_kept_is_not_kept(
    keeper: Browsers, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    browser, at_the_end, ended = keeper("robin"), threading.Event(), threading.Event()
    record, hears, tells = keeping._record, imports.Runner._hear, imports.Runner._told

    def waiting(*given: Any, **more: Any) -> Brought:
        at_the_end.set()
        ended.wait(20)
        return record(*given, **more)

    def hear(runner: imports.Runner, job: Any) -> None:
        if not at_the_end.is_set():  # from then on this node looks too seldom
            hears(runner, job)

    monkeypatch.setattr(keeping, "_record", waiting)
    monkeypatch.setattr(imports.Runner, "_hear", hear)
    monkeypatch.setattr(imports.Runner, "_told", lambda *given: at_the_end.is_set() or tells(*given))
    send(browser)
    reached(browser, "/messages/who")
    before = Sealed.objects.count()
    browser.post("/messages/who", ME)
    assert at_the_end.wait(20)
    if end == "drop":
        visits.drop_work(Account.objects.get().whose)
    else:
        Work.objects.update(stop=True)
    ended.set()
    for thread in threading.enumerate():
        if thread.name == "import":
            thread.join(20)
    assert Sealed.objects.count() == before
    assert Staged.objects.count() == 0


def test_a_thread_that_was_taken_for_dead_stops_where_its_own_node_went_on(keeper: Browsers) -> None:
    browser = keeper("robin")
    send(browser)
    reached(browser, "/messages/who")
    first = Work.objects.get().holder
    Work.objects.update(until=datetime(2020, 1, 1, tzinfo=UTC))
    browser.get("/messages/work")
    assert Work.objects.get().holder != first
    reached(browser, "/messages/who")
    browser.post("/messages/who", ME)
    reached(browser, "/messages/done")
    assert "84" in browser.get("/messages/done").content.decode()


def test_renewing_the_key_ends_what_was_sealed_under_the_old_one(keeper: Browsers) -> None:
    browser = keeper("robin")
    send(browser)
    reached(browser, "/messages/who")
    new = "brown otters under fast ice"
    browser.post("/settings/passphrase", {"old": PASSPHRASE, "passphrase": new, "again": new})
    assert Work.objects.count() == Staged.objects.count() == 0
    assert send(browser) == "/messages/work"
    browser.post("/lock")
