"""Snapchat's histories of chats and snaps, in both shapes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms import chats
from goodterms.chats import BadExport, snapchat
from tests.chats.soundness import file, imported, is_sound, left_out, outcome, told, written_to, zipped

SAMPLES = Path(__file__).parents[2] / "samples" / "snapchat"
ALEX, OTHER = "Alex (alex.w)", "Alex (alex_2)"
MYDATA = [
    ("text", ALEX, "Hello Kim"),
    ("text", "Kim", "Yes\nof course"),
    ("media", "Kim", None),
    ("media", ALEX, None),
    ("deleted", ALEX, None),
    ("media", "Kim", None),
    ("voice", ALEX, None),
    ("sticker", "Kim", None),
    ("location", ALEX, None),
    ("media", ALEX, "https://example.org/1"),
    ("media", ALEX, None),
    ("text", ALEX, "new words"),
    ("deleted", ALEX, None),
    ("deleted", ALEX, None),
    ("call", ALEX, None),
    ("call", ALEX, None),
    ("system", None, "Kim · STATUSCONVERSATIONCAPTURESCREENSHOT"),
    ("system", None, f"{ALEX} · STATUSPARTICIPANTREMOVED"),
    ("text", ALEX, "Good night 🌙 &amp; <3"),
    ("text", "Robin", "first"),
    ("text", "Robin", "to both of you"),
    ("text", OTHER, "another Alex"),
]


def item(**fields: Any) -> dict[str, Any]:
    """Make a chat by Alex that has all it needs."""
    about = {"From": "alex.w", "Media Type": "TEXT", "Created": "2026-06-01 16:00:00 UTC", "Content": "hi"}
    return about | {"IsSender": False} | fields


def test_every_sort_of_record_has_its_kind_its_sender_and_its_words() -> None:
    assert told(imported(SAMPLES / "mydata")) == MYDATA


def test_a_folder_an_archive_and_files_in_memory_read_alike() -> None:
    folder = imported(SAMPLES / "mydata").messages
    files = [file(path.read_bytes(), path.name) for path in sorted((SAMPLES / "mydata" / "json").iterdir())]
    assert imported(zipped(SAMPLES / "mydata")).messages.equals(folder)
    assert imported(files).messages.equals(folder)
    assert imported(chats.unpack(zipped(SAMPLES / "mydata"))).messages.equals(folder)


def test_chats_are_called_after_friends_and_groups_after_their_last_title() -> None:
    assert imported(SAMPLES / "mydata").messages["chat"].unique(maintain_order=True).to_list() == [
        ALEX,
        "Us three",
        OTHER,
    ]


def test_without_the_files_beside_user_names_stand() -> None:
    chat = (SAMPLES / "mydata" / "json" / "chat_history.json").read_bytes()
    found = imported(file(chat, "chat_history.json"))
    assert set(found.participants) == {"alex.w", "kim_b", "robin7", "alex_2"}
    assert found.messages["chat"][0] == "alex.w"


def test_the_older_lists_of_received_and_sent_are_one_chat() -> None:
    found = imported(SAMPLES / "old")
    assert told(found) == [
        ("media", "alex.w", None),
        ("text", "me", "Are you well?"),
        ("media", "alex.w", None),
        ("text", "alex.w", "It's <fine>"),
        ("deleted", "alex.w", None),
        ("media", "me", None),
    ]
    assert set(found.messages["chat"]) == {"alex.w"}
    assert found.skipped == ()


def test_what_cannot_be_used_is_noted_with_its_reason() -> None:
    found = imported(SAMPLES / "odd_chats.json")
    assert found.messages["text"].to_list() == ["Good", "Good too"]
    assert left_out(found) == [
        ("message 2", "no date that can be read", 1),
        ("message 3", "not written as Snapchat writes it", 1),
        ("message 4", "not written as Snapchat writes it (its “Content”)", 1),
        ("message 5", "no sender", 1),
    ]


@pytest.mark.parametrize(
    ("milliseconds", "exact"),
    [
        (1780329600123, 123000),
        ("1780329600123", 123000),
        (1780329600123456, 0),
        (5, 0),
        (None, 0),
        ("x", 0),
        (10**30, 0),
    ],
)
def test_milliseconds_count_where_they_agree_with_the_second(milliseconds: Any, exact: int) -> None:
    found = imported(file({"alex.w": [item(**{"Created(microseconds)": milliseconds})]}, "chat_history.json")).messages
    assert found["sent_at"].to_list() == [datetime(2026, 6, 1, 16, 0, 0, exact, UTC)]
    assert found["precision"].to_list() == ["sub" if exact else "second"]


def test_of_two_in_one_second_the_lower_in_the_file_came_first() -> None:
    found = imported(file({"alex.w": [item(Content="second"), item(Content="first")]}, "chat_history.json"))
    assert found.messages["text"].to_list() == ["first", "second"]


def test_an_empty_history_is_said_plainly() -> None:
    found = imported(file({"Received Saved Chat History": []}, "chat_history.json"))
    assert found.warnings == ("“chat_history.json” holds no messages.",)


def of_hours(hours: range, minute: int = 0, sort: str = "TEXT") -> dict[str, list[dict[str, Any]]]:
    """Make a history of one chat an hour, newest first."""
    times = {hour: f"2026-06-01 {hour:02}:{minute:02}:00 UTC" for hour in hours}
    chat = [item(Created=time, Content=f"at {hour}") | {"Media Type": sort} for hour, time in times.items()]
    return {"alex.w": chat[::-1]}


@pytest.mark.parametrize("second", ["2026/json/chat_history.json", "2025/json/chat_history (1).json"])
def test_two_exports_in_one_folder_that_overlap_count_once_what_both_hold(tmp_path: Path, second: str) -> None:
    erased = of_hours(range(3, 9))
    erased["alex.w"][-1] |= {"Media Type": "STATUSERASEDMESSAGE", "Content": ""}
    exports = {
        "2025/json/chat_history.json": json.dumps(of_hours(range(6))).encode(),
        "2025/json/snap_history.json": json.dumps(of_hours(range(6), 30, "IMAGE")).encode(),
        second: json.dumps(erased).encode(),
    }
    folder = written_to(tmp_path / "snaps", exports)
    files = [file(content, name) for name, content in exports.items()]
    expected = ["at 0", "at 1", "at 2", None, "at 4", "at 5", "at 6", "at 7", "at 8"]
    for way in (folder, zipped(folder), files):
        found = imported(way).messages
        assert found.filter(pl.col("kind") != "media")["text"].to_list() == expected
        assert found.filter(pl.col("kind") == "media").height == 6


def test_two_files_of_one_name_are_of_two_exports() -> None:
    files = [file(of_hours(hours), "chat_history.json") for hours in (range(6), range(3, 9))]
    assert imported(files).messages["text"].to_list() == [f"at {hour}" for hour in range(9)]


TIMES = st.datetimes(datetime(2015, 1, 1), datetime(2030, 1, 1)).map(lambda at: at.replace(microsecond=0, tzinfo=UTC))  # noqa: DTZ001
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@settings(max_examples=40)
@given(st.lists(st.tuples(TIMES, st.booleans(), WORDS), max_size=8, unique_by=lambda one: one[0]))
def test_whatever_was_written_comes_back_exactly(said: list[tuple[datetime, bool, str]]) -> None:
    said.sort()
    items = [
        item(Created=f"{at:%Y-%m-%d %H:%M:%S} UTC", IsSender=mine, From="kim_b" if mine else "alex.w", Content=words)
        for at, mine, words in reversed(said)
    ]
    if items:
        found = imported(file({"alex.w": items}, "chat_history.json"))
        assert told(found) == [("text", "kim_b" if mine else "alex.w", words) for _, mine, words in said]
        assert found.messages["sent_at"].to_list() == [at for at, _, _ in said]
        assert found.skipped == ()


LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
JSON = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)
FIELDS = [*item(), "To", "Text", "Conversation Title", "Created(microseconds)"]
ODD = st.dictionaries(st.sampled_from(FIELDS), JSON).map(lambda odd: item() | odd)
NAMES = st.sampled_from(["alex.w", "Received Saved Chat History", "Sent Snap History", ""])


@settings(max_examples=60)
@given(st.dictionaries(NAMES, st.lists(ODD | JSON, max_size=4) | JSON))
def test_no_record_whatever_is_a_crash(lists: dict[str, Any]) -> None:
    assert is_sound(outcome(file({"first": [item()]} | lists, "chat_history.json")))


@settings(max_examples=60)
@given(st.sampled_from(["chat_history.json", "friends.json", "account.json"]), st.data())
def test_no_bytes_whatever_are_a_crash(name: str, data: st.DataObject) -> None:
    files = {path.name: path.read_bytes() for path in (SAMPLES / "mydata" / "json").iterdir()}
    whole = files[name]
    at = data.draw(st.integers(0, len(whole)))
    files[name] = whole[:at] + data.draw(st.binary(max_size=20)) + whole[data.draw(st.integers(at, len(whole))) :]
    assert is_sound(outcome([file(content, where) for where, content in files.items()]))


@pytest.mark.parametrize("share", [0.3, 0.6, 0.99])
def test_a_file_that_breaks_off_is_said_so(share: float) -> None:
    whole = (SAMPLES / "mydata" / "json" / "chat_history.json").read_bytes()
    with pytest.raises(BadExport, match=r"“chat\.json” (breaks off in the middle|is not valid JSON) \(line \d+"):
        imported(file(whole[: int(len(whole) * share)], "chat.json"))


def test_deep_nesting_and_half_an_emoji_cost_at_most_their_record() -> None:
    for damage in (b"[" * 100_000 + b"]" * 100_000, rb'"\ud83d"'):
        content = json.dumps({"alex.w": [item(Content="HERE"), item()]}).encode().replace(b'"HERE"', damage)
        assert is_sound(outcome(file(content, "chat_history.json")))


@pytest.mark.parametrize(
    ("head", "ours"),
    [
        ({"alex.w": [item()]}, True),
        ({"Received Saved Chat History": [], "Sent Saved Chat History": []}, True),
        ({"Received Snap History": [{"From": "a", "Media Type": "IMAGE", "Created": "x"}]}, True),
        ({"Friends": [{"Username": "alex.w"}]}, False),
        ({"Saved Media": [{"Media Type": "Image", "Date": "x"}]}, False),
        ({"name": "Alex", "messages": []}, False),
        ([], False),
    ],
)
def test_the_format_is_told_by_its_head(head: Any, ours: bool) -> None:
    assert snapchat.sniff(file(head, "x.json")) is ours
