"""Lines within a message that look like the beginning of another."""

from pathlib import Path

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from goodterms.chats.sequence import in_order
from tests.chats.whatsapp.written import read_text, senders, texts

BEFORE = "".join(f"{day:02}/01/2024, 09:{day:02} - {'Ann' if day % 2 else 'Bob'}: day {day}\n" for day in range(1, 29))
AFTER = "29/01/2024, 10:00 - Bob: later\n"


def last_but_one(tmp_path: Path, pasted: str) -> str | None:
    imported = read_text(tmp_path, BEFORE + f"29/01/2024, 09:30 - Ann: look:\n{pasted}\n" + AFTER)
    assert imported.messages.height == 30
    assert imported.warnings
    return texts(imported)[28]


def test_an_old_line_of_the_same_chat_stays_in_the_message(tmp_path: Path) -> None:
    pasted = "03/01/2024, 09:03 - Ann: day 3"
    assert last_but_one(tmp_path, pasted) == f"look:\n{pasted}"


def test_several_pasted_lines_stay_in_the_message(tmp_path: Path) -> None:
    pasted = "03/01/2024, 09:03 - Ann: day 3\n04/01/2024, 09:04 - Bob: day 4\nand so on"
    assert last_but_one(tmp_path, pasted) == f"look:\n{pasted}"


def test_a_line_by_a_stranger_from_a_little_earlier_stays_in_the_message(tmp_path: Path) -> None:
    pasted = "29/01/2024, 08:55 - Zoe: did you hear"
    assert last_but_one(tmp_path, pasted) == f"look:\n{pasted}"


def test_a_line_of_the_same_day_that_stands_above_stays_in_the_message(tmp_path: Path) -> None:
    begin = BEFORE + "29/01/2024, 08:00 - Bob: early\n"
    imported = read_text(tmp_path, begin + "29/01/2024, 09:30 - Ann: look:\n29/01/2024, 08:00 - Bob: early\n" + AFTER)
    assert texts(imported)[-2] == "look:\n29/01/2024, 08:00 - Bob: early"


def test_the_same_words_in_both_hours_of_autumn_are_two_messages(tmp_path: Path) -> None:
    lines = ["02:10 - Bob: x", "02:20 - Ann: ok", "02:50 - Bob: y", "02:20 - Ann: ok", "03:10 - Bob: z"]
    imported = read_text(tmp_path, "".join(f"27/10/2024, {line}\n" for line in lines), tz="Europe/Berlin")
    assert texts(imported) == ["x", "ok", "y", "ok", "z"]
    assert imported.messages["sent_at"].is_sorted()


def test_a_pasted_line_is_counted_once(tmp_path: Path) -> None:
    imported = read_text(tmp_path, BEFORE + "29/01/2024, 09:30 - Ann: look:\n03/01/2024, 09:03 - Ann: day 3\n" + AFTER)
    (warning,) = imported.warnings
    assert warning.startswith("One line")
    assert warning.endswith("; it was kept as text of the message above.")


def test_a_message_that_came_a_little_late_is_a_message(tmp_path: Path) -> None:
    imported = read_text(tmp_path, BEFORE + "29/01/2024, 09:30 - Ann: a\n29/01/2024, 08:00 - Bob: late\n" + AFTER)
    assert senders(imported)[-3:] == ["Ann", "Bob", "Bob"]
    assert texts(imported)[-2] == "late"


def test_a_line_from_the_future_is_a_message(tmp_path: Path) -> None:
    later = "29/01/2024, 11:00 - Bob: still\n"
    imported = read_text(tmp_path, BEFORE + "30/06/2024, 09:30 - Ann: wrong clock\n" + AFTER + later)
    assert texts(imported)[-3:] == ["wrong clock", "later", "still"]


def test_two_exports_in_one_file_are_both_read(tmp_path: Path) -> None:
    many = "".join(
        f"{day:02}/0{month}/2024, 09:00 - Ann: {month} {day}\n" for month in (1, 2, 3) for day in range(1, 29)
    )
    imported = read_text(tmp_path, many + many)
    assert imported.messages.height == 2 * 84


def test_a_file_that_ends_messages_in_crlf_begins_none_after_a_bare_line_feed(tmp_path: Path) -> None:
    text = (
        "[13/01/2024, 09:00:00] Ann: one\r\n"
        "[13/01/2024, 09:01:00] Bob: two\nand\n[13/01/2024, 09:01:30] Ann: pasted\r\n"
        "[13/01/2024, 09:02:00] Ann: three\r\n"
    )
    imported = read_text(tmp_path, text, name="_chat.txt")
    assert texts(imported) == ["one", "two\nand\n[13/01/2024, 09:01:30] Ann: pasted", "three"]


@given(st.lists(st.integers(0, 12), max_size=12))
def test_the_lines_kept_are_a_longest_run_that_never_goes_back(times: list[int]) -> None:
    kept = in_order(pl.Series(times, dtype=pl.Int64)).to_list()
    run = [time for time, keep in zip(times, kept, strict=True) if keep]
    assert run == sorted(run)
    longest = [0] * len(times)
    for i, time in enumerate(times):
        longest[i] = 1 + max((longest[j] for j in range(i) if times[j] <= time), default=0)
    assert len(run) == max(longest, default=0)
