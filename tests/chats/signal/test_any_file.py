"""Signal: tables written and read back, and files that are damaged, encrypted, or something else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.chats import BadExport, signal, streamed
from tests.chats.signal.exported import PEOPLE, SAMPLES, alex, export
from tests.chats.soundness import file, imported, is_sound, outcome, told

WORDS = st.text(st.characters(exclude_categories=["Cs"]))
MILLISECONDS = st.integers(1_000_000_000_000, 2_000_000_000_000)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@settings(max_examples=40)
@given(st.lists(st.tuples(MILLISECONDS, st.booleans(), WORDS), max_size=8))
def test_whatever_was_written_comes_back_exactly(said: list[tuple[int, bool, str]]) -> None:
    items = [alex(words, dateSent=str(at), authorId="1" if mine else "4") for at, mine, words in said]
    found = imported(export(*items))
    wanted = [("text" if words else "media", "Kim" if mine else "Alex", words or None) for _, mine, words in said]
    assert told(found) == wanted
    assert found.messages["sent_at"].to_list() == [EPOCH + timedelta(milliseconds=at) for at, _, _ in said]
    assert found.skipped == ()


KEYS = st.sampled_from(
    [
        *("chatId", "authorId", "dateSent", "revisions", "standardMessage", "stickerMessage", "updateMessage"),
        *("poll", "quote", "text", "body", "attachments", "flag", "reactions", "emoji", "sentTimestamp", "groupCall"),
        *("individualCall", "direction", "groupChange", "updates", "startedCallTimestamp", "endedCallTimestamp"),
        *("id", "contact", "nickname", "given", "group", "snapshot", "title", "self", "recipientId"),
    ]
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
LEAVES |= st.sampled_from(["1", "4", "9" * 30, "-5", "9223372036854775807", "1780329600123", "OUTGOING"])
JSON = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=20)


@settings(max_examples=60)
@given(st.lists(st.dictionaries(KEYS, JSON).map(lambda odd: alex() | odd) | JSON, max_size=5))
def test_no_item_whatever_is_a_crash(items: list[Any]) -> None:
    assert is_sound(outcome(export(*items)))


@settings(max_examples=60)
@given(st.lists(st.dictionaries(st.sampled_from(["recipient", "chat", "account"]), JSON), max_size=5))
def test_no_people_whatever_are_a_crash(people: list[Any]) -> None:
    assert is_sound(outcome(export(alex(), people=[*PEOPLE, *people])))


@settings(max_examples=60)
@given(st.data())
def test_no_bytes_whatever_are_a_crash(data: st.DataObject) -> None:
    whole = (SAMPLES / "main.jsonl").read_bytes()
    at = data.draw(st.integers(0, len(whole)))
    damaged = whole[:at] + data.draw(st.binary(max_size=20)) + whole[data.draw(st.integers(at, len(whole))) :]
    assert is_sound(outcome(file(damaged, "main.jsonl")))


def test_an_export_that_breaks_off_keeps_its_whole_lines() -> None:
    whole = export(alex("one"), alex("two")).data
    found = imported(file(whole[:-10], "main.jsonl"))
    assert found.messages["text"].to_list() == ["one"]
    assert [entry.place for entry in found.skipped] == ["line 7"]


@pytest.mark.parametrize("time", ["0", "-62135596800001", "253402300800000", "9" * 40, None, 0.5, True])
def test_a_time_that_no_calendar_holds_skips_its_message(time: Any) -> None:
    found = imported(export(alex(dateSent=time)))
    assert found.messages.is_empty()
    assert found.skipped[0].count == 1


def test_deep_nesting_and_half_an_emoji_cost_at_most_their_line() -> None:
    deep = export(alex("DEEP"), alex()).data.replace(b'"DEEP"', b"[" * 100_000 + b"]" * 100_000)
    half = export(alex("HALF"), alex()).data.replace(b"HALF", rb"\ud83d")
    for damaged in (deep, half):
        found = imported(file(damaged, "main.jsonl"))
        assert found.messages["text"].to_list() == ["hi"]
        assert [entry.place for entry in found.skipped] == ["line 6"]


def test_a_line_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streamed, "MAX_LINE_BYTES", 1000)
    with pytest.raises(BadExport, match=r"“main\.jsonl” has a line longer than any message \(line 6\)"):
        imported(export(alex("x" * 2000)))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("db.sqlite", bytes(range(7, 250)) * 9),
        ("signal-2026-06-01-18-00-00.backup", b"\x00\x00\x00\x38\x0a\x36\x0a\x10" + b"\x07" * 60),
    ],
)
def test_what_signal_keeps_encrypted_gets_a_word_of_what_to_use(name: str, content: bytes) -> None:
    with pytest.raises(BadExport, match=rf"“{name}” is encrypted .*give its file main\.jsonl\."):
        imported(file(content, name))


@pytest.mark.parametrize(
    ("head", "ours"),
    [
        (b'{"version":"1","backupTimeMs":"123"}\n{"account":{}}', True),
        (b'\xef\xbb\xbf{"version": "1", "backupTimeMs": "123"}', True),
        (b'{"account":{"givenName":"Kim"}}\n', True),
        (b'{"version":1}', False),
        (b'{"chat": "about \\"backupTimeMs\\":"}', False),
        (b'{"messages": [{"backupTimeMs": 1}]}', False),
        (b"", False),
    ],
)
def test_the_format_is_told_by_its_head(head: bytes, ours: bool) -> None:
    assert signal.sniff(file(head, "main.jsonl")) is ours


def test_a_plain_database_is_not_signals() -> None:
    assert not signal.sniff(file(b"SQLite format 3\x00" + b"x" * 100, "db.sqlite"))
