"""What a plan says, beyond its verdict."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from goodterms import guide, situation
from goodterms.guide.library import library

CONTRACT = ["verdict", "headline", "reasons", "next_step", "ask", "closed", "warnings", "evidence"]
OFFERED: dict[str, Any] = {"offer.made_by": "them"}
FRIENDS: dict[str, Any] = {"offer.made_by": "them", "offer.answer": "accepted", "feelings_told": True}
HELP = re.compile("helpline|crisis line|emergency number")


def plan(**known: Any) -> guide.Plan:
    return guide.plan(situation.make({name.replace("__", "."): value for name, value in known.items()}))


def made(known: dict[str, Any]) -> guide.Plan:
    return guide.plan(situation.make(known))


def said(plan_: guide.Plan) -> str:
    return " ".join([plan_.next_step, *plan_.warnings, *(reason.text for reason in plan_.reasons)])


def test_the_json_has_exactly_the_keys_of_the_contract_in_their_order() -> None:
    written = json.loads(made(OFFERED).to_json())
    assert list(written) == CONTRACT
    assert all(list(reason) == ["text", "source"] for reason in written["reasons"])
    assert all(list(note) == ["id", "text", "sure"] for note in written["evidence"])
    assert {note["sure"] for note in written["evidence"]} <= {"checked", "secondary"}


def test_every_reason_names_a_part_of_the_article_or_a_finding_that_is_listed() -> None:
    content = library()
    for known in (OFFERED, FRIENDS, {"times_they_said_no_since": 3, "their_new_partner": "yes"}):
        made_plan = made(known)
        listed = {note.id for note in made_plan.evidence}
        for reason in made_plan.reasons:
            kind, _, name = reason.source.partition(":")
            assert name in (content.parts if kind == "article" else listed)


@pytest.mark.parametrize(
    "more",
    [
        {"their_new_partner": "yes"},
        {"contact": "daily"},
        {"pattern.times_parted_and_back": 3},
        {"breakup.ended_by": "them"},
        {"breakup.on": "2026-02-10", "offer.on": "2026-02-12"},
        {"shared": ["children"], "own_conduct": ["watched_online"]},
        {"own_conduct": ["threatened"]},
        {"safety.humiliated_by_them": True},
        {"safety.afraid_of_them": "unsaid"},
        {"they_answered": "not_now"},
    ],
)
def test_what_does_not_decide_still_changes_what_is_said(more: dict[str, Any]) -> None:
    for known in ({**OFFERED, "coping": "struggling"}, {**OFFERED, "offer.answer": "refused", "offer.reopened": True}):
        before, after = made(known), made({**known, **more})
        assert before.verdict == after.verdict
    everywhere = [made({**known, **more}) != made(known) for known in (OFFERED, {"coping": "struggling", **OFFERED})]
    assert any(everywhere)


@pytest.mark.parametrize("own", ["wrote_after_no", "turned_up", "new_accounts", "through_others", "watched_online"])
def test_any_own_conduct_brings_a_warning(own: str) -> None:
    assert any("things that you did" in warning for warning in plan(own_conduct=[own]).warnings)


def test_not_now_closes_nothing_more_and_warns_against_asking_again() -> None:
    before, after = made(FRIENDS), made({**FRIENDS, "they_answered": "not_now"})
    assert after.closed == before.closed
    assert any("Do not ask again" in warning for warning in after.warnings)


def test_with_the_goal_friendship_nothing_speaks_of_hidden_feelings_or_noes() -> None:
    hoping = said(made({**FRIENDS, "goal": "unsure", "they_answered": "not_now", "terms_agreed": 1}))
    friendly = said(made({**FRIENDS, "goal": "friendship", "they_answered": "not_now", "terms_agreed": 1}))
    assert "Do not ask again" in hoping
    assert "Do not ask again" not in friendly
    assert "hope" not in friendly


@pytest.mark.parametrize(
    "danger",
    [
        {"safety.thoughts_of_ending_my_life": True},
        {"safety.afraid_of_them": True},
        {"safety.hurt_by_them": True},
        {"safety.court_order": "against_them"},
        {"safety.court_order": "both"},
        {"safety.they_are_afraid_of_me": True},
        {"safety.they_asked_for_no_contact": True, "safety.hurt_by_them": True},
        {"safety.thoughts_of_ending_my_life": True, "safety.court_order": "against_me"},
    ],
)
def test_where_there_is_danger_the_next_step_names_help_before_anything_else(danger: dict[str, Any]) -> None:
    first_paragraph = made(danger).next_step.split("\n\n")[0]
    assert HELP.search(first_paragraph)


@pytest.mark.parametrize("own", ["unsaid", True])
def test_help_is_named_where_safety_is_unsaid_or_they_humiliate_me(own: str | bool) -> None:
    assert any("help" in warning for warning in plan(safety__humiliated_by_them=own).warnings)


@pytest.mark.parametrize("shared", ["children", "home", "work"])
@pytest.mark.parametrize(
    "closing",
    [
        {"safety.afraid_of_them": True},
        {"safety.thoughts_of_ending_my_life": True},
        {"safety.they_asked_for_no_contact": True},
        {"times_they_said_no_since": 2},
        {"they_answered": "no"},
        {"pattern.toxic_together": True},
        {"feelings_told": True, "they_answered": "nothing_yet"},
        {**FRIENDS, "own_conduct": ["turned_up"]},
    ],
)
def test_with_something_shared_whatever_closes_things_names_the_safe_route(
    shared: str, closing: dict[str, Any]
) -> None:
    assert "third party" not in made(closing).next_step
    assert "third party" in made({**closing, "shared": [shared]}).next_step


@pytest.mark.parametrize("order", ["against_me", "both"])
def test_under_an_order_the_only_route_is_what_the_order_permits(order: str) -> None:
    step = plan(safety__court_order=order, shared=["children"]).next_step
    assert "only what the order permits" in step
    assert "third party" not in step


def test_no_step_leads_through_a_closed_door() -> None:
    put_down = made({**FRIENDS, "safety.humiliated_by_them": True})
    assert put_down.verdict == "agree-terms"
    assert "propose-term" in put_down.closed
    assert "Bring up one thing" not in put_down.next_step
    assert HELP.search(put_down.next_step)


def test_what_was_told_is_not_told_again() -> None:
    said_already: dict[str, Any] = {"offer.made_by": "nobody", "feelings_told": True, "they_answered": "not_now"}
    assert made(said_already).verdict == "do-not-propose"
    assert "say the true thing" not in made(said_already).next_step


def test_friends_in_common_need_no_route() -> None:
    assert plan(times_they_said_no_since=2, shared=["friends"]) == plan(times_they_said_no_since=2)


def test_trying_again_speaks_of_safety_what_ended_it_what_is_different_needs_and_a_date() -> None:
    step = plan(they_answered="want_to_try").next_step
    for part in ("safety", "what ended it", "what is different", "needs", "a day some weeks from now"):
        assert part in step


def test_the_readers_story_is_told_to_who_refused_and_sees_them_with_someone() -> None:
    refused: dict[str, Any] = {**OFFERED, "offer.answer": "refused", "offer.reopened": False}
    told = made({**refused, "their_new_partner": "yes"})
    assert told.verdict == "reopen"
    assert "article:readers-comment" in [reason.source for reason in told.reasons]
    assert "article:readers-comment" not in [reason.source for reason in made(refused).reasons]


def test_every_verdict_has_what_would_change_it_and_how_sure_it_is() -> None:
    for verdict in library().verdicts:
        assert verdict.would_change
        assert verdict.how_sure
        assert verdict.evidence_for or verdict.evidence_against


def test_the_background_gives_each_closed_thing_one_reason() -> None:
    situation_ = situation.make({"times_they_said_no_since": 2, "own_conduct": ["turned_up"]})
    behind = guide.background(situation_)
    actions = [action for closed in behind.closed for action in closed.actions]
    assert sorted(actions) == sorted(guide.plan(situation_).closed)
    assert all(closed.why for closed in behind.closed)


def test_an_unknown_language_is_said_in_english() -> None:
    assert guide.plan(situation.Situation(), language="xx") == guide.plan(situation.Situation())


def test_findings_name_their_source_and_n() -> None:
    texts = {note.id: note.text for note in made(FRIENDS).evidence}
    assert "Clifford et al. 2017" in texts["avoiding-the-talk"]
    assert "n=244" in texts["avoiding-the-talk"]
