"""Two people tell one story, each from their side: what the two plans say goes together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.both_sides import (
    BRINGS_UP,
    CALM,
    HOPING,
    LIMITS,
    PAGE,
    Pair,
    Side,
    Which,
    limits,
    shortfalls,
    side,
    sides,
    stories,
    table,
    telling,
)
from goodterms import guide, situation
from goodterms.guide.library import library
from goodterms.situation import KEYS, SAFETY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Known = dict[str, Any]

ALIKE = ("offer.answer", "offer.on", "terms_agreed", "contact", "breakup.on", "pattern.times_parted_and_back", "shared")
TURNED: Mapping[str, Mapping[str, str]] = {
    "offer.made_by": {"me": "them", "them": "me", "nobody": "nobody"},
    "breakup.ended_by": {"me": "them", "them": "me", "both": "both"},
    "safety.court_order": {
        "none": "none",
        "against_me": "against_them",
        "against_them": "against_me",
        "both": "both",
        "unsaid": "unsaid",
    },
}
FEELINGS = re.compile(r"still have feelings|hope it may lead|say the true thing")
REACHES = re.compile(
    r"[Tt]ell them|[Ss]ay (?:it|so) in a|[Bb]ring up one|[Aa]sk (?:them|what they)|[Ww]rite to them|[Aa]nswer in a few"
)
MEETS = re.compile(r"\b(?:meet|visit) (?:them|each other)|coffee|[Ii]nvite")
TAKES_UP = re.compile(r"[Ss]ay yes|[Aa]nswer in a few|you would like to be friends|[Gg]o back to their offer")
STOPS = re.compile(r"[Ss]top what you named|[Kk]eep away|[Ww]rite nothing|start nothing yourself")
WILL = re.compile(r"\b(?:they|your ex)(?:'ll|’ll| will| would| are going to| must| surely)\b", re.IGNORECASE)
INNER = re.compile(r"\b(?:they|your ex)(?: still)? (?:love|miss|regret|want|hope|need|feel)\b", re.IGNORECASE)
GUESSED = re.compile(r"\b(?:(?:will|would) be hard|would leave them|looks like a trick)\b")
TOLD = ("They want to try.", "They need distance.")
"""What they have said themselves, where these stand; see the test of when that is."""
SUPPOSED = re.compile(
    r"\b(?:if|whether|what|when|that|much) (?:they|your ex)\b|helpline|they will listen|may be hard for them",
    re.IGNORECASE,
)


@pytest.fixture(params=list(stories()), name="name")
def each_story(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


# The stories.


def test_there_are_enough_stories_and_no_two_are_told_alike() -> None:
    told = [(repr(story.sam), repr(story.alex)) for story in stories().values()]
    assert len(told) >= 48
    assert len(set(told)) == len(told)
    assert len({story.order for story in stories().values()}) == len(told)


def test_a_story_says_what_is_so_and_why_its_verdicts_go_together(name: str) -> None:
    story = stories()[name]
    assert story.told.endswith(".")
    assert story.together.endswith(".")


def test_a_story_is_true_to_one_world(name: str) -> None:
    sam, alex = sides(name)
    assert [*against_one_world(sam.known, alex.known), *against_one_world(alex.known, sam.known)] == []


def test_everything_that_could_change_a_verdict_is_told_or_could_not_be_known(name: str) -> None:
    asked = {key for each in sides(name) for key in each.plan.ask if each.known.get("offer.made_by") != "nobody"}
    assert not asked & {*SAFETY, "goal", "offer.made_by", "offer.answer"}


def test_both_verdicts_are_those_of_the_table(name: str) -> None:
    assert tuple(each.plan.verdict for each in sides(name)) == stories()[name].verdicts


def test_a_story_lists_what_one_sided_telling_leaves_unmended(name: str) -> None:
    assert stories()[name].limits == limits(sides(name))


def test_every_verdict_and_every_value_of_a_choice_is_in_some_story() -> None:
    pairs = [each for name in stories() for each in sides(name)]
    assert {each.plan.verdict for each in pairs} == {verdict.id for verdict in library().verdicts}
    told = {(key, word) for each in pairs for key, words in each.known.items() for word in listed(words)}
    wanted = {(key, word) for key in KEYS if key not in SAFETY for word in KEYS[key].words}
    assert wanted <= told
    assert {(key, True) for key in SAFETY if KEYS[key].kind == "truth"} <= told
    assert {name for story in stories().values() for name in story.limits} == set(LIMITS)


def listed(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def against_one_world(mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Iterator[str]:
    """Name the keys of mine that cannot be so together with theirs."""
    again = mine.get("offer.made_by") == theirs.get("offer.made_by") == "them"  # going back to an offer is one too
    came_back = again and True in (mine.get("offer.reopened"), theirs.get("offer.reopened"))
    offer = ("offer.made_by", "offer.answer", "offer.on") if came_back else ()
    for key in (*ALIKE, *TURNED):
        if key in mine and key in theirs and key not in offer:
            turned = TURNED.get(key)
            if theirs[key] != (turned[mine[key]] if turned else mine[key]):
                yield key
    yes = theirs.get("goal") in HOPING and theirs.get("feelings_told") is True
    if mine.get("they_answered") == "want_to_try" and not yes:
        yield "they_answered"
    if mine.get("safety.they_are_afraid_of_me") is True and theirs.get("safety.afraid_of_them") is not True:
        yield "safety.they_are_afraid_of_me"
    if unanswered(mine) and unanswered(theirs):  # of two tellings, the later is the first message after the other
        yield "they_answered"
    if mine.get("offer.reopened") is True and mine.get("offer.answer") == "not_yet":
        yield "offer.reopened"


def unanswered(known: Mapping[str, Any]) -> bool:
    return known.get("feelings_told") is True and known.get("they_answered") == "nothing_yet"


# The rules, each for the stories and for every world that can be thought up.

PRIVATE = [key for key in KEYS if key not in {*ALIKE, *TURNED}]


def free(key: str) -> st.SearchStrategy[Any]:
    words = KEYS[key].words
    if KEYS[key].kind == "several":
        return st.lists(st.sampled_from(words), unique=True)
    if KEYS[key].kind == "count":
        return st.integers(0, 4)
    return st.sampled_from((True, False, *words) if KEYS[key].kind == "truth" else words)


SHARED = st.fixed_dictionaries({}, optional={k: free(k) for k in (*ALIKE, *TURNED) if KEYS[k].kind != "day"})
OWN = st.fixed_dictionaries({}, optional={key: free(key) for key in PRIVATE})
SAFE = OWN.map(lambda own: {**own, **{key: value for key, value in CALM.items() if key in PRIVATE}})


@st.composite
def worlds(draw: st.DrawFn) -> Pair:
    """Two tellings of one world: what both know is told alike, the rest is each one's own."""
    sam: Known = draw(SHARED)
    alex: Known = {key: TURNED[key][value] if key in TURNED else value for key, value in sam.items()}
    sam, alex = {**sam, **draw(OWN | SAFE)}, {**alex, **draw(OWN | SAFE)}
    for mine, theirs in ((sam, alex), (alex, sam)):
        while wrong := next(against_one_world(mine, theirs), None):
            del mine[wrong]
    return side(situation.make(sam)), side(situation.make(alex))


