"""What is known: one note a finding, with its source and how it was seen."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from goodterms.content.documents import FALLBACK, documents
from goodterms.content.typed import typed

Sure = Literal["checked", "secondary"]

FIGURE = re.compile(r"\d|\b(twice|half|third|quarter)\b", re.IGNORECASE)


class Note(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One finding.

    sure: "checked" was found in an archived copy of the source or its abstract, "secondary" only in the press or
    on a secondary page. n: how many people were studied, where known. doi, pmc: where to find it.
    """

    id: str
    text: str
    sure: Sure
    authors: str
    year: int
    journal: str | None = None
    n: int | None = None
    doi: str | None = None
    pmc: str | None = None

    @property
    def sourced(self) -> str:
        """Say the finding with its source, so that no figure ever stands without it."""
        source = [f"{self.authors} {self.year}", self.journal, self.n and f"n {self.n}"]
        return f"{self.text} ({', '.join(part for part in source if part)})"


def evidence(language: str = FALLBACK) -> dict[str, Note]:
    """Read the evidence notes by id."""
    notes = {}
    for document in documents("evidence", language):
        note = typed(document, Note)
        if note.n is None and (figure := FIGURE.search(note.text)):
            raise document.wrong(
                ("text",), f'the text names a figure ("{figure[0]}") without an n; add n or say it plainly.'
            )
        notes[note.id] = note
    return notes
