from __future__ import annotations

import re
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.web.charts import draw, weekly_chart
from goodterms.web.charts.lettering import width
from tests.companion.showing import BREAKUP, measure, series, shown
from tests.web.charts.drawn import Drawing, Element, read

if TYPE_CHECKING:
    from goodterms.companion.series import Series

SAID = "Messages a week: what it shows."
HALF_A_YEAR = [(place % 7, place % 5) for place in range(26)]
CLOSE = [("the breakup", 60), ("the offer", 64), ("the answer", 71)]


def drawn(of: Series) -> Drawing:
    return read(weekly_chart(of, SAID))


def numbers(path: str) -> list[tuple[float, float]]:
    found = [float(number) for number in re.findall(r"-?[\d.]+", path.replace("h.01", ""))]
    return list(zip(found[::2], found[1::2], strict=True))


def line(drawing: Drawing, who: str) -> Element:
    (found,) = [path for path in drawing.named("path", who) if path.attributes.get("fill") == "none"]
    return found


def test_my_line_is_solid_with_round_points_and_theirs_dashed_with_square_ones() -> None:
    drawing = drawn(series(HALF_A_YEAR))
    assert "stroke-dasharray" not in line(drawing, "me").attributes
    assert line(drawing, "them").attributes["stroke-dasharray"] == "5 3"
    caps = {who: {p.attributes.get("stroke-linecap") for p in drawing.named("path", who)} for who in ("me", "them")}
    assert caps == {"me": {None, "round"}, "them": {None, "square"}}


def test_a_line_goes_through_every_week_and_higher_for_more() -> None:
    points = numbers(line(drawn(series([(0, 9), (5, 0), (10, 3)])), "me").attributes["d"])
    across, down = zip(*points, strict=True)
    assert len(points) == 3
    assert across[1] - across[0] == pytest.approx(across[2] - across[1], abs=0.2)
    assert down[0] - down[1] == pytest.approx(down[1] - down[2], abs=0.2)
    assert down[0] > down[1] > down[2]


def test_the_numbers_at_its_edges_and_the_first_and_last_day_are_written() -> None:
    assert {"0", "2,000", "5 January 2026", "the last day"} <= set(drawn(series([(1, 2), (2000, 3)])).words)


def test_one_week_is_two_points_and_no_line() -> None:
    drawing = drawn(series([(4, 9)]))
    assert not [path for path in drawing.named("path") if path.attributes.get("fill") == "none"]
    assert [len(numbers(p.attributes["d"])) for who in ("me", "them") for p in drawing.named("path", who)] == [1, 1]


def test_weeks_with_nothing_in_them_lie_at_the_foot() -> None:
    drawing = drawn(series([(0, 0)] * 10))
    assert {"0", "1"} <= set(drawing.words)
    assert len({down for who in ("me", "them") for _, down in numbers(line(drawing, who).attributes["d"])}) == 1


@pytest.mark.parametrize("weeks", [53, 300, 1000])
def test_many_weeks_stay_a_few_kilobytes(weeks: int) -> None:
    of = series([(place % 137, place % 73) for place in range(weeks)], CLOSE)
    assert len(weekly_chart(of, SAID)) < 4000
    assert len(numbers(line(drawn(of), "me").attributes["d"])) <= 52


def labels(drawing: Drawing, of: Series) -> list[tuple[float, float, float]]:
    """Give where the labels of events begin and end, and on which line they stand."""
    names = {event.name for event in of.events}
    found = []
    for one in drawing.named("text"):
        if one.words in names:
            begin = one.number("x") - width(one.words) * ("text-anchor" in one.attributes)
            found.append((begin, begin + width(one.words), one.number("y")))
    return found


def apart(found: list[tuple[float, float, float]]) -> bool:
    return all(
        abs(one[2] - other[2]) >= 13 or one[1] < other[0] or other[1] < one[0] for one, other in combinations(found, 2)
    )


@pytest.mark.parametrize("first", [0, 30, 60, 90, 120, 150, 165])
def test_three_events_within_two_weeks_are_named_beside_each_other_or_in_a_stair(first: int) -> None:
    of = series(HALF_A_YEAR, [("the breakup", first), ("the offer", first + 5), ("the second answer", first + 13)])
    drawing = drawn(of)
    found = labels(drawing, of)
    assert len(found) == len(drawing.named("path", "event")) == 3
    assert apart(found)
    assert all(begin >= 0 and end <= 320 for begin, end, _ in found)
    for path in drawing.named("path", "event"):
        (across, top) = numbers(path.attributes["d"].partition("V")[0])[0]
        assert not [one for one in found if one[0] < across < one[1] and one[2] > top]


NAMES = ("you met", "the second breakup", "the offer", "no number 3", "the agreement")


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 181)), max_size=12))
def test_labels_of_events_never_cover_each_other(events: list[tuple[str, int]]) -> None:
    of = series(HALF_A_YEAR, sorted(events, key=lambda event: event[1]))
    drawing = drawn(of)
    found = labels(drawing, of)
    assert len(found) == len(events)
    assert apart(found)
    assert all(begin >= 0 and end <= 320 and 0 < foot < drawing.height for begin, end, foot in found)


def test_events_stand_in_the_order_of_their_days() -> None:
    paths = drawn(series(HALF_A_YEAR, CLOSE)).named("path", "event")
    places = [numbers(path.attributes["d"].partition("V")[0])[0][0] for path in paths]
    assert all(one < other for one, other in pairwise(places))
    assert all(path.attributes["stroke-dasharray"] for path in paths)


def test_a_hostile_label_stays_text() -> None:
    drawing = drawn(series(HALF_A_YEAR, [('"><svg onload=alert(1)>', 30)]))
    assert {one.name for one in drawing.elements} == {"svg", "g", "path", "text"}
    assert any(words.startswith('"><svg onload') for words in drawing.words)


def test_it_says_what_it_shows_brings_no_style_and_runs_from_left_to_right() -> None:
    drawing = drawn(series(HALF_A_YEAR, CLOSE))
    whole = drawing.elements[0].attributes
    assert (whole["role"], whole["aria-label"], whole["direction"]) == ("img", SAID, "ltr")
    for one in drawing.elements:
        assert not {name for name in one.attributes if name == "style" or name.startswith("on")}
        assert set(one.inside) <= {"me", "them", "axis", "event"}


def test_a_measure_is_drawn_with_its_captions_tables_and_notes() -> None:
    charts = draw(measure("messages-a-week", shown(BREAKUP)))
    assert charts.levels is not None
    assert charts.weeks is not None
    assert charts.levels.caption == "Messages a week · whole weeks"
    assert charts.weeks.caption == "Over time, up to 40 a week"
    assert charts.weeks.notes[0].startswith("Whole weeks only")
    assert "the breakup, 6 April 2026" in [row[-1] for row in charts.weeks.table.rows]
    assert read(charts.weeks.svg).elements[0].attributes["aria-label"].startswith("Messages a week, 5 January 2026")
    assert draw(measure("starts", shown())).weeks is None
