from __future__ import annotations

import pytest

from goodterms import situation
from goodterms.companion.stand import closed_lines, harmed, in_danger, stand, tag_of

OFFERED = {"goal": "back_together", "offer.made_by": "them"}


def test_every_reason_says_whether_it_comes_from_the_way_or_from_what_is_known() -> None:
    standing = stand(situation.make(OFFERED))
    tags = [tag_of(reason, standing) for reason in standing.plan.reasons]
    assert all(tag.startswith("study, ") or tag in standing.background.tags.values() for tag in tags)
    assert any(tag.startswith("study, ") for tag in tags)


def test_what_is_closed_stands_in_one_line_a_reason_that_names_all_of_it() -> None:
    standing = stand(situation.make(OFFERED | {"coping": "struggling"}))
    (line,) = closed_lines(standing)
    assert line.startswith("Inviting them, planning a text, a call or a meeting: ")
    assert line.endswith(standing.background.closed[0].why)


def test_where_nothing_is_closed_no_line_says_so() -> None:
    steady = OFFERED | {"safety.court_order": "none", "safety.they_asked_for_no_contact": False}
    assert closed_lines(stand(situation.make(steady))) == ()


FEARS = {
    "safety.afraid_of_them": True,
    "safety.hurt_by_them": True,
    "safety.humiliated_by_them": True,
    "safety.court_order": "against_them",
}
OTHER_DANGER = {
    "safety.thoughts_of_ending_my_life": True,
    "safety.they_asked_for_no_contact": True,
    "safety.they_are_afraid_of_me": True,
}


@pytest.mark.parametrize("key", FEARS)
def test_who_has_somebody_to_fear_is_told_apart_from_who_needs_other_help(key: str) -> None:
    told = situation.make(OFFERED | {key: FEARS[key]})
    assert (harmed(told), in_danger(told)) == (True, True)


@pytest.mark.parametrize("key", OTHER_DANGER)
def test_other_danger_is_danger_all_the_same(key: str) -> None:
    told = situation.make(OFFERED | {key: OTHER_DANGER[key]})
    assert (harmed(told), in_danger(told)) == (False, True)
    assert stand(told).danger


def test_without_danger_there_is_none() -> None:
    assert (harmed(situation.make(OFFERED)), in_danger(situation.make(OFFERED))) == (False, False)


ACCEPTED = OFFERED | {"offer.answer": "accepted", "feelings_told": True}


@pytest.mark.parametrize(
    ("told", "verdict", "brings"),
    [
        (ACCEPTED | {"they_answered": "nothing_yet"}, "wait", False),
        (ACCEPTED | {"they_answered": "no"}, "step-back", False),
        (ACCEPTED | {"times_they_said_no_since": 2}, "let-go", False),
        (ACCEPTED | {"they_answered": "not_now"}, "agree-terms", True),
        (ACCEPTED | {"they_answered": "not_now", "safety.humiliated_by_them": True}, "agree-terms", False),
    ],
)
def test_nobody_is_sent_to_their_messages_where_it_is_time_to_let_the_other_one_be(
    told: dict[str, object], verdict: str, brings: bool
) -> None:
    standing = stand(situation.make(told))
    assert (standing.plan.verdict, standing.brings) == (verdict, brings)
