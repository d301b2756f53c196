"""How alike the two write, in words: the number, what it goes beyond, or why nothing is said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from goodterms.companion.people import People
from goodterms.companion.tell_style import tell_style
from goodterms.reading.experts.style import StyleMatching
from goodterms.reading.results import Interval

PEOPLE = People("Kim", "Alex")
FOUND = StyleMatching(
    words=(5000, 4000),
    needed=500,
    english=True,
    similarity=0.86,
    events=900,
    left_out=0,
    windows=24,
    needed_windows=24,
    difference=Interval(0.02, 0.01, 0.03),
    as_high=0.001,
)


def test_the_number_and_what_goes_beyond_habits_are_told_with_their_limits() -> None:
    told = tell_style(FOUND, PEOPLE)
    assert told.enough
    assert "you and Alex are alike by 86 in 100" in told.said
    assert "Windows of time that belong together were more alike" in told.said
    assert "(from +1 to +3)" in told.said
    assert told.difference.low == 0.01


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"words": (5000, 40)}, "it takes 500 words of each"),
        ({"english": False, "similarity": None}, "one of you writes mostly in another language"),
        ({"difference": Interval(None, None, None), "as_high": None, "windows": 8}, "it takes 24 windows"),
        ({"difference": Interval(0.0, -0.01, 0.01), "as_high": 0.4}, "not clearly more alike"),
        ({"left_out": 12}, "12 earlier ones were not"),
    ],
)
def test_what_cannot_be_said_is_said(changed: dict[str, Any], sentence: str) -> None:
    assert sentence in tell_style(replace(FOUND, **changed), PEOPLE).said
