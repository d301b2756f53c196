from itertools import product
from pathlib import Path

import polars as pl
import pytest

from goodterms.chats.whatsapp import headers, styles
from tests.chats.whatsapp.written import read_text, senders, texts, times

FORMS = styles.data()["header"]


@pytest.mark.parametrize("form", FORMS, ids=[form["form"] for form in FORMS])
def test_every_header_in_the_data_reads_its_own_example(form: dict[str, str]) -> None:
    found = headers.find(pl.Series([form["example"]]))
    assert [entry.style.header for entry in found] == [form["form"]]


@pytest.mark.parametrize("form", FORMS, ids=[form["form"] for form in FORMS])
def test_every_way_to_write_a_header_gives_its_parts(form: dict[str, str]) -> None:
    # 9.05.07, 31.12.2024 may be read as a date before a clock too: a clock in front is never written with dots.
    clocks = [
        clock for clock in styles.data()["time"] if ":" in clock or not form["form"].lstrip("[").startswith("{time}")
    ]
    for date, clock in product(styles.data()["date"], clocks):
        written = date.replace("{1}", "31").replace("{2}", "12").replace("{3}", "2024")
        time = clock.replace("{h}", "9").replace("{m}", "05").replace("{s}", "07").replace("{half}", "PM")
        line = form["form"].replace("{date}", written).replace("{time}", time) + "Ann: hi"
        (found,) = headers.find(pl.Series([line, line]))
        row = found.frame.row(1, named=True)
        assert (row["p1"], row["p2"], row["p3"], row["h"], row["m"]) == (31, 12, 2024, 9, 5), line
        assert row["s"] == (7 if "{s}" in clock else 0), line
        assert row["afternoon"] == (True if "{half}" in clock else None), line
        assert row["rest"] == "Ann: hi", line


def test_of_two_shapes_that_fit_a_line_the_longer_one_counts() -> None:
    shapes = pl.Series(list(styles._styles()))
    assert shapes.str.extract(styles._any_skeleton(), 1).equals(shapes)


def test_no_header_is_longer_than_what_is_looked_at() -> None:
    half = max(len(word) for words in styles.data()["half"].values() for word in words)
    longest = max(len(shape) + 3 * shape.count("0") + (half - 1) * shape.count("H") for shape in styles._styles())
    assert longest <= styles.LONGEST


HELLO = [
    ("31/12/2024, 22:05 - Ann: hi", "2024-12-31 22:05:00"),
    ("12/31/24, 10:05 PM - Ann: hi", "2024-12-31 22:05:00"),
    ("12/31/24, 10:05\u202fPM - Ann: hi", "2024-12-31 22:05:00"),
    ("31/12/2024, 10:05 p.\u00a0m. - Ann: hi", "2024-12-31 22:05:00"),
    ("31/12/2024, 10:05\u2009p. m. - Ann: hi", "2024-12-31 22:05:00"),
    ("31/12/24, 12:05 a.m. - Ann: hi", "2024-12-31 00:05:00"),
    ("31/12/24, 12:05 pm - Ann: hi", "2024-12-31 12:05:00"),
    ("2024-12-31, 22:05 - Ann: hi", "2024-12-31 22:05:00"),
    ("31.12.24, 22.05 - Ann: hi", "2024-12-31 22:05:00"),
    ("[31.12.24, 22:05:09] Ann: hi", "2024-12-31 22:05:09"),
    ("\u200e[31/12/2024, 22:05:09] Ann: hi", "2024-12-31 22:05:09"),
    ("[2024/12/31 下午10:05:09] Ann: hi", "2024-12-31 22:05:09"),
    ("2024年12月31日 下午10:05 - Ann: hi", "2024-12-31 22:05:00"),
    ("2024/12/31 上午10:05 - Ann: hi", "2024-12-31 10:05:00"),
    ("2024. 12. 31. 오후 10:05 - Ann: hi", "2024-12-31 22:05:00"),
    ("[2024. 12. 31. 오전 10:05:09] Ann: hi", "2024-12-31 10:05:09"),
    ("\u200f٣١\u200f/١٢\u200f/٢٠٢٤، ١٠:٠٥ م - Ann: hi", "2024-12-31 22:05:00"),
    ("[٣١/١٢/٢٠٢٤، ١٠:٠٥:٠٩ ص] Ann: hi", "2024-12-31 10:05:09"),
    ("\u200f[\u200f31\u200f/12\u200f/2024، 22:05:09] Ann: hi", "2024-12-31 22:05:09"),
    ("[31/12/2567 BE, 22:05:09] Ann: hi", "2024-12-31 22:05:09"),
    ("31.12.2024 klo 22.05 - Ann: hi", "2024-12-31 22:05:00"),
    ("31/12/2012 22:05:09: Ann: hi", "2012-12-31 22:05:09"),
]


@pytest.mark.parametrize(("line", "time"), HELLO)
def test_headers_of_many_phones_are_read(tmp_path: Path, line: str, time: str) -> None:
    imported = read_text(tmp_path, f"{line}\n{line}\n")
    assert times(imported) == [time, time]
    assert senders(imported) == ["Ann", "Ann"]
    assert texts(imported) == ["hi", "hi"]


def test_seconds_are_exact_to_the_second_and_the_rest_to_the_minute(tmp_path: Path) -> None:
    android = read_text(tmp_path, "31/12/2024, 22:05 - Ann: hi\n")
    iphone = read_text(tmp_path, "[31/12/2024, 22:05:09] Ann: hi\n")
    assert android.messages["precision"].to_list() == ["minute"]
    assert iphone.messages["precision"].to_list() == ["second"]


def test_a_header_in_another_style_stays_text_and_is_counted(tmp_path: Path) -> None:
    lines = [f"[{day:02}.12.24, 10:00:00] Ann: day {day}\n" for day in range(13, 31)]
    text = (
        "".join(lines)
        + "[31.12.24, 10:00:00] Bob: look\n[3.12.2024, 09:00:00] Ann: old\n12/4/24, 9:00 AM - Ann: older\n"
    )
    imported = read_text(tmp_path, text)
    assert texts(imported)[-1] == "look\n[3.12.2024, 09:00:00] Ann: old\n12/4/24, 9:00 AM - Ann: older"
    assert [warning for warning in imported.warnings if warning.startswith("2 lines")]


def test_an_unpadded_date_in_a_padded_file_stays_text(tmp_path: Path) -> None:
    lines = "".join(f"{day:02}/05/2024, 09:00 - Ann: day {day}\n" for day in range(1, 31))
    imported = read_text(tmp_path, lines + "9/5/2024, 09:00 - Ann: quoted\n")
    assert imported.messages.height == 30
    assert texts(imported)[-1] == "day 30\n9/5/2024, 09:00 - Ann: quoted"
