"""Every topic reads well, asks for nothing that is control, and is raised in words that the review finds ready."""

from __future__ import annotations

import re
from itertools import chain, product
from typing import TYPE_CHECKING, Any, get_args

import msgspec
import pytest

from goodterms import situation, words
from goodterms.content import BadContent
from goodterms.content.conditions import condition
from goodterms.content.paths import Register
from goodterms.guide import plan
from goodterms.limits import KINDS, Limit
from goodterms.terms.topics import FACTS, NAMES, domains, topics
from goodterms.words.facts import NAMES as RULE_NAMES
from goodterms.words.results import Context

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from goodterms.content.topics import Topic

TOPICS = topics()
REGISTERS: tuple[Register, ...] = get_args(Register)
IN_ORDER = (
    "contact",
    "space",
    "time-together",
    "seeing-others",
    "closeness",
    "social-media",
    "friends-and-family",
    "shared-things",
    "the-past",
    "how-it-ends",
)
FRIENDS = {"offer.made_by": "them", "offer.answer": "accepted", "goal": "friendship"}
TOLD = {**FRIENDS, "goal": "back_together", "feelings_told": True}
PLACES: tuple[Mapping[str, object], ...] = (
    FRIENDS,
    {**FRIENDS, "times_they_said_no_since": 1, "pattern.times_parted_and_back": 2},
    {**FRIENDS, "contact": "daily", "coping": "steady", "own_conduct": ["watched_online"]},
    {**TOLD, "feelings_told": False},
    {**TOLD, "goal": "unsure", "terms_agreed": 1},
    {**TOLD, "they_answered": "not_now", "shared": ["children", "home", "work", "friends"]},
    {**TOLD, "their_new_partner": "yes", "terms_agreed": 2},
)
"""Situations in which terms may be proposed."""
SITUATIONS = tuple(situation.make(known) for known in PLACES)

NOTHING: dict[str, Any] = {
    **dict.fromkeys(NAMES),
    "settled": [],
    "heard": [],
    "terms": 0,
    "shared": [],
    "own_conduct": [],
}
NOTHING |= {"said_no": False, "told": False, "unsaid": False}
SOME: dict[str, Any] = {**NOTHING, "terms": 1, "settled": ["contact"]}
COMES_UP: tuple[tuple[Mapping[str, Any], str | None, str | None], ...] = (
    (NOTHING, "contact", "nothing-yet"),
    ({**NOTHING, "heard": ["closeness"]}, "closeness", "they-said-something"),
    ({**NOTHING, "heard": ["how-it-ends"], "writes_late": True}, "contact", "late"),
    ({**SOME, "settled": ["space"], "writes_most_days": True}, "contact", "most-days"),
    ({**SOME, "settled": ["space"], "writes_much_more": True}, "contact", "much-more"),
    ({**SOME, "writes_most_days": True}, None, None),
    ({**SOME, "calls_often": True, "their_new_partner": "yes"}, "space", "calls-often"),
    ({**SOME, "their_new_partner": "yes", "shared": ["friends"]}, "seeing-others", "someone-new"),
    ({**SOME, "own_conduct": ["watched_online"]}, "social-media", "watched"),
    ({**SOME, "shared": ["friends", "children"]}, "friends-and-family", "common-friends"),
    ({**SOME, "shared": ["children", "home"]}, "shared-things", "children"),
    ({**SOME, "shared": ["home"]}, "shared-things", "home"),
    ({**SOME, "pattern.times_parted_and_back": 1}, "the-past", "parted-before"),
    ({**SOME, "pattern.times_parted_and_back": 0}, None, None),
    ({**SOME, "terms": 2, "settled": ["contact", "space"]}, "how-it-ends", "several-settled"),
    ({**SOME, "terms": 2, "settled": ["contact", "how-it-ends"]}, None, None),
    (SOME, None, None),
)
"""What is known, and the topic and the occasion that come up then, if any."""

CONTROL = re.compile(
    r"\b(within|by (noon|midnight|tomorrow)|at once answer|must answer|location|where (you|they) (are|were)|password"
    r"|read receipts?|last seen|check(s|ing)? (up|on)|permission|not allowed|forbidden|promise to)\b",
    re.IGNORECASE,
)
GENDERED = re.compile(r"\b(he|she|him|his|hers?|boyfriend|girlfriend|husband|wife)\b", re.IGNORECASE)
RECKONING = re.compile(r"\b(chances?|odds|probab\w*|likel\w*|may be thinking|win|winning)\b", re.IGNORECASE)
JARGON = re.compile(
    r"\b(boundar\w*|(?<!good )terms?|toxic|process(ing)?|heal(ing)?|closure|validat\w*|intima\w*)\b", re.IGNORECASE
)
HURRY = re.compile(
    r"\b(soon|now or never|by (mon|tues|wednes|thurs|fri|satur|sun)day|waiting|asap|quickly)\b", re.IGNORECASE
)


def raised(topic: Topic) -> Iterator[tuple[str, str]]:
    for register in REGISTERS:
        yield register, getattr(topic.raises, register)