def both_ways(pair: Pair) -> tuple[Pair, Pair]:
    return pair, (pair[1], pair[0])


def none_presses_where_a_no_stands(me: Side, them: Side) -> None:
    del them  # what they said stands in my telling
    known = me.known
    refused = (known.get("offer.made_by"), known.get("offer.answer")) == ("me", "refused")
    no_to_more = known.get("they_answered") in {"no", "not_now"} or known.get("times_they_said_no_since", 0) > 0
    tries = me.plan.verdict == "try-again"
    if refused and not tries:
        assert not me.brings_up
        assert {"invite", "propose-term"} <= set(me.plan.closed)
    if no_to_more and known.get("goal") in HOPING and not tries:
        assert not FEELINGS.search(" ".join([me.step, *(reason.text for reason in me.plan.reasons)]))
    if {"they_asked_for_no_contact", "they_are_afraid_of_me"} & me.safety:
        assert me.all_closed
        assert not REACHES.search(me.step)


def nothing_reaches_out_to_someone_in_danger(me: Side, them: Side) -> None:
    if not me.harmed:
        return
    assert me.all_closed or me.safety & {"humiliated_by_them"}
    shown = "they_are_afraid_of_me" in them.safety or them.known.get("safety.court_order") in {"against_me", "both"}
    if shown:
        assert them.all_closed
        assert not REACHES.search(them.step)
    elif not them.all_closed:
        assert {"danger-unseen", "threat-leaves-open"} & set(limits((me, them)))
    if "threatened" in them.known.get("own_conduct", ()):
        assert not REACHES.search(them.step)


