"""Messages that somebody copied and pasted."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms import chats
from goodterms.chats import BadExport, Source
from goodterms.messages import check

if TYPE_CHECKING:
    from goodterms.messages import Import

SAMPLES = Path(__file__).parents[2] / "samples" / "pasted"
TODAY = date(2026, 1, 5)


def read(text: str, *, today: date = TODAY, date_order: str | None = None) -> Import:
    data = text.encode("utf-8", "surrogatepass")
    found = chats.read(Source("pasted text", data), tz="Europe/Berlin", today=today, date_order=date_order)
    check(found.messages)
    return found


def at(year: int, month: int, day: int, hour: int, minute: int) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def test_messages_that_a_phone_copies_get_the_newest_possible_year() -> None:
    found = chats.read(SAMPLES / "whatsapp.txt", tz="Europe/Berlin", today=TODAY)
    check(found.messages)
    assert found.messages.select("sent_at", "sender", "text", "channel", "chat").rows() == [
        (at(2025, 12, 30, 21, 5), "Alex", "are you free\non Sunday?", "whatsapp", "Alex, Kim"),
        (at(2025, 12, 31, 22, 59), "Kim", "yes: at three", "whatsapp", "Alex, Kim"),
        (at(2025, 12, 31, 23, 1), "Alex", "happy new year", "whatsapp", "Alex, Kim"),
    ]
    assert [(entry.place, entry.reason) for entry in found.skipped] == [
        ("line 1", "stands before the first message"),
        ("line 6", "no such day or time"),
    ]
    assert "newest possible" in found.warnings[0]
    assert found.messages["precision"].unique().to_list() == ["minute"]


def test_messages_that_telegram_copies_are_read() -> None:
    found = chats.read(SAMPLES / "telegram.txt", tz="Europe/Berlin", today=TODAY)
    assert found.messages.select("sent_at", "sender", "text", "channel").rows() == [
        (at(2024, 12, 31, 21, 5), "Alex", "are you free\n\non Sunday?", "telegram"),
        (at(2024, 12, 31, 21, 6), "Kim", "yes", "telegram"),
    ]
    assert found.warnings == ()


def test_messages_that_whatsapp_on_the_web_copies_are_read() -> None:
    found = read("[22:05, 31/12/2024] Alex: hi\n[22:06, 31/12/2024] Kim: hello\nthere\n")
    assert found.messages.select("sent_at", "sender", "text", "channel").rows() == [
        (at(2024, 12, 31, 21, 5), "Alex", "hi", "whatsapp"),
        (at(2024, 12, 31, 21, 6), "Kim", "hello\nthere", "whatsapp"),
    ]


@pytest.mark.parametrize(
    ("header", "days"),
    [
        ("[31/12, 22:05] Alex: x", ["2025-12-31"]),
        ("[12/31, 10:05 PM] Alex: x", ["2025-12-31"]),
        ("[31.12., 22:05] Alex: x", ["2025-12-31"]),
        ("[05/01, 22:05] Alex: x\n[13/01, 22:05] Alex: x", ["2025-01-05", "2025-01-13"]),
        ("[29/02, 12:00] Alex: x", ["2024-02-29"]),
        ("[05/01, 12:00] Alex: x", ["2026-01-05"]),
        (
            "[06/01, 12:00] Alex: x\n[13/02, 12:00] Alex: x\n[01/01, 12:00] Alex: x",
            ["2025-01-06", "2025-02-13", "2026-01-01"],
        ),
        (
            "[02/01, 12:00] Alex: x\n[01/01, 12:00] Kim: late\n[13/01, 12:00] Kim: x",
            ["2025-01-02", "2025-01-01", "2025-01-13"],
        ),
        ("Alex, [12/31/24 10:05:09 PM]\nx", ["2024-12-31"]),
        ("Alex, [2024-12-31 22:05]\nx", ["2024-12-31"]),
    ],
)
def test_days_are_found_in_any_order(header: str, days: list[str]) -> None:
    assert [f"{time:%Y-%m-%d}" for time in read(header).messages["sent_at"]] == days


def test_an_order_that_nothing_decides_is_guessed_and_can_be_said() -> None:
    assert "--date-order mdy" in " ".join(read("[02/03, 12:00] Alex: x").warnings)
    assert f"{read('[02/03, 12:00] Alex: x', date_order='mdy').messages['sent_at'][0]:%m-%d}" == "02-03"


@pytest.mark.parametrize("text", ["Alex: hi\nKim: hello\n", "Alex: hi\nthere\nKim: yes\n"])
def test_lines_without_times_are_refused_with_what_to_paste(text: str) -> None:
    with pytest.raises(BadExport, match=r"does not say when its messages were written; paste messages as WhatsApp"):
        read(text)


def test_a_copied_message_is_the_exported_one() -> None:
    exported = "31/12/2025, 22:05 - Alex: hi\n31/12/2025, 22:06 - Kim: yes\n13/12/2025, 22:06 - Kim: yes\n"
    copied = Source("pasted text", b"[31/12, 22:05] Alex: hi\n[31/12, 22:06] Kim: yes\n")
    both = chats.read([Source("WhatsApp Chat with Alex.txt", exported.encode()), copied], tz="UTC", today=TODAY)
    assert both.messages.height == 3


LINES = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.builds(
            "[{}/{}, {}:{:02}] {}: {}".format,
            st.integers(0, 40),
            st.integers(0, 40),
            st.integers(0, 30),
            st.integers(0, 70),
            st.sampled_from(["Alex", "", "\u200e"]),
            st.text(max_size=8),
        ),
        st.builds("Alex, [{}.{}.{} 22:05]".format, st.integers(0, 40), st.integers(0, 14), st.integers(0, 9999)),
    ),
    max_size=8,
)


@given(LINES, st.dates())
def test_any_lines_give_a_sound_table_or_one_sentence(written: list[str], today: date) -> None:
    assert outcome("\n".join(written), today).isprintable()


def outcome(text: str, today: date) -> str:
    try:
        read(text, today=today)
    except BadExport as refused:
        return str(refused)
    return ""
