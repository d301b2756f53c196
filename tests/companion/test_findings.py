"""What a reading opens with: sure changes, held to a stricter rule, then what is useful; never two of one group."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest

from goodterms import reading
from goodterms.companion.findings import GROUPS, USEFUL, clear_changes, group_of, lay
from goodterms.companion.people import People
from goodterms.companion.tell import tell
from goodterms.reading import DEFINITIONS, Event
from tests.companion.showing import BREAKUP, found
from tests.reading.invented import DAY, START, chat
from tests.tables import columns

if TYPE_CHECKING:
    from goodterms.companion.told import ToldReading


def changed() -> ToldReading:
    """Thirty weeks in which they begin most conversations, then thirty in which I do."""
    rng = np.random.default_rng(1)
    days = np.arange(60 * 7)
    them = rng.random(len(days)) < np.where(days < 30 * 7, 0.85, 0.15)
    times = ((START + days * DAY + rng.uniform(9, 21, len(days)) * 3600) * 1e6).astype(np.int64)
    told = reading.read(
        columns(times, np.where(them, "them", "me")), zone="UTC", events=[Event("breakup", date(2026, 8, 3))]
    )
    return tell(told, People("Kim", "Alex"), ("Kim", "Alex"))


def test_a_planted_change_comes_first() -> None:
    told = changed()
    assert "starts" in clear_changes(told)
    assert lay(told).first[0] == "starts"


@pytest.mark.parametrize("goal", ["", "unsure", *USEFUL])
def test_the_first_are_three_of_three_groups_and_nothing_is_lost(goal: str) -> None:
    told = found(BREAKUP).told
    laid = lay(told, goal)
    assert len(laid.first) == 3 == len({group_of(id_) for id_ in laid.first})
    silent = {measure.id for measure in told.measures if not measure.enough}
    everything = [*laid.first, *(id_ for _, ids in laid.groups for id_ in ids), *silent]
    assert sorted(everything) == sorted(definition.id for definition in DEFINITIONS)


def test_the_goal_decides_what_comes_first_where_nothing_changed() -> None:
    told = found().told
    assert lay(told, "friendship").first[0] == "balance"
    assert lay(told, "move_on").first[0] == "messages-a-week"


def test_where_nothing_changed_a_change_is_rarely_called_clear() -> None:
    """Holm's rule keeps the share of readings with any false alarm near one in twenty."""
    alarms = 0
    for seed in range(40):
        read = reading.read(chat(2000 + seed, 26 * 7), zone="UTC", events=[Event("breakup", date(2026, 4, 6))])
        alarms += bool(clear_changes(tell(read, People("Kim", "Alex"), ("Kim", "Alex"))))
    assert alarms <= 6, alarms


def test_every_measure_has_a_group() -> None:
    for definition in DEFINITIONS:
        assert any(definition.place in places for _, places in GROUPS)
