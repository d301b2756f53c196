"""Tables with named columns, as people and spreadsheets make them."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms import chats
from goodterms.chats import BadExport, Source
from goodterms.messages import check

if TYPE_CHECKING:
    from goodterms.messages import Import

SAMPLES = Path(__file__).parents[2] / "samples" / "csv"


def read(text: str | bytes, **options: Any) -> Import:
    data = text if isinstance(text, bytes) else text.encode()
    found = chats.read(Source("table.csv", data), **({"tz": "Europe/Berlin"} | options))
    check(found.messages)
    return found


def stamps(*written: str, **options: Any) -> list[str]:
    found = read("time,from,text\n" + "".join(f'"{one}",Alex,hi\n' for one in written), **options)
    return [f"{time:%Y-%m-%d %H:%M:%S.%f}"[:23] for time in found.messages["sent_at"]]


def test_a_table_of_a_spreadsheet_is_read() -> None:
    found = chats.read(SAMPLES / "letters.csv", tz="Europe/Berlin")
    check(found.messages)
    assert found.messages.select("sent_at", "sender", "kind", "text", "chat", "channel", "duration_s").rows() == [
        (
            datetime(2026, 6, 13, 20, 5, tzinfo=UTC),
            "Jörg",
            "text",
            "grüße\naus Köln; bald mehr",
            "Jörg, Kim",
            "csv",
            None,
        ),
        (datetime(2026, 6, 14, 7, 30, tzinfo=UTC), "Kim", "call", None, "Jörg, Kim", "csv", 65.0),
        (datetime(2026, 6, 15, 8, 2, tzinfo=UTC), "Kim", "media", "Foto", "Jörg, Kim", "csv", None),
    ]
    assert [(entry.place, entry.reason, entry.count) for entry in found.skipped] == [
        ("line 5", "no date and time that can be read", 2),
        ("line 7", "no sender", 1),
        ("line 8", "no text", 1),
    ]
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("2024-12-31 22:05", "2024-12-31 21:05:00.000"),
        ("2024-12-31T22:05:09Z", "2024-12-31 22:05:09.000"),
        ("2024-12-31T22:05:09.123+01:00", "2024-12-31 21:05:09.123"),
        ("2024/12/31 22:05:09,5", "2024-12-31 21:05:09.500"),
        ("1990-01-01 00:00 UTC", "1990-01-01 00:00:00.000"),
        ("31.12.2024, 22:05 Uhr", "2024-12-31 21:05:00.000"),
        ("Tue 12/31/2024 at 10:05 PM", "2024-12-31 21:05:00.000"),
        ("31-12-24 12:05 a.m.", "2024-12-30 23:05:00.000"),
        ("1735682709", "2024-12-31 22:05:09.000"),
        ("1735682709123", "2024-12-31 22:05:09.123"),
        ("1735682709.5", "2024-12-31 22:05:09.500"),
    ],
)
def test_times_are_read_as_they_are_written(written: str, at: str) -> None:
    assert stamps(written) == [at]


def test_precision_is_as_exact_as_the_source() -> None:
    found = read(
        "time,from,text\n2024-12-31 22:05,A,x\n2024-12-31 22:05:01,A,x\n2024-12-31 22:05:01.5,A,x\n1735682709,A,x\n"
    )
    assert found.messages["precision"].to_list() == ["minute", "second", "sub", "second"]


def test_the_order_of_dates_is_decided_from_the_whole_file() -> None:
    assert stamps("01/02/2024 10:00", "20/02/2024 10:00")[0][:10] == "2024-02-01"
    assert stamps("01/02/2024 10:00", "02/20/2024 10:00")[0][:10] == "2024-01-02"
    assert stamps("02/12/24 10:00", date_order="mdy")[0][:10] == "2024-02-12"
    assert stamps("11/01/24 10:00", "12/01/24 10:00", "01/02/24 10:00", "02/02/24 10:00")[0][:10] == "2024-01-11"
    newest_first = ("02/02/24 10:00", "01/02/24 10:00", "12/01/24 10:00", "11/01/24 10:00")
    assert stamps(*newest_first)[0][:10] == "2024-02-02"
    assert "month first" not in read("time,from,text\n2024-01-02 10:00,A,x\n").warnings
    guessed = read("time,from,text\n01/02/2024 10:00,A,x\n")
    assert guessed.guessed_order == "dmy"
    assert "--date-order mdy" in guessed.warnings[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter_and_encoding_is_read(encoding: str, delimiter: str) -> None:
    rows = [["Date Sent", "Author", "Body"], ["2024-12-31 22:05", "Jörg", "a, b; c\td | grüße"]]
    held = io.StringIO()
    csv.writer(held, delimiter=delimiter).writerows(rows)
    found = read(held.getvalue().encode(encoding))
    assert found.messages.select("sender", "text").rows() == [("Jörg", "a, b; c\td | grüße")]


def test_chats_kinds_and_senders_come_from_their_columns() -> None:
    found = read(
        "sep=,\ntimestamp,name,message,type,chat\n2024-12-31 22:05,Alex,hi,Received,Alex\n"
        "2024-12-31 22:06,\u200eKim ,x.jpg,Media,Picnic\n2024-12-31 22:07,,Kim left,system,Picnic\n"
        "2024-12-31 22:08,Kim,,sticker,\n"
    )
    assert found.messages.select("sender", "kind", "text", "chat").rows() == [
        ("Alex", "text", "hi", "Alex"),
        ("Kim", "media", "x.jpg", "Picnic"),
        (None, "system", "Kim left", "Picnic"),
        ("Kim", "sticker", None, "Kim"),
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("a,b,c\n1,2,3\n", "is not an export"),
        ("date,text\n2024-12-31 22:05,hi\n", "is not an export"),
        ("time,from,text\nyesterday,Alex,hi\n", "has no row with a date and time"),
        ("time,from,text\n", "has no row with a date and time"),
    ],
)
def test_other_tables_are_refused_in_one_sentence(data: str, words: str) -> None:
    with pytest.raises(BadExport, match=words):
        read(data)


def test_a_field_longer_than_any_message_costs_only_itself() -> None:
    found = read("time,from,text\n2024-12-31 22:05,A," + "x" * 200_000 + "\n2024-12-31 22:06,A,hi\n")
    assert found.messages.height == 1
    assert found.skipped[0].reason == "fields that cannot be read"


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), min_size=1, max_size=12)
TABLES = st.lists(
    st.tuples(st.integers(0, 4_000_000_000), st.sampled_from(["Alex", "K, im", '"Q"']), TEXTS), min_size=1, max_size=6
)


@given(TABLES, st.sampled_from([",", ";", "\t"]))
def test_a_table_that_was_written_comes_back(table: list[tuple[int, str, str]], delimiter: str) -> None:
    held = io.StringIO()
    writer = csv.writer(held, delimiter=delimiter)
    writer.writerow(["time", "sender", "text"])
    rows = [(datetime.fromtimestamp(seconds, UTC), sender, text) for seconds, sender, text in table]
    writer.writerows((at.isoformat(), sender, text) for at, sender, text in rows)
    assert read(held.getvalue()).messages.select("sent_at", "sender", "text").rows() == rows


@given(st.lists(st.text(max_size=20), max_size=6), st.binary(max_size=30))
def test_any_rows_give_a_sound_table_or_one_sentence(fields: list[str], data: bytes) -> None:
    text = "time,from,text\n2024-12-31 22:05,A,x\n" + "\n".join(fields)
    assert outcome(text.encode("utf-8", "surrogatepass") + data).isprintable()


def outcome(data: bytes) -> str:
    try:
        read(data)
    except BadExport as refused:
        return str(refused)
    return ""
