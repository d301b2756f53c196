"""Files that are broken, empty, or something else."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.chats import telegram
from goodterms.chats.rows import Options, Rows, to_messages
from goodterms.chats.source import BadExport
from goodterms.chats.telegram import FORMAT, shapes
from goodterms.messages import check
from tests.chats.telegram.exported import SAMPLES, alex, file, only, rows, sample

OPTIONS = Options("Europe/Berlin")


def test_each_message_that_cannot_be_used_is_named_with_its_reason_and_the_rest_is_read() -> None:
    found = sample("odd_messages.json")
    assert found.messages["text"].to_list() == [
        "Good",
        "Numbers for words are fine",
        "Only entities",
        "Answer to one that is lost",
    ]
    assert found.messages["reply_to"].null_count() == 4
    assert [(entry.place, entry.count, entry.reason) for entry in found.skipped] == [
        ("message id 2", 2, "Telegram could not export it"),
        ("message id 4", 2, "no date that can be read"),
        ("message id 6", 1, "no sender"),
        ("message id 7", 1, "not written as Telegram writes it (its “text”)"),
        ("message id 8", 1, "not written as Telegram writes it (its “from”)"),
        ("message 9", 1, "not written as Telegram writes it"),
    ]


def test_a_chat_with_no_messages_is_said_plainly() -> None:
    found = rows()
    assert found.frame.is_empty()
    assert found.warnings == ("“result.json” holds no messages.",)


def test_a_syntax_error_is_said_with_its_place() -> None:
    with pytest.raises(BadExport, match=r"“result\.json” is not valid JSON \(line 2, character \d+\)"):
        telegram.read(file(b'{"name": "Alex",\n "type" "personal_chat", "messages": []}'), OPTIONS)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_file_that_breaks_off_is_said_so(share: float) -> None:
    whole = (SAMPLES / "every_kind.json").read_bytes()
    with pytest.raises(BadExport, match=r"“result\.json” (breaks off in the middle|is not valid JSON) \(line \d+"):
        telegram.read(file(whole[: int(len(whole) * share)]), OPTIONS)


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"messages_": [], "date_unixtime": 5},
        {"from_id": 1},
    ],
)
def test_other_json_is_said_to_be_something_else(content: object) -> None:
    with pytest.raises(
        BadExport, match=r"“result\.json” is JSON, but not a chat from Telegram; .*machine-readable JSON"
    ):
        telegram.read(file(content), OPTIONS)


@pytest.mark.parametrize("content", [{"messages": 5}, {"chats": {}}, {"chats": 7}, {"chats": {"list": [3, {}]}}])
def test_a_file_with_its_messages_missing_is_read_as_empty(content: object) -> None:
    found = telegram.read(file(content), OPTIONS)
    assert found.frame.is_empty()
    assert found.warnings


def test_the_page_beside_the_export_gets_a_clear_word() -> None:
    page = file(b"\n<!DOCTYPE html>\n<html><head><title>Exported Data</title></head><body>", "messages.html")
    assert telegram.sniff(page)
    with pytest.raises(BadExport, match=r"“messages\.html” is a page .*machine-readable JSON.*result\.json"):
        telegram.read(page, OPTIONS)


def test_deep_nesting_is_no_crash() -> None:
    deep = b'{"messages": [' + b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}]}"
    assert sum(entry.count for entry in telegram.read(file(deep), OPTIONS).skipped) == 1


@pytest.mark.parametrize("half", [r"\ud83d", r"\udc00 and on", r"\ud83d\ud83d"])
def test_half_an_emoji_costs_at_most_its_message(half: str) -> None:
    content = json.dumps({"name": "Us", "messages": [alex() | {"text": "HALF"}, alex()]}).replace("HALF", half)
    assert is_sound(outcome(content.encode()))


def test_a_huge_count_of_reactions_is_only_a_number() -> None:
    found = rows({"reactions": [{"type": "emoji", "count": 10**15, "emoji": "❤"}]})
    assert found.frame.height == 1
    assert found.skipped[0].count > 10**6


@pytest.mark.parametrize(
    ("head", "ours"),
    [
        ({"name": "Alex", "type": "personal_chat", "id": 1, "messages": []}, True),
        ({"messages": [{"date_unixtime": "1", "from": "A", "text": ""}]}, True),
        ({"about": "…", "personal_information": {"user_id": 1}}, True),
        ({"chats": {"list": []}}, True),
        ({"participants": [{"name": "A"}], "messages": [{"sender_name": "A", "timestamp_ms": 1}]}, False),
        ({"guild": {"id": "1"}, "channel": {"id": "1"}, "messages": []}, False),
        ({"headline": "…"}, False),
        ([], False),
    ],
)
def test_the_format_is_told_by_its_head(head: object, ours: bool) -> None:
    assert telegram.sniff(file(head)) is ours
    assert telegram.sniff(file(b"\xef\xbb\xbf\n" + json.dumps(head).encode())) is ours


def test_a_byte_order_mark_is_no_part_of_the_file() -> None:
    found = telegram.read(file(b"\xef\xbb\xbf" + json.dumps({"name": "Us", "messages": [alex()]}).encode()), OPTIONS)
    assert found.frame["text"].to_list() == ["hi"]


SHAPES = (shapes.Message, shapes.Poll, shapes.Reaction, shapes.Giver)
KEYS = {key for shape in SHAPES for key in shape.__struct_encode_fields__}
WORDS = st.sampled_from(sorted(KEYS | {"messages", "chats", "left_chats", "list", "name", "text_entities"}))
VALUES = st.sampled_from(
    ["message", "service", "phone_call", "2026-06-01T18:00:00", "1780329600", "user1", "", "sticker", "voice_message"]
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | VALUES
JSON = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(WORDS | st.text(), inner), max_leaves=40)
MESSAGES = st.lists(st.dictionaries(WORDS, JSON) | st.dictionaries(WORDS, JSON).map(lambda odd: alex() | odd))


def outcome(content: object) -> Rows | BadExport:
    """Read a file; refusing it is an answer too, any other exception is not."""
    try:
        return telegram.read(file(content), OPTIONS)
    except BadExport as problem:
        return problem


def is_sound(found: Rows | BadExport) -> bool:
    """Tell whether a file was read into a sound table, or refused by its name."""
    if isinstance(found, BadExport):
        return "result.json" in str(found)
    return check(to_messages(FORMAT, found.frame)).height == found.frame.height


@given(st.dictionaries(WORDS, JSON) | MESSAGES.map(lambda some: {"messages": some}) | JSON)
def test_no_json_whatever_is_a_crash(content: object) -> None:
    assert is_sound(outcome(content))


@given(st.binary() | st.builds(lambda cut: (SAMPLES / "every_kind.json").read_bytes()[:cut], st.integers(0, 10_000)))
def test_no_bytes_whatever_are_a_crash(content: bytes) -> None:
    assert is_sound(outcome(content))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1), st.data())
def test_whatever_was_written_comes_back_exactly(pieces: list[str], data: st.DataObject) -> None:
    styled = st.sampled_from(["bold", "link", "spoiler"])
    parts = [p if data.draw(st.booleans()) else {"type": data.draw(styled), "text": p} for p in pieces]
    written = "".join(pieces)
    assert only({"text": parts})["text"].to_list() == [written or None]
    assert only({"text": written})["text"].to_list() == [written or None]
