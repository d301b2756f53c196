"""What the person's own messages show: made once, shown as long as nothing changes, and honest about its age."""

from __future__ import annotations

import re
import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from goodterms.companion.own_reading import read_own
from goodterms.companion.people import END_ISOLATE, ISOLATE
from goodterms.errors import BadInput
from goodterms.web import clock, own_reading
from goodterms.web.keeping import forget
from goodterms.web.keyring import keep, renew
from goodterms.web.pages import reading as page_module
from goodterms.web.records import LastReading, Opened
from tests.web.asking import ON_THE_WAY, SAFE, answer_all, seen
from tests.web.conftest import PASSPHRASE
from tests.web.importing import book_of, chat, put
from tests.web.keeping import visit_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from django.test import Client

    from goodterms.companion.found import Found
    from goodterms.companion.own_reading import Own

LONG = chat(120)
NOW = datetime(2026, 6, 1, 22, 30, tzinfo=UTC)


class Reads:
    """Counts how often messages are read; `hold` lets a reading wait until it may go on."""

    def __init__(self) -> None:
        self.times = 0
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.problem: BaseException | None = None

    def __call__(self, own: Own) -> Found:
        self.times += 1
        self.may_go_on.wait()
        if self.problem:
            raise self.problem
        return read_own(own)


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for a reading as long as it takes, however busy this machine is."""
    monkeypatch.setattr(page_module, "PATIENCE_SECONDS", 600)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Iterator[Reads]:
    """Count the readings of this test."""
    counted = Reads()
    monkeypatch.setattr(own_reading, "read_own", counted)
    yield counted
    counted.may_go_on.set()


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Set the time of day."""
    return lambda moment: monkeypatch.setattr(clock, "now", lambda: moment)


def test_a_stranger_finds_nothing_here(stranger: Client) -> None:
    paths = ("/reading", "/reading/dates", "/reading/dates/1")
    assert [stranger.get(path).status_code for path in paths] == [404, 404, 404]


def test_with_no_messages_it_leads_to_bringing_them_in(browser: Client) -> None:
    answer_all(browser, SAFE)
    page = browser.get("/reading")
    assert "No messages yet" in seen(page)
    assert main_thing(page) == ["/messages"]
    assert book_of(browser).count(Opened) == 0


def test_it_begins_with_one_sentence_and_shows_every_measure_with_what_it_cannot_show(browser: Client) -> None:
    put(browser, LONG)
    page = browser.get("/reading")
    body = page.content.decode()
    heading = body.partition("<h1>")[2].partition("</h1>")[0]
    assert heading == f"{ISOLATE}Alex{END_ISOLATE} started nearly all conversations."
    assert "480 messages, 13 January 2026 to 12 May 2026, times read in UTC" in seen(page)
    assert body.count("<svg") >= 3
    assert body.count("As a table") == body.count("<svg")
    assert "What this cannot show" in seen(page)


def test_too_little_is_said_to_be_too_little(browser: Client) -> None:
    put(browser, chat(2))
    said = seen(browser.get("/reading"))
    assert "What your messages show" in said
    assert "There is too little to say who starts" in said


def test_calls_alone_are_nothing_to_read(browser: Client) -> None:
    put(browser, "13/01/2026, 09:00 - Alex: Missed voice call\n13/01/2026, 09:01 - Kim: Missed voice call\n")
    said = seen(browser.get("/reading"))
    assert "There is nothing to read yet" in said


def test_the_same_reading_is_made_once_and_kept(browser: Client, reads: Reads) -> None:
    put(browser, LONG)
    first = seen(browser.get("/reading"))
    visit_of(browser).drawn = None
    assert seen(browser.get("/reading")) == first
    assert reads.times == 1


@pytest.mark.parametrize("change", ["date", "messages", "name"])
def test_whatever_it_is_made_from_a_change_makes_it_anew(browser: Client, reads: Reads, change: str) -> None:
    put(browser, LONG)
    browser.get("/reading")
    if change == "date":
        browser.post("/reading/dates", {"what": "breakup", "day": "2026-03-10"})
    elif change == "messages":
        put(browser, chat(3, first="2026-05-20"))
    else:
        browser.post("/messages/called", {"called": "Lex"})
    said = seen(browser.get("/reading"))
    assert reads.times == 2
    assert {"date": "since the breakup", "messages": "to 22 May 2026", "name": "Lex"}[change] in said


