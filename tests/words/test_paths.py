"""Every message that can be laid out reads as one, and passes the program's own review as ready."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

import pytest

from goodterms import situation, words
from goodterms.guide import plan
from goodterms.guide.questions import questions
from goodterms.words.paths import LENGTHS, REGISTERS, Chosen, Manner, every_path, lay_out, left_out, paths
from goodterms.words.results import Context

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from goodterms.content.paths import Path
    from goodterms.situation import Situation

PATHS = every_path()
OFFERED = {"offer.made_by": "them", "goal": "back_together", "feelings_told": False}
ACCEPTED = {**OFFERED, "offer.answer": "accepted"}
PROPOSED = {**OFFERED, "offer.made_by": "me"}
TIES = ["children", "home", "work", "friends"]
COMES_UP: Mapping[str, tuple[Mapping[str, object], ...]] = {
    "accept": (OFFERED,),
    "ask-for-time": ({**OFFERED, "coping": "struggling", "shared": TIES},),
    "decline-kindly": (
        {**OFFERED, "goal": "move_on", "shared": TIES},
        {**OFFERED, "pattern.toxic_together": True},
    ),
    "reopen": ({**OFFERED, "offer.answer": "refused", "offer.reopened": False},),
    "come-clean": (
        {**PROPOSED, "offer.answer": "accepted"},
        {**PROPOSED, "goal": "unsure", "offer.answer": "not_yet"},
    ),
    "say-it": ({**ACCEPTED, "goal": "unsure"}, ACCEPTED),
    "step-back": (
        {**ACCEPTED, "feelings_told": True, "they_answered": "no", "shared": ["children"]},
        {**ACCEPTED, "coping": "struggling"},
        {**ACCEPTED, "goal": "move_on"},
    ),
    "let-go": (
        {**ACCEPTED, "feelings_told": True, "times_they_said_no_since": 2, "shared": TIES},
        {**PROPOSED, "offer.answer": "refused", "goal": "friendship"},
    ),
    "try-again": ({**ACCEPTED, "feelings_told": True, "they_answered": "want_to_try"},),
    "they-replied": (
        OFFERED,
        {**ACCEPTED, "feelings_told": True, "they_answered": "no"},
        {**ACCEPTED, "goal": "friendship"},
    ),
    "apology": (ACCEPTED, {**ACCEPTED, "feelings_told": True, "they_answered": "no"}),
    "hold-my-limit": ({**ACCEPTED, "feelings_told": True, "their_new_partner": "yes"},),
    "ask-to-meet-a-friend": (
        {**ACCEPTED, "feelings_told": True, "they_answered": "not_now", "terms_agreed": 1},
        {**ACCEPTED, "goal": "friendship", "terms_agreed": 1},
    ),
}
"""For each way to write, situations in which it is offered; each of its options comes up in one of them."""


def offered(where: Situation) -> dict[str, Path]:
    return {path.id: path for path in paths(where, closed=plan(where).closed)}


PLACES = {name: tuple(situation.make(known) for known in each) for name, each in COMES_UP.items()}
FITTED = {name: tuple((where, offered(where)[name]) for where in each) for name, each in PLACES.items()}


def choices(path: Path) -> Iterator[dict[str, Chosen]]:
    for options in product(*(("", *(option.id for option in part.options)) for part in path.parts)):
        chosen = {part.id: Chosen(option) for part, option in zip(path.parts, options, strict=True)}
        if not left_out(path, chosen):
            yield chosen


def laid(path: Path) -> Iterator[tuple[Manner, Mapping[str, Chosen], str]]:
    for register, length in product(REGISTERS, LENGTHS):
        manner = Manner(register, length, them="Sam", me="Kim")
        for chosen in choices(path):
            yield manner, chosen, lay_out(path, chosen, manner).text


def said(path: Path) -> Iterator[str]:
    for each in (path.subject, *(o.says for p in path.parts for o in p.options)):
        yield from (each.plain, each.warm, each.formal)
    for more in (o.more for p in path.parts for o in p.options if o.more):
        yield from (more.plain, more.warm, more.formal)


def on_screen(path: Path) -> Iterator[str]:
    yield from (path.title, path.about, path.after)
    for part in path.parts:
        yield from filter(None, (part.ask, part.hint, part.own, *(option.label for option in part.options)))


def test_every_way_to_write_has_situations_in_which_it_comes_up() -> None:
    assert COMES_UP.keys() == PATHS.keys()
    assert len({path.order for path in PATHS.values()}) == len(PATHS)


@pytest.mark.parametrize("name", PATHS)
def test_a_way_to_write_is_offered_where_it_should_be(name: str) -> None:
    for where in PLACES[name]:
        assert name in offered(where)
        assert "write" not in plan(where).closed
    if PATHS[name].verdicts:
        assert {plan(where).verdict for where in PLACES[name]} <= {*PATHS[name].verdicts}


@pytest.mark.parametrize("name", PATHS)
def test_every_option_comes_up_somewhere(name: str) -> None:
    found = {(part.id, option.id) for _, path in FITTED[name] for part in path.parts for option in part.options}
    assert found == {(part.id, option.id) for part in PATHS[name].parts for option in part.options}


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("name", PATHS)
def test_every_message_that_can_be_laid_out_is_ready(name: str, register: str) -> None:
    for where, path in FITTED[name]:
        context = Context(kind=path.kind, situation=where)
        for manner, chosen, text in laid(path):
            if manner.register == register and manner.length != "mail":
                found = words.review(text, context)
                problems = [(each.rule, each.quote) for each in found.findings if each.kind in {"problem", "stop"}]
                assert found.verdict == "ready", (chosen, manner, problems)


@pytest.mark.parametrize("name", PATHS)
@pytest.mark.usefixtures("heard")
def test_every_message_is_ready_with_the_second_opinion_too(name: str) -> None:
    for where, path in FITTED[name]:
        context = Context(kind=path.kind, situation=where)
        for text in {text for manner, _, text in laid(path) if manner.length == "longer"}:
            found = words.review(text, context)
            problems = [(each.rule, each.quote) for each in found.findings if each.kind in {"problem", "stop"}]
            assert found.verdict == "ready", problems


@pytest.mark.parametrize("name", PATHS)
def test_a_text_is_short_and_whole(name: str) -> None:
    for _, path in FITTED[name]:
        for manner, _, text in laid(path):
            assert text == text.strip()
            assert "  " not in text
            if manner.length == "text":
                assert "\n" not in text
                assert len(text.split()) <= 120


@pytest.mark.parametrize("name", PATHS)
def test_no_message_says_the_same_sentence_twice(name: str) -> None:
    for _, path in FITTED[name]:
        for _, chosen, text in laid(path):
            sentences = re.split(r"(?<=[.?])\s+", text)
            assert len(sentences) == len(set(sentences)), chosen


@pytest.mark.parametrize("name", PATHS)
def test_messages_are_typed_as_people_type_and_screens_are_set(name: str) -> None:
    for text in said(PATHS[name]):
        assert not re.search("[!“”‘’…–—]", text), text
    for text in on_screen(PATHS[name]):
        assert not re.search("[!'\"]", text), text
    for text in (*said(PATHS[name]), *on_screen(PATHS[name])):
        assert not re.search(r"\b(he|she|him|his|hers?|boyfriend|girlfriend|husband|wife)\b", text, re.IGNORECASE), text


@pytest.mark.parametrize("name", PATHS)
def test_the_formal_register_has_no_contractions_and_the_others_have(name: str) -> None:
    options = [option for part in PATHS[name].parts for option in part.options]
    for says in (each for option in options for each in (option.says, option.more) if each):
        assert "'" not in says.formal, says.formal
        for text in (says.plain, says.warm):
            assert not re.search(r"\b(I am|I will|I have|do not|cannot|is not|(?<!as )it is)\b", text), text


def test_an_acceptance_shows_the_elements_that_were_chosen() -> None:
    path = PATHS["accept"]
    context = Context(kind="acceptance", situation=PLACES["accept"][0])
    for _, chosen, text in laid(path):
        shown = {"acceptance"}
        shown |= {"values-friendship"} if chosen["worth"].option else set()
        shown |= {"feelings"} if chosen["feelings"].option else set()
        shown |= {"hope"} if chosen["feelings"].option == "feelings-and-hope" else set()
        shown |= {"invites-terms"} if chosen["terms"].option == "open" else set()
        found = set(words.review(text, context).elements)
        assert shown <= found, (chosen, shown - found)
        assert "hope" not in found - shown, chosen


def test_going_back_to_an_offer_shows_the_elements_that_were_chosen() -> None:
    context = Context(kind="acceptance", situation=PLACES["reopen"][0])
    for _, chosen, text in laid(PATHS["reopen"]):
        shown = {"acceptance", "feelings"}
        shown |= {"values-friendship"} if chosen["worth"].option else set()
        shown |= {"hope"} if chosen["feelings"].option == "feelings-and-hope" else set()
        assert shown <= set(words.review(text, context).elements), chosen


@pytest.mark.parametrize("goal", ["friendship", "move_on"])
def test_feelings_are_told_only_by_someone_who_hopes_and_has_not_told(goal: str) -> None:
    for known in (known for each in COMES_UP.values() for known in each):
        for other in ({"goal": goal}, {"feelings_told": True}):
            for path in paths(situation.make({**known, **other})):
                assert not [o.id for part in path.parts for o in part.options if o.tells], (path.id, other)


def test_a_way_that_tells_has_to_tell() -> None:
    for name in ("reopen", "come-clean", "say-it"):
        for _, path in FITTED[name]:
            for chosen in choices(path):
                assert lay_out(path, chosen, Manner()).tells


NOT_OFFERED = [
    ({**OFFERED, "pattern.toxic_together": True}, {"accept", "ask-for-time", "reopen", "ask-to-meet-a-friend"}),
    (ACCEPTED, {"accept", "ask-for-time", "decline-kindly", "reopen", "come-clean", "ask-to-meet-a-friend"}),
    ({**ACCEPTED, "feelings_told": True}, {"say-it", "come-clean", "let-go"}),
    ({**ACCEPTED, "goal": "friendship"}, {"say-it", "come-clean"}),
    ({**OFFERED, "offer.answer": "refused", "offer.reopened": True}, {"reopen", "accept"}),
    (
        {**OFFERED, "offer.answer": "refused", "offer.reopened": False, "safety.hurt_by_them": "unsaid"},
        {"reopen"},
    ),
    ({**ACCEPTED, "contact": "none"}, {"step-back", "hold-my-limit"}),
    (
        {**ACCEPTED, "own_conduct": ["turned_up"]},
        {"say-it", "step-back", "apology", "hold-my-limit", "ask-to-meet-a-friend"},
    ),
    ({**ACCEPTED, "goal": "friendship", "own_conduct": ["watched_online"]}, {"ask-to-meet-a-friend"}),
    ({**ACCEPTED, "goal": "friendship", "safety.humiliated_by_them": True}, {"ask-to-meet-a-friend"}),
    ({**ACCEPTED, "goal": "friendship", "safety.hurt_by_them": "unsaid"}, {"ask-to-meet-a-friend"}),
    ({**OFFERED, "own_conduct": ["threatened"]}, {*PATHS}),
]


@pytest.mark.parametrize(("known", "kept_away"), NOT_OFFERED)
def test_a_way_to_write_is_not_offered_where_it_should_not_be(known: Mapping[str, object], kept_away: set[str]) -> None:
    assert not kept_away & offered(situation.make(known)).keys()


def test_an_answer_to_what_they_wrote_is_offered_wherever_writing_is_open() -> None:
    for where in (where for each in PLACES.values() for where in each):
        assert "they-replied" in offered(where)


def test_what_holds_from_then_on_is_an_answer_to_a_question() -> None:
    asked = {question.id: {choice.id for choice in question.choices} for question in questions()}
    for path in PATHS.values():
        for question, choice in path.answers.items():
            assert choice in asked[question], path.id


def test_own_words_end_before_what_follows_and_stay_as_they_are() -> None:
    path = PATHS["they-replied"]
    chosen = {"said": Chosen("kind"), "add": Chosen(own="  See you at Ida's "), "leave": Chosen("no-reply")}
    assert lay_out(path, chosen, Manner()).text == (
        "That was nice to read. Thank you. See you at Ida's. No need to answer this."
    )


def test_a_part_in_own_words_alone_is_not_left_out() -> None:
    path = PATHS["apology"]
    assert [part.id for part in left_out(path, {})] == ["sorry"]
    assert not left_out(path, {"sorry": Chosen(own="I am sorry that I rang three times.")})


def test_what_is_only_asked_with_ties_is_not_asked_without() -> None:
    for known in (known for each in COMES_UP.values() for known in each):
        for path in paths(situation.make({**known, "shared": []})):
            assert not {"practical", "what-stays"} & {part.id for part in path.parts}
