"""What the record knows, in place of a plan's own words: never before help, never over what stands there already."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from goodterms import guide, situation
from goodterms.companion.in_place import STOPPED, stopped, trying
from goodterms.companion.stand import Standing, stand
from goodterms.progress import every_stop

LIVING = {"goal": "friendship", "offer.made_by": "them", "offer.answer": "accepted", "terms_agreed": 1}
HARDER = next(stop for stop in every_stop() if stop.id == "harder-with-contact")


def standing(**more: Any) -> Standing:
    return stand(situation.make({**LIVING, **{key.replace("__", "."): value for key, value in more.items()}}))


@pytest.mark.parametrize("stop", every_stop(), ids=lambda stop: stop.id)
def test_every_rule_has_something_to_say_and_closes_the_same(stop: Any) -> None:
    before = standing()
    found = stopped(before, (stop,))
    assert found.plan.headline != before.plan.headline
    assert found.plan.next_step
    assert set(STOPPED) <= set(found.plan.closed)
    assert found.plan.verdict == before.plan.verdict == "live-it"
    assert not found.background.one_message


@pytest.mark.parametrize(
    "more",
    [
        {"safety__afraid_of_them": True},
        {"safety__humiliated_by_them": True},
        {"safety__they_asked_for_no_contact": True},
        {"safety__thoughts_of_ending_my_life": True},
    ],
)
def test_nothing_speaks_before_help(more: dict[str, Any]) -> None:
    before = standing(**more)
    found = stopped(before, (HARDER,))
    assert (found.plan, found.background) == (before.plan, before.background)


@pytest.mark.parametrize(
    "more",
    [
        {"coping": "struggling"},
        {"goal": "back_together", "feelings_told": False, "they_answered": "not_now"},
        {"own_conduct": ["turned_up"]},
    ],
    ids=["a step back", "left open", "own conduct"],
)
def test_what_lets_be_already_keeps_its_words(more: dict[str, Any]) -> None:
    before = standing(**more)
    found = stopped(before, (HARDER,))
    assert (found.plan.headline, found.plan.next_step) == (before.plan.headline, before.plan.next_step)
    assert set(STOPPED) <= set(found.plan.closed)


def test_without_a_rule_nothing_changes() -> None:
    assert stopped(standing(), ()) == standing()


def test_trying_again_keeps_reasons_and_warnings_and_leaves_the_plan_of_a_situation_as_it_is() -> None:
    where = situation.make({**LIVING, "goal": "back_together", "they_answered": "want_to_try"})
    found, plan = trying(stand(where), date(2026, 5, 4)), guide.plan(where)
    assert "4 May 2026" in found.plan.next_step
    assert (found.plan.reasons, found.plan.warnings, found.plan.closed) == (plan.reasons, plan.warnings, plan.closed)
    assert "talk before you begin" in plan.headline
