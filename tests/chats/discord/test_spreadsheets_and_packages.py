"""Discord's messages as CSV, and in Discord's own data package."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import polars as pl
import pytest

from goodterms.chats import BadExport
from tests.chats.discord.exported import SAMPLES, alex, one_chat
from tests.chats.soundness import file, imported, left_out, told, written_to, zipped

if TYPE_CHECKING:
    from pathlib import Path

HEADER = ["AuthorID", "Author", "Date", "Content", "Attachments", "Reactions"]


def spreadsheet(*rows: list[str]) -> bytes:
    """Write rows as a spreadsheet."""
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(rows)
    return (",".join(HEADER) + "\r\n" + text.getvalue()).encode()


def test_a_spreadsheet_has_words_files_calls_and_notices() -> None:
    found = imported(SAMPLES / "csv", chat="Alex")
    assert told(found) == [
        ("text", "alex.w", "Hello Kim,\nare you  there? "),
        ("text", "kim_b", 'Yes, "so"'),
        ("media", "kim_b", "A caption"),
        ("media", "kim_b", None),
        ("voice", "alex.w", None),
        ("call", "kim_b", None),
        ("system", None, "kim_b · Pinned a message."),
        ("text", "alex.w", "I said: Pinned a message."),
    ]
    assert found.messages["duration_s"].drop_nulls().to_list() == [60180.0]
    assert left_out(found) == [
        ("row 9", "no date that can be read", 1),
        ("row 10", "not written as DiscordChatExporter writes it", 1),
        ("chat “Alex”", "reactions of which the export does not say who gave them", 3),
    ]


def test_an_old_spreadsheet_has_local_times_by_the_minute() -> None:
    found = imported(SAMPLES / "csv", zone="Europe/Berlin", chat="Garden #general").messages
    assert found["sent_at"].to_list() == [
        datetime(2022, 3, 9, 19, 10, tzinfo=UTC),
        datetime(2022, 3, 9, 23, 5, tzinfo=UTC),
        datetime(2022, 3, 10, 23, 0, tzinfo=UTC),
        datetime(2022, 3, 10, 23, 0, 0, 123000, UTC),
    ]
    assert found["precision"].to_list() == ["minute", "minute", "second", "sub"]


def test_the_same_chat_as_json_and_as_spreadsheet_counts_once() -> None:
    sheet = spreadsheet(["7", "alex.w", "2026-06-01T20:00:00.0000000+02:00", "hi", "", ""])
    found = imported([one_chat(alex()), file(sheet, "Direct Messages - Alex [9].csv")])
    assert told(found) == [("text", "Alex", "hi")]


def test_a_spreadsheet_of_another_name_is_called_by_it() -> None:
    sheet = spreadsheet(["7", "alex.w", "2026-06-01T20:00:00.0000000+02:00", "hi", "", ""])
    assert imported(file(sheet, "mine.csv")).messages["chat"].to_list() == ["mine"]


@pytest.mark.parametrize("damage", [b"\xff\xfe\xff", b'"' + b"x" * 200_000 + b'"'])
def test_a_spreadsheet_that_is_none_is_refused_in_one_sentence(damage: bytes) -> None:
    with pytest.raises(BadExport, match=r"“chat\.csv” is damaged or not a spreadsheet of DiscordChatExporter"):
        imported(file(spreadsheet() + damage, "chat.csv"))


def test_a_package_holds_only_the_persons_own_and_says_so() -> None:
    found = imported(SAMPLES / "package")
    assert told(found) == [
        ("text", "me", 'to the\nserver, "all"'),
        ("media", "me", None),
        ("text", "me", 'Yes, <3 & "so"'),
        ("media", "me", "A caption"),
        ("voice", "me", None),
        ("text", "me", "to one who is gone"),
    ]
    assert found.messages["chat"].to_list() == [
        *["Garden #general"] * 2,
        *["alex.w"] * 3,
        "100000000000000005",
    ]
    assert found.messages["precision"].to_list() == ["sub", "second", "second", "sub", "second", "second"]
    assert found.skipped == ()
    assert len(found.warnings) == 1
    assert found.warnings[0].startswith("Discord’s own data package holds only what you wrote yourself")


def test_a_package_reads_alike_from_an_archive() -> None:
    assert imported(zipped(SAMPLES / "package")).messages.equals(imported(SAMPLES / "package").messages)


def test_a_package_beside_a_full_export_gives_way_to_it() -> None:
    ours = SAMPLES / "package" / "messages" / "c100000000000000001"
    files = [path for path in (SAMPLES / "direct").iterdir() if "part" not in path.name]
    sources = [file(path.read_bytes(), path.name) for path in (*files, ours / "messages.json", ours / "channel.json")]
    found = imported(sources).messages
    said = found.filter(pl.col("text") == 'Yes, <3 & "so"')
    assert said["sender"].to_list() == ["Kim"]
    assert set(found["chat"]) == {"Alex"}


def test_one_file_of_a_package_is_read_by_itself() -> None:
    path = SAMPLES / "package" / "messages" / "c100000000000000001" / "messages.json"
    assert imported(path).messages["chat"].unique().to_list() == ["100000000000000001"]
    assert imported(file(path.read_bytes(), "messages.json")).messages["chat"].unique().to_list() == ["Discord"]


def test_a_page_gets_a_clear_word() -> None:
    page = file(b"<!DOCTYPE html>\n<html><style>.chatlog__message{}</style>", "chat.html")
    with pytest.raises(BadExport, match=r"“chat\.html” is a page .* with the format JSON\."):
        imported(page)


def test_spreadsheets_read_alike_from_an_archive() -> None:
    assert imported(zipped(SAMPLES / "csv")).messages.equals(imported(SAMPLES / "csv").messages)


def said(*hours: int) -> list[list[str]]:
    """Make rows by Kim, one an hour; the same words twice in each."""
    rows = [["7", f"kim {max(hours)}", f"01-Jun-22 {hour:02}:00 AM", f"at {hour}", "", ""] for hour in hours]
    return [row for row in rows for _ in "12"]


def test_spreadsheets_of_two_days_in_one_folder_count_once_what_both_hold(tmp_path: Path) -> None:
    name = "Direct Messages - Alex [9] (before 2022-{}).csv"
    sheets = {name.format(6): spreadsheet(*said(1, 2, 3)), name.format(7): spreadsheet(*said(2, 3, 4))}
    for given in (written_to(tmp_path, sheets), [file(sheet, name) for name, sheet in sheets.items()]):
        assert imported(given).messages["text"].to_list() == [f"at {hour}" for hour in (1, 1, 2, 2, 3, 3, 4, 4)]


def test_parts_of_one_spreadsheet_follow_each_other(tmp_path: Path) -> None:
    sheet, again = spreadsheet(*said(1)), spreadsheet(*said(1)) + b"\r\n"
    parts = {"Direct Messages - Alex [9].csv": sheet, "Direct Messages - Alex [9] [part 2].csv": again}
    assert imported(written_to(tmp_path, parts)).messages["text"].to_list() == ["at 1"] * 4
