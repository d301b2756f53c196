"""What Signal's own programs wrote for their tests, with the ground truth; not part of this project."""

from __future__ import annotations

import json
import os
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.chats.soundness import file, imported, linked, told

FOLDER = os.environ.get("GOODTERMS_SAMPLES")
pytestmark = pytest.mark.skipif(not FOLDER, reason="GOODTERMS_SAMPLES names no folder of shared samples")
SIGNAL = Path(FOLDER or ".") / "signal"


def test_an_export_without_messages_reads_clean() -> None:
    found = imported(SIGNAL / "libsignal_takeout_export.jsonl")
    assert found.messages.is_empty()
    assert found.skipped == ()
    assert found.warnings == ("“libsignal_takeout_export.jsonl” holds no messages.",)


def test_an_edited_message_has_its_last_words_and_its_first_time() -> None:
    """The sample is a list with comments; a frame a line is the export's shape."""
    listed = (SIGNAL / "libsignal_incoming_with_edits.jsonproto").read_text("utf-8")
    listed = re.sub(r",(\s*[}\]])", r"\1", re.sub(r"(?m)(^|\s)//.*$", "", listed))
    found = imported(file("\n".join(json.dumps(frame) for frame in json.loads(listed)).encode(), "main.jsonl"))
    latest = "Latest revision: \ufffc"
    assert told(found) == [
        ("text", "Han Solo", latest),
        ("reaction", "Boba Fett", "👀"),
        ("reaction", "Han Solo", "🥂"),
    ]
    assert linked(found) == [("👀", latest), ("🥂", latest)]
    assert found.messages["edited"].to_list() == [True, False, False]
    assert found.messages["sent_at"][0] == datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC)
    assert set(found.messages["chat"]) == {"Millenium Falcon Mechanics"}
    assert found.skipped == ()
