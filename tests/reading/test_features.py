from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from goodterms import reading
from goodterms.reading import FEATURES_VERSION, features
from tests.reading.invented import chat
from tests.tables import at, table


def of(text: str | None) -> dict[str, object]:
    frame = features(table([("me", "2026-03-01 10:00")]).with_columns(text=pl.lit(text, dtype=pl.String)), "UTC").frame
    return frame.select("characters", "words", "question", "emoji", "links").row(0, named=True)


def test_a_text_becomes_numbers() -> None:
    assert of("Don't you want to come? 😀 https://example.org/?day=1") == {
        "characters": 52,
        "words": 10,
        "question": True,
        "emoji": 1,
        "links": 1,
    }


def test_a_message_without_text_has_none_of_them() -> None:
    assert set(of(None).values()) == {None}


@pytest.mark.parametrize(
    "text", ["Really?", "Really?!", "really? yes", "(really?)", "本当ですか？", "حقا؟", "so?\nwell"]
)
def test_a_question_is_one_that_ends_a_sentence(text: str) -> None:
    assert of(text)["question"] is True


@pytest.mark.parametrize("text", ["see https://example.org/?q=1 there", "Πώς είσαι;", "no; yes", "fine", "?x"])
def test_other_marks_are_no_question(text: str) -> None:
    assert of(text)["question"] is False


def test_they_tell_of_the_time_from_the_first_of_the_two_to_the_end_of_the_export() -> None:
    rows = [
        ("app", "2019-01-01 09:00"),
        ("me", "2026-03-01 10:00"),
        ("them", "2026-03-02 10:00"),
        ("app", "2026-04-01 09:00"),
    ]
    messages = table(rows)
    assert features(messages, "UTC").span == (at(rows[1][1]), at("2026-04-01 09:00"))
    assert features(messages, "UTC", until=at("2026-06-01 10:00")).span == (at(rows[1][1]), at("2026-06-01 10:00"))
    assert features(messages, "UTC", until=at("2026-03-01 10:00")).span == features(messages, "UTC").span
    nobody = features(messages.filter(pl.col("who").is_null()), "UTC")
    assert nobody.span == (at(rows[0][1]), at("2026-04-01 09:00"))


def test_features_hold_no_text_at_all() -> None:
    taken = features(table([("me", "2026-03-01 10:00")], text="a secret"), "UTC")
    assert taken.version == FEATURES_VERSION
    assert [name for name, kind in taken.frame.schema.items() if kind == pl.String] == ["channel"]
    assert "secret" not in taken.frame.write_json()


def test_the_words_need_not_be_kept() -> None:
    messages = chat(5, 200)
    events = [reading.Event("breakup", date(2026, 4, 6))]
    kept = features(messages, "Europe/Berlin")
    without_words = messages.with_columns(text=pl.lit("x"))
    assert reading.read_features(kept, events=events) == reading.read(messages, zone="Europe/Berlin", events=events)
    assert reading.read(without_words, zone="Europe/Berlin", events=events) == reading.read_features(
        kept, events=events
    )


def test_rows_go_by_time_and_equal_times_by_their_order_in_the_file() -> None:
    rows = [("me", "2026-03-01 10:01"), ("them", "2026-03-01 10:00"), ("me", "2026-03-01 10:00")]
    assert features(table(rows), "UTC").frame["who"].to_list() == ["them", "me", "me"]


@pytest.mark.parametrize("zone", ["Europe/Bärlin", "", "../etc/passwd", "/etc/localtime", "localtime", "a\0b"])
def test_a_zone_that_does_not_exist_is_named(zone: str) -> None:
    with pytest.raises(reading.BadRequest, match="time zone"):
        features(table([("me", "2026-03-01 10:00")]), zone)
