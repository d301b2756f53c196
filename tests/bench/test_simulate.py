from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from bench.cells import CELLS, MONDAY, Cell
from bench.simulate import Course, Habits, planted, simulate, wandering
from goodterms import reading

LONG = Course(weeks=800, before=400)


def estimates(habits: Habits, course: Course = LONG) -> dict[tuple[str, str], float]:
    found = reading.read_features(simulate(habits, course, 3))
    return {
        (measure.id, one.who): one.value
        for measure in found.measures
        for one in measure.estimates
        if one.main and one.value is not None
    }


def test_the_same_seed_writes_the_same_and_another_one_something_else() -> None:
    first, again = (simulate(Habits(), Course(8, 4), 1).frame for _ in range(2))
    assert first.equals(again)
    assert not first.equals(simulate(Habits(), Course(8, 4), 2).frame)


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: cell.id)
def test_every_cell_can_be_read(cell: Cell) -> None:
    taken = simulate(cell.habits, cell.course(), 5)
    assert taken.frame["sent_at"].is_sorted()
    assert reading.read_features(taken, events=[cell.event()]).messages > 100


def test_what_is_planted_comes_out_on_a_long_run() -> None:
    habits = replace(Habits(), moods=0.5, mood_pull=0.5, busy=0.2)
    found = estimates(habits)
    for name, value in planted(habits).items():
        assert found[name] == pytest.approx(value, rel=0.1), name


def test_days_may_be_lost_and_seconds_cut_off() -> None:
    whole, cut = (simulate(replace(Habits(), lost=lost, minutes=lost > 0), Course(52, 26), 1) for lost in (0.0, 0.2))
    assert cut.frame["sent_at"].dt.second().max() == 0
    assert cut.frame["sent_at"].dt.date().n_unique() < whole.frame["sent_at"].dt.date().n_unique()


def test_habits_change_on_the_day_they_are_said_to() -> None:
    since = replace(Habits(), theirs=0.9)
    course = Course(200, 100, since)
    event = reading.Event("breakup", MONDAY + timedelta(weeks=100))
    found = reading.read_features(simulate(Habits(), course, 1), events=[event]).measures[0]
    theirs = {one.period: one.value for one in found.estimates if one.main and one.who == "them"}
    earlier, later = theirs["before:breakup"], theirs["since:breakup"]
    assert found.id == "starts"
    assert earlier is not None
    assert later is not None
    assert later > earlier + 0.1


def test_messages_set_others_off_as_often_as_planted() -> None:
    # Of a branching process with matrix N, what comes of itself grows by (I - N)^-1: Hawkes & Oakes (1974).
    sets_off = ((0.3, 0.4), (0.45, 0.2))
    habits = replace(Habits(), sets_off=sets_off, a_day=4.0, calls=0.0, busy=0.0, moods=0.0)
    frame = simulate(habits, Course(400, 200), 1).frame
    themselves = 4.0 * 7 * 400 * np.array([1 - habits.theirs, habits.theirs])
    expected = np.linalg.solve(np.eye(2) - np.array(sets_off).T, themselves)
    counts = [(frame["who"] == side).sum() for side in ("me", "them")]
    assert counts == pytest.approx(expected, rel=0.05)


def test_a_series_is_pulled_towards_the_one_before() -> None:
    series = wandering(np.random.default_rng(1), 20_000, 0.6, 1)[:, 0]
    assert np.corrcoef(series[1:], series[:-1])[0, 1] == pytest.approx(0.6, abs=0.03)
    assert series.std() == pytest.approx(1, abs=0.05)
