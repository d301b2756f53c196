"""Discord: tables written and read back, and files that are damaged or something else."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.chats import BadExport, discord
from tests.chats.discord.exported import SAMPLES, alex, one_chat
from tests.chats.discord.test_spreadsheets_and_packages import spreadsheet
from tests.chats.soundness import file, imported, is_sound, outcome, told

WORDS = st.text(st.characters(exclude_categories=["Cs"]))
TIMES = st.datetimes(datetime(2015, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 (st wants them so)
SAID = st.lists(st.tuples(TIMES, st.sampled_from(["Alex", "Kim"]), WORDS), max_size=8)


@settings(max_examples=40)
@given(SAID, st.integers(-720, 720))
def test_whatever_was_written_comes_back_exactly(said: list[tuple[datetime, str, str]], offset: int) -> None:
    zone = timezone(timedelta(minutes=offset))
    messages = [
        alex()
        | {"id": str(n), "timestamp": at.astimezone(zone).isoformat(), "content": words}
        | {"author": {"id": who, "name": who}}
        for n, (at, who, words) in enumerate(said)
    ]
    found = imported(one_chat(*messages))
    wanted = sorted(said, key=lambda one: one[0])
    assert told(found) == [("text" if words else "media", who, words or None) for _, who, words in wanted]
    assert found.messages["sent_at"].to_list() == [at for at, _, _ in wanted]
    assert found.skipped == ()


@settings(max_examples=40)
@given(SAID)
def test_whatever_stands_in_a_spreadsheet_comes_back_exactly(said: list[tuple[datetime, str, str]]) -> None:
    rows = [[who, who, at.isoformat(), words, "", ""] for at, who, words in said]
    found = imported(file(spreadsheet(*rows), "chat.csv"))
    wanted = sorted(said, key=lambda one: one[0])
    assert told(found) == [("text" if words else "media", who, words or None) for _, who, words in wanted]


KEYS = st.sampled_from(
    [
        *("id", "type", "timestamp", "timestampEdited", "callEndedTimestamp", "content", "author", "attachments"),
        *("stickers", "reactions", "reference", "forwardedMessage", "name", "nickname", "emoji", "count", "users"),
        *("messageId", "fileName", "guild", "channel", "messages"),
    ]
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
LEAVES |= st.sampled_from(["Call", "Reply", "46", "2026-06-01T18:00:00Z", "9999-12-31T23:59:59.9999999-14:00"])
JSON = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=20)
ODD = st.dictionaries(KEYS, JSON).map(lambda odd: alex() | odd)


@settings(max_examples=40)
@given(st.lists(ODD | JSON, max_size=5))
def test_no_message_whatever_is_a_crash(messages: list[Any]) -> None:
    assert is_sound(outcome(one_chat(*messages)))


@settings(max_examples=40)
@given(JSON, JSON, JSON)
def test_no_channel_whatever_is_a_crash(guild: Any, channel: Any, messages: Any) -> None:
    content = {"guild": {"name": guild}, "channel": {"name": channel, "id": guild, "x": 1}, "messages": messages}
    assert is_sound(outcome(file(content, "chat.json")))


SHEET = (SAMPLES / "csv" / "Direct Messages - Alex [100000000000000001].csv").read_bytes()
PACKAGE = (SAMPLES / "package" / "messages" / "c100000000000000001" / "messages.json").read_bytes()
INDEX = (SAMPLES / "package" / "messages" / "index.json").read_bytes()
WHOLE = (SAMPLES / "direct" / "Direct Messages - Alex [100000000000000001] [part 2].json").read_bytes()


@settings(max_examples=40)
@given(st.sampled_from([SHEET, PACKAGE, INDEX, WHOLE]), st.data())
def test_no_bytes_whatever_are_a_crash(whole: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(whole)))
    damaged = whole[:at] + data.draw(st.binary(max_size=20)) + whole[data.draw(st.integers(at, len(whole))) :]
    assert is_sound(outcome(file(damaged, "chat.json")))


@pytest.mark.parametrize("share", [0.2, 0.5, 0.99])
def test_a_file_that_breaks_off_is_said_so(share: float) -> None:
    with pytest.raises(BadExport, match=r"“chat\.json” (breaks off in the middle|is not valid JSON) \(line \d+"):
        imported(file(WHOLE[: int(len(WHOLE) * share)], "chat.json"))


def test_deep_nesting_and_half_an_emoji_cost_at_most_their_message() -> None:
    deep = (
        json.dumps(one_chat(alex()).data.decode())[1:-1]
        .replace('\\"', '"')
        .replace('"hi"', "[" * 100_000 + "]" * 100_000)
    )
    assert is_sound(outcome(file(deep.encode(), "chat.json")))
    half = one_chat(alex() | {"content": "HALF"}, alex()).data.replace(b"HALF", rb"\ud83d")
    assert is_sound(outcome(file(half, "chat.json")))


@pytest.mark.parametrize(
    ("time", "read"),
    [("9999-12-31T23:59:59-10:00", False), ("0001-01-01T00:00:00+01:00", False), ("0001-01-01T00:00:00Z", True)],
)
def test_a_time_that_no_calendar_holds_is_none(time: str, read: bool) -> None:
    assert (imported(one_chat(alex() | {"timestamp": time})).messages.height == 1) is read


@pytest.mark.parametrize(
    ("head", "ours"),
    [
        (b'{"guild": {"id": "0"}, "channel": {"id": "1"}, "messages": []}', True),
        (b"\xef\xbb\xbf" + b'\n{\n "guild": {}, "channel": {}', True),
        (b"AuthorID,Author,Date,Content,Attachments,Reactions\r\n", True),
        (b"ID,Timestamp,Contents,Attachments\n", True),
        (b'[{"ID": 1, "Timestamp": "", "Contents": "", "Attachments": ""}]', True),
        (b'{"100000000000000001": "general in Garden"}', True),
        (b'{"name": "Alex", "type": "personal_chat", "messages": []}', False),
        (b'{"messages": [{"text": "\\"guild\\": {"}]}', False),
        (b"[]", False),
        (b"", False),
    ],
)
def test_the_format_is_told_by_its_head(head: bytes, ours: bool) -> None:
    assert discord.sniff(file(head, "x")) is ours
