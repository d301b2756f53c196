from __future__ import annotations

import warnings
from importlib import import_module

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from goodterms.reading.incidence import ANSWERED, OPEN, WROTE_AGAIN, Incidence, cumulative_incidence
from goodterms.reading.intervals import Z, student_limit, wilson

SECOND = 1_000_000
# Remission in weeks under 6-MP, + censored: Freireich et al. (1963), as in Kleinbaum & Klein, Survival Analysis.
WEEKS = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
RELAPSED = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]


def follow(waits: list[int] | np.ndarray, outcomes: list[int] | np.ndarray, days: list[int] | None = None) -> Incidence:
    """Follow bursts; without days they are all of one, so that nothing is known of how days differ."""
    clusters = np.zeros(len(waits), dtype=np.int64) if days is None else np.array(days)
    return cumulative_incidence(np.array(waits), np.array(outcomes), clusters)


def standard_error(found: Incidence, place: int) -> float:
    """Get back from the limits the error that they were made of: Wilson's width says the effective n."""
    share, low, high = found.share[place], found.low[place], found.high[place]
    sizes = np.linspace(1, found.n, 200_001)
    lows, highs = wilson(np.full_like(sizes, share), sizes)
    n = sizes[np.argmin(np.abs((highs - lows) - (high - low)))]
    return float(np.sqrt(share * (1 - share) / n))


def test_ties_and_censoring_agree_with_the_textbook() -> None:
    found = follow(WEEKS, RELAPSED)
    published = {6: (0.857, 0.0764), 7: (0.807, 0.0869), 10: (0.753, 0.0963), 13: (0.690, 0.1068), 16: (0.627, 0.1141)}
    published |= {22: (0.538, 0.1282), 23: (0.448, 0.1346)}
    for week, (survival, error) in published.items():
        place = int(np.searchsorted(found.times, week))
        assert 1 - found.share[place] == pytest.approx(survival, abs=6e-4)
        # Greenwood's error, which the infinitesimal jackknife equals where there is one kind of event
        assert standard_error(found, place) == pytest.approx(error, abs=2e-4)


def test_the_median_is_where_half_is_reached() -> None:
    assert follow([week * SECOND for week in WEEKS], RELAPSED).reaches_half()[0] == 23


def test_competing_events_at_one_time_share_one_risk_set() -> None:
    # By hand: 5 wait at 1 (2 answered, 1 wrote again), 2 at 3 (1 answered; the other was censored at 3, so still in).
    found = follow([1, 1, 1, 3, 3], [ANSWERED, ANSWERED, WROTE_AGAIN, ANSWERED, OPEN])
    assert found.share == pytest.approx([2 / 5, 2 / 5 + (2 / 5) * (1 / 2)])


def test_it_agrees_with_lifelines_where_there_are_no_ties() -> None:
    rng = np.random.default_rng(3)
    waits = rng.permutation(np.arange(1, 301))
    outcomes = rng.choice([OPEN, ANSWERED, WROTE_AGAIN], 300, p=[0.2, 0.5, 0.3])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fitter = import_module("lifelines").AalenJohansenFitter
        outside = fitter(calculate_variance=False).fit(waits, outcomes, event_of_interest=ANSWERED)
    expected = outside.cumulative_density_.iloc[:, 0]
    found = follow(waits, outcomes)
    assert found.share == pytest.approx(expected.loc[found.times].to_numpy(), abs=1e-9)


def test_the_variance_is_that_of_the_slow_cosines_of_leaving_days_a_little_out() -> None:
    rng = np.random.default_rng(1)
    waits, outcomes, days = rng.integers(0, 20, 60), rng.integers(0, 3, 60), rng.integers(0, 9, 60)
    found = follow(waits, outcomes, days.tolist())
    step = 1e-6
    moved = np.array([(_weighted(waits, outcomes, 1 + step * (days == day)) - found.share) / step for day in range(9)])
    # Lazarus et al. (2018): 0.4 · 9^(2/3) is 2 cosines, with Student's limit of 2 degrees of freedom.
    cosines = np.array([np.sqrt(2) * np.cos(np.pi * turn * (np.arange(9) + 0.5) / 9) for turn in (1, 2)])
    clustered = ((cosines @ moved) ** 2).mean(axis=0) * (student_limit(2) / Z) ** 2
    alone = [(_weighted(waits, outcomes, 1 + step * (np.arange(60) == one)) - found.share) / step for one in range(60)]
    variance = np.maximum(clustered, (np.array(alone) ** 2).sum(axis=0))
    size = np.clip(found.share * (1 - found.share) / variance, 1, 60)
    assert np.column_stack([found.low, found.high]) == pytest.approx(
        np.column_stack(wilson(found.share, size)), abs=1e-5
    )


def _weighted(waits: np.ndarray, outcomes: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Estimate the incidence slowly and plainly, with a weight a burst."""
    waiting, share, curve = 1.0, 0.0, []
    for time in np.unique(waits):
        at_risk = weight[waits >= time].sum()
        share += waiting * weight[(waits == time) & (outcomes == ANSWERED)].sum() / at_risk
        waiting *= 1 - weight[(waits == time) & (outcomes != OPEN)].sum() / at_risk
        curve.append(share)
    return np.array(curve)


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 2), st.integers(0, 6)), min_size=1, max_size=60))
@example([(0, 0, 0), (0, 1, 0), (1, 1, 0), (1, 1, 0), (1, 1, 0)])  # its sum comes to a hair above one
def test_limits_always_hold_the_share_and_days_never_narrow_them(bursts: list[tuple[int, int, int]]) -> None:
    waits, outcomes, days = map(list, zip(*bursts, strict=True))
    clustered, alone = follow(waits, outcomes, days), follow(waits, outcomes)
    for found in (clustered, alone):
        assert (np.diff(found.share) >= -1e-12).all()
        assert (found.low >= 0).all()
        assert (found.low <= found.share).all()
        assert (found.share <= found.high).all()
        assert (found.high <= 1).all()
    assert (clustered.low <= alone.low + 1e-9).all()
    assert (clustered.high >= alone.high - 1e-9).all()


def test_without_censoring_half_is_reached_exactly_at_half() -> None:
    found = follow([SECOND * place for place in range(1, 31)], [ANSWERED] * 15 + [WROTE_AGAIN] * 15)
    assert found.reaches_half()[0] == 15
    assert found.at(15 * SECOND)[0] == pytest.approx(0.5)
    assert found.at(0)[0] == 0


def test_a_half_that_is_not_reached_is_none_and_so_may_be_its_limits() -> None:
    few = follow(list(range(1, 101)), [ANSWERED] * 40 + [WROTE_AGAIN] * 60)
    value, low, high = few.reaches_half()
    assert value is None
    assert high is None
    assert low is None
    nearly = follow(list(range(1, 101)), [ANSWERED] * 48 + [WROTE_AGAIN] * 52)
    assert nearly.reaches_half()[0] is None
    assert nearly.reaches_half()[1] is not None


def test_no_bursts_make_an_empty_curve() -> None:
    found = follow([], [])
    assert (found.n, found.answered) == (0, 0)
    assert found.reaches_half() == (None, None, None)
