"""The way itself: one part of the article a file, in our own words, beside what is known about it."""

from __future__ import annotations

import msgspec

from goodterms.content.documents import documents
from goodterms.content.typed import typed


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One part of the article.

    tag: what a reason from it is marked with, such as "the way, step 1". text: the part in our own words.
    known: what the evidence says to it, contradictions too; where both disagree, this holds.
    """

    id: str
    title: str
    tag: str
    text: str
    known: str
    evidence: tuple[str, ...] = ()


def method(language: str, notes: frozenset[str]) -> dict[str, Part]:
    """Read the parts by id; `notes` are the ids of the evidence that they may name."""
    parts = {}
    for document in documents("method", language):
        part = typed(document, Part)
        for position, note in enumerate(part.evidence):
            if note not in notes:
                raise document.wrong(("evidence", position), f'"{note}" is no evidence note; name a file of evidence.')
        parts[part.id] = part
    return parts
