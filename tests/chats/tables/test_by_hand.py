"""What is entered by hand becomes sound rows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from goodterms.chats import BadExport
from goodterms.chats.by_hand import Entry, entries
from goodterms.messages import check

AT = datetime(2026, 6, 1, 20, tzinfo=UTC)


def test_entries_become_rows_in_order_of_time() -> None:
    found = entries(
        [
            Entry(AT + timedelta(days=2, seconds=5), None, "system", "met at the lake"),
            Entry(AT.astimezone(timezone(timedelta(hours=2))), "Alex", "call", "about the box", duration_s=600),
            Entry(AT + timedelta(days=1), "Kim", "text", "Dear Alex,\n\nthank you.", duration_s=9),
        ]
    )
    check(found.messages)
    assert found.messages.select(
        "sent_at", "precision", "sender", "kind", "text", "channel", "chat", "duration_s"
    ).rows() == [
        (AT, "minute", "Alex", "call", "about the box", "by-hand", "Alex, Kim", 600.0),
        (AT + timedelta(days=1), "minute", "Kim", "text", "Dear Alex,\n\nthank you.", "by-hand", "Alex, Kim", None),
        (AT + timedelta(days=2, seconds=5), "second", None, "system", "met at the lake", "by-hand", "Alex, Kim", None),
    ]
    assert found.participants == ("Alex", "Kim")


def test_the_same_entry_has_the_same_id_and_twice_is_twice() -> None:
    one, two = Entry(AT, "Alex", "call", chat="Alex"), Entry(AT, "Alex", "call", chat="Alex")
    assert entries([one]).messages["id"][0] == entries([two]).messages["id"][0]
    assert check(entries([one, two]).messages).height == 2
    assert entries([]).messages.is_empty()


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (Entry(AT.replace(tzinfo=None), "Alex", "text", "x"), "time zone"),
        (Entry(datetime.max.replace(tzinfo=timezone(-timedelta(hours=5))), "Alex", "text", "x"), "years 1 to 9999"),
        (Entry(AT, None, "text", "x"), "nobody sent"),
        (Entry(AT, "Alex", "system", "x"), "nobody sent"),
        (Entry(AT, " ", "text", "x"), "empty name"),
        (Entry(AT, "Alex", "text", " "), "says nothing"),
        (Entry(AT, "Alex", "call", duration_s=float("nan")), "length"),
        (Entry(AT, "Alex", "call", duration_s=-1), "length"),
    ],
)
def test_an_entry_that_says_too_little_is_refused_by_its_number(entry: Entry, words: str) -> None:
    with pytest.raises(BadExport, match=rf"Entry 2 .*{words}"):
        entries([Entry(AT, "Alex", "text", "x"), entry])
