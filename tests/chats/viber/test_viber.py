"""Viber's mailed chat history."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms import chats
from goodterms.chats import BadExport, viber
from goodterms.chats.rows import Options, to_messages
from goodterms.chats.source import Source
from goodterms.messages import Import, check

EMMA = Path(__file__).parents[2] / "samples" / "viber" / "Emma.csv"


def written(text: str, name: str = "Emma.csv", date_order: str | None = None) -> Import:
    found = chats.read(Source(name, text.encode()), tz="UTC", date_order=date_order)
    check(found.messages)
    return found


def test_a_chat_is_read_with_what_cannot_be_used_named() -> None:
    found = chats.read(EMMA, tz="UTC")
    check(found.messages)
    when = pl.col("sent_at").dt.strftime("%m-%d %H:%M:%S")
    assert found.messages.select(when, "sender", pl.col("kind").cast(pl.String), "text").rows() == [
        ("02-28 19:48:05", "Emma", "text", "Hey, how are you?"),
        ("02-28 19:50:22", "Lee, Kim", "text", "Fine\nand you?\n"),
        ("03-01 14:18:55", "Emma", "media", None),
        ("03-01 14:19:00", "Emma", "media", None),
        ("03-01 14:20:00", "Emma", "sticker", None),
        ("03-01 14:21:00", "+4915112345678", "voice", None),
    ]
    assert set(found.messages["chat"]) == {"Emma"}
    assert set(found.messages["precision"]) == {"second"}
    assert [(entry.place, entry.count, entry.reason) for entry in found.skipped] == [
        ("lines 9 to 10", 2, "no date or time that can be read"),
        ("line 11", 1, "no name and number before the text"),
    ]
    assert found.warnings == ()


def test_an_order_that_nothing_decides_is_said() -> None:
    text = "01/02/2026,10:00:00,Emma,+4915112345678,hi\n"
    assert written(text).messages["sent_at"][0] == datetime(2026, 2, 1, 10, tzinfo=UTC)
    assert written(text).guessed_order == "dmy"
    assert written(text, date_order="mdy").messages["sent_at"][0] == datetime(2026, 1, 2, 10, tzinfo=UTC)


def test_a_zip_holds_one_chat_a_file(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "Viber.zip", "w") as archive:
        archive.write(EMMA, "Emma.csv")
        archive.writestr("Ben.csv", "28/02/2026,10:00:00,Ben,+4915112345679,hi\n")
    found = chats.read(tmp_path / "Viber.zip", tz="UTC")
    assert found.messages["chat"].value_counts().sort("chat").rows() == [("Ben", 1), ("Emma", 6)]


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("28/02/2026,10:00:00,Ben,+4915112345679,hi\n", True),
        ("28/02/2026, 10:00:00 - Ben: hi, +4915112345679,\n", False),
        ("Date,User,Message\n", False),
        ("28/02/2026,10:00:00,Ben,hi\n", False),
        ("date,time,name,number,text\n28/02/2026,10:00:00,Ben,+4915112345679,hi\n", False),
        ("", False),
    ],
)
def test_the_format_is_told_by_its_first_line(text: str, ours: bool) -> None:
    assert viber.FORMAT.sniff(Source("a.csv", text.encode())) is ours


def test_a_file_without_messages_is_said_plainly() -> None:
    with pytest.raises(BadExport, match=r"“a\.csv” holds no Viber messages; give a table out of the zip"):
        viber.FORMAT.read(Source("a.csv", b"28/02/2026,10:00:00,Ben,hi\n"), Options("UTC"))


def is_sound(content: bytes) -> bool:
    """Tell whether a file is read into a sound table, or refused by its name."""
    try:
        found = viber.FORMAT.read(Source("a.csv", content), Options("UTC"))
    except BadExport as problem:
        return "“a.csv”" in str(problem)
    return check(to_messages(viber.FORMAT, found.frame)).height == found.frame.height


PIECES = [b"\n", b",", b"28/02/2026,10:00:00,", b"Ben,+4915112345679,", b"99", b"\x00", b"Photo message"]


@given(st.binary(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=30).map(b"".join))
def test_no_bytes_whatever_are_a_crash(content: bytes) -> None:
    viber.FORMAT.sniff(Source("a.csv", content))
    assert all(is_sound(each) for each in (content, EMMA.read_bytes()[:200] + content))


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff") | st.just("\n"))


@given(st.lists(st.tuples(st.integers(0, 100_000), st.sampled_from(["Emma", "Lee, Kim", "A, B"]), WORDS), min_size=1))
def test_what_was_written_comes_back(drawn: list[tuple[int, str, str]]) -> None:
    when = datetime(2026, 2, 27, 22, 0, tzinfo=UTC)
    said = []
    for seconds, name, words in drawn:
        when += timedelta(seconds=seconds)
        said.append((when, name, f"w{words}w"))
    text = "".join(f"{at:%d/%m/%Y,%H:%M:%S},{name},+4915112345678,{words}\n" for at, name, words in said)
    found = viber.FORMAT.read(Source("a.csv", text.encode()), Options("UTC"))
    assert found.frame.select("sent_at", "sender", "text").rows() == said
