"""The table of verdicts, written down a second time in plain Python, against the content over the whole space."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms import guide, situation
from goodterms.guide.asking import ORDER, deciding, draw, rules
from goodterms.guide.diagram import Diagrams, Node
from goodterms.guide.library import library
from goodterms.guide.names import choices
from goodterms.situation import KEYS, SAFETY

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Known = dict[str, Any]

HOPES = ("back_together", "unsure", None)
S = "safety."


def no_contact(no: Any, fear: Any, order: Any) -> bool:
    return no is True or fear is True or order in {"against_me", "both"}


def in_danger(afraid: Any, hurt: Any, order: Any) -> bool:
    return afraid is True or hurt is True or order == "against_them"


def noes(times: Any, answered: Any) -> int:
    return max(times or 0, 1 if answered == "no" else 0)


def let_go(goal: Any, times: Any, answered: Any, made_by: Any, answer: Any) -> bool:
    return (goal in HOPES and noes(times, answered) >= 2) or (
        made_by == "me" and answer == "refused" and goal != "move_on"
    )


def step_back(goal: Any, times: Any, answered: Any, coping: Any, made_by: Any, answer: Any) -> bool:
    refused = made_by == "them" and answer == "refused"
    return (
        (goal in HOPES and noes(times, answered) == 1)
        or (coping == "struggling" and (answer == "accepted" or refused))
        or goal == "move_on"
    )


def open_offer(made_by: Any, answer: Any) -> bool:
    return made_by == "them" and answer in {None, "not_yet"}


def reopen(made_by: Any, answer: Any, reopened: Any, unsaid: Any) -> bool:
    return made_by == "them" and answer == "refused" and reopened is False and not unsaid


GOAL, MADE_BY, ANSWER, TOLD = "goal", "offer.made_by", "offer.answer", "feelings_told"
ANSWERED, TIMES, COPING = "they_answered", "times_they_said_no_since", "coping"
ANY_UNSAID = "any safety key is unsaid"  # stands in the table for all seven

TABLE: tuple[tuple[str, tuple[str, ...], Callable[..., bool]], ...] = (
    ("get-help-now", (S + "thoughts_of_ending_my_life",), lambda thoughts: thoughts is True),
    (
        "respect-no-contact",
        (S + "they_asked_for_no_contact", S + "they_are_afraid_of_me", S + "court_order"),
        no_contact,
    ),
    ("stay-safe", (S + "afraid_of_them", S + "hurt_by_them", S + "court_order"), in_danger),
    ("not-as-friends", ("pattern.toxic_together",), lambda toxic: toxic is True),
    ("try-again", (GOAL, ANSWERED), lambda goal, answered: goal in HOPES and answered == "want_to_try"),
    (
        "decline-kindly",
        (GOAL, MADE_BY, ANSWER),
        lambda goal, made_by, answer: goal == "move_on" and open_offer(made_by, answer),
    ),
    ("let-go", (GOAL, TIMES, ANSWERED, MADE_BY, ANSWER), let_go),
    ("step-back", (GOAL, TIMES, ANSWERED, COPING, MADE_BY, ANSWER), step_back),
    (
        "come-clean",
        (MADE_BY, ANSWER, GOAL, TOLD),
        lambda made_by, answer, goal, told: made_by == "me" and answer != "refused" and goal in HOPES and told is False,
    ),
    (
        "wait",
        (TOLD, GOAL, ANSWERED),
        lambda told, goal, answered: told is True and goal in HOPES and answered == "nothing_yet",
    ),
    ("reopen", (MADE_BY, ANSWER, "offer.reopened", ANY_UNSAID), reopen),
    (
        "accept-after-space",
        (MADE_BY, ANSWER, COPING),
        lambda made_by, answer, coping: open_offer(made_by, answer) and coping == "struggling",
    ),
    ("accept", (MADE_BY, ANSWER), open_offer),
    (
        "say-it",
        (ANSWER, GOAL, TOLD),
        lambda answer, goal, told: answer == "accepted" and goal in HOPES and told is False,
    ),
    ("agree-terms", (ANSWER, "terms_agreed"), lambda answer, terms: answer == "accepted" and terms in {None, 0}),
    ("live-it", (ANSWER,), lambda answer: answer == "accepted"),
    ("do-not-propose", (GOAL, MADE_BY), lambda goal, made_by: goal in HOPES and made_by == "nobody"),
    ("steady", (), lambda: True),
)

DECIDES = {key for _, keys, _ in TABLE for key in keys} - {ANY_UNSAID} | set(SAFETY)

ALL = ("write", "suggest-words", "invite", "propose-term", "plan-contact", "share")
CLOSES: Mapping[str, tuple[str, ...]] = {
    "get-help-now": ALL,
    "respect-no-contact": ALL,
    "stay-safe": ALL,
    "not-as-friends": ("invite", "propose-term", "plan-contact"),
    "decline-kindly": ("invite", "propose-term", "plan-contact"),
    "let-go": ("invite", "propose-term", "plan-contact"),
    "step-back": ("invite", "propose-term", "plan-contact"),
    "come-clean": ("invite", "propose-term"),
    "wait": ("write", "suggest-words", "invite", "propose-term", "share"),
    "reopen": ("invite",),
    "accept-after-space": ("invite", "plan-contact"),
    "do-not-propose": ("invite", "propose-term"),
}


def oracle(known: Mapping[str, Any]) -> str:
    told = {**known, ANY_UNSAID: "unsaid" in [known.get(key) for key in SAFETY]}
    return next(verdict for verdict, keys, holds in TABLE if holds(*(told.get(key) for key in keys)))


def oracle_closed(known: Mapping[str, Any]) -> tuple[str, ...]:
    closed = set(CLOSES.get(oracle(known), ()))
    if any(known.get(key) == "unsaid" for key in SAFETY) or known.get("own_conduct"):
        closed |= {"invite", "plan-contact"}
    if known.get(S + "humiliated_by_them") is True:
        closed |= {"invite", "propose-term", "share"}
    return tuple(action for action in ALL if action in closed)


def values_of(key: str) -> st.SearchStrategy[Any]:
    words = KEYS[key].words
    if KEYS[key].kind == "several":
        return st.lists(st.sampled_from(words), unique=True)
    if KEYS[key].kind == "day":
        return st.dates()
    if KEYS[key].kind == "count":
        return st.integers(0, 4) | st.integers(0, situation.LARGEST_COUNT)
    return st.sampled_from((True, False, *words) if KEYS[key].kind == "truth" else words)


CALM: Known = {key: "none" if key.endswith("court_order") else False for key in SAFETY}
anything = st.fixed_dictionaries({}, optional={key: values_of(key) for key in KEYS})
beyond_safety = anything.map(lambda known: {**known, **CALM})
situations = anything | beyond_safety | beyond_safety.map(lambda known: {**known, "pattern.toxic_together": False})


@cache
def everything() -> tuple[Diagrams, Node]:
    """The verdict of the content over every value of every key that decides it, unknown among them."""
    content = rules(library())
    keys = deciding([condition for _, condition in content])
    diagrams = Diagrams({key: (None, *choices(KEYS[key], top=4)) for key in keys})
    return diagrams, draw(diagrams, content)


def test_the_content_decides_as_the_table_in_every_situation_there_is() -> None:
    # Equal functions over the same variables are the same diagram, so this compares the whole space.
    diagrams, verdict = everything()
    drawn = {key: diagrams.variable(key) for key in diagrams.names}
    drawn[ANY_UNSAID] = diagrams.any_of(lambda value: value == "unsaid", *(drawn[key] for key in SAFETY))
    table = diagrams.leaf(None)
    for name, keys, holds in reversed(TABLE):
        decided = diagrams.combine(holds, *(drawn[key] for key in keys))
        table = diagrams.combine(lambda yes, rest, name=name: name if yes else rest, decided, table)
    assert table is verdict


def test_no_other_key_decides() -> None:
    diagrams, verdict = everything()
    assert diagrams.support(verdict) == DECIDES == set(diagrams.names)


def test_every_verdict_of_the_table_can_be_reached() -> None:
    diagrams, verdict = everything()
    for name, _, _ in TABLE:
        reached = diagrams.combine(lambda value, name=name: value == name, verdict)
        assert reached is not diagrams.leaf(value=False), name


@pytest.mark.parametrize("first", range(3))
def test_nothing_overrules_the_first_three(first: int) -> None:
    diagrams, verdict = everything()
    allowed = {name for name, _, _ in TABLE[: first + 1]}
    name, keys, holds = TABLE[first]
    kept = diagrams.combine(
        lambda value, *values: value in allowed or not holds(*values),
        verdict,
        *(diagrams.variable(key) for key in keys),
    )
    assert kept is diagrams.leaf(value=True), name


def test_the_table_holds_without_diagrams_where_safety_is_calm() -> None:
    keys = (GOAL, MADE_BY, ANSWER, "offer.reopened", TOLD, ANSWERED)
    for values in product(*((None, *choices(KEYS[key], 3)) for key in keys)):
        known = {key: value for key, value in zip(keys, values, strict=True) if value is not None}
        assert guide.plan(situation.make(known)).verdict == oracle(known)


@settings(max_examples=400)
@given(situations)
def test_a_plan_has_the_verdict_and_the_closings_of_the_table(known: Known) -> None:
    plan = guide.plan(situation.make(known))
    assert plan.verdict == oracle(known)
    assert plan.closed == oracle_closed(known)
    assert plan.reasons
    assert plan.headline
    assert plan.next_step
    assert guide.background(situation.make(known)).would_change


def test_what_is_closed_is_as_in_the_table_for_every_verdict_and_addition() -> None:
    additions: list[Known] = [
        {},
        {"own_conduct": ["watched_online"]},
        {S + "humiliated_by_them": True},
        {S + "court_order": "unsaid"},
        {S + "humiliated_by_them": True, "own_conduct": ["threatened"], S + "hurt_by_them": "unsaid"},
    ]
    for known in reaching().values():
        for addition in additions:
            together = {**known, **addition}
            assert guide.plan(situation.make(together)).closed == oracle_closed(together)


def reaching() -> dict[str, Known]:
    """One situation for each verdict."""
    offered = {MADE_BY: "them"}
    return {
        "get-help-now": {S + "thoughts_of_ending_my_life": True},
        "respect-no-contact": {S + "they_asked_for_no_contact": True},
        "stay-safe": {S + "court_order": "against_them"},
        "not-as-friends": {"pattern.toxic_together": True},
        "try-again": {ANSWERED: "want_to_try"},
        "decline-kindly": {GOAL: "move_on", **offered},
        "let-go": {TIMES: 2},
        "step-back": {ANSWERED: "no"},
        "come-clean": {MADE_BY: "me", TOLD: False},
        "wait": {TOLD: True, ANSWERED: "nothing_yet"},
        "reopen": {**offered, ANSWER: "refused", "offer.reopened": False},
        "accept-after-space": {**offered, COPING: "struggling"},
        "accept": offered,
        "say-it": {ANSWER: "accepted", TOLD: False},
        "agree-terms": {ANSWER: "accepted", TOLD: True},
        "live-it": {ANSWER: "accepted", "terms_agreed": 1},
        "do-not-propose": {MADE_BY: "nobody"},
        "steady": {},
    }


@pytest.mark.parametrize("verdict", [name for name, _, _ in TABLE])
def test_each_verdict_is_reached(verdict: str) -> None:
    assert guide.plan(situation.make(reaching()[verdict])).verdict == verdict


def completions(known: Known, unknown: list[str]) -> dict[tuple[Any, ...], str]:
    domains = [choices(KEYS[key], 3) for key in unknown]
    return {values: oracle({**known, **dict(zip(unknown, values, strict=True))}) for values in product(*domains)}


def oracle_ask(known: Known) -> tuple[str, ...]:
    """Try every completion: a key is asked for if two that differ only in it have different verdicts."""
    unknown = [key for key in ORDER if key in everything()[0].names and key not in known]
    verdicts = completions(known, unknown)
    asked = []
    for place, key in enumerate(unknown):
        groups: dict[tuple[Any, ...], set[str]] = {}
        for values, verdict in verdicts.items():
            groups.setdefault((*values[:place], *values[place + 1 :]), set()).add(verdict)
        if any(len(verdicts_) > 1 for verdicts_ in groups.values()):
            asked.append(key)
    return tuple(asked)


@st.composite
def nearly_known(draw: st.DrawFn) -> Known:
    keys = everything()[0].names
    forgotten = draw(st.sets(st.sampled_from(keys), max_size=5))
    calm = draw(st.booleans())
    known: Known = {key: draw(values_of(key)) for key in keys if key not in forgotten}
    return {**known, **{key: value for key, value in CALM.items() if calm and key not in forgotten}}


@settings(max_examples=150)
@given(nearly_known())
def test_what_is_asked_is_exactly_what_could_change_the_verdict(known: Known) -> None:
    assert guide.plan(situation.make(known)).ask == oracle_ask(known)


def test_with_nothing_known_everything_that_decides_is_asked_safety_first() -> None:
    ask = guide.plan(situation.Situation()).ask
    assert set(ask) == DECIDES
    assert ask[: len(SAFETY)] == SAFETY
    assert list(ask[len(SAFETY) :]) == [key for key in KEYS if key in ask and key not in SAFETY]


def test_unsaid_is_an_answer_and_is_not_asked_again() -> None:
    known: Known = dict.fromkeys(SAFETY, "unsaid")
    assert not set(guide.plan(situation.make(known)).ask) & set(SAFETY)


def test_nothing_is_asked_where_the_first_verdict_holds() -> None:
    assert guide.plan(situation.make({S + "thoughts_of_ending_my_life": True})).ask == ()


@given(situations)
def test_what_is_not_unknown_or_cannot_matter_is_never_asked(known: Known) -> None:
    ask = guide.plan(situation.make(known)).ask
    assert not set(ask) & set(known)
    assert list(ask) == [key for key in ORDER if key in ask]