def on_screen(topic: Topic) -> Iterator[str]:
    yield from (topic.title, topic.about, topic.mind, *topic.ask.values())
    yield from (example.text for example in topic.examples)
    yield from (occasion.why for occasion in topic.occasions)


def every_text(topic: Topic) -> Iterator[str]:
    return chain(on_screen(topic), (text for _, text in raised(topic)))


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?])\s+", text.strip())


def comes_up(known: Mapping[str, Any]) -> tuple[str | None, str | None]:
    for topic in TOPICS.values():
        if topic.id not in known["settled"] and condition(topic.when, NAMES).holds(known):
            for occasion in topic.occasions:
                if condition(occasion.when, NAMES).holds(known):
                    return topic.id, occasion.id
    return None, None


def test_the_topics_are_there_in_their_order() -> None:
    assert tuple(TOPICS) == IN_ORDER


def test_a_condition_may_speak_of_what_a_rule_may_but_of_no_draft() -> None:
    assert RULE_NAMES - {"kind", "unanswered", "answering"} == NAMES - FACTS


@pytest.mark.parametrize("name", TOPICS)
def test_a_topic_has_a_few_of_everything(name: str) -> None:
    topic = TOPICS[name]
    assert 2 <= len(sentences(topic.about)) <= 3
    assert 3 <= len(topic.ask) <= 5
    assert 4 <= len(topic.examples) <= 6
    assert 1 <= len(topic.occasions) <= 5
    assert topic.mind


@pytest.mark.parametrize("name", TOPICS)
def test_a_question_asks_one_thing(name: str) -> None:
    for question in TOPICS[name].ask.values():
        assert question.count("?") == 1, question
        assert question.endswith("?")
        assert len(question.split()) <= 18, question


@pytest.mark.parametrize("name", TOPICS)
def test_an_example_is_one_short_sentence_without_control(name: str) -> None:
    for example in TOPICS[name].examples:
        assert len(sentences(example.text)) == 1, example.text
        assert re.fullmatch(r"[A-Z][^!?;:\"'’]+\.", example.text), example.text
        assert len(example.text.split()) <= 16, example.text
        assert not CONTROL.search(example.text), example.text


@pytest.mark.parametrize("name", TOPICS)
def test_a_limit_of_an_example_reads_and_is_offered(name: str) -> None:
    topic = TOPICS[name]
    assert set(topic.limits) <= set(KINDS)
    for example in topic.examples:
        if example.limit is not None:
            limit: Limit = msgspec.convert(example.limit, Limit)
            assert limit.kind in topic.limits


def test_every_kind_of_limit_is_offered_somewhere() -> None:
    assert {kind for topic in TOPICS.values() for kind in topic.limits} == set(KINDS)


def test_terms_may_be_proposed_in_every_situation_that_is_tried_here() -> None:
    for where in SITUATIONS:
        assert not {"write", "propose-term"} & set(plan(where).closed)


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("name", TOPICS)
def test_a_message_that_raises_a_topic_is_ready_with_and_without_a_suggestion(name: str, register: Register) -> None:
    text = getattr(TOPICS[name].raises, register)
    suggestions = ("", *(f" What do you think of: {example.text}" for example in TOPICS[name].examples))
    for suggestion, where in product(suggestions, SITUATIONS):
        found = words.review(text + suggestion, Context(kind="everyday", situation=where))
        problems = [(each.rule, each.quote) for each in found.findings if each.kind in {"problem", "stop"}]
        assert (found.verdict, problems) == ("ready", []), suggestion


@pytest.mark.parametrize("name", TOPICS)
@pytest.mark.usefixtures("heard")
def test_a_message_that_raises_a_topic_is_ready_with_the_second_opinion_too(name: str) -> None:
    for (_, text), where in product(raised(TOPICS[name]), SITUATIONS):
        assert words.review(text, Context(kind="everyday", situation=where)).verdict == "ready", text


@pytest.mark.parametrize("name", TOPICS)
def test_a_message_that_raises_a_topic_leaves_them_free(name: str) -> None:
    for _, text in raised(TOPICS[name]):
        assert re.search(r"\b([Nn]o is fine|a no,|say no)", text), text
        assert "not now" in text
        assert re.search(r"no answer|nothing at all|not to answer|don't have to answer", text), text
        found = words.review(text, Context(situation=SITUATIONS[0]))
        assert "leaves-them-free" in {each.id for each in found.findings}, text


@pytest.mark.parametrize("name", TOPICS)
def test_a_message_that_raises_a_topic_asks_and_is_open_and_does_not_hurry(name: str) -> None:
    for _, text in raised(TOPICS[name]):
        assert 1 <= text.count("?") <= 2, text
        assert re.search(
            r"\b(open|nothing fixed|fixed idea|fixed view|fine with (less|both)|with me|easy about)\b", text
        )
        assert not HURRY.search(text), text
        assert len(text.split()) <= 60
        assert text == text.strip()
        assert not re.search("[!“”‘’…–—\n]|  ", text), text


