"""How answers went: a direction only where it is sure enough, one question at a time, with every number in a table."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest

from goodterms.companion.over_time import MOST, in_words, over_time
from goodterms.progress import CheckIn

if TYPE_CHECKING:
    from collections.abc import Mapping

FIRST = date(2026, 3, 1)


def weeks(*answers: Mapping[str, object]) -> list[CheckIn]:
    return [msgspec.convert({"on": FIRST + timedelta(weeks=n), **each}, CheckIn) for n, each in enumerate(answers)]


@pytest.mark.parametrize(
    ("item", "values", "said"),
    [
        ("longing", [3], "Too little to say yet: 1 answer, and it takes 6 days’ worth."),
        ("longing", [4, 4, 3, 3, 2, 2, 1, 1, 0], "Over 9 answers, longing went down."),
        ("sleep", [0, 0, 1, 1, 2, 2, 3, 3, 4], "Over 9 answers, sleep got better."),
        ("acceptance", [2, 2, 1, 3, 2, 2, 1], "No direction in 7 answers."),
        ("own_life", [4, 4, 3, 3, 2, 2, 1, 1, 0], "Over 9 answers, there was less life of your own."),
    ],
)
def test_a_direction_is_said_with_its_count_and_only_where_it_is_sure(item: str, values: list[int], said: str) -> None:
    (went,) = over_time(weeks(*({item: value} for value in values)))
    assert went.said == said


def test_each_of_the_four_is_told_by_itself_and_no_sum_is_made() -> None:
    found = over_time(weeks({"four": (0, 1, None, 3)}, {"four": (3, 1, None, 3)}))
    assert [each.id for each in found] == ["nervous", "worrying", "little-interest"]
    assert [each.answers[-1].value for each in found] == [3, 1, 3]


def test_the_table_holds_what_is_drawn_and_says_where_there_is_none() -> None:
    (went,) = over_time(weeks({"longing": 4, "contact": 7}, {"contact": 0}, {"longing": 0}, {"words": "so"}))
    assert went.table.headers == ("Day", "Answer", "Times in touch")
    assert went.table.rows == (
        ("15 March 2026", "Not at all", "no answer"),
        ("8 March 2026", "no answer", "0"),
        ("1 March 2026", "All the time", "7"),
    )
    assert went.described == (
        "Longing: 2 answers, from “All the time” on 1 March 2026 to “Not at all” on 15 March 2026. "
        "In touch: 0 times at the least, 7 times at the most, from one check-in to the next."
    )
    assert (went.days, [each.day for each in went.answers]) == (21, [0, 14])


def test_only_the_last_two_years_of_weeks_are_looked_at() -> None:
    (went,) = over_time(weeks(*({"sleep": n % 5} for n in range(MOST + 40))))
    assert len(went.answers) == MOST


def test_one_check_in_is_said_in_the_words_in_which_it_was_asked() -> None:
    (told,) = weeks({"longing": 0, "four": (None, 2, None, None), "contact": 0, "contact_was": "hard"})
    assert in_words(told) == (
        ("How much do you long for them?", "Not at all"),
        ("Not being able to stop or control worrying", "More than half the days"),
        ("Times in touch", "0"),
        ("How that was", "Hard"),
    )
