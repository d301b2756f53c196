from __future__ import annotations

from datetime import date
from itertools import combinations, groupby
from typing import TYPE_CHECKING

import polars as pl
import pytest

from goodterms.companion.headline import headline
from goodterms.companion.people import People, isolated
from goodterms.companion.scale import Scale
from goodterms.companion.series import thinned
from goodterms.companion.shown import show
from goodterms.companion.tables import rows_table, weeks_table
from goodterms.reading import Event
from tests.companion.showing import BREAKUP, WEEKS, found, measure, series, shown
from tests.reading.invented import chat
from tests.tables import columns

if TYPE_CHECKING:
    from goodterms.companion.shown import Shown, ShownMeasure

FIRST_MEASURES = ("starts", "reply-time", "answered-in-a-day", "messages-a-week")


def of_each(of: Shown) -> list[ShownMeasure]:
    """Pick the measures of which the invented chat has enough in every half."""
    return [one for one in of.measures if one.id in FIRST_MEASURES]


LONG = "Maximiliane-Alexandra von und zu " * 7


def test_each_measure_is_shown_with_all_its_words() -> None:
    for one in shown(BREAKUP).measures:
        words = (one.title, one.units, one.said, one.cannot_show, one.method, one.source)
        assert all(words)
        assert one.enough


def test_a_row_says_whose_and_when_what_and_on_how_much_it_rests() -> None:
    row = measure("starts", shown(BREAKUP)).levels[1]
    assert (row.who, row.label, row.when) == ("them", "Alex, before the breakup", "Before the breakup")
    assert row.amount == f"{row.brief} (from {row.limits[0]} to {row.limits[1]}, n\u00a0{row.n})"
    assert row.short == f"Alex: {row.brief}"
    assert row.rests_on == f"n\u00a0{row.n}"
    assert row.reached
    assert row.value is not None
    assert row.brief == f"{100 * row.value:.0f} in 100"


def test_the_rows_of_one_period_stand_together_and_each_names_both_people() -> None:
    second = Event("offer", date(2026, 5, 1))
    for one in of_each(shown(BREAKUP, second)):
        periods = [(when, [row.who for row in rows]) for when, rows in groupby(one.levels, lambda row: row.when)]
        assert len({when for when, _ in periods}) == len(periods) == 4
        assert all(who == ["me", "them"] for _, who in periods)


MARKS = [Event("met", date(2020, 1, 1)), BREAKUP, Event("no", date(2026, 7, 2)), Event("letter", date(2027, 1, 1))]


@pytest.mark.parametrize("events", [marks for n in range(5) for marks in combinations(MARKS, n)])
def test_the_number_in_the_sentence_stands_in_chart_and_table(events: tuple[Event, ...]) -> None:
    made = found(*events)
    since = " since the breakup" if BREAKUP in events else ""
    whole = ", the whole time" if MARKS[2] in events else ""
    said = {measure.id: measure.said for measure in made.told.measures}
    for one in of_each(show(made)):
        assert all(since in each for each in (said[one.id], headline(made)))
        assert f"Alex{f',{since}' if since else whole}" in [row.label for row in one.levels]


def test_the_whole_has_a_name_where_other_times_stand_beside_it() -> None:
    for one in of_each(shown(Event("no", date(2026, 7, 2)))):
        assert [row.when for row in one.levels] == ["The whole time"] * 2 + ["Before the no"] * 2
        assert one.levels[1].label == "Alex, the whole time"
    assert {row.when for one in shown().measures for row in one.levels} == {""}


def test_too_little_is_named_and_not_drawn() -> None:
    one = measure("starts", shown(Event("no", date(2026, 7, 2))))
    assert [row.label for row in one.levels][-1] == "Alex, before the no"
    assert one.little.startswith("Too little to say yet: You, since the no (n\u00a0")


def test_where_there_is_too_little_of_all_the_sentence_says_so_alone() -> None:
    few = shown(messages=chat(7, 6))
    assert few.measures == ()
    assert few.silent[0].startswith("There is too little to say who starts")
    assert few.silent[-1].startswith("There is too little in English")
    assert "words of “we”" in few.silent[-1]
    assert few.legend == ""
    assert shown().legend.startswith("In brackets: the limits")


def test_a_time_that_was_not_reached_says_so_and_has_no_value() -> None:
    days = pl.datetime_range(pl.datetime(2025, 1, 1, 9), pl.datetime(2026, 2, 1, 9), "1d", time_zone="UTC", eager=True)
    answers = days.gather_every(9).dt.offset_by("5h")
    rows = [(time, "me") for time in days] + [(time, "them") for time in answers]
    ordered = sorted(rows)
    messages = columns([time for time, _ in ordered], [who for _, who in ordered])
    theirs = measure("reply-time", shown(messages=messages)).levels[1]
    assert (theirs.reached, theirs.value, theirs.high) == (False, None, None)
    assert theirs.brief == "not half within a week"
    assert theirs.limits[1] == "more than a week"


def test_shares_have_half_on_their_scale_and_times_are_shown_by_ratio() -> None:
    starts, replies = (measure(name, shown(BREAKUP)) for name in ("starts", "reply-time"))
    assert [(tick.id, tick.value) for tick in starts.ticks] == [("none", 0), ("half", 0.5), ("whole", 1)]
    assert not starts.scale.by_ratio
    assert replies.scale.by_ratio
    assert [tick.name for tick in replies.ticks] == ["1 minute", "1 hour", "1 day", "1 week"]


