"""Terms as messages: every one passes our own review, and leaves them free to say no, not now, or nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec
import pytest
from msgspec.structs import replace

from goodterms import situation, words
from goodterms.companion.proposing import as_text, proposal, raises, whole
from goodterms.limits import Limit
from goodterms.terms import Agreement, Term
from goodterms.terms.topics import topics
from goodterms.words import Context
from goodterms.words.paths import REGISTERS
from tests.terms.cast import day, term

if TYPE_CHECKING:
    from goodterms.content.paths import Register
    from goodterms.terms.term import State

TODAY = day("2026-03-10")
ACCEPTED = {"offer.made_by": "them", "offer.answer": "accepted"}
PLACES: list[dict[str, object]] = [
    {**ACCEPTED, "goal": "friendship"},
    {**ACCEPTED, "goal": "back_together", "feelings_told": True, "they_answered": "not_now"},
    {**ACCEPTED, "goal": "unsure", "feelings_told": True, "times_they_said_no_since": 1},
    {**ACCEPTED, "goal": "back_together", "feelings_told": False},
]


def term_of(topic: str, number: int) -> Term:
    example = topics()[topic].examples[number]
    limit = msgspec.convert(example.limit, Limit) if example.limit else None
    return term(topic=topic, text=example.text, binds=example.binds, limit=limit, state="open")


EXAMPLES = [(topic.id, number) for topic in topics().values() for number in range(len(topic.examples))]


@pytest.mark.parametrize(("topic", "number"), EXAMPLES)
@pytest.mark.parametrize("manner", REGISTERS)
def test_a_proposal_is_ready_in_our_own_review_and_leaves_them_free(topic: str, number: int, manner: Register) -> None:
    written = proposal(term_of(topic, number), manner, date(2026, 4, 20))
    for known in PLACES:
        review = words.review(written, Context(situation=situation.make(known)))
        assert (review.verdict, [each.rule for each in review.findings if each.kind == "problem"]) == ("ready", [])
    assert "20 April 2026" in written
    assert "No is" in written
    assert "not now" in written
    assert "answer" in written


@pytest.mark.parametrize(("topic", "number"), EXAMPLES)
@pytest.mark.parametrize("manner", REGISTERS)
def test_what_was_only_understood_is_asked_and_not_put_to_them_as_a_wish(
    topic: str, number: int, manner: Register
) -> None:
    guessed = replace(term_of(topic, number), state="understood", known="understood")
    written = proposal(guessed, manner, TODAY)
    for known in PLACES:
        review = words.review(written, Context(situation=situation.make(known)))
        assert (review.verdict, [each.rule for each in review.findings if each.kind == "problem"]) == ("ready", [])
    assert "wrong" in written or "mistaken" in written
    assert "not now" in written


@pytest.mark.parametrize("manner", REGISTERS)
def test_the_second_opinion_has_nothing_against_it_either(manner: Register, heard: None) -> None:
    del heard
    for topic, number in EXAMPLES:
        assert words.review(proposal(term_of(topic, number), manner, date(2026, 4, 20))).verdict == "ready"


def test_a_term_that_binds_me_alone_asks_nothing_of_them() -> None:
    assert "nothing for you" in proposal(term(binds="me"), "plain", TODAY)
    assert "nothing for you" not in proposal(term(), "plain", TODAY)


def agreement() -> Agreement:
    states: tuple[State, ...] = ("agreed", "said-by-them", "said-by-me", "proposed", "open", "ended")
    told = [term(id=state, state=state, text=f"This is {state}") for state in states]
    guessed = term(id="guess", state="understood", known="understood", text="This is understood")
    return Agreement((*told, guessed))


@pytest.mark.parametrize("manner", REGISTERS)
def test_the_whole_tells_what_was_said_and_nothing_that_was_only_understood_or_proposed(manner: Register) -> None:
    written = whole(agreement(), TODAY, manner)
    for state in ("agreed", "said-by-them", "said-by-me"):
        assert f"- This is {state}." in written
    for state in ("understood", "proposed", "open", "ended"):
        assert f"This is {state}" not in written
    assert "No, not now" in written
    assert words.review(written).verdict == "ready"


def test_of_nothing_said_there_is_no_message() -> None:
    assert whole(Agreement(), TODAY, "plain") == ""
    assert "Nothing has been settled yet." in as_text(Agreement(), TODAY)


def test_plain_text_for_oneself_says_where_each_comes_from_and_keeps_guesses_apart() -> None:
    written = as_text(agreement(), TODAY)
    assert (
        "- This is agreed. (you both agreed to it on 2 March 2026; to be looked at again on 13 April 2026)" in written
    )
    assert written.index("it is not agreed\n- This is understood.") > written.index("This is said-by-me")


def test_exceptions_are_told_with_the_term() -> None:
    assert "No calls, except about the children." in proposal(
        term(text="No calls.", exceptions="about the children."), "plain", TODAY
    )


@pytest.mark.parametrize("topic", topics())
@pytest.mark.parametrize("manner", REGISTERS)
def test_raising_a_topic_is_the_message_of_the_topic(topic: str, manner: Register) -> None:
    assert raises(topic, manner) == getattr(topics()[topic].raises, manner)
