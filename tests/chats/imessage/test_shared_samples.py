"""Files from other projects' tests, with the ground truth that was counted in them; not part of this project."""

from __future__ import annotations

import os
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from goodterms.chats.imessage import typedstream
from goodterms.chats.imessage.summary import Summary, summary
from goodterms.messages import OWNER
from tests.chats.imessage.reading import imported, one

FOLDER = os.environ.get("GOODTERMS_SAMPLES")
pytestmark = pytest.mark.skipif(not FOLDER, reason="GOODTERMS_SAMPLES names no folder of shared samples")
IMESSAGE = Path(FOLDER or ".") / "imessage"
BODIES = [
    ("AttributedBodyTextOnly", "Noter test"),
    ("AttributedBodyTextOnly2", "Test 3"),
    ("MultiPart", "\ufffctest 1\ufffctest 2 \ufffctest 3"),
    ("ExtraData", "This is parsing  "),
    ("Blank", ""),
    ("URL", "https://github.com/ReagentX/Logria"),
]


@pytest.mark.parametrize(("name", "words"), BODIES)
def test_an_attributed_body_has_its_words(name: str, words: str) -> None:
    assert typedstream.words((IMESSAGE / "attributedbody" / f"{name}.bin").read_bytes()) == words


@pytest.mark.parametrize(("name", "words"), BODIES)
def test_an_attributed_body_is_read_out_of_a_database(name: str, words: str, tmp_path: Path) -> None:
    body = (IMESSAGE / "attributedbody" / f"{name}.bin").read_bytes()
    found = one(tmp_path, None, attributedBody=body).messages["text"].to_list()
    assert found == ([words.strip("\ufffc").replace("\ufffc", "\n")] if words else [])


def test_an_edited_message_has_its_last_wording(tmp_path: Path) -> None:
    info = (IMESSAGE / "summaryinfo" / "Edited.plist").read_bytes()
    assert summary(info) == Summary(edited=True, words="Edited message")
    found = one(tmp_path, None, message_summary_info=info, date_edited=690513494000000000).messages
    assert found.select("text", "edited").rows() == [("Edited message", True)]


def test_an_unsent_message_is_deleted(tmp_path: Path) -> None:
    info = (IMESSAGE / "summaryinfo" / "Deleted.plist").read_bytes()
    assert summary(info) == Summary(unsent=True)
    found = one(tmp_path, None, message_summary_info=info, date_edited=690513494000000000).messages
    assert found["kind"].to_list() == ["deleted"]


def test_a_database_from_another_project_reads_right() -> None:
    found = imported(IMESSAGE / "macos_ts_chat.db")
    messages = found.messages
    assert found.skipped == ()
    assert Counter(messages["chat"]) == {"+15551234567": 5, "alice@example.com": 4, "Weekend Plans": 6}
    assert Counter(messages["sender"]) == {OWNER: 6, "+15551234567": 5, "alice@example.com": 3, "+15559876543": 1}
    assert Counter(messages["kind"]) == {"text": 12, "media": 2, "voice": 1}
    assert found.span == tuple(datetime(*day, tzinfo=UTC) for day in ((2025, 5, 15, 10), (2025, 6, 15, 10)))
    assert messages.filter(pl.col("text") == "Check out this cool project!").height == 1
    (answered,) = messages.filter(pl.col("reply_to").is_not_null()).rows(named=True)
    assert answered["text"] == "What time works for everyone?"
    assert messages.filter(id=answered["reply_to"])["text"].to_list() == ["Who's free this Saturday?"]
