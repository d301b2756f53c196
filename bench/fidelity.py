"""What a reader returned of what is in an export. Apart from what counts it: who races must stay small."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fidelity:
    """What came back, and of how many: texts as written, messages at all, authors, times."""

    exact: int
    texts: int
    messages: int
    of_messages: int
    authors: int
    of_authors: int
    times: int
