"""The labelled messages hold together: every label can be pointed at, and half of each voice is clean."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest

from bench.voices import Labelled
from goodterms import situation

VOICES = sorted(Path(__file__).with_name("voices").glob("*/*.jsonl"))
STOPS = ("threat", "self-harm")
FAMILIES = ("pressure", "ultimatum", "guilt", "blame", "begging", "mind-reading", "prying", "deception", *STOPS)
FINER = ("contempt", "flooding", "reopens-a-no", "goes-through-others", "friendship-as-payment")
FEW = 50
"""A voice of so few messages dwells on some families."""
OWN = ("repeats-feelings", "advertises-change", "jealousy-bait")
ELEMENTS = ("acceptance", "feelings", "hope", "values-friendship", "invites-terms")
STRENGTHS = ("owns-a-part", "leaves-them-free", "answers-them", "asks")
NEEDS: dict[str, dict[str, Any]] = {
    "deception": {"goal": "back_together"},
    "repeats-feelings": {"feelings_told": True},
    "reopens-a-no": {"they_answered": "no"},
}


def messages(voice: Path) -> list[Labelled]:
    return [msgspec.json.decode(line, type=Labelled) for line in voice.read_text(encoding="utf-8").splitlines()]


def test_there_are_enough_of_them_and_no_two_are_the_same() -> None:
    texts = [each.text for voice in VOICES for each in messages(voice)]
    assert len(VOICES) >= 10
    assert len(texts) >= 800
    assert len({" ".join(text.casefold().split()) for text in texts}) == len(texts)


@pytest.mark.parametrize("voice", VOICES, ids=lambda voice: f"{voice.parent.name}/{voice.stem}")
def test_a_voice_is_half_clean_and_has_every_family_unless_it_dwells_on_some(voice: Path) -> None:
    found = messages(voice)
    if len(found) <= FEW:
        assert 0.4 <= sum(not each.ids for each in found) / len(found) <= 0.6
        return
    counted = Counter(id_ for each in found for id_ in each.ids)
    assert abs(sum(not each.ids for each in found) * 2 - len(found)) <= 1  # a voice may have an odd number of messages
    assert all(counted[id_] >= len(found) // 30 for id_ in FAMILIES)
    assert all(counted[id_] >= len(found) // 60 for id_ in (*FINER, *OWN))


@pytest.mark.parametrize("voice", VOICES, ids=lambda voice: f"{voice.parent.name}/{voice.stem}")
def test_every_label_is_known_and_can_be_pointed_at(voice: Path) -> None:
    for each in messages(voice):
        assert set(each.ids) <= {*FAMILIES, *FINER, *OWN}
        assert each.quotes.keys() == set(each.ids)
        assert all(quote and quote in each.text for quote in each.quotes.values())
        assert set(each.elements) <= (set(ELEMENTS) if each.context == "acceptance" else set())
        assert set(each.strengths) <= set(STRENGTHS)
        assert each.theirs or "answers-them" not in each.strengths


@pytest.mark.parametrize("voice", VOICES, ids=lambda voice: f"{voice.parent.name}/{voice.stem}")
def test_what_needs_a_situation_has_one(voice: Path) -> None:
    for each in messages(voice):
        situation.make(each.situation)
        for id_ in set(each.ids) & NEEDS.keys():
            assert NEEDS[id_].items() <= each.situation.items(), each.text
