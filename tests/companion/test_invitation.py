"""When an invitation may be made, what can be picked, and what holds where both named a limit."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms import situation
from goodterms.companion import boxes
from goodterms.companion.invitation import (
    AFTER_A_NO,
    Given,
    Happened,
    Invitation,
    Line,
    Own,
    Reply,
    What,
    closed_to,
    last_one,
    not_again,
    offered,
    stricter,
    with_answer,
)
from goodterms.companion.stand import stand
from goodterms.limits import Calls, TextsADay
from goodterms.terms.topics import topics
from goodterms.vault import BrokenVault, new_pair

TODAY = date(2026, 11, 24)
LIVING = (
    '{"goal": "friendship", "offer": {"made_by": "them", "answer": "accepted"}, "terms_agreed": 0, '
    '"coping": "steady", "pattern": {"toxic_together": false}, "own_conduct": [], "safety": {'
    '"thoughts_of_ending_my_life": false, "afraid_of_them": false, "hurt_by_them": false, "humiliated_by_them": false, '
    '"they_are_afraid_of_me": false, "they_asked_for_no_contact": false, "court_order": "none"}%s}'
)


def happened(*what: What, days_ago: int = 0) -> list[Happened]:
    return [Happened(what=each, on=TODAY - timedelta(days=days_ago)) for each in what]


def closed(**changed: str) -> tuple[str, ...]:
    text = LIVING % ""
    for name, value in changed.items():
        text = text.replace({"safe": '_no_contact": false', "goal": '"friendship"'}[name], value)
    found = situation.read(text)
    return closed_to(stand(found), found)


def test_it_is_open_where_the_plan_leaves_it_open() -> None:
    assert closed() == ()


def test_it_is_closed_with_a_reason_where_the_plan_closes_it() -> None:
    assert closed(safe='_no_contact": true')


def test_who_hopes_for_more_says_so_first() -> None:
    assert any("Say that first" in why for why in closed(goal='"back_together"'))


def test_after_one_that_was_taken_back_though_answered_nothing_is_asked_for_90_days() -> None:
    history = happened("made", "answered", "over", days_ago=AFTER_A_NO.days - 1)
    assert "Until 25 November 2026" in not_again(history, TODAY)
    assert not_again(history, TODAY + timedelta(days=1)) == ""


def test_after_a_decline_nothing_is_asked_for_90_days() -> None:
    history = happened("made", "declined", days_ago=AFTER_A_NO.days - 1)
    assert "Until 25 November 2026" in not_again(history, TODAY)
    assert not_again(history, TODAY + timedelta(days=1)) == ""


def test_after_silence_there_is_one_more_ever() -> None:
    silent = happened("made", "unanswered", days_ago=400)
    assert not_again(silent, TODAY) == ""
    assert last_one(silent)
    for then in ("made",), ("made", "unanswered"), ("made", "answered"), ("made", "declined"):
        assert "the last one" in not_again([*silent, *happened(*then, days_ago=300)], TODAY)


@given(st.lists(st.sampled_from(["made", "answered", "declined", "unanswered"])), st.integers(0, 100_000))
def test_do_not_ask_me_again_outlives_everything(what: list[What], days: int) -> None:
    history = [*happened("not-again"), *happened(*what)]
    assert "final" in not_again(history, TODAY + timedelta(days=days))


@given(st.lists(st.sampled_from(["made", "answered", "declined", "unanswered", "not-again"])), st.integers(0, 400))
def test_more_history_never_opens_what_silence_or_a_word_closed_for_good(what: list[What], days: int) -> None:
    history = happened("made", "unanswered", "made", *what)
    assert not_again(history, TODAY + timedelta(days=days))


@pytest.mark.parametrize("topic", topics())
def test_what_others_settle_can_be_picked_and_mine_stand_first(topic: str) -> None:
    mine = Line(text="Mine.", term="abc")
    found = offered(topic, [mine, Line(text=topics()[topic].examples[0].text)])
    assert found[0] == mine
    assert len({line.text for line in found}) == len(found) == len(topics()[topic].examples) + 1


def test_the_stricter_holds_only_where_both_named_the_same_thing() -> None:
    mine = [Line(text="three", limit=TextsADay(3)), Line(text="ask", limit=Calls("ask-first"))]
    theirs = [Line(text="two", limit=TextsADay(2)), Line(text="no limit")]
    assert stricter(mine, theirs) == (TextsADay(2),)
    assert stricter(theirs, mine) == (TextsADay(2),)
    assert stricter(mine, []) == ()


def test_an_answer_takes_the_place_of_the_one_before() -> None:
    first, second = (Given(topic="space", choice=choice) for choice in ("skip", "not-now"))
    other = Given(topic="contact", choice="skip")
    assert with_answer((first, other), second) == (other, second)


def test_boxes_open_for_whom_they_are_and_fit_nowhere_else() -> None:
    owner, guest = new_pair(), new_pair()
    one, other, shared = b"1" * 16, b"2" * 16, b"s" * 32
    said = Invitation(called="Kim", words="Hello", topics=(), made=TODAY, ends=TODAY, key=owner.public)
    reply, mine = Reply(number=1, on=TODAY), Own(shared=shared)
    to_guest, to_owner = boxes.to_guest(guest.public, one, shared, said), boxes.to_owner(said, one, shared, reply)
    kept = boxes.own(guest.public, one, mine)
    assert boxes.read_to_guest(guest, one, shared, to_guest) == said
    assert boxes.read_to_owner(owner, one, shared, to_owner) == reply
    assert boxes.read_own(guest, one, kept) == mine
    for opens in (
        lambda: boxes.read_to_owner(owner, other, shared, to_owner),
        lambda: boxes.read_to_owner(owner, one, b"t" * 32, to_owner),
        lambda: boxes.read_to_owner(guest, one, shared, to_owner),
        lambda: boxes.read_to_guest(guest, one, b"t" * 32, to_guest),
        lambda: boxes.read_own(guest, one, to_guest),
        lambda: boxes.read_own(guest, other, kept),
    ):
        with pytest.raises(BrokenVault):
            opens()
