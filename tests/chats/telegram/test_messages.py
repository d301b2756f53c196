"""What becomes of each sort of message."""

from __future__ import annotations

from datetime import UTC, datetime

import polars as pl
import pytest

from tests.chats.telegram.exported import only, rows, sample

EVERY = pl.DataFrame(
    [
        ("system", None, "Alex · joined_telegram"),
        ("text", "Alex", "Hello Kim,\nare you  there? "),
        ("text", "Kim", "See https://example.org/1, please now🙂"),
        ("text", "Alex", "Mended"),
        ("media", "Kim", "A caption"),
        ("media", "Kim", None),
        ("voice", "Alex", None),
        ("sticker", "Alex", None),
        ("media", "Kim", None),
        ("media", "Kim", None),
        ("media", "Kim", None),
        ("media", "Kim", "The lease"),
        ("location", "Alex", None),
        ("location", "Alex", None),
        ("location", "Alex", None),
        ("contact", "Kim", None),
        ("poll", "Kim", "Friday or Saturday?"),
        ("media", "Alex", None),
        ("text", "Alex", "Passed on"),
        ("text", "Kim", "Found by a bot"),
        ("call", "Kim", None),
        ("call", "Alex", None),
        ("system", None, "Kim · pin_message"),
        ("system", None, "Kim · edit_group_title · Us: again"),
        ("system", None, "Alex · invite_members · Kim, someone"),
        ("system", None, "Alex · Alex is now using a new phone."),
        ("text", "Alex", "Good night"),
        ("reaction", "Kim", "❤"),
        ("reaction", "Alex", "❤"),
        ("text", "Kim", "Answer to Alex"),
        ("text", "Kim", "Answer to another chat"),
    ],
    schema={"kind": pl.String, "sender": pl.String, "text": pl.String},
    orient="row",
)


def test_every_sort_of_message_has_its_kind_its_sender_and_its_words() -> None:
    found = sample("every_kind.json").messages
    assert found.select(pl.col("kind").cast(pl.String), "sender", "text").rows() == EVERY.rows()


def test_only_calls_and_voice_messages_have_a_length() -> None:
    found = sample("every_kind.json").messages.filter(pl.col("duration_s").is_not_null())
    assert found.select(pl.col("kind").cast(pl.String), "duration_s").rows() == [("voice", 7.0), ("call", 63.0)]


def test_an_answer_points_to_the_message_it_answers_and_a_reaction_to_its_message() -> None:
    found = sample("every_kind.json").messages
    texts = dict(found.select("id", "text").iter_rows())
    linked = found.filter(pl.col("reply_to").is_not_null()).select("text", "reply_to").iter_rows()
    assert [(text, texts[answered]) for text, answered in linked] == [
        ("See https://example.org/1, please now🙂", "Hello Kim,\nare you  there? "),
        ("❤", "Good night"),
        ("❤", "Good night"),
        ("Answer to Alex", "Good night"),
    ]


def test_reactions_without_a_giver_are_counted_as_skipped() -> None:
    (skipped,) = sample("every_kind.json").skipped
    assert (skipped.file, skipped.place, skipped.count) == ("every_kind.json", "chat “Alex”", 3)
    assert "reactions" in skipped.reason


def test_a_reaction_has_its_own_time_even_where_the_zone_asked_for_is_another() -> None:
    who = {"from": "Kim", "from_id": "user2", "date": "2026-06-01T18:28:00"}
    heart = {"type": "emoji", "count": 1, "emoji": "❤", "recent": [who]}
    message = {"date": "2026-06-01T18:27:00", "date_unixtime": "1780331220", "reactions": [heart]}
    found = rows(message, zone="America/New_York").frame
    assert found["sent_at"].to_list() == [datetime(2026, 6, 1, 16, minute, tzinfo=UTC) for minute in (27, 28)]
    assert found["answers"].to_list() == [None, 0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("plain", "plain"),
        (["a", {"type": "bold", "text": "b"}, "c"], "abc"),
        ([{"type": "link", "text": "https://example.org"}], "https://example.org"),
        (["line\n", " two  blanks "], "line\n two  blanks "),
        ([{"type": "mention"}, "only"], "only"),
    ],
)
def test_the_pieces_of_a_text_are_joined_with_nothing_between(text: object, words: str) -> None:
    assert only({"text": text})["text"].to_list() == [words]


def test_a_message_with_no_words_and_nothing_known_in_it_is_media() -> None:
    found = only({"text": ""}, {"text": []}, {"text": [""]}, {"text": None}, {"dice": 3, "text": ""})
    assert found["kind"].to_list() == ["media"] * 5
    assert found["text"].null_count() == 5


@pytest.mark.parametrize(
    ("fields", "edited"),
    [
        ({}, False),
        ({"edited": "2026-06-01T18:28:00", "edited_unixtime": "1780331280"}, True),
        ({"edited": "2020-06-01T18:28:00"}, True),
        ({"edited_unixtime": 1780331280}, True),
        ({"edited": "1970-01-01T01:00:00"}, False),
        ({"edited_unixtime": "0"}, False),
    ],
)
def test_a_message_is_edited_where_the_export_says_when(fields: dict[str, object], edited: bool) -> None:
    assert only(fields)["edited"].to_list() == [edited]


def test_a_call_whose_caller_is_not_named_is_a_line_by_the_app() -> None:
    call = {"type": "service", "action": "phone_call", "from": None, "from_id": None, "text": "", "duration_seconds": 5}
    found = only(call)
    assert found.select(pl.col("kind").cast(pl.String), "sender", "text", "duration_s").rows() == [
        ("system", None, "phone_call", None)
    ]


def test_a_service_message_that_says_nothing_still_has_words() -> None:
    assert only({"type": "service", "from": None, "from_id": None, "text": ""})["text"].to_list() == ["service message"]


def test_the_precision_is_a_second() -> None:
    assert only({})["precision"].to_list() == ["second"]
