"""Headers whose months are words, and years of a reign."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.chats.source import Source
from goodterms.chats.whatsapp import reader, styles, words
from tests.chats.whatsapp.written import kinds, read_text, senders, texts, times

MONTHS = styles.data()["worded"]["months"]["en"]
HEADERS = styles.data()["worded"]["header"]
READ = [
    ("19:23, 28 Aug 2013 - Ann: hi", "2013-08-28 19:23:00"),
    ("9:03, 1 Oct 2013 - Ann: hi", "2013-10-01 09:03:00"),
    ("31 Oct 2014 22:05 - Ann: hi", "2014-10-31 22:05:00"),
    ("1 Sept 2014 22:05 - Ann: hi", "2014-09-01 22:05:00"),
    ("Oct 31, 2014, 10:05 PM - Ann: hi", "2014-10-31 22:05:00"),
    ("Oct 31, 2014, 12:05\u202fam - Ann: hi", "2014-10-31 00:05:00"),
    ("[3/27/R4, 21:41:35] Ann: hi", "2022-03-27 21:41:35"),
    ("\u200e[3/27/R1, 21:41:35] Ann: hi", "2019-03-27 21:41:35"),
    ("[30/12/H30, 21:41:35] Ann: hi", "2018-12-30 21:41:35"),
]


@pytest.mark.parametrize(("line", "time"), READ)
def test_headers_with_words_are_read(tmp_path: Path, line: str, time: str) -> None:
    imported = read_text(tmp_path, f"{line}\nbelow\n{line}\n")
    assert times(imported) == [time, time]
    assert senders(imported) == ["Ann", "Ann"]
    assert texts(imported) == ["hi\nbelow", "hi"]
    assert imported.warnings == ()


@pytest.mark.parametrize("header", HEADERS, ids=[header["form"] for header in HEADERS])
def test_every_worded_header_reads_its_own_example(tmp_path: Path, header: dict[str, str]) -> None:
    imported = read_text(tmp_path, header["example"] + "\n")
    assert times(imported) == ["2014-10-31 22:05:00"]
    assert (senders(imported), texts(imported)) == (["Alex"], ["hello"])


def test_lines_without_a_year_are_of_the_year_after_the_last_one_written(tmp_path: Path) -> None:
    text = "23:50, 30 Dec 2013 - Ann: old\n00:01, 1 Jan - Bob: new\n20:26, 1 Feb - Ann: newer\n"
    imported = read_text(tmp_path, text)
    assert times(imported) == ["2013-12-30 23:50:00", "2014-01-01 00:01:00", "2014-02-01 20:26:00"]
    assert imported.warnings == ()
    assert times(read_text(tmp_path, text.replace("1 Feb", "29 Feb")))[2] == "2016-02-29 20:26:00"


def test_names_of_files_say_of_which_year_lines_are(tmp_path: Path) -> None:
    text = "Mar 5, 8:11 PM - Ann: hi\nMar 6, 8:12 AM - Bob: IMG-20130306-WA0001.jpg (file attached)\n"
    imported = read_text(tmp_path, text)
    assert times(imported) == ["2013-03-05 20:11:00", "2013-03-06 08:12:00"]
    assert kinds(imported) == ["text", "media"]
    assert imported.warnings == ()


def test_a_year_that_nothing_tells_is_guessed_with_a_warning(tmp_path: Path) -> None:
    imported = read_text(tmp_path, "18 Mar 12:14 - Ann created group “Trip”\n18 Mar 12:15 - Ann: hi\n")
    assert times(imported) == ["2015-03-18 12:14:00", "2015-03-18 12:15:00"]
    assert kinds(imported) == ["system", "text"]
    assert ["taken to be of 2015" in warning for warning in imported.warnings] == [True]
    leap = read_text(tmp_path, "29 Feb 12:14 - Ann: hi\n")
    assert times(leap) == ["2012-02-29 12:14:00"]


def test_pasted_words_in_a_file_of_numbers_stay_text_exactly(tmp_path: Path) -> None:
    pasted = "Mar 5, 8:11 PM - Bob: hi\n18 Mar 12:15 - Bob: hi\n[3/27/R4, 21:41:35] Bob: hi"
    lines = "".join(f"{day:02}/05/2024, 09:00 - Ann: day {day}\n" for day in range(1, 31))
    imported = read_text(tmp_path, f"{lines}30/05/2024, 09:01 - Ann: look\n{pasted}\n")
    assert imported.messages.height == 31
    assert texts(imported)[-1] == f"look\n{pasted}"


def test_pasted_words_of_another_form_stay_text_exactly(tmp_path: Path) -> None:
    lines = "".join(f"09:0{minute}, 28 Aug 2013 - Ann: hi\n" for minute in range(9))
    imported = read_text(tmp_path, f"{lines}Mar 5, 2013, 8:11 PM - Bob: hi\n")
    assert texts(imported)[-1] == "hi\nMar 5, 2013, 8:11 PM - Bob: hi"


@pytest.mark.parametrize("text", ["Mar 5, 8:11 PM\n", "On 18 Mar 12:14 - late\n", "18 Foo 12:14 - Ann: hi\n", "R4\n"])
def test_other_text_is_not_taken_for_an_export(text: str) -> None:
    assert not reader.sniff(Source("notes.txt", text.encode()))


START = datetime(2010, 1, 1, tzinfo=UTC)
# Up to the end of 2015.
MINUTES = st.integers(0, (datetime(2016, 1, 1, tzinfo=UTC) - START) // timedelta(minutes=1) - 1)
MOMENTS = st.lists(MINUTES.map(lambda minutes: START + timedelta(minutes=minutes)), min_size=1, max_size=20).map(sorted)
BODIES = st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=20)


@settings(max_examples=40, deadline=None)
@given(
    moments=MOMENTS,
    body=BODIES.filter(lambda body: body != "null"),
    header=st.sampled_from([header["form"] for header in HEADERS]),
    day_first=st.booleans(),
    half_days=st.booleans(),
    undated=st.booleans(),
)
def test_what_is_written_with_words_comes_back(
    moments: list[datetime], body: str, header: str, *, day_first: bool, half_days: bool, undated: bool
) -> None:
    last = moments[-1].year
    others = sorted({at.year for at in moments} - {last})
    bare = undated and bool(others) and others[-1] == last - 1

    def line(at: datetime) -> str:
        month = MONTHS[at.month - 1].split()[0]
        year = at.year if not (bare and at.year == last) else None
        date = f"{at.day} {month}" if day_first else f"{month} {at.day}"
        date += "" if year is None else f" {year}" if day_first else f", {year}"
        clock = f"{(at.hour - 1) % 12 + 1}:{at:%M} {'PM' if at.hour > 11 else 'AM'}" if half_days else f"{at:%H:%M}"
        return header.replace("{date}", date).replace("{time}", clock) + f"Ann: {body}"

    with TemporaryDirectory() as folder:
        imported = read_text(Path(folder), "".join(line(at) + "\n" for at in moments))
    assert imported.messages["sent_at"].to_list() == moments
    assert set(senders(imported)) == {"Ann"}
    assert imported.warnings == ()


@settings(max_examples=30, deadline=None)
@given(days=st.lists(st.integers(0, 5000), min_size=1, max_size=20).map(sorted))
def test_years_of_a_reign_are_common_years(days: list[int]) -> None:
    moments = [START + timedelta(days=day, hours=9) for day in days]
    reign = styles.data()["reigns"]

    def line(at: datetime) -> str:
        letter = "R" if at >= datetime(2019, 5, 1, tzinfo=UTC) else "H"
        return f"[{at.day}/{at.month}/{letter}{at.year - reign[letter]}, {at:%H:%M:%S}] Ann: hi\n"

    with TemporaryDirectory() as folder:
        imported = read_text(Path(folder), "".join(map(line, moments)), date_order="dmy")
    assert imported.messages["sent_at"].to_list() == moments


def test_lines_of_numbers_are_left_as_they_are() -> None:
    lines = pl.Series(["31/12/2024, 22:05 - Ann: hi", "Mar 5, 8:11 PM - Bob: hi"])
    assert words.numbered(lines).lines.equals(lines)
