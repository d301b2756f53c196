"""Files that are broken, empty, hostile, or large."""

from __future__ import annotations

import json
import tracemalloc
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.chats import instagram, messenger
from goodterms.chats.meta import cut, shapes
from goodterms.chats.rows import Rows, in_order, to_messages
from goodterms.chats.source import BadExport, load
from goodterms.messages import check
from tests.chats.meta.exported import (
    ALEX,
    AT,
    INSTAGRAM,
    KIM,
    MESSENGER,
    OPTIONS,
    file,
    imported,
    only,
    rows,
    said,
    thread,
)

if TYPE_CHECKING:
    from pathlib import Path

    from goodterms.chats.rows import Format


def test_each_message_that_cannot_be_used_is_named_with_its_reason_and_the_rest_is_read() -> None:
    found = imported(MESSENGER / "odd_messages.json")
    assert found.messages["text"].to_list() == ["Good", "By someone who left", "👍", "Good again"]
    assert [(entry.place, entry.count, entry.reason) for entry in found.skipped] == [
        ("message 2", 1, "not written as Meta writes it (its “timestamp_ms”)"),
        ("message 3", 2, "no time that can be read"),
        ("message 5", 1, "no sender"),
        ("message 6", 1, "not written as Meta writes it (its “content”)"),
        ("message 7", 1, "not written as Meta writes it (its “photos”)"),
        ("message 8", 1, "not written as Meta writes it"),
        ("message 10", 1, "no time that can be read"),
        ("chat “Kim”", 2, "reactions of which the export does not say what they are, by whom, or when"),
    ]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_file_that_breaks_off_is_said_so(share: float) -> None:
    whole = (MESSENGER / "every_kind.json").read_bytes()
    with pytest.raises(BadExport, match=r"“message_1\.json” (breaks off in the middle|is not valid JSON) \(line \d+"):
        messenger.FORMAT.read(file(whole[: int(len(whole) * share)]), OPTIONS)


def test_other_json_is_said_to_be_something_else() -> None:
    with pytest.raises(BadExport, match=r"“message_1\.json” is JSON, but holds no thread"):
        messenger.FORMAT.read(file({"participants": []}), OPTIONS)


@pytest.mark.parametrize("messages", [5, {}, None, "x", []])
def test_a_file_with_its_messages_missing_is_read_as_empty(messages: object) -> None:
    found = messenger.FORMAT.read(file(thread([]) | {"messages": messages}), OPTIONS)
    assert found.frame.is_empty()
    assert found.warnings == ("“message_1.json” holds no messages.",)


@pytest.mark.parametrize("title", [5, ["Kim"], {"a": 1}, None, ""])
def test_a_title_of_another_sort_costs_nothing_else(title: Any) -> None:
    assert rows(said(), title=title).frame.select("text", "chat").rows() == [("hi", "kim")]


def test_deep_nesting_is_no_crash() -> None:
    deep = b"[" * 100_000 + b"]" * 100_000
    found = messenger.FORMAT.read(file(b'{"messages": [{"sender_name": ' + deep + b"}]}"), OPTIONS)
    assert [entry.place for entry in found.skipped] == ["message 1"]


@pytest.mark.parametrize("half", [r"\ud83d", r"\udc00 and on", r"\ud83d\ud83d", r"a\ud83d\u0041"])
def test_half_a_character_costs_only_itself(half: str) -> None:
    content = json.dumps(thread([said("HALF"), said("\U0001f602 \\ud83d", 1)])).replace("HALF", half)
    found = messenger.FORMAT.read(file(content.encode()), OPTIONS)
    assert found.frame["text"].to_list() == [
        half.replace(r"\ud83d", "�").replace(r"\udc00", "�").replace(r"\u0041", "A"),
        "😂 \\ud83d",
    ]
    assert found.skipped == ()


