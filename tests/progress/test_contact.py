"""Being in touch: what is ahead and what is over, two hard ones running, and plain counts of what was noted."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.progress import Contact, ahead, happened, hard_twice, meetings_beside, noted, to_note
from goodterms.progress.contact import before_morning

NOW = datetime(2026, 6, 15, 12)  # noqa: DTZ001 (local, as all of these)
TODAY = NOW.date()


def contact(days: int = 0, at: str | None = "17:00", number: int = 0, **known: Any) -> Contact:
    """Make one so many days from today."""
    return Contact(
        **{"name": f"{number:012x}", "what": "coffee", "on": TODAY + timedelta(days=days), "at": at, **known}
    )


def was(days: int, how: str | None, **known: Any) -> Contact:
    return contact(days, state="happened", was=how, **known)


def test_what_is_planned_is_ahead_until_it_is_over() -> None:
    long, short = contact(0, "11:00", 1, minutes=90), contact(0, "11:30", 2, minutes=15)
    later, laid = contact(3, number=3), contact(1, number=4, state="laid-down")
    every = (later, laid, short, long, was(-1, "good", number=5))
    assert ahead(every, NOW) == (long, later)
    assert to_note(every, NOW) == (short,)


def test_what_has_no_time_is_over_when_its_day_is() -> None:
    some_time, long = contact(0, None, 1), contact(0, None, 2, minutes=90)
    assert ahead((some_time, long), NOW.replace(hour=23, minute=59)) == (some_time, long)
    assert to_note((some_time, long), NOW) == ()
    midnight = NOW.replace(hour=0) + timedelta(days=1)
    assert to_note((some_time, long), midnight) == (some_time, long)


def test_only_what_has_a_time_is_planned_for_a_night() -> None:
    night, morning = NOW.replace(hour=23), NOW.replace(hour=6) + timedelta(days=1)
    assert before_morning([contact(1, "01:00")], night, morning)
    assert not before_morning([contact(0, None), contact(1, None)], night, morning)


def test_what_happened_comes_the_latest_first() -> None:
    first, second = was(-2, None, number=1), was(-1, None, number=2)
    assert happened((first, second, contact(1))) == (second, first)


@pytest.mark.parametrize(
    ("how", "found"),
    [
        ([(-1, "hard"), (-3, "hard")], True),
        ([(-1, "hard"), (-3, "mixed")], False),
        ([(-1, "mixed"), (-3, "hard"), (-4, "hard")], False),
        ([(-1, "hard")], False),
        ([(-1, None), (-2, "hard"), (-3, "hard")], True),
        ([(-56, "hard"), (-57, "hard")], False),
        ([(-55, "hard"), (-400, "hard")], True),
        ([], False),
    ],
)
def test_two_hard_ones_running_are_noticed_while_they_are_not_long_ago(
    how: list[tuple[int, str | None]], found: bool
) -> None:
    assert hard_twice((was(days, each) for days, each in how), TODAY) is found


def test_the_other_meetings_of_a_month_are_those_noted_and_planned() -> None:
    one = contact(0, number=1)
    others = (
        contact(1, number=2, what="meeting"),
        was(-10, "good", number=3),
        contact(2, number=4, state="laid-down"),
        contact(2, number=5, what="call"),
        contact(20, number=6),
    )
    assert meetings_beside((one, *others), one) == 2


def test_nothing_noted_is_no_count() -> None:
    assert noted((), TODAY) is None
    assert noted((contact(-3), was(-1, "good", what="text"), contact(-2, state="laid-down")), TODAY) is None


def test_the_last_three_months_end_today_and_every_month_between_is_there() -> None:
    found = noted(
        (
            was(-200, None, number=1),
            was(-92, None, number=2),  # 15 March, the first day that is out
            was(-91, None, number=3, what="call"),
            was(0, None, number=4),
        ),
        TODAY,
    )
    assert found is not None
    assert (found.since, found.meetings, found.calls) == (date(2026, 3, 16), 1, 1)
    assert [(each.begins.month, each.meetings, each.calls) for each in found.months] == [
        (6, 1, 0), (5, 0, 0), (4, 0, 0), (3, 1, 1), (2, 0, 0), (1, 0, 0), (12, 0, 0), (11, 1, 0),
    ]  # fmt: skip


@given(
    st.lists(
        st.tuples(st.integers(-900, 10), st.sampled_from(["text", "call", "coffee", "meeting"]), st.booleans()),
        max_size=25,
    ),
    st.dates(date(2024, 1, 1), date(2028, 12, 31)),
)
def test_the_counts_are_those_of_a_plain_loop(made: list[tuple[int, str, bool]], today: date) -> None:
    every = [
        Contact(
            name=f"{number:012x}",
            what=what,  # type: ignore[arg-type]
            on=today + timedelta(days=days),
            state="happened" if done else "planned",
        )
        for number, (days, what, done) in enumerate(made)
    ]
    counted = [each for each in every if each.state == "happened" and each.what != "text" and each.on <= today]
    found = noted(every, today)
    if not counted:
        assert found is None
        return
    assert found is not None
    year, month = (today.year, today.month - 3) if today.month > 3 else (today.year - 1, today.month + 9)
    before = date(year, month, min(today.day, monthrange(year, month)[1]))
    assert found.since == before + timedelta(days=1)
    recent = [each for each in counted if each.on > before]
    assert found.meetings == sum(each.what in ("coffee", "meeting") for each in recent)
    assert found.calls == sum(each.what == "call" for each in recent)
    assert found.first == min(each.on for each in counted)
    for line in found.months:
        inside = [each for each in counted if (each.on.year, each.on.month) == (line.begins.year, line.begins.month)]
        assert line.meetings + line.calls == len(inside)
        assert line.calls == sum(each.what == "call" for each in inside)
    assert 1 <= len(found.months) <= 12
    assert found.months[0].begins == today.replace(day=1)
