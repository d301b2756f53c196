from __future__ import annotations

from datetime import date, timedelta

from goodterms import reading
from goodterms.companion.people import People
from goodterms.companion.tell import tell
from tests.tables import at, columns

MONDAY = date(2026, 1, 5)


def chat(*weeks: int) -> reading.Reading:
    """Read a chat of so many messages each week, by turns, in the first minutes of its days."""
    start = at("2026-01-05 08:00")
    times = [
        start + timedelta(weeks=week, days=place % 7, minutes=place // 7)
        for week, number in enumerate(weeks)
        for place in sorted(range(number), key=lambda place: (place % 7, place))
    ]
    return reading.read(columns(times, ["me" if place % 2 else "them" for place in range(len(times))]), zone="UTC")


def measured(found: reading.Reading) -> reading.Measure:
    return next(each for each in found.measures if each.id == "level-changes")


def said(found: reading.Reading) -> str:
    told = tell(found, People("me", "Kim"), ("me", "Kim"))
    return next(each.said for each in told.measures if each.id == "level-changes")


def stretches(found: reading.Reading, who: str = "both") -> list[tuple[date | None, float | None, int, bool]]:
    return [
        (each.at, each.value, each.n, each.enough) for each in measured(found).estimates if each.at and each.who == who
    ]


def test_one_level_is_one_stretch() -> None:
    found = chat(*[20, 24] * 8, 30)
    assert stretches(found) == [(MONDAY, (22 * 16 + 30) / 17, 17, True)]
    assert said(found).startswith("The weekly number stayed at about one level, 22 messages (from ")
    assert said(found).endswith("), over 17 whole weeks.")


def test_a_step_is_told_with_its_week_and_without_a_reason() -> None:
    found = chat(*[40, 44] * 6, *[10, 12] * 5, 7)
    assert stretches(found)[0] == (MONDAY, 42, 12, True)
    assert stretches(found)[1][0] == MONDAY + timedelta(weeks=12)
    assert said(found).startswith("The weekly number changed its level once: from about 42 (from ")
    assert said(found).endswith(") in the week from 30 March 2026; that is described here, not explained.")


def test_a_stretch_of_fewer_than_eight_weeks_has_no_value() -> None:
    found = chat(*[40, 44] * 8, *[4, 5, 6], *[4, 5, 7])
    assert stretches(found)[1] == (MONDAY + timedelta(weeks=16), None, 6, False)
    assert said(found) == (
        "The weekly number did not stay at one level, but no change of it has enough weeks on both sides to be told. "
        "One stretch stood apart for fewer than the 8 weeks that it takes to be told: 6 weeks from 27 April 2026."
    )


def test_below_sixteen_weeks_nothing_is_said() -> None:
    found = chat(*[20, 24] * 7, 21)
    assert stretches(found) == []
    assert not measured(found).enough
    assert said(found) == (
        "There is too little to say whether the weekly number changed its level: there are 15 whole weeks so far, "
        "and it takes 16."
    )


def test_both_have_a_level_and_each_stretches_of_their_own() -> None:
    found = measured(chat(*[20, 24] * 9))
    assert [each.who for each in found.estimates if each.main] == ["both"]
    assert all(each.given == {"weeks": 18} for each in found.estimates if not each.main)
    assert {each.who for each in found.estimates if not each.main} == {"me", "them", "both"}
