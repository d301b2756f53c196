"""The way is drawn where a plan stands on it, and nowhere else."""

from __future__ import annotations

import json

import pytest

from goodterms import situation
from goodterms.companion.stand import stand
from goodterms.companion.way import STANDING_ON, STEPS, way_of
from goodterms.guide.library import library

SAFE = dict.fromkeys(("thoughts_of_ending_my_life", "afraid_of_them", "hurt_by_them"), False)
OFFER = {"made_by": "them", "answer": "accepted"}


def way(**known: object) -> int | None:
    found = way_of(stand(situation.read(json.dumps({"safety": SAFE, "goal": "back_together"} | known).encode())))
    return found.step if found else None


def test_each_step_follows_from_where_things_stand() -> None:
    assert way(offer={"made_by": "them", "answer": "not_yet"}) == 1
    assert way(offer=OFFER, feelings_told=False) == 2
    assert way(offer=OFFER, feelings_told=True, they_answered="not_now", terms_agreed=0) == 3
    assert way(offer=OFFER, feelings_told=True, they_answered="not_now", terms_agreed=2) == 4


@pytest.mark.parametrize("safety", ["afraid_of_them", "they_asked_for_no_contact", "thoughts_of_ending_my_life"])
def test_no_way_is_drawn_where_safety_comes_first(safety: str) -> None:
    assert way(offer=OFFER, safety={safety: True}) is None


def test_no_way_is_drawn_after_a_no() -> None:
    assert way(offer=OFFER, they_answered="no") is None
    assert way(offer=OFFER, times_they_said_no_since=2) is None


@pytest.mark.parametrize(
    "more", [{"own_conduct": ["turned_up"]}, {"own_conduct": ["threatened"]}, {"safety": {"humiliated_by_them": True}}]
)
def test_no_way_is_drawn_where_its_step_is_not_to_be_taken(more: dict[str, object]) -> None:
    assert way(offer=OFFER, feelings_told=False) == 2
    assert way(offer=OFFER, feelings_told=False, **more) is None


def test_every_verdict_on_the_way_exists() -> None:
    assert set(STANDING_ON) <= {verdict.id for verdict in library().verdicts}
    assert set(STANDING_ON.values()) <= set(range(1, len(STEPS) + 1))


def test_the_way_is_said_in_a_sentence() -> None:
    known = situation.read(b'{"offer": {"made_by": "them", "answer": "accepted"}, "goal": "friendship"}')
    found = way_of(stand(known))
    assert found is not None
    assert found.said == "The way, step 3 of 5: agreeing on what friends means"
    assert len(found.names) == 5


@pytest.mark.parametrize(
    ("told", "name", "now"),
    [(False, "saying it", "saying it honestly"), (True, "said, now wait", "it is said, and the answer is theirs")],
)
def test_what_is_said_is_not_still_to_be_said(told: bool, name: str, now: str) -> None:
    known = {"goal": "back_together", "offer": OFFER, "feelings_told": told, "they_answered": "nothing_yet"}
    found = way_of(stand(situation.read(json.dumps(known))))
    assert found is not None
    assert (found.step, found.names[1]) == (2, name)
    assert found.said.endswith(now)
