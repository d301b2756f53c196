from datetime import date
from pathlib import Path
from typing import Any

import pytest

from goodterms.chats import BadExport
from tests.chats.whatsapp.written import read_text, times


def days(tmp_path: Path, *dates: str, **options: Any) -> list[str]:
    imported = read_text(tmp_path, "".join(f"{date}, 09:00 - Ann: hi\n" for date in dates), **options)
    return [time[:10] for time in times(imported)]


def test_a_day_over_twelve_decides_for_the_whole_file(tmp_path: Path) -> None:
    assert days(tmp_path, "01/02/24", "20/02/24") == ["2024-02-01", "2024-02-20"]
    assert days(tmp_path, "02/01/24", "02/20/24") == ["2024-02-01", "2024-02-20"]


def test_the_order_of_time_decides_where_no_part_is_over_twelve(tmp_path: Path) -> None:
    assert days(tmp_path, "11/01/24", "12/01/24", "01/02/24", "02/02/24")[2] == "2024-02-01"
    assert days(tmp_path, "01/11/24", "01/12/24", "02/01/24", "02/02/24")[2] == "2024-02-01"


def test_a_single_line_out_of_order_does_not_turn_the_order(tmp_path: Path) -> None:
    dates = ["11/01/24", "12/01/24", "01/02/24", "12/01/24", "02/02/24", "03/02/24", "01/03/24", "02/03/24"]
    assert days(tmp_path, *dates)[2] == "2024-02-01"


def test_names_of_attachments_decide_where_the_numbers_do_not(tmp_path: Path) -> None:
    text = "02/12/24, 09:00 - Ann: hi\n02/12/24, 09:01 - Ann: IMG-20241202-WA0001.jpg (file attached)\n"
    assert times(read_text(tmp_path, text))[0] == "2024-12-02 09:00:00"
    text = text.replace("20241202", "20240212")
    imported = read_text(tmp_path, text)
    assert times(imported)[0] == "2024-02-12 09:00:00"
    assert imported.warnings == ()


def test_an_order_whose_days_have_not_come_yet_gives_way(tmp_path: Path) -> None:
    dates = ("02/12/24", "03/12/24")
    for today, read in ((date(2024, 12, 1), "2024-02-12"), (date(2024, 12, 2), "2024-12-02"), (None, "2024-12-02")):
        assert days(tmp_path, *dates, today=today)[0] == read
    assert days(tmp_path, "02/12/24", today=date(2020, 1, 1)) == ["2024-12-02"]
    assert days(tmp_path, "12/01/24", "01/02/24", today=date(2024, 1, 20)) == ["2024-01-12", "2024-02-01"]
    imported = read_text(tmp_path, "02/12/24, 9:00 AM - Ann: hi\n", today=date(2024, 6, 1))
    assert (times(imported), imported.warnings) == (["2024-02-12 09:00:00"], ())


def test_am_and_pm_put_the_month_first_where_nothing_else_decides(tmp_path: Path) -> None:
    imported = read_text(tmp_path, "02/12/24, 9:00 AM - Ann: hi\n")
    assert times(imported) == ["2024-02-12 09:00:00"]


def test_where_nothing_decides_the_day_comes_first_with_a_warning(tmp_path: Path) -> None:
    imported = read_text(tmp_path, "02/12/24, 09:00 - Ann: hi\n")
    assert times(imported) == ["2024-12-02 09:00:00"]
    assert "If that is wrong, add --date-order mdy." in imported.warnings[0]


def test_the_person_may_say_which_order_it_is(tmp_path: Path) -> None:
    assert days(tmp_path, "02/12/24", date_order="mdy") == ["2024-02-12"]
    assert days(tmp_path, "02/12/24", date_order="dmy") == ["2024-12-02"]
    assert days(tmp_path, "02/12/24", date_order="ymd") == ["2002-12-24"]


def test_an_order_asked_for_that_makes_the_dates_impossible_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadExport, match="cannot be read as mdy"):
        days(tmp_path, "20/02/24", "21/02/24", date_order="mdy")
    with pytest.raises(BadExport, match="cannot be read as mdy"):
        days(tmp_path, *(f"{day:02}/12/2024" for day in range(1, 21)), date_order="mdy")


def test_an_order_asked_for_changes_nothing_where_the_year_stands_in_front(tmp_path: Path) -> None:
    assert days(tmp_path, "2024/02/12", date_order="dmy") == ["2024-02-12"]


def test_two_digit_years_in_front_are_found_by_the_order_of_time(tmp_path: Path) -> None:
    assert days(tmp_path, "24/01/30", "24/02/02", "24/02/11")[0] == "2024-01-30"


def test_a_date_that_does_not_exist_begins_no_message(tmp_path: Path) -> None:
    text = "".join(f"{day:02}/01/2024, 09:00 - Ann: day {day}\n" for day in range(1, 32))
    imported = read_text(
        tmp_path, text + "31/02/2024, 09:00 - Ann: no such day\n01/02/2024, 25:00 - Ann: no such hour\n"
    )
    assert imported.messages.height == 31


def test_the_29th_of_february_exists_in_leap_years_only(tmp_path: Path) -> None:
    assert days(tmp_path, "28/02/2024", "29/02/2024") == ["2024-02-28", "2024-02-29"]
    assert days(tmp_path, "28/02/2023", "29/02/2023") == ["2023-02-28"]
