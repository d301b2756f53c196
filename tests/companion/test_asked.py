"""The questions one to a screen: every way through them, and changing answers on the way."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms import guide, situation
from goodterms.companion.asked import (
    NONE,
    RATHER_NOT,
    Answered,
    BadAnswer,
    Flow,
    flow,
    place_of,
    put,
    question_at,
    replied,
)
from goodterms.companion.noes import NOES, noes_in
from goodterms.content.questions import Choice, Question
from goodterms.guide.names import NAMES, facts
from goodterms.guide.questions import Given, next_question, questions, told
from goodterms.situation import SAFETY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goodterms.companion.noes import No

NOW = datetime(2026, 3, 1, 21, 0, tzinfo=UTC)
ASKED = questions()
PLACES = range(1, len(ASKED) + 1)


def named(question: str) -> Question:
    return next(each for each in ASKED if each.id == question)


def reply(question: str, *sent: str, at: datetime = NOW) -> Answered:
    return replied(named(question), sent, at)


def calm(*, at: datetime = NOW) -> tuple[Answered, ...]:
    """All of safety, answered with no."""
    return tuple(
        reply(each, NONE if named(each).none else "1", at=at)
        for each in ("thoughts", "harm", "distance", "court-order")
    )


def replies(question: Question) -> list[str]:
    """What can be sent by choosing one thing."""
    return [*map(str, range(1, len(question.choices) + 1)), *([NONE] if question.none else []), RATHER_NOT]


def leads(answered: Answered, before: tuple[Answered, ...]) -> tuple[Any, ...]:
    """What an answer decides about the questions after it: what their conditions speak of, and the first verdicts."""
    stands = told([*(each.given for each in before), answered.given])
    known = facts(stands)
    spoken = [name for name in sorted(NAMES) if any(name in each.when for each in ASKED)]
    return guide.plan(stands).verdict in guide.FIRST, *(known[name] for name in spoken)


def every_way(answers: tuple[Answered, ...] = ()) -> Iterator[tuple[tuple[Answered, ...], Flow]]:
    """Walk every way through the questions; of answers that lead to the same questions, the first stands for all."""
    here = flow(ASKED, answers)
    yield answers, here
    if not here.open:
        return
    question = ASKED[here.open[0] - 1]
    ways: dict[tuple[Any, ...], Answered] = {}
    for sent in replies(question):
        answered = replied(question, [sent], NOW)
        ways.setdefault(leads(answered, answers), answered)
    for answered in ways.values():
        yield from every_way((*answers, answered))


@pytest.fixture(scope="module")
def ways() -> list[tuple[tuple[Answered, ...], Flow]]:
    return list(every_way())


def test_every_way_asks_what_the_guide_asks_next(ways: list[tuple[tuple[Answered, ...], Flow]]) -> None:
    assert len([here for _, here in ways if not here.open]) >= 20
    for answers, here in ways:
        said = [each.given for each in answers]
        following = next_question(ASKED, said)
        assert here.open[:1] == ((place_of(ASKED, following.id),) if following else ())
        assert here.situation == told(said)
        assert here.answers == answers
        assert here.dropped == ()


def test_every_way_leads_on_screen_by_screen_and_back(ways: list[tuple[tuple[Answered, ...], Flow]]) -> None:
    for answers, here in ways:
        if answers:
            last = place_of(ASKED, answers[-1].question)
            assert here.after(last) == next(iter(here.open), None)
        for earlier, later in zip(here.screens, here.screens[1:], strict=False):
            assert here.after(earlier) == later
            assert here.before(later) == earlier
        assert here.before(here.screens[0]) is None


def test_every_way_asks_all_of_safety_before_anything_else_counts(
    ways: list[tuple[tuple[Answered, ...], Flow]],
) -> None:
    for answers, here in ways:
        heard = {key for each in answers for key in each.known if key in SAFETY}
        assert here.safety_asked == (heard == set(SAFETY))
        assert here.safety_asked or len(answers) < 4


def test_every_way_knows_how_far_it_is(ways: list[tuple[tuple[Answered, ...], Flow]]) -> None:
    for _, here in ways:
        numbers = [here.progress(place) for place in here.screens]
        assert [each.number for each in numbers] == list(range(1, len(here.screens) + 1))
        assert {each.about for each in numbers} == {len(here.screens)}
    assert 10 <= ways[0][1].progress(1).about <= 16


def test_a_place_that_is_not_on_the_way_leads_back_to_it() -> None:
    here = flow(ASKED, (*calm(), reply("own-conduct", NONE), reply("goal", "2")))
    off = place_of(ASKED, "feelings-told")
    assert off not in here.screens
    assert here.after(off) == place_of(ASKED, "coping")
    assert here.before(off) == place_of(ASKED, "who-offered")
    assert here.after(99) == here.open[0]


def test_a_screen_left_open_comes_up_at_the_end() -> None:
    answers = calm()
    for _ in PLACES:
        here = flow(ASKED, answers)
        answers = (*answers, *(replied(ASKED[place - 1], [RATHER_NOT], NOW) for place in here.open if place != 6))
    here = flow(ASKED, answers)
    assert here.open == (6,)
    assert here.after(here.screens[-1]) == 6


def test_all_answered_there_is_no_screen_after_the_last() -> None:
    answers = tuple(replied(each, [RATHER_NOT], NOW) for each in ASKED)
    here = flow(ASKED, answers)
    assert here.open == ()
    assert here.after(here.screens[-1]) is None


def test_places_are_the_fixed_order_of_all_questions() -> None:
    assert [question_at(ASKED, place) for place in PLACES] == list(ASKED)
    assert [place_of(ASKED, each.id) for each in ASKED] == list(PLACES)
    assert [question_at(ASKED, place) for place in (-1, 0, len(ASKED) + 1)] == [None, None, None]


class TestAChangedAnswer:
    def test_what_no_longer_fits_no_longer_counts_and_counts_again_when_it_does(self) -> None:
        asked_first = (*calm(), reply("own-conduct", NONE), reply("goal", "1"), reply("feelings-told", "2"))
        assert flow(ASKED, asked_first).situation.feelings_told is False
        changed = put(asked_first, reply("goal", "2"))
        here = flow(ASKED, changed)
        assert here.situation.feelings_told is None
        assert [each.question for each in here.dropped] == ["feelings-told"]
        assert flow(ASKED, put(changed, reply("goal", "1"))).situation.feelings_told is False

    def test_an_answer_to_the_other_offer_does_not_count_for_this_one(self) -> None:
        mine = (*calm(), reply("who-offered", "2"), reply("their-answer", "3"))
        theirs = put(mine, reply("who-offered", "1"))
        assert flow(ASKED, mine).situation.offer.answer == "refused"
        assert flow(ASKED, theirs).situation.offer.answer is None
        assert place_of(ASKED, "my-answer") in flow(ASKED, theirs).open

    def test_a_late_no_drops_what_is_not_asked_any_more_and_keeps_safety(self) -> None:
        answers = (*calm(), reply("own-conduct", NONE), reply("goal", "1"), reply("shared", "1"))
        here = flow(ASKED, put(answers, reply("distance", "1")))
        assert [each.question for each in here.dropped] == ["goal"]
        assert here.situation.goal is None
        assert here.situation.shared == ("children",)
        assert here.safety_asked

    def test_a_kept_no_holds_whatever_is_answered(self) -> None:
        kept: tuple[No, ...] = ("they_asked_for_no_contact",)
        here = flow(ASKED, (*calm(), reply("goal", "1")), noes=kept)
        assert here.situation.safety.they_asked_for_no_contact is True
        assert place_of(ASKED, "goal") not in here.screens
        assert here.safety_asked


class TestSafetyAskedAgain:
    LATER = NOW + timedelta(days=8)

    def test_what_was_answered_before_is_open_again_and_still_counts(self) -> None:
        here = flow(ASKED, (*calm(), reply("own-conduct", NONE)), asked_again=self.LATER)
        assert here.open[:4] == (1, 2, 3, 4)
        assert place_of(ASKED, "own-conduct") not in here.open
        assert not here.safety_asked
        assert set(SAFETY) <= set(situation.values(here.situation))

    def test_fresh_answers_close_it(self) -> None:
        here = flow(ASKED, calm(at=self.LATER), asked_again=self.LATER)
        assert here.safety_asked
        assert not {1, 2, 3, 4} & set(here.open)


def test_what_is_known_from_elsewhere_stands_beside_the_answers_but_never_for_safety() -> None:
    before = situation.make({"breakup.on": "2026-02-10", "safety.afraid_of_them": False, "goal": "unsure"})
    here = flow(ASKED, (reply("thoughts", "1"),), before=before)
    assert here.situation.breakup.on == date(2026, 2, 10)
    assert here.situation.goal == "unsure"
    assert here.situation.safety.afraid_of_them is None
    assert not here.safety_asked


OWN = Question(
    id="own-fear",
    order=65,
    kind="one",
    text="Has that made you afraid?",
    when='goal == "unsure"',
    choices=(
        Choice(id="yes", label="Yes", sets={"safety.afraid_of_them": True}),
        Choice(id="no", label="No", sets={"safety.afraid_of_them": False}),
    ),
)


def test_safety_is_not_lost_where_its_own_question_fits_no_longer() -> None:
    asked = tuple(sorted((*ASKED, OWN), key=lambda question: question.order))
    afraid = (*calm(), reply("own-conduct", NONE), reply("goal", "3"), replied(OWN, ["1"], NOW))
    here = flow(asked, put(afraid, reply("goal", "2")))
    assert here.situation.safety.afraid_of_them is True
    assert guide.plan(here.situation).verdict == "stay-safe"


def oracle(answers: tuple[Answered, ...]) -> list[str]:
    """Ask everything anew, question by question, with what was answered ready, and the rest passed by."""
    latest = {each.question: each.given for each in answers}
    said: list[Given] = []
    safety = [Given("", {k: v for k, v in each.known.items() if k in SAFETY}) for each in latest.values()]
    while question := next_question(ASKED, [*safety, *said]):
        said.append(latest.get(question.id, Given(question.id, {})))
    return sorted((each.question for each in said), key=lambda name: place_of(ASKED, name))


changes = st.lists(
    st.sampled_from(ASKED).flatmap(lambda each: st.tuples(st.just(each), st.sampled_from(replies(each)))), max_size=40
)


@settings(max_examples=150)
@given(changes)
def test_whatever_is_changed_the_screens_are_those_that_would_be_asked_anew(taken: list[tuple[Question, str]]) -> None:
    answers: tuple[Answered, ...] = ()
    for question, sent in taken:
        answers = put(answers, replied(question, [sent], NOW))
    here = flow(ASKED, answers)
    latest = {each.question: each for each in answers}
    assert [ASKED[place - 1].id for place in here.screens] == oracle(answers)
    assert [each.question for each in here.answers] == [name for name in oracle(answers) if name in latest]
    assert len(here.answers) + len(here.dropped) == len(latest)
    heard = {key: value for each in latest.values() for key, value in each.known.items() if key in SAFETY}
    assert {key: value for key, value in situation.values(here.situation).items() if key in SAFETY} == heard


class TestWhatAFormSends:
    @pytest.mark.parametrize("sent", [["0"], ["4"], ["1", "2"], ["r", "1"], ["one"], ["-1"], ["01"], ["²"]])
    def test_what_is_no_answer_is_refused(self, sent: list[str]) -> None:
        with pytest.raises(BadAnswer, match="choose again"):
            reply("their-answer", *sent)

    def test_nothing_sent_is_not_taken_for_none_of_these(self) -> None:
        with pytest.raises(BadAnswer, match="last line if nothing does"):
            reply("harm")
        with pytest.raises(BadAnswer, match="choose an answer"):
            reply("goal")

    def test_none_of_these_goes_with_nothing_else(self) -> None:
        with pytest.raises(BadAnswer, match="do not go together"):
            reply("harm", NONE, "2")
        assert reply("harm", NONE).known == named("harm").otherwise

    def test_two_that_cannot_both_be_so_are_named(self) -> None:
        with pytest.raises(BadAnswer, match="“We had parted and come back once before” and “We had parted"):
            reply("pattern", "2", "3")

    def test_several_are_taken_together(self) -> None:
        known = reply("harm", "2", "3").known
        assert known == {"safety.humiliated_by_them": False, "safety.afraid_of_them": True, "safety.hurt_by_them": True}
        assert reply("shared", "1", "3").known == {"shared": ["children", "work"]}

    def test_rather_not_is_unsaid_for_safety_and_unknown_for_the_rest(self) -> None:
        assert set(reply("distance", RATHER_NOT).known.values()) == {"unsaid"}
        assert reply("goal", RATHER_NOT).known == {}


@given(changes)
def test_answers_are_kept_as_bytes_and_read_again(taken: list[tuple[Question, str]]) -> None:
    answers = tuple(replied(question, [sent], NOW) for question, sent in taken)
    assert msgspec.json.decode(msgspec.json.encode(answers), type=tuple[Answered, ...]) == answers


def test_a_day_in_a_question_of_ones_own_is_kept_as_text() -> None:
    since = Choice(id="easter", label="Since Easter", sets={"breakup.on": date(2026, 4, 5)})
    asked = Question(id="when", order=500, kind="one", text="Since when?", choices=(since,))
    answered = replied(asked, ["1"], NOW)
    assert msgspec.json.decode(msgspec.json.encode(answered), type=Answered) == answered
    assert flow((*ASKED, asked), (answered,)).situation.breakup.on == date(2026, 4, 5)


@pytest.mark.parametrize("no", NOES)
def test_every_no_is_told_by_some_answer(no: str) -> None:
    tells = [replied(each, [sent], NOW) for each in ASKED for sent in replies(each)]
    assert no in {each for answered in tells for each in noes_in(told([answered.given]))}
