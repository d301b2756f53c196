"""The next step never says what the rest of the plan warns against."""

import json
import re
from itertools import product
from typing import Any

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


@pytest.mark.parametrize("safety", ["thoughts_of_ending_my_life", "they_asked_for_no_contact", "afraid_of_them"])
def test_a_threat_takes_nothing_away_from_the_first_three(safety: str) -> None:
    before, found = plan(safety={safety: True}), plan(own_conduct=["threatened"], safety={safety: True})
    assert found.verdict in FIRST
    assert found.headline == before.headline
    assert before.next_step in found.next_step


REACHING: dict[str, dict[str, Any]] = {
    "come-clean": {"offer": {"made_by": "me"}, "feelings_told": False},
    "reopen": {"offer": {"made_by": "them", "answer": "refused", "reopened": False}},
    "accept": {"offer": {"made_by": "them"}},
    "say-it": {"offer": {"made_by": "them", "answer": "accepted"}, "feelings_told": False},
    "do-not-propose": {"offer": {"made_by": "nobody"}},
}
THREAT: dict[str, Any] = {"own_conduct": ["turned_up", "threatened"]}
PUT_DOWN: dict[str, Any] = {"safety": {"humiliated_by_them": True}}
CONDUCT: dict[str, Any] = {"own_conduct": ["wrote_after_no", "turned_up"]}
UNSAID: dict[str, Any] = {"safety": {"hurt_by_them": "unsaid"}}
KEEP_AWAY = "Keep away, and talk to someone first."
OWE_NOTHING = "You owe them nothing. Talk to someone else first."
THEIR_WORD = "Leave the next word to them."
NOT_TONIGHT = "Nothing has to be said tonight."
IN_PLACE = [
    (THREAT, KEEP_AWAY, set(REACHING)),
    (THREAT | PUT_DOWN, KEEP_AWAY, set(REACHING)),
    (PUT_DOWN, OWE_NOTHING, set(REACHING)),
    (CONDUCT | PUT_DOWN, OWE_NOTHING, set(REACHING)),
    (CONDUCT, THEIR_WORD, set(REACHING) - {"accept"}),  # they asked, so one answers
    (CONDUCT | UNSAID, THEIR_WORD, set(REACHING) - {"accept", "reopen"}),
    (UNSAID, NOT_TONIGHT, set(REACHING) - {"reopen"}),  # with something unsaid there is no going back to an offer
]
URGES = re.compile("[Tt]ell them|[Ss]ay it|[Ss]ay so once|[Ss]ay the true|said once|answer in a few|Ask for no answer")


@pytest.mark.parametrize(("more", "headline", "verdicts"), IN_PLACE)
def test_nothing_urges_a_word_where_none_should_be_written(
    more: dict[str, Any], headline: str, verdicts: set[str]
) -> None:
    for verdict in verdicts:
        known = {"goal": "back_together"} | REACHING[verdict] | more
        found, behind = plan(**known), guide.background(situation.read(json.dumps(known)))
        assert (found.verdict, found.headline) == (verdict, headline)
        said = [found.next_step, *found.warnings, *(reason.text for reason in found.reasons), *behind.would_change]
        assert not [text for text in said if URGES.search(text)]
        assert found.reasons
        assert behind.how_sure


def test_who_is_asked_may_answer_and_start_nothing_else() -> None:
    assert "leave the next word to them" in plan(**REACHING["accept"], **CONDUCT).next_step


@pytest.mark.parametrize("verdict", REACHING)
def test_watching_online_leaves_the_step_as_it_is(verdict: str) -> None:
    before, found = (plan(**REACHING[verdict], own_conduct=conduct) for conduct in ([], ["watched_online"]))
    assert (found.headline, found.next_step) == (before.headline, before.next_step)


def test_a_threat_leaves_a_no_said_as_it_was() -> None:
    reasons = plan(times_they_said_no_since=2).reasons
    found = plan(times_they_said_no_since=2, own_conduct=["threatened"])
    assert found.verdict == "let-go"
    assert found.reasons[-len(reasons) :] == reasons


def test_who_owes_them_nothing_is_not_urged_to_agree_on_terms() -> None:
    friends: dict[str, Any] = {"offer": {"made_by": "them", "answer": "accepted"}, "feelings_told": True}
    assert plan(**friends, **PUT_DOWN).headline == OWE_NOTHING
    assert plan(**friends, **CONDUCT).headline == THEIR_WORD


@pytest.mark.parametrize("noes", [1, 2])
def test_who_wrote_after_a_no_is_told_to_write_nothing_more(noes: int) -> None:
    found = plan(times_they_said_no_since=noes, contact="weekly", **CONDUCT)
    assert "write nothing" in found.next_step
    assert "in a line" not in found.next_step
    assert "one short message" not in found.next_step


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
