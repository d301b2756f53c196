"""Conditions in CEL: what they may say, and how a mistake in one is told."""

from __future__ import annotations

import subprocess
import sys

import pytest

from goodterms.content.conditions import BadCondition, condition

NAMES = {"goal", "hoping", "noes", "offer.answer", "shared", "terms_agreed"}
KNOWN = {"goal": "unsure", "hoping": True, "noes": 1, "offer.answer": None, "shared": ["work"], "terms_agreed": None}


@pytest.mark.parametrize(
    ("source", "holds"),
    [
        ('goal == "unsure"', True),
        ("goal in ['move_on', 'friendship']", False),
        ("hoping && noes >= 1", True),
        ('!(offer.answer == "accepted")', True),
        ("offer.answer == null", True),
        ('"work" in shared // and nothing else', True),
        ("shared != []", True),
        ("terms_agreed != null && terms_agreed > 0", False),
        ('goal == "goal.of.no.name"', False),
    ],
)
def test_a_condition_decides(source: str, *, holds: bool) -> None:
    assert condition(source, NAMES).holds(KNOWN) is holds


def test_a_condition_names_what_decides_it() -> None:
    found = condition('hoping && offer . answer == "goal" || noes > 12', NAMES)
    assert found.names == ("hoping", "noes", "offer.answer")
    assert list(found.numbers()) == [12]


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("goal =", "not valid CEL"),
        ("", "not valid CEL"),
        ("goals == 'x'", 'names "goals", which does not exist; did you mean goal'),
        ("offer == 'x'", 'names "offer"'),
        ("goal.startsWith('m')", "only compare"),
        ("noes * 2 > 3", "only compare"),
        ("hoping ? true : false", "only compare"),
        ("shared.exists(one, one == 'work')", "only compare"),
        ("has(offer.answer)", 'names "has"'),
        ("offer['answer'] == 1", "only compare"),
    ],
)
def test_what_is_no_condition_is_refused_in_one_sentence(source: str, says: str) -> None:
    with pytest.raises(BadCondition) as caught:
        condition(source, NAMES)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("terms_agreed > 0", "terms_agreed is unknown"),
        ("hoping && terms_agreed", "terms_agreed"),
        ("noes", "neither true nor false"),
    ],
)
def test_a_condition_that_could_fail_later_is_refused_when_tried_out(source: str, says: str) -> None:
    found = condition(source, NAMES)
    domains = {"hoping": (True, False), "terms_agreed": (None, 0, 1), "noes": (0, 1)}
    with pytest.raises(BadCondition, match=says):
        found.try_out(domains)


def test_a_condition_over_too_much_at_once_is_refused() -> None:
    found = condition("noes > 1 && terms_agreed != null", NAMES)
    with pytest.raises(BadCondition, match="too many values at once"):
        found.try_out({"noes": range(1000), "terms_agreed": range(1000)})


@pytest.mark.parametrize("order", ["ours first", "theirs first"])
def test_the_engine_lives_beside_the_package_that_ships_it(order: str) -> None:
    steps = ["from goodterms.content.conditions import condition; condition('true', ()).holds({})", "import cel"]
    script = "; ".join(steps if order == "ours first" else reversed(steps))
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
