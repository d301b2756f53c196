"""What a plan says, beyond its verdict."""

from __future__ import annotations

import json
import re
from datetime import date
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
    assert any("do not ask again" in warning for warning in after.warnings)


def test_with_the_goal_friendship_nothing_speaks_of_hidden_feelings_or_noes() -> None:
    hoping = said(made({**FRIENDS, "goal": "unsure", "they_answered": "not_now", "terms_agreed": 1}))
    friendly = said(made({**FRIENDS, "goal": "friendship", "they_answered": "not_now", "terms_agreed": 1}))
    assert "do not ask again" in hoping
    assert "do not ask again" not in friendly
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
    ],
)
def test_with_something_shared_whatever_closes_things_names_the_safe_route(
    shared: str, closing: dict[str, Any]
) -> None:
    assert "third party" not in made(closing).next_step
    assert "third party" in made({**closing, "shared": [shared]}).next_step


@pytest.mark.parametrize(
    "caution",
    [{"own_conduct": ["turned_up"]}, {"safety.humiliated_by_them": True}, {"safety.hurt_by_them": "unsaid"}],
)
def test_what_only_a_caution_closes_names_no_route(caution: dict[str, Any]) -> None:
    for known in (OFFERED, {**FRIENDS, "terms_agreed": 1}):
        plan_ = made({**known, **caution, "shared": ["home"]})
        assert plan_.closed
        assert "third party" not in plan_.next_step


def test_a_parenting_app_is_named_only_for_children() -> None:
    for closing in (
        {"safety.afraid_of_them": True},
        {"safety.they_asked_for_no_contact": True},
        {"they_answered": "no"},
    ):
        assert "parenting app" in made({**closing, "shared": ["children", "home"]}).next_step
        assert "parenting app" not in made({**closing, "shared": ["home", "work"]}).next_step


@pytest.mark.parametrize("danger", [{"safety.afraid_of_them": True}, {"own_conduct": ["threatened"]}])
def test_the_route_of_danger_says_do_not_meet(danger: dict[str, Any]) -> None:
    step = made({"safety.thoughts_of_ending_my_life": True, "shared": ["children"], **danger}).next_step
    assert "Do not meet" in step
    assert "You need not" not in step


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


def everything_said(**known: Any) -> str:
    situation_ = situation.make({name.replace("__", "."): value for name, value in known.items()})
    plan_, behind = guide.plan(situation_), guide.background(situation_)
    return " ".join([plan_.headline, said(plan_), *behind.would_change, *(note.text for note in plan_.evidence)])


@pytest.mark.parametrize("harm", [{}, {"safety__afraid_of_them": True}, {"safety__hurt_by_them": True}])
def test_an_order_that_binds_both_makes_nobody_a_pursuer(harm: dict[str, bool]) -> None:
    text = everything_said(safety__court_order="both", **harm)
    assert "The order binds both of you" in text
    assert "does not lift the order" in text
    for words in ("They need distance", "Leave them in peace", "pursue", "stands against you", "that is new"):
        assert words not in text
    assert ("You are afraid of them, or they hurt you" in text) == bool(harm)


NO_CONTACT = {"safety__they_asked_for_no_contact": True}
THEIR_FEAR = {"safety__they_are_afraid_of_me": True}
MY_FEAR = {"safety__afraid_of_them": True}


@pytest.mark.parametrize("distance", [NO_CONTACT, THEIR_FEAR])
def test_who_was_asked_for_distance_is_told_so(distance: dict[str, bool]) -> None:
    text = everything_said(**distance)
    assert "They need distance" in text
    assert ("If they write first, of their own will, that is new" in text) == (distance == NO_CONTACT)
    under_order = everything_said(**distance, safety__court_order="against_me")
    assert "that is new" not in under_order
    assert "does not lift the order" in under_order


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (NO_CONTACT, ["that is new"]),
        (THEIR_FEAR, ["no longer afraid"]),
        (NO_CONTACT | THEIR_FEAR, ["no longer afraid"]),
        ({"safety__court_order": "against_me"}, ["If the order ends", "does not lift the order"]),
        ({"safety__court_order": "both"}, ["If the order ends", "does not lift the order"]),
        (THEIR_FEAR | {"safety__court_order": "both"}, ["If the order ends", "no longer afraid", "does not lift"]),
        (MY_FEAR, ["safe and no longer afraid"]),
        ({"safety__hurt_by_them": True}, ["safe and no longer afraid"]),
        ({"safety__court_order": "against_them"}, ["If the order that protects you ends"]),
        (MY_FEAR | {"safety__court_order": "against_them"}, ["safe and no longer", "If the order that protects you"]),
    ],
)
def test_what_would_change_it_names_only_what_was_told(told: dict[str, Any], says: list[str]) -> None:
    known = situation.make({name.replace("__", "."): value for name, value in told.items()})
    changes = guide.background(known).would_change
    assert len(changes) == len(says)
    assert all(words in change for words, change in zip(says, changes, strict=True))