@pytest.mark.parametrize("name", TOPICS)
def test_the_formal_register_has_no_contractions_and_the_others_have(name: str) -> None:
    says = TOPICS[name].raises
    assert "'" not in says.formal
    for text in (says.plain, says.warm):
        assert "'" in text
        assert not re.search(r"\b(I am|I will|I have|do not|cannot|is not|(?<!where )it is)\b", text, re.IGNORECASE), (
            text
        )


@pytest.mark.parametrize("name", TOPICS)
def test_no_text_reckons_shouts_or_takes_sides(name: str) -> None:
    for text in every_text(TOPICS[name]):
        assert "!" not in text, text
        for words_not_said in (RECKONING, GENDERED, JARGON):
            assert not words_not_said.search(text), text


@pytest.mark.parametrize("name", TOPICS)
def test_what_stands_on_the_screen_is_set(name: str) -> None:
    for text in on_screen(TOPICS[name]):
        assert not re.search("['\"\n]|  ", text), text


@pytest.mark.parametrize("name", TOPICS)
def test_the_why_of_an_occasion_is_one_or_two_short_sentences(name: str) -> None:
    for occasion in TOPICS[name].occasions:
        assert len(sentences(occasion.why)) <= 2
        assert len(occasion.why) <= 160, occasion.why


@pytest.mark.parametrize("name", TOPICS)
def test_every_occasion_can_hold_and_can_fail(name: str) -> None:
    values = domains(4, IN_ORDER)
    for occasion in TOPICS[name].occasions:
        found = condition(occasion.when, NAMES)
        combinations = product(*(values[each] for each in found.names))
        held = {found.holds(dict(zip(found.names, each, strict=True))) for each in combinations}
        assert held == {True, False}, occasion.id


@pytest.mark.parametrize(("known", "topic", "occasion"), COMES_UP)
def test_the_first_occasion_that_holds_comes_up(
    known: Mapping[str, Any], topic: str | None, occasion: str | None
) -> None:
    assert comes_up(known) == (topic, occasion)


def test_every_occasion_comes_up_somewhere() -> None:
    shown = {(topic, occasion) for _, topic, occasion in COMES_UP if occasion != "they-said-something"}
    every = {(topic.id, each.id) for topic in TOPICS.values() for each in topic.occasions}
    assert every - shown == {(name, "they-said-something") for name in IN_ORDER} | ({(None, None)} - shown)


@pytest.mark.parametrize("name", TOPICS)
def test_what_they_said_comes_up_wherever_it_was_said(name: str) -> None:
    assert comes_up({**SOME, "settled": [], "heard": [name]}) == (name, "they-said-something")


def test_with_nothing_known_and_something_settled_nothing_needs_saying() -> None:
    assert comes_up(SOME) == (None, None)


SAID_SOMEWHERE = (
    ("avoiding the talk", "avoiding talk about the relationship went with lower satisfaction"),
    ("silence is a no", "No answer is a no"),
    ("understood is not agreed", "only understood is not agreed"),
    ("the stricter of two limits", "of two limits, the stricter one holds"),
    ("how hard it is to say no", "People find it hard to say no"),
    ("a day to look at it again", "pick a day to look at it again, whatever you agree"),
    ("either may end it", "alone, at once and with no reason"),
    ("a slip is a talk, no penalty", "with no penalty"),
    ("a new person is theirs to tell of", "A new person is theirs to tell of"),
    ("a yes once", "A yes once is not a yes the next time"),
)


@pytest.mark.parametrize(("what", "text"), SAID_SOMEWHERE)
def test_what_has_to_be_said_is_said(what: str, text: str) -> None:
    assert any(text in said for topic in TOPICS.values() for said in every_text(topic)), what


WRONG = (
    ('limits = ["texts-a-dya"]', '"texts-a-dya" is no kind of limit'),
    ('source = "evidence:nothing"', '"evidence:nothing" is no source'),
    ("order = 10", "contact has the order 10 too"),
    ('when = "writes_at_noon == true"', '"writes_at_noon", which does not exist'),
    ('when = "pattern.times_parted_and_back > 0"', "cannot be decided while"),
    ('[[occasions]]\nid = "one"\nwhen = "terms"\nwhy = "So."', "neither true nor false"),
    ('[[examples]]\nid = "one"\ntext = "So."\n[[examples]]\nid = "one"\ntext = "Or so."', "is there twice"),
    ('[[examples]]\nid = "one"\ntext = "So."\nlimit = { kind = "calls", may = "maybe" }', "the limit cannot be read"),
    (
        '[[examples]]\nid = "one"\ntext = "So."\nlimit = { kind = "texts-a-day", most = 1 }',
        'the topic does not offer "texts-a-day"',
    ),
)


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_a_mistake_is_said_with_file_and_line(
    text: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "en" / "topics" / "space.toml"
    own.parent.mkdir(parents=True)
    own.write_text(f"# ours\n{text}\n", encoding="utf-8")
    monkeypatch.setenv("GOODTERMS_CONTENT", str(tmp_path))
    with pytest.raises(BadContent) as caught:
        topics()
    sentence = str(caught.value)
    assert re.search(r"space\.toml, line [2-6]: ", sentence), sentence
    assert said in sentence
    assert sentence.endswith(".")
