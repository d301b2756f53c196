"""What no text of the project may say, and how all of them are written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from goodterms.content.documents import NOT_SAID, OURS, documents
from goodterms.content.evidence import evidence
from goodterms.guide.library import library
from goodterms.guide.questions import questions

ROOT = Path(__file__).parents[2]
ROOMS = (
    "guide",
    "cautions",
    "routes",
    "method",
    "evidence",
    "questions",
    "exports",
    "carrying",
    "deleting",
    "rules",
    "topics",
    "stops",
    "today",
    "occasions",
    "asides",
    "heard",
    "control",
    "instruments",
)
COMPARED = ("rules", "words", "heard", "control", "kinds-of-words")
"""Rooms with what people write, to be compared with; what is said in them is looked at by itself."""
QUOTING = "review-accuracy.md"
"""A page that quotes the messages which it was measured on."""

RECKONING = re.compile(r"\b(chances?|probabilit\w*|probable|probably|odds|likelihoods?)\b", re.IGNORECASE)
GENDERED = re.compile(r"\b(he|she|him|his|her|hers|himself|herself|boyfriend|girlfriend|husband|wife)\b", re.IGNORECASE)


def texts_of(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        said = (inner for key, inner in value.items() if key not in {"when", "in_place", *NOT_SAID})
        return [text for inner in said for text in texts_of(inner)]
    return [text for inner in value for text in texts_of(inner)] if isinstance(value, list) else []


OWN = {f"{room}/{document.id}": document for room in ROOMS for document in documents(room)}


def written_for_people() -> list[Path]:
    content = [path for kind in ("toml", "ftl", "md") for path in OURS.rglob(f"*.{kind}")]
    said = [path for path in content if path.parent.name not in COMPARED]
    return sorted([*said, *(page for page in ROOT.glob("docs/*.md") if page.name != QUOTING), ROOT / "README.md"])


@pytest.mark.parametrize("path", written_for_people(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_text_speaks_of_a_reckoning_of_reunion(path: Path) -> None:
    found = RECKONING.search(path.read_text(encoding="utf-8"))
    assert not found, f"{path}: {found}"


@pytest.mark.parametrize("name", OWN)
def test_every_text_is_gender_neutral_and_calm(name: str) -> None:
    for text in texts_of(OWN[name].value):
        assert not RECKONING.search(text), text
        assert not GENDERED.search(text), text
        assert "!" not in text, text


def test_a_reason_is_one_or_two_short_sentences() -> None:
    for verdict in library().verdicts:
        for reason in verdict.reasons:
            sentences = re.split(r"(?<=[.?])\s+", reason.text)
            assert len(sentences) <= 2, reason.text
            assert len(reason.text) <= 220, reason.text
            assert reason.text.endswith((".", "?"))


def test_a_percentage_stands_only_where_its_source_and_n_stand() -> None:
    notes = evidence()
    for verdict in library().verdicts:
        spoken = [verdict.headline, verdict.next_step, *(r.text for r in verdict.reasons)]
        spoken += [remark.text for remark in (*verdict.warnings, *verdict.suggestions, *verdict.next_steps)]
        assert not [text for text in spoken if re.search(r"%|in 100|\bn \d", text)]
    for note in notes.values():
        if re.search(r"\d|twice|half", note.text):
            assert f"n {note.n}" in note.sourced


def test_a_nought_of_the_four_questions_is_never_called_safe() -> None:
    (harm,) = (question for question in questions() if question.id == "harm")
    assert harm.after_none is not None
    assert "none of the four is so" in harm.after_none
    assert "safe" not in harm.after_none
    assert harm.source is not None
    assert "HARK" in harm.source
