"""Exports from other projects' tests, with the ground truth that was counted in them; not part of this project."""

from __future__ import annotations

import os
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from goodterms.chats import BadExport
from goodterms.messages import COUNTED_KINDS
from tests.chats.meta.exported import imported

FOLDER = os.environ.get("GOODTERMS_SAMPLES")
pytestmark = pytest.mark.skipif(not FOLDER, reason="GOODTERMS_SAMPLES names no folder of shared samples")
SAMPLES = Path(FOLDER or ".")


def at(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


@pytest.mark.parametrize(
    ("name", "counted", "first", "last"),
    [
        ("messenger/simple/inbox/alice_ABC123", {"Test User": 2, "Alice Example": 1}, 1600000000000, 1600000120000),
        ("messenger/simple/archived_threads/zoe_ARCH", {"Zoe Archive": 1}, 1500000000000, 1500000000000),
        (
            "messenger/group/inbox/crew_GRP123",
            {"Test User": 1, "Alice Example": 1, "Bob Example": 1},
            1600000000000,
            1600000120000,
        ),
        ("messenger/alt_layout", {"Carol Altlayout": 1}, 1700000000000, 1700000000000),
        ("messenger/e2ee/alice_1.json", {"Test User": 3, "Alice Example": 1}, 1600000000000, 1600000180000),
        ("messenger/e2ee/group_2.json", {"Alice Example": 1, "Bob Builder": 1}, 1600000000000, 1600000060000),
        ("instagram/chatminer.json", {"John Doe": 1, "Jane Doe": 1}, 1577186580000, 1579294140000),
        ("instagram/chatpack.json", {"alice_user": 4, "bob_user": 3}, 1705315800000, 1710061500000),
        (
            "instagram/locket_mojibake_kathryn.json",
            {"Jeffrey Williams": 43, "Kathryn Petrović": 47},
            1737381600000,
            1748797620000,
        ),
    ],
)
def test_a_sample_reads_right(name: str, counted: dict[str, int], first: int, last: int) -> None:
    found = imported(SAMPLES / name)
    by_sender = Counter(found.messages.filter(pl.col("kind").is_in(COUNTED_KINDS))["sender"])
    assert by_sender == counted
    assert found.span == (at(first), at(last))
    assert found.skipped == ()
    assert found.messages["channel"].unique().to_list() == [name.partition("/")[0]]


def test_texts_and_reactions_written_byte_by_byte_are_right() -> None:
    found = imported(SAMPLES / "messenger/simple/inbox").messages
    assert found["text"].to_list() == ["Hello", "café time?", "❤", "👍", "See you soon"]
    assert found["reply_to"].to_list()[2:4] == [found["id"][1]] * 2


def test_messages_without_words_count() -> None:
    found = imported(SAMPLES / "messenger/nontext").messages
    assert found["kind"].to_list() == ["system", "media", "call", "call", "media", "sticker"]
    assert found.filter(pl.col("kind") == "call")["duration_s"].to_list() == [0, 192]


def test_what_was_taken_back_is_deleted() -> None:
    found = imported(SAMPLES / "messenger/e2ee/alice_1.json").messages
    assert found.select(pl.col("kind").cast(pl.String), "text").rows()[-1] == ("deleted", None)


def test_a_broken_file_beside_a_good_one_is_reported() -> None:
    found = imported(SAMPLES / "messenger/corrupt")
    assert found.messages["text"].to_list() == ["Still valid"]
    (skipped,) = found.skipped
    assert skipped.file.endswith("broken_BAD/message_1.json")
    assert "is not valid JSON (line 1, character" in skipped.reason


def test_a_page_gets_a_clear_word() -> None:
    with pytest.raises(BadExport, match="with JSON as its format"):
        imported(SAMPLES / "messenger/html")
