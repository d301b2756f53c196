"""Pages beside the way: one matter a file, in a few short lists, with what is known about it.

`<language>/asides/<id>.toml`.
"""

from __future__ import annotations

import msgspec

from goodterms.content.documents import FALLBACK, documents
from goodterms.content.evidence import evidence
from goodterms.content.typed import typed


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One list of a page."""

    id: str
    title: str
    lines: tuple[str, ...]


class Aside(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One page. evidence: the ids of the notes that stand below it."""

    id: str
    title: str
    about: str
    parts: tuple[Part, ...]
    evidence: tuple[str, ...] = ()


def asides(language: str = FALLBACK) -> dict[str, Aside]:
    """Read the pages by id."""
    notes, found = evidence(language), {}
    for document in documents("asides", language):
        aside = typed(document, Aside)
        for position, note in enumerate(aside.evidence):
            if note not in notes:
                raise document.wrong(("evidence", position), f'"{note}" is no evidence note; name a file of evidence.')
        found[aside.id] = aside
    return found
