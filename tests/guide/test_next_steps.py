"""The next step never says what the rest of the plan warns against."""

import json
from itertools import product

import pytest

from goodterms import guide, situation
from goodterms.guide import FIRST


def plan(**told: object) -> guide.Plan:
    return guide.plan(situation.read(json.dumps(told)))


GOALS = ["back_together", "friendship", "unsure", "move_on"]
OFFERS = [
    {"made_by": by, "answer": answer}
    for by, answer in product(["them", "me", "nobody"], ["not_yet", "accepted", "refused"])
]


@pytest.mark.parametrize("goal", GOALS)
@pytest.mark.parametrize("offer", OFFERS)
@pytest.mark.parametrize("told", [True, False])
def test_after_a_threat_the_next_step_is_to_keep_away(goal: str, offer: dict[str, str], told: bool) -> None:
    found = plan(goal=goal, offer={**offer, "reopened": False}, feelings_told=told, own_conduct=["threatened"])
    assert "Keep away" in found.next_step
    assert found.verdict not in FIRST


def test_a_threat_takes_no_help_away() -> None:
    found = plan(own_conduct=["threatened"], safety={"thoughts_of_ending_my_life": True})
    assert found.next_step == plan(safety={"thoughts_of_ending_my_life": True}).next_step


def test_after_not_now_nothing_is_to_be_said_about_feelings() -> None:
    found = plan(goal="back_together", offer={"made_by": "nobody"}, they_answered="not_now")
    assert found.verdict == "do-not-propose"
    assert "feelings" not in found.next_step


@pytest.mark.parametrize("answer", ["not_yet", "refused"])
def test_friendship_for_itself_speaks_of_no_feelings(answer: str) -> None:
    found = plan(goal="friendship", offer={"made_by": "them", "answer": answer, "reopened": False})
    assert found.verdict in {"accept", "reopen"}
    assert "feel" not in found.next_step


@pytest.mark.parametrize("key", ["shared", "own_conduct"])
def test_a_list_is_not_an_object(key: str) -> None:
    with pytest.raises(situation.BadSituation, match=f"{key} is an object"):
        situation.read(json.dumps({key: {}}))