def test_what_was_found_by_an_older_program_is_not_opened(browser: Client, reads: Reads) -> None:
    put(browser, LONG)
    browser.get("/reading")
    visit_of(browser).drawn = None  # as after starting the newer one
    book_of(browser).put(LastReading(inputs=b"of an older program", found=b"\xc1 in a shape that nobody knows"))
    assert "started nearly all" in seen(browser.get("/reading"))
    assert reads.times == 2


def test_it_stays_the_same_when_the_key_of_the_vault_is_renewed(browser: Client, reads: Reads) -> None:
    put(browser, LONG)
    keep(visit_of(browser), PASSPHRASE)
    first = seen(browser.get("/reading"))
    renew(visit_of(browser), PASSPHRASE)
    assert seen(browser.get("/reading")) == first
    assert reads.times == 1


def test_a_long_reading_says_that_it_is_being_made(
    browser: Client, reads: Reads, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(browser, LONG)
    monkeypatch.setattr(page_module, "PATIENCE_SECONDS", 0)
    reads.may_go_on.clear()
    for _ in range(2):
        page = browser.get("/reading")
        assert "Your messages are being read anew" in seen(page)
    assert 'http-equiv="refresh"' in page.content.decode()
    making = visit_of(browser).making
    assert isinstance(making, own_reading.Making)
    reads.may_go_on.set()
    assert making.wait(60)
    assert browser.get("/reading", HTTP_HX_REQUEST="true").headers["HX-Redirect"] == "/reading"
    assert "started nearly all" in seen(browser.get("/reading"))
    assert reads.times == 1
    record = book_of(browser).record(Opened)
    assert record is not None
    assert record.times == 1


def test_locking_while_it_is_made_keeps_nothing(browser: Client, reads: Reads, monkeypatch: pytest.MonkeyPatch) -> None:
    put(browser, LONG)
    monkeypatch.setattr(page_module, "PATIENCE_SECONDS", 0)
    reads.may_go_on.clear()
    browser.get("/reading")
    making = visit_of(browser).making
    assert isinstance(making, own_reading.Making)
    browser.post("/lock")
    reads.may_go_on.set()
    assert making.wait(60)
    assert making.found is None
    assert visit_of(browser).making is None
    assert "No messages yet" in seen(browser.get("/reading"))
    assert book_of(browser).count(LastReading) == 0


def test_a_change_while_it_is_made_begins_another_one(
    browser: Client, reads: Reads, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(browser, LONG)
    monkeypatch.setattr(page_module, "PATIENCE_SECONDS", 0)
    reads.may_go_on.clear()
    browser.get("/reading")
    first = visit_of(browser).making
    browser.post("/reading/dates", {"what": "breakup", "day": "2026-03-10"})
    browser.get("/reading")
    second = visit_of(browser).making
    assert isinstance(first, own_reading.Making)
    assert isinstance(second, own_reading.Making)
    assert first is not second
    reads.may_go_on.set()
    assert first.wait(60)
    assert second.wait(60)
    assert first.found is None
    assert "since the breakup" in seen(browser.get("/reading"))


@pytest.mark.parametrize("change", ["forget", "lose"])
def test_what_is_forgotten_while_it_is_read_is_not_kept_by_its_reading(
    browser: Client, reads: Reads, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    put(browser, LONG)
    monkeypatch.setattr(page_module, "PATIENCE_SECONDS", 0)
    reads.may_go_on.clear()
    browser.get("/reading")
    making = visit_of(browser).making
    assert isinstance(making, own_reading.Making)
    if change == "forget":
        browser.post("/messages/forget")
    else:  # another browser forgets them
        forget(book_of(browser))
    reads.may_go_on.set()
    assert making.wait(60)
    assert book_of(browser).count(LastReading) == 0


def test_forgetting_messages_drops_what_was_drawn_of_them(browser: Client) -> None:
    put(browser, LONG)
    browser.get("/reading")
    assert visit_of(browser).drawn is not None
    browser.post("/messages/forget")
    assert visit_of(browser).drawn is None


@pytest.mark.parametrize(
    ("problem", "said"),
    [(BadInput("This cannot be read."), "This cannot be read."), (ZeroDivisionError("secret"), "Something went wrong")],
)
def test_what_breaks_is_said_and_tried_again(browser: Client, reads: Reads, problem: Exception, said: str) -> None:
    put(browser, LONG)
    reads.problem = problem
    page = seen(browser.get("/reading"))
    assert said in page
    assert "secret" not in page
    reads.problem = None
    assert "started nearly all" in seen(browser.get("/reading"))


def test_the_third_time_on_a_day_it_says_so_and_the_next_day_not(
    browser: Client, at: Callable[[datetime], None]
) -> None:
    put(browser, LONG)
    at(NOW)
    said = [seen(browser.get("/reading")) for _ in range(5)]
    assert ["You have looked at this" in page for page in said] == [False, False, True, True, True]
    assert "three times today. It will say the same tomorrow" in said[2]
    assert "four times today" in said[3]
    browser.head("/reading")
    at(NOW + timedelta(hours=2))
    assert "You have looked" not in seen(browser.get("/reading"))
    record = book_of(browser).record(Opened)
    assert record is not None
    assert (record.times, book_of(browser).count(Opened)) == (1, 1)


def test_moving_dates_or_bringing_the_same_in_again_begins_no_new_count(browser: Client) -> None:
    put(browser, LONG)
    browser.get("/reading")
    browser.post("/reading/dates", {"what": "breakup", "day": "2026-03-10"})
    browser.get("/reading")
    put(browser, LONG)
    assert "You have looked at this three times today" in seen(browser.get("/reading"))


def test_a_reading_that_was_given_up_for_a_changed_date_begins_anew(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(browser, LONG)
    with monkeypatch.context() as patched:
        patched.setattr(own_reading.Making, "begin", lambda making: (making.cancel(), making._run()))
        assert browser.get("/reading").headers["Location"] == "/reading"
        assert browser.get("/reading", HTTP_HX_REQUEST="true").headers["HX-Redirect"] == "/reading"
    assert "started nearly all" in seen(browser.get("/reading"))


def test_it_asks_the_database_no_more_often_when_more_is_kept(
    browser: Client, django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    keep(visit_of(browser), PASSPHRASE)
    put(browser, chat(800))
    for day in range(10):
        browser.post("/reading/dates", {"what": "letter", "day": f"2026-03-{day + 1:02}"})
    browser.get("/reading")
    with django_assert_max_num_queries(14):
        browser.get("/reading")


def main_thing(page: Any) -> list[str]:
    """Give where the main button leads."""
    return re.findall(r'<a class="btn" href="([^"]+)"', page.content.decode())


def test_before_safety_was_asked_questions_come_before_messages(browser: Client) -> None:
    page = browser.get("/reading")
    assert "First a few questions about where things stand, safety first." in seen(page)
    assert main_thing(page) == ["/questions"]
    assert b'<a class="btn quiet" href="/messages"' in page.content


@pytest.mark.parametrize("harm", ["afraid", "hurt", "humiliated"])
def test_where_there_is_fear_nobody_is_sent_for_messages(browser: Client, harm: str) -> None:
    answer_all(browser, SAFE | ON_THE_WAY | {"harm": [harm]})
    page = browser.get("/reading")
    assert "You do not need them. What you told is enough for your plan." in seen(page)
    assert main_thing(page) == ["/help"]
    assert b'class="btn quiet" href="/messages"' not in page.content


def test_fear_that_was_told_before_the_other_questions_counts_at_once(browser: Client) -> None:
    answer_all(browser, {"thoughts": ["no"], "harm": ["afraid"]})
    page = browser.get("/reading")
    assert main_thing(page) == ["/help"]
    assert "Go on with the questions" in seen(page)
