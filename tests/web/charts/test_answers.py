"""Answers over time as a drawing: a line for the answers, a mark on a stem for each contact, and words for both."""

from __future__ import annotations

import re
from datetime import date, timedelta

import msgspec
import pytest

from goodterms.companion.over_time import over_time
from goodterms.progress import CheckIn
from goodterms.web.charts.answers import answers_chart
from tests.web.charts.drawn import Drawing, read

FIRST = date(2026, 3, 1)


def drawn(*answers: dict[str, object]) -> Drawing:
    told = [msgspec.convert({"on": FIRST + timedelta(weeks=n), **each}, CheckIn) for n, each in enumerate(answers)]
    (went,) = over_time(told)
    return read(answers_chart(went))


def heights(path: str) -> list[float]:
    return [float(pair.split()[1]) for pair in re.findall(r"[\d.]+ [\d.]+", path)]


def test_more_is_higher_and_the_ends_are_named() -> None:
    drawing = drawn({"longing": 0, "contact": 2}, {"longing": 2, "contact": 12}, {"longing": 4})
    (line,) = [each for each in drawing.named("path", "me") if each.attributes.get("fill") == "none"]
    low, middle, high = heights(line.attributes["d"])
    assert low > middle > high
    assert low - middle == pytest.approx(middle - high, abs=0.2)
    assert {"All the time", "Not at all", "Times in touch", "12", "0", "1 March 2026", "15 March 2026"} == set(
        drawing.words
    )


def test_contact_is_drawn_in_a_shape_of_its_own() -> None:
    drawing = drawn({"longing": 0, "contact": 0}, {"longing": 2, "contact": 12})
    stems, marks = drawing.named("path", "both")
    assert stems.attributes["d"].count("M") == marks.attributes["d"].count("z") == 2


@pytest.mark.parametrize("answers", [[{"sleep": 2}], [{"sleep": 2, "contact": 1000}], [{"sleep": 0}] * 104])
def test_everything_lies_inside(answers: list[dict[str, object]]) -> None:
    drawing = drawn(*answers)
    for word in drawing.named("text"):
        assert 0 <= word.number("x") <= 320
        assert 0 < word.number("y") < drawing.height


def test_without_contact_nothing_is_said_of_it() -> None:
    assert "Times in touch" not in drawn({"sleep": 2}, {"sleep": 3}).words