def test_a_nul_is_a_character_like_others() -> None:
    assert only(said("a\x00b"), said("👍", 1))["text"].to_list() == ["a\x00b", "👍"]


@pytest.mark.parametrize("time", [10**30, -(10**30), 1e300, -1e18, 2**63, 253402300800000, -62135596800001])
def test_a_time_that_is_none_costs_its_message(time: float) -> None:
    found = rows(said() | {"timestamp_ms": time}, said("good", 1))
    assert found.frame["text"].to_list() == ["good"]
    assert len(found.skipped) == 1


@pytest.mark.parametrize("form", [messenger.FORMAT, instagram.FORMAT])
def test_a_byte_order_mark_is_no_part_of_the_file(form: Format) -> None:
    found = form.read(file(b"\xef\xbb\xbf" + json.dumps(thread([said()])).encode()), OPTIONS)
    assert found.frame["text"].to_list() == ["hi"]


def large(count: int, **about: Any) -> tuple[bytes, list[str]]:
    words = [f"message {number} " + "x" * (number % 90) for number in range(count)]
    given = [{"reaction": "❤", "actor": ALEX}]
    reacted: dict[str, Any] = {"reactions": given}
    messages = [said(text, at) | (reacted if at % 7 == 0 else {}) for at, text in enumerate(words)]
    return json.dumps(thread(messages[::-1], **about), indent=2).encode(), words


def test_a_large_file_is_read_in_runs_and_comes_back_whole() -> None:
    content, words = large(30_000)
    assert len(content) > 10 * cut.BLOCK
    found = in_order([messenger.FORMAT.read(file(content), OPTIONS)]).frame
    assert found.filter(pl.col("kind") == "text")["text"].to_list() == words
    reactions = found.filter(pl.col("kind") == "reaction")
    assert found["text"].gather(reactions["answers"]).to_list() == words[::7]
    assert found["chat"].unique().to_list() == ["Kim"]


def test_a_large_file_of_the_encrypted_export_is_read_in_runs_too() -> None:
    messages = [{"text": f"message {n}", "senderName": KIM, "timestamp": AT + n, "media": []} for n in range(30_000)]
    content = json.dumps({"messages": messages, "participants": [KIM, ALEX], "threadName": "Kim_7"}, indent=1)
    found = messenger.FORMAT.read(file(content.encode(), "Kim_7.json"), OPTIONS).frame
    assert found["text"].to_list() == [f"message {n}" for n in range(30_000)]
    assert found["chat"].unique().to_list() == ["Kim"]


