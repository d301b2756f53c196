"""The numbers of the Hawkes process: closed forms, slow plain loops, and processes whose truth is known."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from time import process_time

import numpy as np
import pytest

from goodterms import reading
from goodterms.reading.experts.climb import bounds
from goodterms.reading.experts.excitation import Excitation, _history, excitation, spread
from goodterms.reading.experts.fit import Side, fit_side
from goodterms.reading.experts.history import History, recur
from goodterms.reading.experts.likelihood import Likelihood
from goodterms.reading.experts.rescaling import check, rescaled, smirnov
from goodterms.reading.experts.simulate import clocked, simulate
from tests.reading.invented import START, chat
from tests.tables import columns

STATS, OPTIMIZE = import_module("scipy.stats"), import_module("scipy.optimize")
AWAKE = np.where((np.arange(24) >= 8) & (np.arange(24) < 23), 1, 0.05)
BASELINE = np.outer([0.25, 0.15], AWAKE)
BRANCHING = np.array([[0.35, 0.3], [0.2, 0.25]])
HALF_LIVES = np.array([[60.0, 600.0], [900.0, 40.0]])


def small(seed: int = 0, n: int = 200) -> History:
    rng = np.random.default_rng(seed)
    times = np.sort(rng.uniform(0, 300, n))
    return History(times - times[0], rng.integers(0, 2, n), np.arange(301.0), np.arange(300) % 24)


def parameters(levels: int) -> np.ndarray:
    return np.concatenate([np.random.default_rng(1).uniform(0.1, 0.3, levels), [0.2, 0.3], [0.3, 1.0]])


def drawn(seed: int, days: int, branching: np.ndarray = BRANCHING) -> History:
    times, who = simulate(seed, branching=branching, half_lives=HALF_LIVES, baseline=BASELINE, days=days)
    return clocked(times, who, days)


@cache
def fitted(seed: int, days: int = 100) -> tuple[Side, Side]:
    history = drawn(seed, days)
    return fit_side(history, 0), fit_side(history, 1)


def slow(history: History, person: int, row: np.ndarray) -> float:
    """Reckon the log-likelihood as it is written in the paper, message by message."""
    hours = sorted(set(history.hour[history.who == person].tolist()))
    level = dict(zip(hours, row, strict=False))
    total = -sum(level[hour] * history.exposure[hour] for hour in hours)
    for k, now in enumerate(history.times):
        rate = np.exp(row[len(hours) + 2 + history.who[k]])
        total -= row[len(hours) + history.who[k]] * (1 - np.exp(-rate * (history.end - now)))
        if history.who[k] != person:
            continue
        intensity = level[int(history.hour[k])]
        for then, by in zip(history.times[:k], history.who[:k], strict=True):
            speed = np.exp(row[len(hours) + 2 + by])
            intensity += row[len(hours) + by] * speed * np.exp(-speed * (now - then))
        total += np.log(intensity)
    return float(total)


def test_doubling_solves_the_recursion_as_a_plain_loop_does() -> None:
    rng = np.random.default_rng(0)
    fade, fresh = rng.uniform(0, 1, 1000), rng.uniform(0, 1, 1000)
    last, expected = 0.0, []
    for kept, new in zip(fade, fresh, strict=True):
        last = kept * last + new
        expected.append(last)
    assert recur(fade, fresh) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("person", [0, 1])
def test_the_likelihood_is_that_of_a_slow_plain_loop(person: int) -> None:
    likelihood = Likelihood.of(small(), person)
    row = parameters(likelihood.levels)
    assert likelihood.at(row).value == pytest.approx(slow(small(), person, row), rel=1e-10)


def test_gradient_and_curvature_are_those_of_small_steps() -> None:
    likelihood = Likelihood.of(small(), 0)
    row = parameters(likelihood.levels)
    slope = likelihood.at(row)
    for place, unit in enumerate(np.eye(len(row)) * 1e-5):
        up, down = likelihood.at(row + unit), likelihood.at(row - unit)
        assert slope.gradient[place] == pytest.approx((up.value - down.value) / 2e-5, abs=1e-4)
        assert slope.curvature[place] == pytest.approx((up.gradient - down.gradient) / 2e-5, rel=1e-4, abs=1e-3)


def test_without_branching_the_likeliest_levels_are_plain_rates() -> None:
    history = small()
    likelihood = Likelihood.of(history, 0)
    counts = np.bincount(history.hour[history.who == 0], minlength=24)[likelihood.hours]
    row = np.concatenate([counts / history.exposure[likelihood.hours], [0, 0, 0, 0]])
    assert likelihood.at(row).gradient[: likelihood.levels] == pytest.approx(0, abs=1e-9)


def test_another_climber_finds_no_higher_top() -> None:
    likelihood = fitted(0)[0].likelihood
    low, high = bounds(likelihood)

    def loss(row: np.ndarray) -> tuple[float, np.ndarray]:
        slope = likelihood.at(row)
        return -slope.value, -slope.gradient

    tops = []
    for rates in ([1.0, 1.0], [4.0, 2.0], [2.0, 4.0]):
        start = np.concatenate([np.full(likelihood.levels, 0.2), [0.2, 0.2], rates])
        found = OPTIMIZE.minimize(loss, start, jac=True, method="L-BFGS-B", bounds=list(zip(low, high, strict=True)))
        tops.append(-found.fun)
    assert fitted(0)[0].top.slope.value == pytest.approx(max(tops), abs=0.01)


def test_rescaled_times_end_at_the_number_of_messages() -> None:
    """At the top the process expects as many messages as there were: a property of every such fit."""
    for side in fitted(0):
        history = side.likelihood.history
        assert rescaled(history, side)[-1] == pytest.approx(side.likelihood.own.sum(), rel=0.01)


@pytest.mark.parametrize(("distance", "n"), [(0.05, 500), (0.06, 800), (0.2, 40), (0.01, 3000)])
def test_smirnovs_p_is_near_the_exact_one(distance: float, n: int) -> None:
    assert smirnov(distance, n) == pytest.approx(STATS.kstwo.sf(distance, n), abs=0.01)


def test_where_nothing_is_drawn_nothing_is_found() -> None:
    history = drawn(3, 200, np.zeros((2, 2)))
    for side in (fit_side(history, 0), fit_side(history, 1)):
        assert all((each.value or 0) < 0.07 and (each.low or 0) < 0.02 for each in side.branching)
        assert side.unprompted.high is not None
        assert side.unprompted.high > 0.98
        assert check(history, side).holds


def test_the_truth_lies_within_the_limits_most_times() -> None:
    means = np.linalg.solve(np.eye(2) - BRANCHING.T, [0.25, 0.15])
    held = []
    for seed in range(100, 115):
        for person, side in enumerate(fitted(seed)):
            found = [*side.branching, *side.half_life, side.unprompted]
            true = [*BRANCHING[:, person], *HALF_LIVES[:, person], BASELINE[person].max() / means[person]]
            held += [(one.low or 0) <= value <= (one.high or np.inf) for one, value in zip(found, true, strict=True)]
    assert 0.9 <= np.mean(held) <= 0.99


def test_limits_lie_around_their_value_and_shrink_with_more_messages() -> None:
    for little, much in zip(fitted(1, 100), fitted(1, 400), strict=True):
        for one, other in zip((*little.branching, little.unprompted), (*much.branching, much.unprompted), strict=True):
            assert one.low < one.value < one.high  # type: ignore[operator]
            assert other.high - other.low < 0.7 * (one.high - one.low)  # type: ignore[operator]


def test_the_right_process_is_seldom_doubted() -> None:
    checks = [check(side.likelihood.history, side) for seed in range(100, 115) for side in fitted(seed)]
    assert sum(each.holds for each in checks) >= len(checks) - 2


def test_shared_weeks_that_wander_are_noticed() -> None:
    assert excitation(reading.features(chat(1, 364), "UTC")).reason == "misfit"


def measured(grain: int, days: int = 150, half_lives: np.ndarray = HALF_LIVES) -> Excitation:
    times, who = simulate(8, branching=BRANCHING, half_lives=half_lives, baseline=BASELINE, days=days)
    stamps = ((times // grain * grain + START) * 1e6).astype(np.int64)
    return excitation(reading.features(columns(stamps, np.where(who == 0, "me", "them")), "UTC"))


def test_times_to_the_minute_give_nearly_the_same_numbers() -> None:
    fine, coarse = measured(1, half_lives=4 * HALF_LIVES), measured(60, half_lives=4 * HALF_LIVES)
    assert (fine.reason, coarse.reason, fine.grain, coarse.grain) == (None, None, 1, 60)
    for one, other in zip(fine.drawn, coarse.drawn, strict=True):
        assert (one.of, one.by) == (other.of, other.by)
        assert other.messages.value == pytest.approx(one.messages.value, abs=0.02)
        assert other.half_life.value == pytest.approx(one.half_life.value, rel=0.15)


def test_messages_of_one_minute_stay_in_it_and_in_their_order() -> None:
    stamps = np.repeat(np.arange(100) * 60_000_000, 5)
    found = spread(stamps, 60_000_000)
    assert (np.diff(found) > 0).all()
    assert (found // 60_000_000 * 60_000_000 == stamps).all()
    assert (found == spread(stamps, 60_000_000)).all()


def test_below_five_hundred_of_each_nothing_is_fitted() -> None:
    found = measured(1, days=30)
    assert found.reason == "few"
    assert not found.drawn
    assert not found.checks
    assert min(found.counts.values()) < 500


def test_only_the_latest_fifty_thousand_are_taken_and_fast_enough() -> None:
    times, who = simulate(2, branching=BRANCHING, half_lives=HALF_LIVES, baseline=4 * BASELINE, days=1000)
    features = reading.features(
        columns(((times + START) * 1e6).astype(np.int64), np.where(who == 0, "me", "them")), "UTC"
    )
    begun = process_time()
    found = excitation(features)
    assert process_time() - begun < 40
    assert sum(found.counts.values()) == 50_000
    assert found.left_out == len(times) - 50_000
    assert [one.messages.value for one in found.drawn] == pytest.approx(BRANCHING.ravel(), abs=0.03)


def test_a_day_that_is_an_hour_longer_has_its_hour_twice() -> None:
    """In Berlin the clock goes back on 25 October 2026, from 3 to 2."""
    day = reading.features(columns([1_792_879_200_000_000 + 3_600_000_000 * k for k in range(26)], ["me"] * 26), "UTC")
    stamps = day.frame["sent_at"].dt.epoch("us").to_numpy()
    history = _history(day.frame, stamps, 60_000_000, int(stamps[-1]), "Europe/Berlin")
    assert history.exposure[2] == pytest.approx(2)


def test_the_same_seed_writes_the_same_times() -> None:
    assert (drawn(4, 20).times == drawn(4, 20).times).all()
    assert len(drawn(4, 20).times) != len(drawn(5, 20).times)


def test_as_many_are_written_as_the_branching_says() -> None:
    history = drawn(6, 600)
    mean = np.linalg.solve(np.eye(2) - BRANCHING.T, BASELINE.sum(axis=1))
    assert np.bincount(history.who) / 600 == pytest.approx(mean, rel=0.06)
