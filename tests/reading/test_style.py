from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from bench.experts import styles
from goodterms.reading import Features, features
from goodterms.reading.experts import style
from goodterms.reading.experts.style import BLOCK, StyleMatching, matching, style_matching
from goodterms.reading.word_counts import style_columns
from tests.reading.test_word_shares import GERMAN, PLAIN, chat


def test_matching_is_what_its_formula_says() -> None:
    assert matching(np.array([10, 5]), np.array([10, 5]), 100, 100) == pytest.approx(1)
    assert matching(np.array([10]), np.array([0]), 100, 100) == pytest.approx(1 - 10 / 10.0001)
    assert matching(np.array([0]), np.array([0]), 100, 100) == 1
    # The paper's kind of case by hand: 12 and 8 in 100 words give 1 - 4 / 20.0001; 3 and 6 give 1 - 3 / 9.0001.
    by_hand = ((1 - 4 / 20.0001) + (1 - 3 / 9.0001)) / 2
    assert matching(np.array([12, 3]), np.array([16, 12]), 100, 200) == pytest.approx(by_hand)


def test_two_who_write_alike_are_alike() -> None:
    found = style_matching(features(chat(PLAIN, days=80), "UTC"))
    assert found.similarity == pytest.approx(1)
    assert (found.words, found.events, found.left_out) == ((640, 640), 160, 0)
    assert (found.difference.value, found.as_high) == (None, None)


def test_too_few_words_or_another_language_say_nothing() -> None:
    few = style_matching(features(chat(PLAIN, days=62), "UTC"))
    assert (few.enough, few.words, few.english) == (False, (496, 496), True)
    german = style_matching(features(chat(GERMAN, days=80), "UTC"))
    assert (german.enough, german.english) == (False, False)


def test_what_older_code_kept_says_nothing() -> None:
    taken = features(chat(PLAIN, days=80), "UTC")
    older = Features(taken.frame.drop("english_words", *style_columns()), 2, "UTC", taken.span)
    assert style_matching(older).words == (0, 0)


def test_only_the_latest_are_taken_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(style, "MOST_EVENTS", 140)
    found = style_matching(features(chat(PLAIN, days=80), "UTC"))
    assert (found.events, found.left_out, found.words) == (140, 20, (560, 560))


def test_windows_hold_enough_words_of_each_and_whole_blocks_are_compared() -> None:
    found = style_matching(styles(1, windows=41, pull=0.0))
    assert (found.windows, found.needed_windows) == (40, 24)
    assert style_matching(styles(1, windows=23, pull=0.0)).as_high is None


def test_the_same_features_give_the_same_and_sides_may_be_changed() -> None:
    taken = styles(2, pull=0.5)
    other = pl.col("who").replace({"me": "them", "them": "me"})
    turned = Features(taken.frame.with_columns(other), 3, "UTC", taken.span)
    found, mirrored = style_matching(taken), style_matching(turned)
    assert found == style_matching(taken)
    assert mirrored.similarity == pytest.approx(found.similarity)
    assert mirrored.difference.value == pytest.approx(found.difference.value, abs=0.01)


def runs(number: int, *, pull: float, drift: float = 0.0) -> list[StyleMatching]:
    return [style_matching(styles(1000 + seed, pull=pull, drift=drift)) for seed in range(number)]


def above(found: list[StyleMatching]) -> float:
    return sum(each.difference.low is not None and each.difference.low > 0 for each in found) / len(found)


def often(found: list[StyleMatching]) -> float:
    return sum(each.as_high is not None and each.as_high <= 0.05 for each in found) / len(found)


@pytest.mark.parametrize("drift", [0.0, 0.05])
def test_habits_alone_and_slow_changes_of_each_are_seldom_taken_for_matching(drift: float) -> None:
    found = runs(200, pull=0.0, drift=drift)
    # 5 in 100 are to be expected of the shuffles and 2.5 of the limits; 200 runs leave 3 and 2.2 either way (2 sd).
    assert often(found) <= 0.085
    assert above(found) <= 0.05
    assert min(each.similarity or 0 for each in found) > 0.6


def test_matching_from_window_to_window_is_found() -> None:
    found = runs(60, pull=0.6)
    assert often(found) >= 0.95
    assert above(found) >= 0.9
    assert len(found[0].words) == 2
    assert found[0].windows % BLOCK == 0
