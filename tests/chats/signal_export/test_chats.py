"""Chats as signal-export writes them, as data and as text."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms import chats
from goodterms.chats import signal_export
from tests.chats.soundness import file, imported, is_sound, left_out, linked, outcome, told, written_to, zipped

SAMPLES = Path(__file__).parents[2] / "samples" / "signal_export"
ALEX = [
    ("text", "Alex", "Hello Kim,\nare you  there?"),
    ("reaction", "me", "👍"),
    ("reaction", "Alex", "❤"),
    ("text", "me", "yes"),
    ("media", "Alex", "look"),
    ("reaction", "me", "😂"),
    ("voice", "Alex", None),
    ("media", "me", None),
    ("sticker", "me", None),
    ("sticker", "Alex", "hi"),
    ("call", "me", None),
    ("call", "Alex", None),
    ("call", "Alex", None),
    ("deleted", "Alex", None),
    ("media", "me", "not there"),
    ("text", "Alex", "Incoming call"),
    ("text", "me", "a\n\n\nb  c  "),
]
EMPTY = "nothing in it: a notice of Signal’s, of which signal-export keeps no words, or something it does not know"


def message(**fields: Any) -> dict[str, Any]:
    """Make a message by Alex that has all it needs, as a line of data.json has it."""
    about: dict[str, Any] = {"date": "2026-06-01T18:00:00", "sender": "Alex", "body": "hi  ", "quote": ""}
    return about | {"sticker": None, "reactions": [], "attachments": []} | fields


def data(*messages: Any) -> bytes:
    """Write a data.json."""
    return "".join(json.dumps(one) + "\n" for one in messages).encode()


def text(said: list[tuple[datetime, str, str]]) -> bytes:
    """Write a chat.md."""
    return "".join(f"[{at:%Y-%m-%d %H:%M:%S}] {who}: {words}  \n\n" for at, who, words in said).encode()


def test_every_sort_of_message_has_its_kind_its_sender_and_its_words() -> None:
    assert told(imported(SAMPLES / "chats", chat="Alex")) == ALEX


def test_the_same_chat_as_text_reads_alike() -> None:
    as_text = told(imported(SAMPLES / "text"))
    # a text cannot tell a call from somebody who writes its words
    assert as_text == [row if row[2] != "Incoming call" else ("call", "Alex", None) for row in ALEX]


def test_where_data_and_text_lie_together_a_chat_is_read_once() -> None:
    whole = imported(SAMPLES / "chats").messages
    assert dict(whole["chat"].value_counts().iter_rows()) == {"Alex": 17, "Usthree": 3}
    assert imported(zipped(SAMPLES / "chats")).messages.equals(whole)
    assert imported(chats.unpack(zipped(SAMPLES / "chats"))).messages.equals(whole)


def test_text_that_is_named_itself_gives_way_to_the_data_beside_it() -> None:
    by_text = imported(SAMPLES / "chats" / "Alex" / "chat.md").messages
    assert by_text.equals(imported(SAMPLES / "chats" / "Alex" / "data.json").messages)
    both = [file((SAMPLES / "chats" / "Alex" / name).read_bytes(), f"Alex/{name}") for name in ("chat.md", "data.json")]
    assert imported(both).messages.height == by_text.height


def test_an_answer_is_linked_by_the_words_that_it_quotes() -> None:
    hello = "Hello Kim,\nare you  there?"
    answers = [("👍", hello), ("❤", hello), ("yes", hello), ("😂", "look")]
    assert linked(imported(SAMPLES / "chats", chat="Alex")) == answers
    assert linked(imported(SAMPLES / "text")) == answers


def test_of_two_messages_with_the_quoted_words_the_nearest_above_is_meant() -> None:
    quote = "\n\n> hi\n\n"
    found = imported(file(data(message(), message(), message(body="so  ", quote=quote), message()), "Alex/data.json"))
    assert found.messages["reply_to"].to_list() == [None, None, found.messages["id"][1], None]


def test_calls_have_their_length() -> None:
    for name in ("chats", "text"):
        calls = imported(SAMPLES / name, chat="Alex").messages.filter(pl.col("kind") == "call")
        assert calls["duration_s"].to_list()[:3] == [63.0, 45.0, None]


def test_times_are_local_and_as_exact_as_the_file() -> None:
    exact, second = (imported(SAMPLES / name, zone="America/New_York", chat="Alex") for name in ("chats", "text"))
    assert exact.messages["sent_at"][0] == datetime(2026, 6, 1, 22, 1, 1, 123000, UTC)
    assert second.messages["sent_at"][0] == datetime(2026, 6, 1, 22, 1, 1, tzinfo=UTC)
    assert (set(exact.messages["precision"]), set(second.messages["precision"])) == ({"sub"}, {"second"})


def test_what_the_first_versions_wrote_is_read_too() -> None:
    found = imported(SAMPLES / "old")
    assert told(found) == [
        ("text", "Alex", "Hello"),
        ("text", "me", "old answer"),
        ("reaction", "Alex", "👍"),
        ("text", "Alex", "three\nlines\n\nhere"),
        ("media", "Alex", None),
    ]
    assert linked(found) == [("old answer", "Hello"), ("👍", "old answer")]
    assert set(found.messages["precision"]) == {"minute"}
    assert set(found.messages["channel"]) == {"signal"}


def test_what_cannot_be_used_is_noted_with_its_reason() -> None:
    assert left_out(imported(SAMPLES / "chats")) == [("line 12", EMPTY, 1), ("line 2", "no sender", 1)]
    assert left_out(imported(SAMPLES / "odd")) == [
        ("line 2", "no date that can be read", 1),
        ("line 3", "not written as signal-export writes it (its “reactions”)", 1),
        ("line 4", "no sender", 1),
        ("line 6", "not written as signal-export writes it", 1),
    ]


def test_in_a_group_who_reacts_keeps_the_name(tmp_path: Path) -> None:
    found = imported(SAMPLES / "chats", chat="Usthree").messages
    assert found.filter(pl.col("kind") == "reaction")["sender"].to_list() == ["KimBerg"]
    # the second chat of a name has a number on its folder, and its other is still one
    shutil.copytree(SAMPLES / "chats" / "Alex", tmp_path / "Alex2")
    second = imported(tmp_path).messages
    assert second.filter(pl.col("kind") == "reaction")["sender"].to_list() == ["me", "Alex", "me"]
    assert set(second["chat"]) == {"Alex2"}


def test_a_chat_in_no_folder_is_called_after_the_others() -> None:
    found = imported(file(data(message(), message(sender="Me")), "data.json"))
    assert set(found.messages["chat"]) == {"Alex"}


def test_files_that_were_sent_are_no_chats(tmp_path: Path) -> None:
    sent = {"Alex/data.json": data(message()), "Alex/media/x_data.json": data(message(body="sent  "))}
    assert imported(written_to(tmp_path, sent)).messages["text"].to_list() == ["hi"]


@pytest.mark.parametrize(
    ("name", "head", "ours"),
    [
        ("data.json", data(message()), True),
        ("anything.json", data(message()), True),
        ("chat.md", b"[2026-06-01 18:01:05] Alex: hi  \n", True),
        ("chat.md", b"[2019-05-29, 15:04] Me: hi\n", True),
        ("_chat.txt", b"[2019-05-29, 15:04:10] Me: hi\n", False),
        ("chat.md", b"# Notes\n", False),
        ("data.json", b'{"date": "2026-06-01", "sender": "x"}', False),
        ("data.json", b"", False),
    ],
)
def test_the_format_is_told_by_its_head(name: str, head: bytes, ours: bool) -> None:
    assert signal_export.sniff(file(head, name)) is ours


SECONDS = st.integers(0, 3_000_000).map(lambda seconds: datetime(2026, 1, 1) + timedelta(seconds=seconds))  # noqa: DTZ001
LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="[(`"))
SAID = st.lists(
    st.tuples(SECONDS, st.sampled_from(["Alex", "Me"]), st.lists(LINE, min_size=1).map("\n".join)), max_size=6
)


@settings(max_examples=40)
@given(SAID)
def test_whatever_was_written_comes_back_exactly(said: list[tuple[datetime, str, str]]) -> None:
    said = [one for one in said if one[2].strip()]
    wanted = [("text", "me" if who == "Me" else who, words) for _, who, words in said]
    lines = [message(date=at.isoformat(), sender=who, body=words + "  ") for at, who, words in said]
    for name, content in (("Alex/data.json", data(*lines)), ("Alex/chat.md", text(said))):
        if said:
            found = imported(file(content, name), zone="UTC")
            assert told(found) == wanted
            assert found.messages["sent_at"].to_list() == [at.replace(tzinfo=UTC) for at, _, _ in said]
            assert found.skipped == ()


LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
JSON = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)
ODD = st.dictionaries(st.sampled_from([*message(), "call", "deleted"]), JSON).map(lambda odd: message() | odd)


@settings(max_examples=60)
@given(st.lists(ODD | JSON, max_size=5))
def test_no_line_whatever_is_a_crash(lines: list[Any]) -> None:
    assert is_sound(outcome(file(data(message(), *lines), "Alex/data.json")))


@settings(max_examples=60)
@given(st.sampled_from(["Alex/data.json", "Alex/chat.md"]), st.data())
def test_no_bytes_whatever_are_a_crash(name: str, data: st.DataObject) -> None:
    whole = (SAMPLES / "chats" / name).read_bytes()
    at = data.draw(st.integers(0, len(whole)))
    damaged = whole[:at] + data.draw(st.binary(max_size=20)) + whole[data.draw(st.integers(at, len(whole))) :]
    assert is_sound(outcome(file(damaged, name)))


def test_a_text_with_very_many_blanks_is_read_in_time() -> None:
    long = "  x" * 100_000
    found = imported(file(text([(datetime(2026, 1, 1), "Alex", long)]), "Alex/chat.md"))  # noqa: DTZ001
    assert found.messages["text"].to_list() == [long]


@pytest.mark.parametrize("name", ["Alex.md", "signal.txt"])
def test_a_page_of_text_is_known_by_its_texts_whatever_it_is_called(name: str) -> None:
    page = next((SAMPLES / "chats").rglob("chat.md")).read_bytes()
    found = imported(file(page, name))
    assert found.messages.select("channel", "chat").unique().rows() == [("signal", name.partition(".")[0])]
    assert found.messages["text"].equals(imported(file(page, "chat.md")).messages["text"])
    typed = b"[2026-06-01 18:00:00] Alex: hi\n[2026-06-01 18:01:00] Kim: yes  \n[2026-06-01 18:02:00] Alex: ok\n"
    assert set(imported(file(typed, name)).messages["channel"]) == {"whatsapp"}
