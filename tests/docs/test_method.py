"""docs/method.md maps each part of the article to the file that carries it, and the other way round."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from goodterms.content.evidence import evidence
from goodterms.content.method import method
from goodterms.guide.library import library
from goodterms.words.library import library as rules

DOC = Path(__file__).parents[2] / "docs" / "method.md"

PARTS_OF_THE_ARTICLE = {
    "three reasons for caution": ("caution-toxic", "caution-struggling", "caution-not-knowing-how"),
    "why it matters who proposed": ("who-proposed",),
    "why not to refuse out of fear": ("not-out-of-fear",),
    "the trial way of thinking": ("trial",),
    "three steps": ("step-1", "step-2", "step-3"),
    "three ways it can lead back": ("way-1-contact", "way-2-changes", "way-3-trying-out"),
    "the way back": ("way-back",),
    "the reader's comment": ("readers-comment",),
}


def rows() -> dict[str, tuple[str, ...]]:
    """The cells of each row of the table, by the part that it names."""
    found: dict[str, tuple[str, ...]] = {}
    for line in DOC.read_text(encoding="utf-8").splitlines():
        cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
        if len(cells) == 4 and (link := re.fullmatch(r"\[([\w-]+)\.toml\]\((.*)\)", cells[1])):
            assert (DOC.parent / link[2]).resolve().is_file(), link[2]
            assert Path(link[2]).stem == link[1]
            found[link[1]] = cells
    return found


def test_every_part_has_a_row_and_every_row_a_part() -> None:
    assert set(rows()) == set(method("en", frozenset(evidence())))


@pytest.mark.parametrize("part", PARTS_OF_THE_ARTICLE)
def test_the_whole_article_is_carried(part: str) -> None:
    assert set(PARTS_OF_THE_ARTICLE[part]) <= set(rows())


def test_every_row_says_what_is_known_with_the_findings_of_its_file() -> None:
    parts = method("en", frozenset(evidence()))
    for name, (_, _, known, findings) in rows().items():
        assert known
        assert tuple(re.findall(r"`([\w-]+)`", findings)) == parts[name].evidence


def test_every_part_and_every_finding_reaches_someone() -> None:
    content = library()
    sources = {reason.source for verdict in content.verdicts for reason in verdict.reasons}
    assert {f"article:{part}" for part in content.parts} <= sources
    named = {source.removeprefix("evidence:") for source in sources}
    named |= {note for v in content.verdicts for note in (*v.evidence_for, *v.evidence_against)}
    named |= {note for part in content.parts.values() for note in part.evidence}
    named |= {ready.rule.source.removeprefix("evidence:") for ready in rules().rules}
    assert set(content.notes) <= named


def test_where_article_and_evidence_disagree_the_file_says_so() -> None:
    parts = method("en", frozenset(evidence()))
    assert "against the article" in parts["way-1-contact"].known
    assert "the evidence wins" in parts["not-out-of-fear"].known
    assert "Nobody has tested" in parts["promise"].known
