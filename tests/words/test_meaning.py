"""The second opinion by meaning: what it adds, what it leaves out, and that all works without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from goodterms import words
from goodterms.words import meaning
from goodterms.words.families import STOPS
from goodterms.words.meaning import RULE, Opinion, second_opinion
from goodterms.words.results import Finding
from goodterms.words.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

IDS = ("pressure", "threat")
DRAFT = "See you on Monday. The door is blue."
installed = pytest.mark.usefixtures("heard")


SURE, DOUBT = {"pressure": 0.9, "threat": 0.8}, {"pressure": 0.15}


class Told:
    """An encoder that gives the numbers that a test tells it to, for each piece of the draft in its order."""

    def __init__(self, **scores: Sequence[float]) -> None:
        self.told = scores
        self.asked: list[str] = []

    def alone(self, pieces: Sequence[str]) -> NDArray[np.float32]:
        self.asked += pieces
        return self._numbers([DRAFT.index(piece) > 0 for piece in pieces])

    def within(self, passage: str, parts: Sequence[Span]) -> NDArray[np.float32]:
        self.asked.append(passage)
        return self._numbers([part.start > 0 for part in parts])

    def _numbers(self, pieces: Sequence[bool]) -> NDArray[np.float32]:
        told = np.array([[self.told[id_][piece] for id_ in IDS] for piece in pieces], np.float32).reshape(-1, len(IDS))
        return np.asarray(np.log(told / (1 - told)), np.float32)


def opinion(**scores: Sequence[float]) -> Opinion:
    told = Told(**scores)
    return Opinion(told, told, IDS, SURE, DOUBT)  # type: ignore[arg-type] # it stands in for both


def found(id_: str, kind: str = "problem") -> Finding:
    return Finding(id_, id_, "a-rule", kind, 0, 18, DRAFT[:18], "why", "try")  # type: ignore[arg-type] # of the kinds


def test_what_reads_so_for_sure_is_said_with_its_piece() -> None:
    (said,) = opinion(pressure=(0.2, 0.95), threat=(0.1, 0.1)).weigh(DRAFT, [])
    assert (said.id, said.kind, said.rule, said.quote) == ("pressure", "problem", RULE, "The door is blue.")
    assert DRAFT[said.start : said.end] == said.quote
    assert "may read" in said.why


def test_in_the_unsure_band_nothing_is_said() -> None:
    assert opinion(pressure=(0.89, 0.5), threat=(0.79, 0.5)).weigh(DRAFT, []) == []


def test_what_a_rule_found_is_not_said_again() -> None:
    rule = found("pressure")
    assert opinion(pressure=(0.99, 0.99), threat=(0.1, 0.1)).weigh(DRAFT, [rule]) == [rule]


def test_a_problem_that_it_finds_very_unlikely_is_left_out_and_what_stops_never() -> None:
    stop, other = found("threat", "stop"), found("deception")
    weighed = opinion(pressure=(0.01, 0.02), threat=(0.01, 0.01)).weigh(DRAFT, [found("pressure"), stop, other])
    assert weighed == [stop, other]


def test_a_piece_that_stays_is_read_once() -> None:
    asked = opinion(pressure=(0.1, 0.1), threat=(0.1, 0.1))
    for _ in range(3):
        asked.weigh(DRAFT, [])
    assert asked.alone.asked == ["See you on Monday.", "The door is blue.", DRAFT]  # type: ignore[attr-defined] # of Told


def test_an_empty_draft_has_no_second_opinion() -> None:
    assert opinion(pressure=(0.99, 0.99), threat=(0.99, 0.99)).weigh(" \n", []) == []


def test_what_the_two_readings_give_counts_in_the_mean() -> None:
    sure, unsure = Told(pressure=(0.99, 0.1), threat=(0.1, 0.1)), Told(pressure=(0.6, 0.1), threat=(0.1, 0.1))
    (said,) = Opinion(sure, unsure, IDS, {**SURE, "pressure": 0.8}, {}).weigh(DRAFT, [])  # type: ignore[arg-type] # stand in
    assert (said.id, said.quote) == ("pressure", "See you on Monday.")
    assert Opinion(unsure, unsure, IDS, {**SURE, "pressure": 0.8}, {}).weigh(DRAFT, []) == []  # type: ignore[arg-type] # too


def test_without_the_extra_the_rules_speak_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    draft = "You always do this. Answer me by tonight."
    rules = words.review(draft, by_meaning=False)
    monkeypatch.setattr("goodterms.words.reviewing.second_opinion", lambda _: None)
    assert words.review(draft) == rules


def test_another_language_has_no_second_opinion() -> None:
    assert second_opinion("de") is None


@installed
def test_the_encoder_is_the_one_that_its_makers_describe() -> None:
    """Compare with the cosines that sentence-transformers 6.2 gives for these sentences with the same weights."""
    from goodterms.words.encoder import LAYERS, WIDE, load

    bare = load({"head.weight": np.zeros((1, WIDE), np.float32), "head.bias": np.zeros(1, np.float32)})
    sentences = ["That killed me, so funny", "This made me laugh a lot", "Please tell me where you were"]
    tokens = [bare.tokenizer.encode(sentence).ids for sentence in sentences]
    vectors = np.stack([bare.after(bare.begun(ids), 0, LAYERS).mean(axis=0) for ids in tokens])
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    assert unit[0] @ unit[1] == pytest.approx(0.51262, abs=1e-4)
    assert unit[0] @ unit[2] == pytest.approx(0.05409, abs=1e-4)


@installed
def test_texts_that_are_read_at_once_do_not_see_each_other() -> None:
    there = second_opinion("en")
    assert there is not None
    lines = ["That killed me, so funny", "Please tell me where you were. I know you were out.", "ok"] * 40
    one_by_one = np.concatenate([there.alone.alone([line]) for line in lines[:3]] * 40)
    assert there.alone.alone(lines) == pytest.approx(one_by_one, abs=1e-3)


@installed
def test_a_part_that_was_cut_off_is_read_by_the_rest() -> None:
    there = second_opinion("en")
    assert there is not None
    draft = "no " * 300
    first, last = there.within.within(draft, [Span(0, 2), Span(len(draft) - 3, len(draft) - 1)])
    assert np.isfinite([first, last]).all()


@installed
def test_it_finds_what_no_rule_has_words_for() -> None:
    there = second_opinion("en")
    assert there is not None
    assert set(there.ids) <= set(there.sure)
    assert all(there.doubt.get(id_, 0) < number for id_, number in there.sure.items())
    assert not set(there.doubt) & set(STOPS)
    assert meaning.LEARNT.stat().st_size < 4_000_000
