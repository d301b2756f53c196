from __future__ import annotations

from importlib import import_module

import numpy as np
import pytest

from goodterms.reading.bootstrap import block_length, mean_interval, mean_replicates, widening
from goodterms.reading.intervals import student_limit

STATS = import_module("scipy.stats")


@pytest.mark.parametrize("freedom", [2, 3, 5, 10, 30, 200])
def test_students_limit_is_near_enough(freedom: int) -> None:
    assert student_limit(freedom) == pytest.approx(STATS.t.ppf(0.975, freedom), rel=0.032)


def test_the_same_weeks_always_give_the_same_limits() -> None:
    weeks = np.random.default_rng(0).poisson(30, (20, 3))
    assert (mean_replicates(weeks) == mean_replicates(weeks)).all()
    assert not (mean_replicates(weeks) == mean_replicates(weeks, stream=1)).all()


def test_weeks_without_a_message_have_the_exact_poisson_limit() -> None:
    weeks = np.zeros((12, 1), dtype=np.int64)
    found = mean_interval(weeks[:, 0], mean_replicates(weeks)[:, 0])
    assert found == pytest.approx((0, 0, STATS.chi2.ppf(0.95 + 0.025, 2) / 2 / 12))


def test_weeks_that_are_all_alike_leave_no_doubt() -> None:
    weeks = np.full((12, 1), 7)
    assert mean_interval(weeks[:, 0], mean_replicates(weeks)[:, 0]) == pytest.approx((7, 7, 7))


def test_blocks_grow_with_the_weeks_and_the_widening_fades() -> None:
    lengths = [block_length(weeks) for weeks in (1, 8, 12, 52, 500)]
    assert lengths == sorted(lengths)
    assert lengths[0] == 1
    assert widening(8) > widening(30) > widening(500) > 1


def covered(weeks: int, pull: float) -> float:
    """Say how often the limits hold the true mean of Poisson weeks whose level wanders."""
    rng = np.random.default_rng(weeks)
    held = 0
    for _ in range(300):
        level = np.zeros(weeks)
        for week in range(1, weeks):
            level[week] = pull * level[week - 1] + rng.normal(0, 0.4 * np.sqrt(1 - pull**2))
        counts = rng.poisson(30 * np.exp(level - 0.4**2 / 2))
        found = mean_interval(counts, mean_replicates(counts[:, None])[:, 0])
        assert found.low is not None
        assert found.high is not None
        held += found.low <= 30 <= found.high
    return held / 300


@pytest.mark.parametrize("weeks", [8, 26])
@pytest.mark.parametrize("pull", [0.0, 0.3])
def test_the_limits_of_a_weekly_mean_hold_as_often_as_they_say(weeks: int, pull: float) -> None:
    assert 0.91 <= covered(weeks, pull) <= 0.995
