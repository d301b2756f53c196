"""Exports from other projects' tests, with the ground truth that was counted in them; not part of this project."""

from __future__ import annotations

import os
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from goodterms.chats import BadExport
from goodterms.messages import COUNTED_KINDS
from tests.chats.telegram.exported import imported

FOLDER = os.environ.get("GOODTERMS_SAMPLES")
pytestmark = pytest.mark.skipif(not FOLDER, reason="GOODTERMS_SAMPLES names no folder of shared samples")
TELEGRAM = Path(FOLDER or ".") / "telegram"


@pytest.mark.parametrize(
    ("name", "counted", "system", "first", "last"),
    [
        ("chatminer_single.json", {"Author 1": 1, "Author 2": 1}, 0, "2018-12-05T10:39:10", "2018-12-05T10:49:24"),
        ("chatminer_account.json", {"Author 1": 1, "Author 2": 1}, 0, "2018-12-05T10:39:10", "2018-12-05T10:49:24"),
        ("private_channel_polls.json", {"test": 5}, 2, "2021-03-22T17:06:53", "2021-03-22T17:18:09"),
        ("bot_chat.json", {"Bot User": 1, "Real User": 1}, 0, "2020-10-13T23:31:04", "2020-10-13T23:31:05"),
        ("supergroup_migration.json", {"Ben": 1}, 3, "2021-03-18T15:20:24", "2021-03-22T15:56:27"),
        (
            "account_fa.json",
            {"علی": 4, "محمد": 1, "فاطمه": 1, "رضا": 1},
            0,
            "2024-01-14T08:00:00",
            "2024-01-16T14:16:00",
        ),
        ("chatpack_personal.json", {"Alice": 4, "Bob": 3}, 0, "2024-01-15T10:30:00", "2024-03-10T09:15:00"),
        (
            "users_and_forwards.json",
            {"User1": 3, "User2": 3, "User4": 2},
            1,
            "2020-10-15T10:28:10",
            "2021-03-22T17:18:09",
        ),
    ],
)
def test_a_sample_reads_right(name: str, counted: dict[str, int], system: int, first: str, last: str) -> None:
    found = imported(TELEGRAM / name, "UTC")
    by_sender = Counter(found.messages.filter(found.messages["kind"].is_in(COUNTED_KINDS))["sender"])
    assert by_sender == counted
    assert (found.messages["kind"] == "system").sum() == system
    assert found.span == tuple(datetime.fromisoformat(time).replace(tzinfo=UTC) for time in (first, last))
    assert found.skipped == ()


def test_texts_are_joined_without_a_space() -> None:
    assert imported(TELEGRAM / "chatminer_single.json").messages["text"][1] == "Link:https://telegram.org/"


def test_polls_have_their_question() -> None:
    found = imported(TELEGRAM / "private_channel_polls.json").messages
    assert found.filter(found["kind"] == "poll")["text"].to_list() == ["Poll question", "quiz poll"]


def test_the_chats_of_an_account_are_named() -> None:
    assert dict(Counter(imported(TELEGRAM / "account_fa.json").messages["chat"])) == {"Test Chat": 5, "دوستان": 2}


def test_the_last_of_a_chat_is_edited() -> None:
    found = imported(TELEGRAM / "chatpack_personal.json").messages
    assert found["edited"].to_list() == [False] * 6 + [True]
    assert found["reply_to"][4] == found["id"][3]


def test_an_empty_chat_is_said_plainly() -> None:
    found = imported(TELEGRAM / "empty_chat.json")
    assert found.messages.is_empty()
    assert found.warnings == ("“empty_chat.json” holds no messages.",)


def test_broken_syntax_is_said_with_its_line() -> None:
    with pytest.raises(BadExport, match=r"broken_syntax\.json” is not valid JSON \(line 5, character \d+\)"):
        imported(TELEGRAM / "broken_syntax.json")
