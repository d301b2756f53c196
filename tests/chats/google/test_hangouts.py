"""Google Hangouts, from old exports of Google Takeout."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from goodterms import chats
from goodterms.chats import BadExport, Source
from goodterms.messages import check

SAMPLES = Path(__file__).parents[2] / "samples" / "hangouts"
BEGIN = datetime(2026, 6, 1, 7, 46, 40, tzinfo=UTC)


def test_every_event_becomes_a_row_or_is_noted() -> None:
    found = chats.read(SAMPLES / "Hangouts.json", tz="UTC")
    check(found.messages)
    rows = found.messages.select("sent_at", "sender", "kind", "text", "chat", "duration_s").rows()
    assert rows == [
        (BEGIN, "Alex", "text", "hi\nthere", "Alex", None),
        (BEGIN + timedelta(seconds=1), "Kim", "media", "https://example.org", "Alex", None),
        (BEGIN + timedelta(seconds=64), "Alex", "location", None, "Alex", None),
        (BEGIN + timedelta(seconds=100), "Alex", "call", None, "Alex", 102.0),
        (BEGIN + timedelta(seconds=300), "Kim", "call", None, "Alex", None),
        (BEGIN + timedelta(seconds=500), None, "system", "JOIN · Alex", "Trip", None),
        (BEGIN + timedelta(seconds=501), None, "system", "RENAME · Trip", "Trip", None),
        (BEGIN + timedelta(seconds=502), "4", "text", "who am I", "Trip", None),
    ]
    assert [(entry.place, entry.reason) for entry in found.skipped] == [
        ("event 4", "the beginning of a call, whose end is a row"),
        ("event 7", "nothing in it that Good Terms knows"),
        ("event 8", "no date that can be read"),
    ]


def test_the_older_form_is_read_too() -> None:
    found = chats.read(SAMPLES / "old.json", tz="UTC")
    assert found.messages.select("sender", "text", "chat").rows() == [("Alex", "hi\nthere", "Alex")]


def test_a_broken_file_is_said_with_its_place() -> None:
    data = (SAMPLES / "Hangouts.json").read_bytes()
    with pytest.raises(BadExport, match="breaks off"):
        chats.read(Source("Hangouts.json", data[:2000]))