@pytest.mark.parametrize("told", [NO_CONTACT, THEIR_FEAR, MY_FEAR, {"safety__thoughts_of_ending_my_life": True}])
def test_no_order_is_named_that_nobody_told_of(told: dict[str, bool]) -> None:
    known = situation.make({name.replace("__", "."): value for name, value in told.items()})
    plan_, behind = guide.plan(known), guide.background(known)
    reasons = [*plan_.warnings, *behind.would_change, *(closed.why for closed in behind.closed)]
    assert not [
        text for text in (*reasons, *(reason.text for reason in plan_.reasons)) if re.search(r"\border\b", text)
    ]


def test_a_refused_offer_is_gone_back_to_once_and_never_suggested_again() -> None:
    refused: dict[str, Any] = {**OFFERED, "offer.answer": "refused"}
    assert "like to go back to it" in said(made(refused))
    for more in ({"coping": "steady"}, {"coping": "struggling"}, {"goal": "friendship"}, {"goal": "move_on"}):
        again = made({**refused, "offer.reopened": True, **more})
        assert again.verdict in {"steady", "step-back"}
        assert "like to go back" not in said(again)
        assert "going back to it" not in said(again)


def test_waiting_keeps_an_ordinary_friendship() -> None:
    waiting: dict[str, Any] = {"feelings_told": True, "they_answered": "nothing_yet"}
    friends = made({**waiting, "offer.made_by": "them", "offer.answer": "accepted"})
    assert "say nothing more about it" in friends.headline
    assert "friendship goes on" in friends.next_step
    assert "friendship goes on" not in made(waiting).next_step


def test_being_put_down_is_called_harm_and_no_yes_is_urged() -> None:
    put_down = made({**OFFERED, "safety.humiliated_by_them": True})
    assert put_down.verdict == "accept"
    assert "yes" not in put_down.headline.partition("no yes")[0]
    (warning,) = (each for each in put_down.warnings if "put down" in each)
    for words in ("is harm", "helpline", "no is as good an answer as yes"):
        assert words in warning
    assert "the door is not" not in everything_said(**{"offer.made_by": "them", "safety.humiliated_by_them": True})


@pytest.mark.parametrize("key", ["offer.on", "breakup.on"])
def test_a_date_that_lies_ahead_is_warned_of(key: str) -> None:
    known = situation.make({**OFFERED, key: "2026-06-02"})
    before, after = (guide.plan(known, today=date(2026, 6, day)) for day in (1, 2))
    assert any("in the future" in warning for warning in before.warnings)
    assert not any("in the future" in warning for warning in after.warnings)
    assert before.verdict == after.verdict


def test_moving_on_with_no_offer_speaks_of_no_friendship_and_no_no() -> None:
    text = everything_said(goal="move_on", offer__made_by="nobody", contact="none", their_new_partner="yes")
    for words in ("accepted friendship", "second no", "being near it", "When you are steadier", "you are in touch"):
        assert words not in text


def test_who_has_no_answer_yet_has_taken_nobody_at_their_word() -> None:
    open_, accepted = (
        everything_said(offer__made_by="me", offer__answer=answer, feelings_told=False)
        for answer in ("not_yet", "accepted")
    )
    assert "They took your offer" not in open_
    assert "They took your offer" in accepted


def test_a_friend_for_itself_hears_nothing_of_winning_back() -> None:
    refused = everything_said(goal="friendship", offer__made_by="me", offer__answer="refused")
    living = everything_said(goal="friendship", offer__answer="accepted", terms_agreed=1, contact="daily")
    for text in (refused, living):
        for words in ("win", "pursue", "fading of love", "feelings left over", "try again"):
            assert words not in text


def test_no_step_of_terms_starts_what_conduct_has_closed() -> None:
    agree = made({**FRIENDS, "own_conduct": ["wrote_after_no"]})
    assert agree.verdict == "agree-terms"
    assert "Bring up one thing" not in agree.next_step
    assert "Keep away" in made({**FRIENDS, "own_conduct": ["threatened"]}).next_step


def test_what_is_different_this_time_is_asked_once() -> None:
    again = made({"they_answered": "want_to_try", "pattern.times_parted_and_back": 3})
    assert again.verdict == "try-again"
    assert said(again).count("what is different") == 1


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
        assert verdict.would_change or verdict.changes
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
    assert "n 244" in texts["avoiding-the-talk"]
