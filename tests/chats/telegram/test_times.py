"""When a message was sent."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.chats.telegram.exported import rows, sample

FIRST = datetime(2026, 6, 1, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    "fields",
    [
        {"date_unixtime": "1780329600"},
        {"date_unixtime": 1780329600},
        {"date_unixtime": "1780329600", "date": "2011-11-11T11:11:11"},
        {"date_unixtime": None, "date": "2026-06-01T18:00:00"},
        {"date_unixtime": None, "date": "2026-06-01 18:00:00"},
    ],
)
def test_the_exact_time_counts_and_else_the_local_one_in_the_zone(fields: dict[str, object]) -> None:
    assert rows(fields).frame["sent_at"].to_list() == [FIRST]


def test_an_hour_that_comes_twice_goes_by_the_order_of_the_file() -> None:
    found = sample("old.json").messages
    assert found["sent_at"].is_sorted()
    assert found["sent_at"][3] - found["sent_at"][2] == timedelta(minutes=40)


def test_after_a_migration_the_nearer_of_two_messages_with_one_id_is_meant() -> None:
    found = sample("old.json").messages
    texts = dict(found.select("id", "text").iter_rows())
    answers = [(text, texts[to]) for text, to in found.select("text", "reply_to").iter_rows() if to is not None]
    assert answers == [
        ("ten past two, in winter", "half past two, in summer"),
        ("to the nearer one", "an id again"),
    ]


def test_an_old_export_does_not_count_every_message_as_edited() -> None:
    assert sample("old.json").messages["edited"].to_list() == [False] * 5 + [True]


@pytest.mark.parametrize(
    "fields",
    [
        {"date_unixtime": None},
        {"date_unixtime": "99999999999999999999"},
        {"date_unixtime": 10**30},
        {"date_unixtime": "-5"},
        {"date_unixtime": "soon"},
        {"date_unixtime": None, "date": "31.12.2024"},
        {"date_unixtime": None, "date": ""},
        {"date_unixtime": None, "date": "0001-01-01T00:00:00"},
        {"date_unixtime": None, "date": "9999-12-31T23:59:59"},
    ],
)
def test_a_message_without_a_time_is_skipped_with_its_place(fields: dict[str, object]) -> None:
    found = rows({}, {"id": 77} | fields)
    assert found.frame.height == 1
    assert [(entry.place, entry.reason) for entry in found.skipped] == [("message id 77", "no date that can be read")]
