"""What content may name as its source: a part of the method, a note of evidence, or care alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.content.evidence import evidence
from goodterms.content.method import method

if TYPE_CHECKING:
    from goodterms.content.documents import Document

CARE = "care"
"""The source of what no study stands behind."""


def sources(language: str) -> frozenset[str]:
    """List every source of a language: `article:<part>`, `evidence:<id>`, `care`."""
    notes = evidence(language)
    parts = (f"article:{part}" for part in method(language, frozenset(notes)))
    return frozenset((CARE, *parts, *(f"evidence:{note}" for note in notes)))


def check_source(document: Document, source: str, known: frozenset[str]) -> None:
    """Refuse a source that is none of those that are known, with file and line."""
    if source not in known:
        sentence = f'"{source}" is no source; write article:<a file of method>, evidence:<a file>, or {CARE}.'
        raise document.wrong(("source",), sentence)