def test_every_drawn_number_lies_on_its_scale() -> None:
    for one in shown(BREAKUP).measures:
        ends = [tick.value for tick in one.ticks]
        assert one.enough
        assert all(one.scale.low <= end <= one.scale.high for end in ends)
        for row in one.levels:
            assert all(limit is None or one.scale.low <= limit <= one.scale.high for limit in (row.low, row.high))


@pytest.mark.parametrize(("value", "share"), [(0.1, 0), (1, 0), (10, 0.5), (100, 1), (1000, 1)])
def test_a_value_by_ratio_lies_where_its_logarithm_does(value: float, share: float) -> None:
    assert Scale(1, 100, by_ratio=True).share(value) == pytest.approx(share)


def test_what_all_of_it_cannot_show_is_said_with_what_was_left_out() -> None:
    lines = show(found(left_out=2)).limits
    assert lines[0].startswith("Calls, meetings and other apps are missing")
    assert lines[-1] == "2 messages by other people were left out."


def test_where_one_person_wrote_there_is_a_sentence_and_nothing_to_compare() -> None:
    alone = shown(messages=chat(7, 60).filter(pl.col("who") == "me"))
    assert alone.alone.startswith("Only you wrote in this chat")
    assert alone.measures == ()


def test_the_chart_as_a_sentence_names_every_row() -> None:
    one = measure("starts", shown(BREAKUP))
    assert one.described.startswith("Who starts: You, before the breakup, ")
    assert all(f"{row.label}, {row.brief}" in one.described for row in one.levels)


def test_a_long_name_is_whole_in_the_data_and_cut_where_there_is_little_room() -> None:
    name = LONG[:200].strip()
    row = measure("starts", shown(BREAKUP, people=isolated(People("Kim", name)))).levels[1]
    assert row.label == f"\u2068{name}\u2069, before the breakup"
    assert row.short.startswith("\u2068Maximiliane-Ale…\u2069: ")


def test_the_weeks_are_shown_one_by_one_with_what_was_marked_between_them() -> None:
    one = measure("messages-a-week", shown(BREAKUP, Event("no", date(2030, 1, 1))))
    assert one.series is not None
    assert len(one.series.weeks) == WEEKS
    assert one.series.days == 7 * WEEKS
    assert [(event.name, event.day) for event in one.series.events] == [("the breakup", 91)]
    assert (one.series.first, one.series.last) == ("5 January 2026", "5 July 2026")
    assert one.series.note.startswith("Whole weeks only")
    mine = [week.me for week in one.series.weeks]
    assert f"you between {min(mine)} and {max(mine)}" in one.weekly
    assert "; the breakup on 6 April 2026." in one.weekly


def test_the_other_measures_have_no_weeks() -> None:
    assert [one.id for one in shown().measures if one.series] == ["messages-a-week"]


def test_a_long_series_is_drawn_as_means_of_neighbours_and_says_so() -> None:
    thin = thinned(series([(1, 2), (3, 4), (5, 0), (7, 2), (10, 10)]), 3)
    assert [(point.day, point.me, point.them) for point in thin.points] == [(7, 2, 3), (21, 6, 1), (31.5, 10, 10)]
    assert thin.each == 2
    assert "the mean of 2 weeks" in thin.note


@pytest.mark.parametrize("weeks", [1, 51, 52, 53, 300, 1000])
def test_a_series_is_never_more_points_than_asked_and_a_short_one_is_left_as_it_is(weeks: int) -> None:
    thin = thinned(series([(1, 2)] * weeks), 52)
    assert len(thin.points) <= 52
    assert (thin.each == 1, thin.note == "") == (weeks <= 52,) * 2


def test_the_table_holds_the_same_numbers_as_the_rows() -> None:
    one = measure("starts", shown(BREAKUP))
    table = rows_table((*one.levels, *one.changes))
    assert table.headers == ("Whose, and when", "Value", "From", "To", "n")
    assert [cells[0] for cells in table.rows] == [row.label for row in (*one.levels, *one.changes)]
    assert table.rows[0][1:] == (one.levels[0].brief, *one.levels[0].limits, str(one.levels[0].n))


def test_the_weeks_stand_in_a_table_with_what_was_marked() -> None:
    table = weeks_table(series([(3, 1), (0, 1200)], [("the no", 8)]))
    assert table.headers == ("Week from", "You", "Alex", "Marked")
    assert table.rows == (
        ("5 January 2026", "3", "1", ""),
        ("12 January 2026", "0", "1,200", "the no, 13 January 2026"),
    )


def test_where_nothing_was_marked_there_is_no_empty_column() -> None:
    table = weeks_table(series([(3, 1)]))
    assert table.headers == ("Week from", "You", "Alex")
    assert table.rows == (("5 January 2026", "3", "1"),)


def test_many_weeks_stand_in_a_table_by_month() -> None:
    table = weeks_table(series([(4, 1), (2, 1), (3, 0), (3, 3), *[(7, 7)] * 296], [("the offer", 20), ("the no", 27)]))
    assert table.headers == ("Weeks that begin in", "How many", "You, a week", "Alex, a week", "Marked")
    assert table.rows[0] == (
        "January 2026", "4", "3", "1.2", "the offer, 25 January 2026; the no, 1 February 2026"
    )  # fmt: skip
    assert table.rows[1] == ("February 2026", "4", "7", "7", "")
    assert sum(int(row[1]) for row in table.rows) == 300
