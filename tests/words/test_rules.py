"""Every rule: its lines fire, its near misses stay silent, and every id of the contract has one."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from goodterms import words
from goodterms.content.rules import Element, Problem, Settled, Stop, Strength
from goodterms.words import Context
from goodterms.words.families import ELEMENTS
from goodterms.words.library import given, library

if TYPE_CHECKING:
    from goodterms.content.rules import Rule

RULES = {ready.rule.id: ready.rule for ready in library().rules}


def found(rule: Rule, line: str) -> bool:
    about = rule.given
    holds: dict[Settled, str] = dict.fromkeys([rule.holds] if rule.holds else [], "You two agreed on it.")
    known = Context(kind=about.kind, situation=given(rule), before=about.before, theirs=about.theirs, holds=holds)
    review = words.review(line, known)
    return (
        rule.finds in review.elements if rule.finds in ELEMENTS else rule.id in {each.rule for each in review.findings}
    )


@pytest.mark.parametrize(("rule", "line"), [(each.id, line) for each in RULES.values() for line in each.fires])
def test_a_line_that_must_fire_does(rule: str, line: str) -> None:
    assert found(RULES[rule], line)


@pytest.mark.parametrize(("rule", "line"), [(each.id, line) for each in RULES.values() for line in each.silent])
def test_a_near_miss_stays_silent(rule: str, line: str) -> None:
    assert not found(RULES[rule], line)


def test_every_id_has_a_rule() -> None:
    ids = {id_ for kind in (Problem, Stop, Strength, Element) for id_ in get_args(kind)}
    assert ids - {each.finds for each in RULES.values()} == set()


def test_every_problem_and_stop_says_what_to_try() -> None:
    assert [
        each.id for each in RULES.values() if each.finds in get_args(Problem) + get_args(Stop) and not each.instead
    ] == []