@pytest.mark.parametrize("mark", [b'"content": "message 9000 ', b'"sender_name": "Kim'])
def test_a_large_file_with_a_fault_in_the_middle_is_refused_with_its_place(mark: bytes) -> None:
    content, _ = large(30_000)
    at = content.index(mark, len(content) // 3)
    with pytest.raises(BadExport, match=r"is not valid JSON \(line \d{5,}, character \d+\)"):
        messenger.FORMAT.read(file(content[:at] + b"}" + content[at:]), OPTIONS)


def test_a_large_file_with_one_odd_message_loses_that_one() -> None:
    content, words = large(30_000)
    at = content.index(b'"message 20000 ')
    found = messenger.FORMAT.read(file(content[:at] + b'5, "gifs": ' + content[at:]), OPTIONS)
    assert found.frame.filter(pl.col("kind") == "text").height == len(words) - 1
    assert [(entry.place, entry.count) for entry in found.skipped] == [("message 10000", 1)]


def test_a_large_file_whose_messages_begin_in_many_ways_is_read_whole() -> None:
    messages = [dict(sorted(said(f"{at}", at).items(), reverse=bool(at % 2))) for at in range(9_000)]
    content = json.dumps(thread(messages), indent=2).encode()
    found = messenger.FORMAT.read(file(content), OPTIONS).frame
    assert found["text"].to_list() == [f"{at}" for at in range(9_000)]


def test_memory_does_not_grow_with_the_file_beyond_its_table(tmp_path: Path) -> None:
    path = tmp_path / "message_1.json"
    content, words = large(60_000)
    path.write_bytes(content)
    del content
    tracemalloc.start()
    assert messenger.FORMAT.read(load(path), OPTIONS).frame.height > len(words)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < path.stat().st_size / 2


KEYS = {key for shape in (shapes.USUAL, shapes.ENCRYPTED) for key in shape} | {
    "uri",
    "link",
    "name",
    "reaction",
    "actor",
}
WORDS = st.sampled_from(sorted(KEYS | {"messages", "participants", "title", "threadName", "thread_path"}))
VALUES = st.sampled_from(
    ["Call", "Subscribe", "Liked a message", "Kim left the group.", "https://bing.com/maps", AT, ""]
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | VALUES
JSON = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(WORDS | st.text(), inner), max_leaves=40)
MESSAGES = st.lists(st.dictionaries(WORDS, JSON) | st.dictionaries(WORDS, JSON).map(lambda odd: said() | odd))
SEALED = {"senderName": KIM, "timestamp": AT, "text": "hi"}
OLD = {"sender": "kim_s", "created_at": "2019-05-01T08:00:00+00:00", "text": "hi"}


def outcome(content: object) -> Rows | BadExport:
    """Read a file; refusing it is an answer too, any other exception is not."""
    try:
        (named,) = messenger.FORMAT.name_chats([in_order([messenger.FORMAT.read(file(content), OPTIONS)])])  # type: ignore[misc]
    except BadExport as problem:
        return problem
    return named


def is_sound(found: Rows | BadExport) -> bool:
    """Tell whether a file was read into a sound table, or refused by its name."""
    if isinstance(found, BadExport):
        return "message_1.json" in str(found)
    frame = found.frame.drop("thread", "copy", strict=False)
    return check(to_messages(messenger.FORMAT, frame)).height == frame.height


@settings(max_examples=60)
@given(st.dictionaries(WORDS, JSON) | MESSAGES.map(lambda some: {"messages": some}) | JSON)
def test_no_json_whatever_is_a_crash(content: object) -> None:
    assert is_sound(outcome(content))


@settings(max_examples=25)
@given(st.lists(st.dictionaries(WORDS, JSON).map(lambda odd: SEALED | odd), max_size=4))
def test_no_encrypted_export_whatever_is_a_crash(messages: list[Any]) -> None:
    assert is_sound(outcome({"participants": [KIM], "threadName": "Kim", "messages": messages}))


@settings(max_examples=25)
@given(st.lists(st.dictionaries(WORDS | st.sampled_from(sorted(OLD)), JSON).map(lambda odd: OLD | odd), max_size=4))
def test_no_old_download_whatever_is_a_crash(messages: list[Any]) -> None:
    assert is_sound(outcome([{"participants": ["kim_s", "alex"], "conversation": [OLD, *messages]}]))


SAMPLE = (MESSENGER / "every_kind.json").read_bytes()
OLD_SAMPLE = (INSTAGRAM / "messages.json").read_bytes()


def changed(cuts: list[tuple[int, int, bytes]], whole: bytes) -> bytes:
    """Write other bytes over some of a file."""
    for start, length, other in cuts:
        at = start % (len(whole) + 1)
        whole = whole[:at] + other + whole[at + length :]
    return whole


PUT = st.binary(max_size=4) | st.sampled_from(
    [b'"', b"{", b"}", b"[", b"]", b",", b"\\", b"\\ud83d", b"1e999", b"null"]
)
CUTS = st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 30), PUT), min_size=1, max_size=3)


@given(st.binary() | st.builds(changed, CUTS, st.sampled_from([SAMPLE, OLD_SAMPLE])))
def test_no_bytes_whatever_are_a_crash(content: bytes) -> None:
    messenger.FORMAT.sniff(file(content))
    assert is_sound(outcome(content))
