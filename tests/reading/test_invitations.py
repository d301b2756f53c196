"""The labelled lines were written before there was a rule, by the writer of the rules; one half was not looked at."""

from __future__ import annotations

import json
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from goodterms import reading
from goodterms.reading import features
from goodterms.reading.intervals import wilson
from goodterms.reading.invitations import invitations
from goodterms.reading.timeline import KINDS_OF_WORDS, Timeline
from goodterms.reading.word_counts import count_words
from tests.tables import at, columns

LINES = Path(__file__).parent / "invitations"
DOC = Path(__file__).parents[2] / "docs" / "word-lists.md"
INVITES, ACCEPTS, REFUSES = (
    "do you want to grab a coffee tomorrow?",
    "sounds good, see you there",
    "not this time, sorry",
)
OTHER_TEXT = "the train was late and then it rained all the way"


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (LINES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def counted(name: str, *, held_back: bool) -> tuple[int, int, int]:
    """Count hits that are right, hits that are wrong, and misses, in one half of the lines."""
    half = [row for row in lines(name) if sha256(row["text"].encode()).digest()[0] % 2 == held_back]
    column = name.replace("-", "_")
    found = count_words(pl.Series([row["text"] for row in half]))[column].to_list()
    pairs = [(hit, row[column]) for hit, row in zip(found, half, strict=True)]
    return pairs.count((True, True)), pairs.count((True, False)), pairs.count((False, True))


@pytest.mark.parametrize(("name", "precision", "recall"), [("invites", 0.93, 0.84), ("takes-up", 0.87, 0.81)])
def test_the_lists_are_as_exact_on_lines_not_looked_at_as_the_page_says(
    name: str, precision: float, recall: float
) -> None:
    right, wrong, missed = counted(name, held_back=True)
    assert right / (right + wrong) >= 0.9
    lows = [wilson(right / n, n)[0] for n in (right + wrong, right + missed)]
    assert lows[0] >= precision
    assert lows[1] >= recall
    said = [
        f"{right} of {n} ({round(100 * right / n)} in 100, {round(100 * low)} to {round(100 * high)})"
        for n in (right + wrong, right + missed)
        for low, high in [wilson(right / n, n)]
    ]
    assert f"| {name} | held back | {said[0]} | {said[1]} |" in DOC.read_text(encoding="utf-8")


def test_there_are_lines_enough_in_many_manners_half_of_them_near_misses() -> None:
    rows = [*lines("invites"), *lines("takes-up")]
    assert len(rows) >= 400
    assert len({row["manner"] for row in rows}) >= 12
    assert sum(not row.get("invites", row.get("takes_up")) for row in rows) >= len(rows) / 2


def chat(*rows: tuple[str, str, str]) -> Timeline:
    table = columns([at(time) for _, time, _ in rows], [who for who, _, _ in rows])
    return Timeline(features(table.with_columns(text=pl.Series([text for _, _, text in rows])), "UTC"))


def taken(*rows: tuple[str, str, str]) -> list[tuple[str, bool]]:
    return invitations(chat(*rows)).select("who", "taken_up").rows()


LATER = ("them", "2026-05-01 10:00", OTHER_TEXT)


def test_an_invitation_is_taken_up_in_the_next_burst_of_the_other() -> None:
    made = ("me", "2026-03-01 10:00", INVITES)
    more = ("me", "2026-03-01 10:01", OTHER_TEXT)
    yes = ("them", "2026-03-02 10:00", ACCEPTS)
    no = ("them", "2026-03-02 10:00", REFUSES)
    assert taken(made, more, yes, LATER) == [("me", True)]
    assert taken(made, no, LATER) == [("me", False)]
    assert taken(made, LATER) == [("me", False)]
    assert taken(made, no, ("me", "2026-03-02 10:01", "ok"), ("them", "2026-03-02 10:02", ACCEPTS)) == [("me", False)]
    assert taken(made, ("me", "2026-03-01 19:00", "hello?"), yes, LATER) == [("me", True)]


def test_a_taking_up_after_seven_days_is_none_and_without_seven_days_nothing_is_known() -> None:
    made = ("me", "2026-03-01 10:00", INVITES)
    assert taken(made, ("them", "2026-03-08 10:00", ACCEPTS)) == [("me", True)]
    assert taken(made, ("them", "2026-03-08 10:01", ACCEPTS)) == [("me", False)]
    assert taken(made, ("me", "2026-03-04 10:00", OTHER_TEXT)) == []
    assert taken(made) == []


def test_what_older_code_kept_holds_no_invitations() -> None:
    kept = chat(("me", "2026-03-01 10:00", INVITES), LATER).features
    older = reading.Features(kept.frame.drop(*KINDS_OF_WORDS, "takes_up"), 2, "UTC", kept.span)
    assert invitations(Timeline(older)).is_empty()


def test_the_measures_say_what_was_made_and_taken_up() -> None:
    texts = {0: [INVITES, ACCEPTS], 1: [INVITES, REFUSES], 2: [OTHER_TEXT, INVITES], 3: [OTHER_TEXT, OTHER_TEXT]}
    rows = [
        (who, at("2025-01-01 10:00") + timedelta(days=day, minutes=10 * side), texts[day % 4][side])
        for day in range(240)
        for side, who in enumerate(("me", "them"))
    ]
    table = columns([time for _, time, _ in rows], [who for who, _, _ in rows])
    read = reading.read(table.with_columns(text=pl.Series([text for _, _, text in rows])), zone="UTC")
    level = {
        (each.id, estimate.who): estimate
        for each in read.measures
        for estimate in each.estimates
        if each.id.startswith("invitations") and estimate.main
    }
    assert (level["invitations", "me"].value, level["invitations", "me"].there) == (0.5, 120)
    assert (level["invitations", "them"].value, level["invitations", "them"].n) == (0.25, 240)
    assert (level["invitations-taken-up", "me"].value, level["invitations-taken-up", "me"].n) == (0.5, 120)
    assert (level["invitations-taken-up", "them"].value, level["invitations-taken-up", "them"].n) == (0.0, 60)
