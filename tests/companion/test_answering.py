"""Answers are taken as far as they may be: what stays once told stays in them too."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from goodterms.companion.answering import Taken, Whereabouts, as_sent, in_words, take, whereabouts
from goodterms.companion.asked import NONE, RATHER_NOT, Answered, BadAnswer
from goodterms.companion.kept_no import ending
from goodterms.guide.questions import questions

if TYPE_CHECKING:
    from goodterms.companion.noes import Record
    from goodterms.content.questions import Question

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
ASKED = {question.id: question for question in questions()}
SAFETY = ("thoughts", "harm", "distance", "court-order", "own-conduct")


class Person:
    """Somebody who answers, as time goes by."""

    def __init__(self) -> None:
        self.now = NOON
        self.answers: tuple[Answered, ...] = ()
        self.history: tuple[Record, ...] = ()

    def says(self, question: str, *sent: str) -> Taken:
        taken = take(ASKED[question], sent, self.answers, self.history, self.now)
        self.answers, self.history = taken.answers, (*self.history, *taken.records)
        return taken

    def is_safe(self, *but: str) -> None:
        for question in SAFETY:
            if question not in but:
                self.says(question, "1" if ASKED[question].kind == "one" else NONE)

    @property
    def where(self) -> Whereabouts:
        return whereabouts(questions(), self.answers, self.history, self.now)

    def sees_a_plan(self) -> bool:
        return self.where.ready

    def words(self, question: str) -> tuple[str, ...]:
        answered = next(each for each in self.answers if each.question == question)
        return in_words(ASKED[question], answered)


def test_a_plan_may_be_shown_when_safety_has_been_asked() -> None:
    person = Person()
    assert not person.sees_a_plan()
    person.is_safe("court-order")
    assert not person.sees_a_plan()
    person.says("court-order", RATHER_NOT)
    assert person.sees_a_plan()


def test_help_comes_before_the_rest_of_the_questions() -> None:
    person = Person()
    person.says("thoughts", "2")
    assert person.where.help_first
    assert person.sees_a_plan()


def test_a_no_told_a_day_ago_stays_in_an_answer_that_denies_it() -> None:
    person = Person()
    person.is_safe("distance")
    person.says("distance", "1")
    person.now += timedelta(days=1)
    taken = person.says("distance", NONE)
    assert [each.no for each in taken.stays] == ["they_asked_for_no_contact"]
    assert person.words("distance") == ("They asked me for no contact",)
    assert person.where.flow.situation.safety.they_asked_for_no_contact is True


def test_a_slip_is_mended_at_once() -> None:
    person = Person()
    person.says("distance", "1")
    person.now += timedelta(minutes=3)
    taken = person.says("distance", NONE)
    assert not taken.stays
    assert person.words("distance") == ("Neither",)
    assert not person.where.kept


def test_what_is_new_is_taken_beside_what_stays() -> None:
    person = Person()
    person.says("harm", "2")
    person.now += timedelta(days=1)
    taken = person.says("harm", "4")
    assert [each.no for each in taken.stays] == ["afraid_of_them"]
    assert person.words("harm") == ("Afraid of them", "Kicked, hit, slapped or otherwise physically hurt")
    assert {each.no for each in person.where.kept} == {"afraid_of_them", "hurt_by_them"}


def test_rather_not_saying_does_not_take_back_what_stays() -> None:
    person = Person()
    person.says("court-order", "2")
    person.now += timedelta(days=1)
    taken = person.says("court-order", RATHER_NOT)
    assert [each.no for each in taken.stays] == ["order_against_me"]
    assert person.words("court-order") == ("Yes, I must keep away from them",)


def test_after_an_ending_and_seven_days_safety_is_asked_again_and_counts() -> None:
    person = Person()
    person.is_safe("distance")
    person.says("distance", "1")
    person.now += timedelta(days=1)
    entry = ending(person.history, "they_asked_for_no_contact", "they_wrote_first", "Shall we talk?", person.now)
    person.history = (*person.history, entry)
    assert person.sees_a_plan()
    person.now += timedelta(days=7)
    assert not person.sees_a_plan()
    person.is_safe()
    assert person.sees_a_plan()
    assert not person.where.kept
    assert person.where.flow.situation.safety.they_asked_for_no_contact is False


def test_asked_again_one_may_go_on_although_another_no_stands() -> None:
    person = Person()
    person.is_safe("distance", "harm")
    person.says("distance", "1")
    person.says("harm", "2")
    person.now += timedelta(days=1)
    entry = ending(person.history, "they_asked_for_no_contact", "they_wrote_first", "Shall we talk?", person.now)
    person.history = (*person.history, entry)
    person.now += timedelta(days=7)
    person.is_safe()
    assert person.sees_a_plan()
    assert [each.no for each in person.where.kept] == ["afraid_of_them"]


@pytest.mark.parametrize("sent", [("4",), ("3",), ("3", "4"), ("1", "2", "3", "4")])
def test_an_answer_is_said_and_chosen_again_just_as_it_was_given(sent: tuple[str, ...]) -> None:
    person = Person()
    person.says("harm", *sent)
    assert as_sent(ASKED["harm"], person.answers[0]) == sent
    assert person.words("harm") == tuple(ASKED["harm"].choices[int(each) - 1].label for each in sent)


def test_none_and_rather_not_are_said_in_words() -> None:
    person = Person()
    person.says("harm", NONE)
    person.says("goal", RATHER_NOT)
    assert person.words("harm") == ("None of these",)
    assert person.words("goal") == ("I would rather not say",)
    assert as_sent(ASKED["harm"], person.answers[0]) == (NONE,)
    assert as_sent(ASKED["goal"], person.answers[1]) == ()


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.id)
def test_rather_not_saying_is_never_read_as_none_of_these(question: Question) -> None:
    taken = take(question, [RATHER_NOT], (), (), NOON)
    assert in_words(question, taken.answers[0]) == ("I would rather not say",)
    assert as_sent(question, taken.answers[0]) == ()


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.id)
def test_every_choice_of_every_question_comes_back_as_it_was_sent(question: Question) -> None:
    for number in range(1, len(question.choices) + 1):
        taken = take(question, [str(number)], (), (), NOON)
        assert as_sent(question, taken.answers[0]) == (str(number),)


def test_nothing_chosen_changes_nothing() -> None:
    person = Person()
    with pytest.raises(BadAnswer, match="choose"):
        person.says("thoughts")
    assert not person.answers


def noes(person: Person) -> int | None:
    return person.where.flow.situation.times_they_said_no_since


def test_noes_stay_counted_beside_later_answers_and_only_a_slip_or_their_yes_ends_them() -> None:
    once, twice, left_open, yes = "3", "4", "2", "5"
    person = Person()
    person.is_safe()
    person.says("goal", "1")
    for sent, minutes, counted in (
        (once, 0, 1),
        (left_open, 9, 0),
        (once, 60, 1),
        (left_open, 60, 1),
        (RATHER_NOT, 60, 1),
        (twice, 60, 2),
        (left_open, 9, 1),
        (yes, 60, None),
        (left_open, 9, 1),
        (yes, 60, None),
        (left_open, 60, 0),
    ):
        person.now += timedelta(minutes=minutes)
        person.says("what-they-said", sent)
        assert noes(person) == counted, (sent, minutes)
    assert person.words("what-they-said") == ("They left it open, or answered with other things",)