def the_next_word_is_owed_by_one_at_most(me: Side, them: Side) -> None:
    assert not me.plan.verdict == them.plan.verdict == "wait"
    if me.leaves_next_word and them.leaves_next_word:
        assert "both-wait" in limits((me, them))
    assert "they should write first" not in me.step


def who_refused_is_not_urged_to_think_again(me: Side, them: Side) -> None:
    known = me.known
    if (known.get("offer.made_by"), known.get("offer.answer")) == ("them", "refused"):
        assert me.plan.verdict == "reopen" or not TAKES_UP.search(me.step)
        if me.plan.verdict == "reopen":
            assert known["offer.reopened"] is False
            assert "unsaid" not in [known.get(key) for key in SAFETY]
            assert "coping" not in known or known["coping"] == "steady"
    said_no = them.known.get("they_answered") == "no"
    if said_no and known.get("goal") not in HOPING:
        assert not FEELINGS.search(me.step)
    if said_no and FEELINGS.search(me.step) and known.get("goal") != "back_together":
        assert re.search(r"If you (?:do|hope)|If there is", me.step)


def trying_again_rests_on_an_explicit_yes(me: Side, them: Side) -> None:
    if me.plan.verdict == "try-again":
        assert me.known["they_answered"] == "want_to_try"
        assert them.known.get("feelings_told") is True
        assert them.known.get("goal") in HOPING
        assert me.in_place or "ask yourself about safety" in me.step.casefold()


def quiet_that_was_asked_for_comes_first(me: Side, them: Side) -> None:
    del them
    if me.brings_up:
        assert "asked for time or quiet" in " ".join(me.plan.warnings)


def no_step_asks_for_what_is_closed(me: Side, them: Side) -> None:
    del them
    closed = set(me.plan.closed)
    if "write" in closed:
        assert not REACHES.search(me.step)
    if "propose-term" in closed:
        assert "Bring up one thing" not in me.step
    if "plan-contact" in closed:
        assert not MEETS.search(me.step)


def no_way_to_write_presses_on_a_no(me: Side, them: Side) -> None:
    no_to_more = me.known.get("they_answered") in {"no", "not_now"} or me.known.get("times_they_said_no_since", 0) > 0
    if no_to_more:
        assert not me.ways & {"say-it", "come-clean"}
    if me.plan.verdict == "wait" or me.all_closed or "threatened" in me.known.get("own_conduct", ()):
        assert not me.ways
    if them.plan.verdict == "respect-no-contact":
        assert not them.ways
    if me.known.get("offer.reopened") is True or me.known.get("offer.made_by") != "them":
        assert "reopen" not in me.ways
    if me.known.get("they_answered") != "want_to_try":
        assert "try-again" not in me.ways


def who_overstepped_stops_first(me: Side, them: Side) -> None:
    del them
    done = set(me.known.get("own_conduct", ())) - {"watched_online"}
    starts = me.plan.verdict in {*BRINGS_UP, "live-it", "step-back", "let-go", "not-as-friends"}
    if done and starts and "humiliated_by_them" not in me.safety:
        assert STOPS.search(me.step)
        assert not me.brings_up


def who_is_put_down_is_told_that_nothing_is_owed(me: Side, them: Side) -> None:
    del them
    near = me.plan.verdict in {*BRINGS_UP, "live-it", "accept"}
    if near and "humiliated_by_them" in me.safety and "threatened" not in me.known.get("own_conduct", ()):
        assert me.plan.headline.startswith("You owe them nothing")
        assert not re.search(r"good company|comfortable with|[Tt]ell them", me.step)


