"""What a review gives, whatever the draft: the shape of the contract, exact places, and the verdict."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms import words
from goodterms.content.rules import Element, Problem, Stop, Strength
from goodterms.situation import Situation
from goodterms.words import Context
from goodterms.words.families import STOPS

PUSHY = "hey 😀\r\nanswer ‘me’ NOW pls…"
KIND = "Thank you for telling me. No need to answer."
STOPPING = "if you tell anyone i will put your photos online"
LINES = st.sampled_from(
    [
        PUSHY,
        KIND,
        STOPPING,
        "שלום, answer me now",
        "<script>alert('answer me now')</script>",
        "\ufeff",
        "you never cared about me",
    ]
)


def ids(review: words.Review, kind: str) -> set[str]:
    return {each.id for each in review.findings if each.kind == kind}


@given(st.one_of(st.text(), st.lists(LINES, max_size=6).map("\n".join)), st.sampled_from(["everyday", "acceptance"]))
def test_every_draft_gives_a_review_with_exact_places(draft: str, kind: words.results.Kind) -> None:
    review = words.review(draft, Context(kind=kind))
    for each in review.findings:
        assert each.id in get_args(Problem) + get_args(Stop) + get_args(Strength) + get_args(Element)
        if each.kind == "missing":
            assert (each.start, each.end, each.quote) == (None, None, None)
        else:
            assert each.start is not None
            assert each.end is not None
            assert draft[each.start : each.end] == each.quote
            assert each.quote
    placed = [each.start for each in review.findings if each.start is not None]
    assert placed == sorted(placed)


def test_it_writes_the_json_of_the_contract() -> None:
    said = json.loads(words.review(PUSHY, Context(kind="acceptance")).to_json())
    assert list(said) == ["findings", "elements", "verdict", "language"]
    assert {tuple(each) for each in said["findings"]} == {
        ("id", "family", "rule", "kind", "start", "end", "quote", "why", "try")
    }
    first = said["findings"][0]
    assert (first["id"], first["kind"], first["quote"]) == ("pressure", "problem", "answer ‘me’ NOW")


@pytest.mark.parametrize(
    ("draft", "context", "verdict"),
    [
        (KIND, Context(), "ready"),
        (PUSHY, Context(), "mend"),
        (PUSHY, Context(cooling_off=True), "wait"),
        (KIND, Context(cooling_off=True), "wait"),
        (KIND, Context(closed=True), "do-not-send"),
        (STOPPING, Context(), "do-not-send"),
        (STOPPING, Context(cooling_off=True), "do-not-send"),
    ],
)
def test_the_verdict_follows_from_what_was_found(draft: str, context: Context, verdict: str) -> None:
    assert words.review(draft, context).verdict == verdict


@pytest.mark.parametrize(
    "draft",
    [
        "Ich vermisse dich so sehr und möchte, dass du mir sofort antwortest, sonst ist alles vorbei.",
        "Je pense à toi tous les jours et je voudrais te revoir demain soir si tu veux bien.",
        "Te echo mucho de menos y quiero que hablemos de lo que pasó entre nosotros.",
        "Ti penso sempre e vorrei tanto rivederti, anche solo per un caffè.",
        "Я очень скучаю по тебе и хочу поговорить",
        "我很想你，你好吗？我们可以谈谈吗",
    ],
)
def test_another_language_is_said_and_not_guessed_at(draft: str) -> None:
    review = words.review(draft, Context(kind="acceptance"))
    assert (review.findings, review.elements, review.verdict, review.language) == ((), (), None, None)


@pytest.mark.parametrize(
    "draft", ["ok", "haha yes", "👍", "", "Saturday 3pm?", "cu at Antonios, pls bring Bellas leash"]
)
def test_a_few_words_are_taken_to_be_english(draft: str) -> None:
    assert words.review(draft).language == "en"


def test_what_stops_is_said_in_the_midst_of_another_language_too() -> None:
    draft = "Ich kann nicht mehr schlafen und denke nur an dich und an uns. i am going to kill myself tonight"
    assert ids(words.review(draft), "stop") == {"self-harm"}


def test_what_is_missing_is_named_for_an_acceptance_alone() -> None:
    assert ids(words.review("Yes, let us be friends.", Context(kind="acceptance")), "missing") >= {"invites-terms"}
    assert ids(words.review("Yes, let us be friends."), "missing") == set()


def test_a_situation_changes_what_is_found() -> None:
    draft = "I am still in love with you."
    assert "repeats-feelings" not in ids(words.review(draft), "problem")
    assert "repeats-feelings" in ids(words.review(draft, Context(situation=Situation(feelings_told=True))), "problem")


def test_stops_are_never_ready() -> None:
    review = words.review(STOPPING)
    assert ids(review, "stop") <= set(STOPS)
    assert ids(review, "stop")
    assert review.verdict == "do-not-send"


def test_signs_count_together_only_where_they_stand_close() -> None:
    signs = ("I have made up my mind.", "I left the papers in the tin.")
    near = words.review(" ".join(signs))
    far = words.review((" The garden is full of beans and peas." * 9).join(signs))
    assert "is-tired-and-decided" in {each.rule for each in near.findings}
    assert "is-tired-and-decided" not in {each.rule for each in far.findings}
