"""Entering what lies in no export: it joins the messages, and cannot be what it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

from goodterms.companion import months
from goodterms.web import clock
from goodterms.web.records import Brought, Month
from tests.web.asking import seen
from tests.web.importing import ME, book_of, chat, choose, send_and_wait

if TYPE_CHECKING:
    from django.test import Client

LETTER = {"what": "letter", "by": "them", "day": "2026-01-20", "at": "", "minutes": "", "text": "Dear Kim,\nthank you."}


@pytest.fixture
def with_messages(browser: Client) -> Client:
    send_and_wait(browser, {"chat.txt": chat(3)})
    choose(browser, **ME)
    return browser


def rows(browser: Client) -> pl.DataFrame:
    kept = [months.from_bytes(each.record.frame).frame for each in book_of(browser).all(Month)]
    return pl.concat(kept).sort("sent_at")


def test_without_messages_it_leads_to_them(browser: Client) -> None:
    assert browser.get("/messages/entry").headers["Location"] == "/messages"


def test_a_letter_joins_the_messages_once(with_messages: Client) -> None:
    before = rows(with_messages).height
    assert "by hand" in seen(with_messages.get("/messages"))
    assert with_messages.post("/messages/entry", LETTER).headers["Location"] == "/messages"
    assert "It is in your messages now." in seen(with_messages.get("/messages"))
    kept = rows(with_messages)
    assert kept.height == before + 1
    assert kept.filter(pl.col("kind") == "text")["who"].to_list().count("them") > 0
    with_messages.post("/messages/entry", LETTER)
    assert rows(with_messages).height == before + 1
    assert [each.record.files for each in book_of(with_messages).all(Brought)][-1] == ("entered by hand",)


def test_a_call_and_a_meeting_are_no_messages(with_messages: Client) -> None:
    counted = rows(with_messages)["counted"].sum()
    with_messages.post("/messages/entry", LETTER | {"what": "call", "minutes": "12", "text": ""})
    with_messages.post("/messages/entry", LETTER | {"what": "meeting", "by": "", "at": "18:30", "text": ""})
    assert rows(with_messages)["counted"].sum() == counted


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"what": "dream"}, "Choose what it was."),
        ({"by": ""}, "Choose whose it was."),
        ({"text": "  \n"}, "Write what it said; a few words are enough."),
        ({"day": "2026-02-30"}, ""),
        ({"day": "2999-01-01"}, ""),
        ({"at": "25:00"}, "Write a time that has been, such as 18:30, or leave it empty."),
        ({"what": "call", "minutes": "x"}, "Write how many minutes, at most a day, or leave it empty."),
        ({"what": "call", "minutes": "9999"}, "Write how many minutes, at most a day, or leave it empty."),
    ],
)
def test_what_cannot_be_is_said_and_what_was_written_stays(
    with_messages: Client, wrong: dict[str, str], sentence: str
) -> None:
    before = rows(with_messages).height
    answer = with_messages.post("/messages/entry", LETTER | wrong)
    assert answer.headers["Location"] == "/messages/entry"
    page = with_messages.get("/messages/entry")
    assert sentence in seen(page)
    assert "aria-invalid" in page.content.decode() or "-error" in page.content.decode()
    assert rows(with_messages).height == before


def test_a_time_to_come_is_not_taken(with_messages: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    noon = clock.now().replace(hour=12, minute=0, second=0, microsecond=0)
    monkeypatch.setattr(clock, "now", lambda: noon)
    later = LETTER | {"day": noon.date().isoformat(), "at": "23:59"}
    assert with_messages.post("/messages/entry", later).headers["Location"] == "/messages/entry"
    assert "Write a time that has been" in seen(with_messages.get("/messages/entry"))