RULES = (
    none_presses_where_a_no_stands,
    nothing_reaches_out_to_someone_in_danger,
    the_next_word_is_owed_by_one_at_most,
    who_refused_is_not_urged_to_think_again,
    trying_again_rests_on_an_explicit_yes,
    quiet_that_was_asked_for_comes_first,
    no_step_asks_for_what_is_closed,
    no_way_to_write_presses_on_a_no,
    who_overstepped_stops_first,
    who_is_put_down_is_told_that_nothing_is_owed,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_rule_holds_in_every_story(name: str, rule: Any) -> None:
    for me, them in both_ways(sides(name)):
        rule(me, them)


@settings(max_examples=300, deadline=None)
@given(worlds())
def test_the_rules_hold_in_every_world_that_is_thought_up(pair: Pair) -> None:
    for me, them in both_ways(pair):
        for rule in RULES:
            rule(me, them)


def test_friendship_as_the_honest_goal_of_both_is_lived_by_both() -> None:
    honest = [name for name in stories() if all(lives_it(each) for each in sides(name))]
    assert len(honest) >= 5
    for name in honest:
        first, second = stories()[name].verdicts
        assert first == second
        assert first in {"agree-terms", "live-it"}


def lives_it(each: Side) -> bool:
    known = each.known
    calm = not each.safety and known["safety.court_order"] == "none" and not known["own_conduct"]
    friends = known["goal"] == "friendship" and known.get("offer.answer") == "accepted"
    return calm and friends and known.get("coping") != "struggling" and known.get("pattern.toxic_together") is not True


# No plan says what the other one feels or will do.


def texts(told: situation.Situation) -> Iterator[str]:
    plan, behind = guide.plan(told), guide.background(told)
    yield from (plan.headline, plan.next_step, *plan.warnings, *behind.would_change, behind.how_sure)
    yield from (reason.text for reason in plan.reasons)
    yield from (closed.why for closed in behind.closed)


def predictions(text: str) -> list[str]:
    sentences = re.split(r"(?<=[.?:;])\s+", text)
    guessed = [s for s in sentences if s not in TOLD and any(r.search(s) for r in (WILL, INNER, GUESSED))]
    return [sentence for sentence in guessed if not SUPPOSED.search(sentence)]


def test_a_plan_of_a_story_never_says_what_the_other_feels_or_will_do(name: str) -> None:
    for who in get_args(Which):
        found = [wrong for text in texts(telling(stories()[name], who)) for wrong in predictions(text)]
        assert found == []


def test_the_guide_nowhere_says_what_the_other_feels_or_will_do() -> None:
    content = library()
    said: list[str] = []
    for verdict in content.verdicts:
        remarks = (*verdict.headlines, *verdict.next_steps, *verdict.suggestions, *verdict.warnings, *verdict.changes)
        said += [verdict.headline, verdict.next_step, verdict.how_sure, verdict.why_closed or "", *verdict.would_change]
        said += [remark.text for remark in remarks]
        said += [reason.text for reason in verdict.reasons]
    for caution in content.cautions:
        said += [caution.warning, caution.headline or "", caution.next_step or "", *caution.would_change]
        said += [reason.text for reason in caution.reasons]
    said += [route.text for route in content.routes]
    assert [wrong for text in said for wrong in predictions(text)] == []


@pytest.mark.parametrize(
    "text",
    ["They will come round.", "They still love you.", "Your ex would be glad.", "It will be hard for them to believe."],
)
def test_a_prediction_is_known_when_it_is_seen(text: str) -> None:
    assert predictions(text)


def test_what_is_said_as_their_word_is_their_word() -> None:
    for name in stories():
        for each in sides(name):
            said = " ".join([each.step, *(reason.text for reason in each.plan.reasons)])
            if "They want to try." in said:
                assert each.known["they_answered"] == "want_to_try"
            if "They need distance." in said:
                asked = {"they_asked_for_no_contact", "they_are_afraid_of_me"} & each.safety
                assert asked or each.known["safety.court_order"] == "against_me"


def test_the_page_shows_what_the_plans_say_now() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert table() in page
    assert shortfalls() in page
