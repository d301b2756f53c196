"""What sets control in place of a limit: every rule's own lines, and where a finding stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from goodterms import words
from goodterms.content.documents import documents
from goodterms.words import hearing
from goodterms.words.control import rules

if TYPE_CHECKING:
    from goodterms.content.heard import HeardRule

RULES = {rule.id: rule for rule in rules()}
LIMITS = (
    "We don't tell each other about dates.",
    "I'll answer when I can, and so will you.",
    "No messages during work.",
    "We tell each other before we come to the same party.",
    "I turn my phone off at ten.",
    "We'd each say so before bringing someone new to the group.",
    "No messages or calls after nine in the evening.",
    "No calls; a written message is fine.",
    "We meet only with others there, or where others are.",
    "At most three messages a day each.",
    "We don't draw our friends in.",
    "Nobody comes by without asking first.",
    "No hugs, kisses or holding hands.",
    "We do not talk about getting back together.",
)


def found(line: str) -> set[str]:
    return {each.rule for each in words.control_in(line)}


@pytest.mark.parametrize(("rule", "line"), [(each.id, line) for each in RULES.values() for line in each.fires])
def test_a_line_that_sets_control_is_found(rule: str, line: str) -> None:
    assert rule in found(line)


@pytest.mark.parametrize("line", [line for each in RULES.values() for line in each.silent])
def test_a_near_miss_is_no_control_of_any_sort(line: str) -> None:
    assert found(line) == set()


@pytest.mark.parametrize("line", LIMITS)
def test_a_limit_is_no_control(line: str) -> None:
    assert found(line) == set()


EXAMPLES = [each["text"] for document in documents("topics") for each in document.value.get("examples", ())]


@pytest.mark.parametrize("line", EXAMPLES)
def test_no_example_of_a_term_sets_control(line: str) -> None:
    assert found(line) == set()


@pytest.mark.parametrize("rule", hearing.rules(), ids=lambda rule: rule.id)
def test_no_term_that_is_proposed_sets_control(rule: HeardRule) -> None:
    for text in filter(None, (rule.says, rule.or_says)):
        assert found(text) == set()


def test_a_finding_says_where_it_stands_why_and_what_to_say_instead() -> None:
    text = "We are kind. And you share your location with me, always."
    (control,) = words.control_in(text)
    assert text[control.start : control.end] == control.quote
    assert control.quote.startswith("share your location")
    assert control.why == RULES[control.rule].why
    assert control.instead == RULES[control.rule].instead


def test_a_term_may_set_control_in_two_ways() -> None:
    assert {"reply-deadline", "where-the-other-is"} <= found("You share your location. You answer within an hour.")
