"""What a check-in asks: ours and PHQ-4 as published, and a mistake in a file named with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from goodterms.content import BadContent
from goodterms.progress import FOUR, ITEMS, instruments

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the room of own instruments, laid over ours."""
    monkeypatch.setenv("GOODTERMS_CONTENT", str(tmp_path))
    room = tmp_path / "en" / "instruments"
    room.mkdir(parents=True)
    return room


def test_phq_4_is_asked_as_published() -> None:
    # Kroenke et al. 2009, Psychosomatics 50:613
    four = instruments()["phq-4"]
    assert four.asks == "Over the last two weeks, how often have you been bothered by this?"
    assert [item.text for item in four.items] == [
        "Feeling nervous, anxious or on edge",
        "Not being able to stop or control worrying",
        "Feeling down, depressed or hopeless",
        "Little interest or pleasure in doing things",
    ]
    assert [*four.answers.values()] == ["Not at all", "Several days", "More than half the days", "Nearly every day"]
    assert "Kroenke et al. 2009" in four.source


def test_every_question_has_the_answers_that_can_be_kept() -> None:
    ours, four = instruments().values()
    assert [item.id for item in ours.items] == [*ITEMS]
    assert [item.id for item in four.items] == [*FOUR]
    assert all(len(ours.answers_of(item)) == 5 for item in ours.items)
    assert "not a test" in ours.note


def test_another_wording_can_be_laid_over_it(own: Path) -> None:
    (own / "phq-4.toml").write_text('asks = "In the last fortnight?"\n[answers]\n0 = "Never"\n', encoding="utf-8")
    four = instruments()["phq-4"]
    assert (four.asks, four.answers["0"], four.answers["1"]) == ("In the last fortnight?", "Never", "Several days")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("mood", 'title = "x"', r'mood\.toml, line 1: no check-in asks "mood"; the instruments are own, phq-4\.'),
        ("phq-4", '\n\n[[items]]\nid = "sad"\ntext = "x"\nname = "x"', r"phq-4\.toml, line 4: the ids of the items"),
        ("phq-4", 'asks = "x"\n[answers]\n4 = "Always"', r'phq-4\.toml, line 2: the answers to "nervous" are not'),
        ("own", '[[items]]\nid = "sleep"\nanswers = { 5 = "x" }', r'own\.toml, line 3: the answers to "sleep" are not'),
        ("own", "title = 7", r"own\.toml, line 1: title is 7; write a text in quotes\."),
        ("own", 'score = "x"', r'own\.toml, line 1: the key "score" is unknown'),
    ],
)
def test_a_mistake_is_named_with_its_file_and_line(own: Path, name: str, text: str, said: str) -> None:
    (own / f"{name}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadContent, match=said):
        instruments()
