"""The hours of the day, drawn and as a table."""

from __future__ import annotations

import pytest

from goodterms.web.charts import draw, hours_chart
from tests.companion.showing import measure, shown
from tests.web.charts.drawn import read
from tests.web.charts.test_weeks import line, numbers


def test_each_hour_has_a_point_in_its_middle_and_the_most_lies_highest() -> None:
    rhythm = measure("rhythm", shown())
    assert rhythm.hours is not None
    drawing = read(hours_chart(rhythm.hours))
    points = numbers(line(drawing, "me").attributes["d"])
    assert len(points) == 24
    across, down = zip(*points, strict=True)
    assert list(across) == sorted(across)
    assert across[1] - across[0] == pytest.approx(across[23] - across[22], abs=0.2)
    mine = [hour.me for hour in rhythm.hours.hours]
    assert down.index(min(down)) == mine.index(max(mine))
    assert sum(mine) == pytest.approx(1)


def test_the_table_says_both_shares_of_each_hour_with_their_limits() -> None:
    chart = draw(measure("rhythm", shown())).hours
    assert chart is not None
    assert chart.table.headers == ("Hour from", "You", "Alex")
    assert [row[0] for row in chart.table.rows][:2] == ["00:00", "01:00"]
    assert len(chart.table.rows) == 24
    assert all(" in 100 (" in cell for row in chart.table.rows for cell in row[1:])


def test_the_sentence_names_the_hours_with_most() -> None:
    hours = measure("rhythm", shown()).hours
    assert hours is not None
    most = max(hours.hours, key=lambda hour: hour.them).hour
    assert f"Alex most between {most:02}:00 and {(most + 1) % 24:02}:00." in hours.described


def test_other_measures_have_no_hours() -> None:
    assert [one.id for one in shown().measures if one.hours] == ["rhythm"]
