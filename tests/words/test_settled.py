"""What goes against what two people settled: how much of it is found, and how much of what is found is right.

The messages were written before any phrase was tried on them; each is read as if all seven limits held.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, get_args

from goodterms import words
from goodterms.content.rules import Settled
from goodterms.words import Context
from goodterms.words.library import library

LIMITS: tuple[Settled, ...] = get_args(Settled)
MESSAGES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("settled.toml").read_text(encoding="utf-8"))[
    "message"
]
HOLDS = {ready.rule.id: ready.rule.holds for ready in library().rules if ready.rule.holds}
RECALL, PRECISION = 0.95, 1.0


def found(text: str) -> set[str]:
    """Give every limit that a message is found to go against, each tried by itself."""
    reviews = [words.review(text, Context(holds={each: "You two agreed on it."}), by_meaning=False) for each in LIMITS]
    return {str(HOLDS[each.rule]) for review in reviews for each in review.findings if each.rule in HOLDS}


def test_every_limit_has_a_rule_and_both_sorts_of_messages() -> None:
    assert set(HOLDS.values()) == set(LIMITS)
    assert {limit for each in MESSAGES for limit in each["against"]} == set(LIMITS)
    assert sum(not each["against"] for each in MESSAGES) >= len(MESSAGES) // 2 - 1


def test_most_is_found_and_most_of_what_is_found_is_right() -> None:
    hits = wrong = missed = 0
    for each in MESSAGES:
        against, told = set(each["against"]), found(each["text"])
        hits, wrong, missed = hits + len(told & against), wrong + len(told - against), missed + len(against - told)
    assert hits / (hits + missed) >= RECALL
    assert hits / (hits + wrong) >= PRECISION


def test_nothing_is_found_where_nothing_is_settled() -> None:
    assert not [each for said in MESSAGES for each in words.review(said["text"]).findings if each.rule in HOLDS]
