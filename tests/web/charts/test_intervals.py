from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.companion.people import People, isolated
from goodterms.companion.scale import Scale, Tick
from goodterms.reading import Event
from goodterms.web.charts import interval_chart
from goodterms.web.charts.lettering import width
from tests.companion.showing import BREAKUP, measure, shown
from tests.reading.invented import chat
from tests.web.charts.drawn import Drawing, read

STARTS = measure("starts", shown(BREAKUP))
REPLIES = measure("reply-time", shown(BREAKUP))
OFFER = Event("offer", date(2026, 5, 1))


def drawn(of: Any = STARTS, **changes: Any) -> Drawing:
    """Draw a measure with its second row, Alex before the breakup, changed, and no other."""
    return (
        read(interval_chart(replace(of, levels=(replace(of.levels[1], **changes),))))
        if changes
        else read(interval_chart(of))
    )


def test_every_row_is_drawn_with_its_words_its_number_and_its_n() -> None:
    words = drawn().words
    for row in STARTS.levels:
        assert row.short in words
        assert row.rests_on in words
    assert [one for one in words if "breakup" in one] == ["Before the breakup", "Since the breakup"]


def test_the_two_are_told_apart_by_shape_and_class() -> None:
    drawing = drawn()
    assert len(drawing.named("circle", "me")) == len(drawing.named("rect", "them")) == 2
    assert not drawing.named("circle", "them") + drawing.named("rect", "me")


def test_a_mark_stands_where_its_value_lies() -> None:
    places = [drawn(value=value).named("rect")[0].number("x") + 5 for value in (0.0, 0.25, 0.5, 1.0)]
    assert places == [6, 83, 160, 314]


def test_times_stand_by_their_ratio() -> None:
    minute, hour, hours = (drawn(REPLIES, value=value).named("rect")[0].number("x") for value in (60, 3600, 60 * 3600))
    assert hours - hour == pytest.approx(hour - minute, abs=0.2)


def test_the_limits_are_drawn_from_end_to_end() -> None:
    (span,) = [path for path in drawn(low=0.25, high=0.5).named("path", "range") if path.attributes["d"]]
    assert re.fullmatch(r"M83 \d+H160", span.attributes["d"])


def arrows(drawing: Drawing) -> list[str]:
    return [path.attributes["d"] for path in drawing.named("path", "them") if path.attributes["d"].endswith("z")]


def test_a_limit_that_was_not_reached_runs_on_into_an_arrow() -> None:
    assert not arrows(drawn(REPLIES, high=7200))
    drawing = drawn(REPLIES, value=None, high=None, low=3600)
    assert len(arrows(drawing)) == 1
    assert not drawing.named("rect")
    assert drawing.named("path", "range")[0].attributes["d"].endswith("H314")


def test_where_nothing_was_reached_there_is_the_arrow_alone() -> None:
    drawing = drawn(REPLIES, value=None, high=None, low=None)
    assert len(arrows(drawing)) == 1
    assert not drawing.named("path", "range")


def test_half_of_something_is_marked_and_named_and_half_of_a_time_is_not() -> None:
    assert drawn().named("path", "half")
    assert {"0", "half", "all"} <= set(drawn().words)
    assert not drawn(REPLIES).named("path", "half")
    assert {"1 minute", "1 hour", "1 day", "1 week"} <= set(drawn(REPLIES).words)


def test_names_of_ticks_that_would_touch_are_left_out() -> None:
    ticks = tuple(Tick(str(place), f"the number {place}", place) for place in range(20))
    drawing = read(interval_chart(replace(STARTS, scale=Scale(0, 19), ticks=ticks)))
    named = [one for one in drawing.named("text") if one.words.startswith("the number")]
    places = [one.number("x") for one in named]
    assert named[-1].words == "the number 19"
    assert all(other - one > width("the number 1") for one, other in pairwise(places))
    for one, place in list(zip(named, places, strict=True))[1:-1]:
        tick = 6 + 308 * int(one.words.split()[-1]) / 19
        assert abs(place - tick) <= width(one.words) / 4


def test_a_name_stands_at_its_tick_or_not_at_all() -> None:
    ticks = (Tick("none", "0", 0), Tick("most", "the most", 18.7), Tick("end", "the end", 19))
    words = read(interval_chart(replace(STARTS, scale=Scale(0, 19), ticks=ticks))).words
    assert [one for one in words if one in {"0", "the most", "the end"}] == ["0", "the end"]


def test_where_there_is_too_little_nothing_is_drawn() -> None:
    assert shown(messages=chat(7, 6)).measures == ()
    assert interval_chart(replace(measure("starts", shown()), levels=())) == ""


def test_the_drawing_says_what_it_shows_in_one_sentence() -> None:
    whole = drawn().elements[0]
    assert whole.name == "svg"
    assert whole.attributes["role"] == "img"
    assert whole.attributes["aria-label"] == STARTS.described


def test_a_chart_runs_from_left_to_right_in_every_language() -> None:
    assert drawn().elements[0].attributes["direction"] == "ltr"


def test_a_chart_brings_no_style_and_no_script_and_takes_every_colour_from_the_page() -> None:
    for drawing in (drawn(), drawn(REPLIES)):
        for one in drawing.elements:
            assert one.name in {"svg", "g", "path", "circle", "rect", "text"}
            assert not {name for name in one.attributes if name == "style" or name.startswith("on")}
            assert {one.attributes.get(paint, "none") for paint in ("fill", "stroke")} <= {"none", "currentColor"}
            assert set(one.inside) <= {"me", "them", "both", "axis", "half", "range", "label"}


def test_letters_are_never_below_twelve_pixels_on_a_phone() -> None:
    whole = drawn().elements[0]
    assert whole.attributes["viewBox"].startswith("0 0 320 ")
    assert whole.number("font-size") * 310 / 320 >= 12
    assert not [one for one in drawn().elements[1:] if "font-size" in one.attributes]


def test_two_rows_are_about_a_kilobyte_and_many_grow_in_step() -> None:
    assert len(interval_chart(measure("starts", shown()))) < 1500
    many = measure("starts", shown(BREAKUP, OFFER))
    assert len(interval_chart(many)) < 600 * len(many.levels)


HOSTILE = ("<script>alert(1)</script>", '"><svg onload=alert(1)>', "'onload=x&lt;", "]]><!--", "&amp;", "רות\u202eX")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_text(name: str) -> None:
    people = isolated(People("Kim", name))
    drawing = read(interval_chart(measure("starts", shown(BREAKUP, people=people))))
    assert {one.name for one in drawing.elements} == {"svg", "g", "path", "circle", "rect", "text"}
    assert f"\u2068{name}\u2069" in drawing.elements[0].attributes["aria-label"]
    assert any(name[:8] in words for words in drawing.words)


@given(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=200))
def test_whatever_the_name_the_drawing_is_well_formed_and_of_one_height(name: str) -> None:
    people = isolated(People("Kim", name))
    level = replace(STARTS.levels[1], short=f"{people.them}: 5 in 100")
    drawing = read(interval_chart(replace(STARTS, levels=(level,), described=people.them)))
    assert drawing.height == drawn(n=36).height


def test_three_people_of_a_measure_have_three_shapes() -> None:
    both = replace(STARTS.levels[1], who="both")
    drawing = read(interval_chart(replace(STARTS, levels=(*STARTS.levels[:2], both))))
    assert any("l6 6-6 6-6-6z" in path.attributes["d"] for path in drawing.named("path", "both"))
