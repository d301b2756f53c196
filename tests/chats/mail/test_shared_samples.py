"""Mails from other projects' tests, with the ground truth that was counted in them; not part of this project."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from goodterms.chats.mail.quotes import own_words
from goodterms.chats.source import Source
from tests.chats.mail.written import imported

FOLDER = os.environ.get("GOODTERMS_SAMPLES")
pytestmark = pytest.mark.skipif(not FOLDER, reason="GOODTERMS_SAMPLES names no folder of shared samples")
MAIL = Path(FOLDER or ".") / "mail"


@pytest.mark.parametrize(
    ("name", "sender", "at", "text"),
    [
        ("talon_android.eml", "Sergey Obykhov", datetime(2012, 4, 2, 14, 22, 10, tzinfo=UTC), "Hello"),
        ("talon_aol.eml", "Megan Odin", datetime(2012, 4, 2, 13, 57, 58, tzinfo=UTC), "Hello"),
        ("talon_apple_mail.eml", "xxx", datetime(2012, 4, 3, 12, 55, 26, tzinfo=UTC), "Hello"),
        ("talon_comcast.eml", "xxx@comcast.net", datetime(2012, 4, 2, 13, 56, 12, tzinfo=UTC), "Hello"),
        ("talon_gmail.eml", "Megan One", datetime(2012, 4, 2, 16, 21, 52, tzinfo=UTC), "Hello"),
        ("talon_hotmail.eml", "Alexey Q", datetime(2012, 4, 2, 13, 47, 37, tzinfo=UTC), "Hello"),
        ("talon_iphone.eml", "xxx", datetime(2012, 4, 3, 12, 23, 59, tzinfo=UTC), "Hello\n\nSent from my iPhone"),
        ("talon_thunderbird.eml", "bob", datetime(2012, 4, 2, 14, 27, 8, tzinfo=UTC), "Hello"),
    ],
)
def test_a_mail_comes_back_without_what_it_quotes(name: str, sender: str, at: datetime, text: str) -> None:
    found = imported(MAIL / name)
    assert found.skipped == ()
    assert found.messages.select("sender", "sent_at", "kind", "text").rows() == [(sender, at, "text", text)]


def test_a_mail_without_a_date_is_noted_and_with_one_it_is_read() -> None:
    data = (MAIL / "talon_outlook.eml").read_bytes()
    assert [entry.reason for entry in imported(Source("a.eml", data)).skipped] == ["no date that can be read"]
    dated = imported(Source("a.eml", b"Date: Fri, 9 Mar 2012 17:00:00 -0500\n" + data))
    assert dated.messages["text"].to_list() == ["Test\n\nHello"]


def test_a_mailbox_of_takeout_is_read() -> None:
    found = imported(MAIL / "takeout.mbox")
    assert found.skipped == ()
    assert found.messages.select("sender", "sent_at").rows() == [
        ("Alice", datetime(2024, 1, 1, 11, tzinfo=UTC)),
        ("Facebook", datetime(2024, 1, 2, 7, tzinfo=UTC)),
        ("Boursorama", datetime(2024, 1, 3, 9, tzinfo=UTC)),
    ]
    assert found.messages["text"][0] == "Hello Bob\n\nHey Bob, happy new year!"
    assert found.messages["chat"][0] == "Alice, Bob"


def test_a_danish_answer_is_cut_above_its_quote() -> None:
    text = (MAIL / "reply_danish_1.txt").read_text(encoding="utf-8")
    said = "Hej Peter,\n\nTak for din mail. Det lyder godt.\n\nMed venlig hilsen\nAnders Andersen"
    assert own_words(text, answers=True, passed_on=False) == said
