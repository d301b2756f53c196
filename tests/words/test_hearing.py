"""What is heard in their words: every rule's own lines, amounts and times, and the labelled messages."""

from __future__ import annotations

from datetime import date

import pytest

from goodterms import words
from goodterms.words.hearing import rules

RULES = {rule.id: rule for rule in rules()}
SAID_ON = date(2026, 3, 2)


def heard_by(rule: str, line: str) -> bool:
    """Tell whether a rule fires; where no contact is asked for, several may, and one of them is enough."""
    found = words.limits_in(line, on=SAID_ON)
    return rule in {each.rule for each in found} or (RULES[rule].no_contact and any(each.no_contact for each in found))


@pytest.mark.parametrize(("rule", "line"), [(each.id, line) for each in RULES.values() for line in each.fires])
def test_a_line_that_holds_a_limit_is_heard(rule: str, line: str) -> None:
    assert heard_by(rule, line)


@pytest.mark.parametrize(("rule", "line"), [(each.id, line) for each in RULES.values() for line in each.silent])
def test_a_near_miss_is_not_heard(rule: str, line: str) -> None:
    assert not heard_by(rule, line)
