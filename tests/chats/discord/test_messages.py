"""What becomes of each sort of message of Discord."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from goodterms import chats
from tests.chats.discord.exported import SAMPLES, alex, one_chat
from tests.chats.soundness import file, imported, left_out, linked, told, zipped

if TYPE_CHECKING:
    from pathlib import Path

DIRECT = [
    ("text", "Alex", "Hello Kim,\nare you  there? "),
    ("text", "Kim", 'Yes, <3 & "so"'),
    ("reaction", "Alex", "❤"),
    ("reaction", "Kim", "❤"),
    ("reaction", "Alex", ":party:"),
    ("reaction", "Alex", "👀"),
    ("text", "Alex", "Mended"),
    ("media", "Kim", "A caption"),
    ("media", "Kim", None),
    ("voice", "Alex", None),
    ("sticker", "Alex", None),
    ("sticker", "Kim", "Hi!"),
    ("call", "Kim", None),
    ("call", "Alex", None),
    ("system", None, "Kim · Pinned a message."),
    ("system", None, "Kim · Added Robin to the group."),
    ("system", None, "Alex · type 46"),
    ("text", "Alex", "Passed on"),
    ("media", "Kim", None),
    ("text", "Alex (200000000000000003)", "Another Alex"),
    ("text", "Kim", "Answer to the first part"),
    ("text", "Alex", "Answer to one that is gone"),
    ("text", "Alex", "Good night"),
]


def test_every_sort_of_message_has_its_kind_its_sender_and_its_words() -> None:
    assert told(imported(SAMPLES / "direct")) == DIRECT


def test_a_folder_an_archive_and_files_in_memory_read_alike() -> None:
    folder = imported(SAMPLES / "direct").messages
    files = [file(path.read_bytes(), path.name) for path in sorted((SAMPLES / "direct").iterdir())]
    assert imported(zipped(SAMPLES / "direct")).messages.equals(folder)
    assert imported(files).messages.equals(folder)
    assert imported(chats.unpack(zipped(SAMPLES / "direct"))).messages.equals(folder)


def test_answers_are_found_across_parts_and_a_forwarded_message_answers_nothing() -> None:
    said = 'Yes, <3 & "so"'
    hello = "Hello Kim,\nare you  there? "
    assert linked(imported(SAMPLES / "direct")) == [
        (said, hello),
        *((emoji, said) for emoji in ("❤", "❤", ":party:", "👀")),
        ("Answer to the first part", hello),
    ]


def test_a_call_has_its_length_where_its_end_is_known() -> None:
    calls = imported(SAMPLES / "direct").messages.filter(pl.col("kind") == "call")
    assert calls["duration_s"].to_list() == [183.5, None]


def test_times_have_their_offset_and_a_reaction_has_that_of_its_message() -> None:
    found = imported(SAMPLES / "direct", zone="America/New_York").messages
    assert found["sent_at"][0] == datetime(2026, 6, 1, 16, 1, 5, 123000, UTC)
    assert found["sent_at"][1] == found["sent_at"][2]
    assert set(found["precision"]) == {"sub"}


def test_what_was_edited_is_told_by_its_second_time() -> None:
    found = imported(SAMPLES / "direct").messages
    assert found.filter("edited")["text"].to_list() == ["Mended"]


def test_reactions_without_a_giver_are_counted_as_skipped() -> None:
    found = imported(SAMPLES / "direct")
    assert left_out(found) == [("chat “Alex”", "reactions of which the export does not say who gave them", 2)]


def test_what_cannot_be_used_is_noted_with_its_reason() -> None:
    found = imported(SAMPLES / "odd_messages.json")
    assert found.messages["text"].to_list() == ["Good", "Good too"]
    assert left_out(found) == [
        ("message 2", "not written as DiscordChatExporter writes it", 1),
        ("message 3", "not written as DiscordChatExporter writes it (its “author”)", 1),
        ("message 4", "no date that can be read", 2),
        ("message 6", "no sender", 1),
        ("chat “Alex”", "reactions of which the export does not say who gave them", 1),
    ]


def test_a_message_in_two_files_of_an_export_stands_once_as_it_was_edited_last() -> None:
    before = one_chat(alex(), alex() | {"id": "2", "content": "wrod"})
    after = one_chat(alex() | {"id": "2", "content": "word", "timestampEdited": "2026-06-02T00:00:00+00:00"})
    for order in ([before, after], [after, before]):
        assert sorted(told(imported(order))) == [("text", "Alex", "hi"), ("text", "Alex", "word")]


def test_newest_first_is_put_in_order() -> None:
    late = alex() | {"id": "2", "timestamp": "2026-06-01T19:00:00+00:00", "content": "late"}
    assert imported(one_chat(late, alex())).messages["text"].to_list() == ["hi", "late"]


def test_chats_are_told_apart_and_a_channel_is_named_with_its_server() -> None:
    found = imported(SAMPLES / "several").messages
    assert found["chat"].to_list() == [
        "Alex (100000000000000001)",
        "Alex (100000000000000002)",
        "Us three",
        "Garden #general",
    ]
    assert found["sender"].to_list() == ["Alex", "Alex (200000000000000004)", "Alex", "Alex"]


def test_two_chats_of_one_name_keep_their_ids_when_read_alone() -> None:
    alone = imported(SAMPLES / "several" / "two.json").messages
    assert alone["chat"].to_list() == ["Alex"]
    both = imported(SAMPLES / "several").messages
    assert (
        both.filter(pl.col("text") == "from the first Alex")["id"][0]
        == (imported(SAMPLES / "several" / "one.json").messages["id"][0])
    )


@pytest.mark.parametrize(
    ("fields", "kind", "text"),
    [
        ({"type": "Reply"}, "text", "hi"),
        ({"type": "20"}, "text", "hi"),
        ({"type": 19}, "text", "hi"),
        ({"type": "8"}, "system", "Alex · hi"),
        ({"type": "GuildMemberJoin", "content": ""}, "system", "Alex · type GuildMemberJoin"),
        ({"content": ""}, "media", None),
        ({"content": None}, "media", None),
        ({"attachments": [{"fileName": "voice-message.ogg"}], "content": ""}, "voice", None),
        ({"attachments": [{}]}, "media", "hi"),
    ],
)
def test_a_message_is_what_its_type_and_its_files_say(fields: dict[str, Any], kind: str, text: str | None) -> None:
    assert [(row[0], row[2]) for row in told(imported(one_chat(alex() | fields)))] == [(kind, text)]


def test_a_sender_without_a_nickname_is_called_by_name_or_id() -> None:
    people = [{"id": "1", "name": "alex.w"}, {"id": "2", "name": "", "nickname": None}, {"id": 3}]
    found = imported(one_chat(*(alex() | {"id": str(n), "author": who} for n, who in enumerate(people))))
    assert found.messages["sender"].to_list() == ["alex.w", "2", "3"]


def test_an_empty_channel_is_said_plainly() -> None:
    found = imported(one_chat())
    assert found.messages.is_empty()
    assert found.warnings == ("“chat.json” holds no messages.",)


def test_a_damaged_part_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "good.json").write_bytes(one_chat(alex()).data)
    (tmp_path / "cut.json").write_bytes(one_chat(alex() | {"id": "2"}).data[:-30])
    found = imported(tmp_path)
    assert found.messages.height == 1
    assert [entry.place for entry in found.skipped] == ["the whole file"]
