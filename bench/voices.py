"""The labelled messages: invented, in several voices, half of them clean.

The development voices are what rules are worked on with. The held-out voices were written by somebody who saw only the
table of families, and no rule; nothing is tuned to them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from goodterms import situation, words
from goodterms.words.families import family
from goodterms.words.results import Context

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goodterms.words import Review

VOICES = Path(__file__).parents[1] / "tests" / "words" / "voices"
Part = Literal["development", "held-out"]


class Labelled(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One message and what a careful reader marks in it. quotes: by id, the words that show it."""

    text: str
    context: Literal["acceptance", "everyday"]
    ids: tuple[str, ...]
    quotes: dict[str, str]
    elements: tuple[str, ...]
    strengths: tuple[str, ...]
    situation: dict[str, Any] = {}
    theirs: str = ""

    @property
    def families(self) -> frozenset[str]:
        """Give the families of what is marked."""
        return frozenset(map(family, self.ids))


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A labelled message of a voice, and what the program makes of it."""

    voice: str
    labelled: Labelled
    review: Review

    @property
    def found(self) -> frozenset[str]:
        """Give the families of the problems and stops that were found."""
        return frozenset(each.family for each in self.review.findings if each.kind in {"problem", "stop"})

    @property
    def strengths(self) -> frozenset[str]:
        """Give the strengths that were found."""
        return frozenset(each.id for each in self.review.findings if each.kind == "strength")


def labelled(part: Part) -> Iterator[tuple[str, Labelled]]:
    """Read every message of a part, with the name of its voice."""
    for path in sorted((VOICES / part).glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield path.stem, msgspec.json.decode(line, type=Labelled)


def reviewed(part: Part, *, by_meaning: bool) -> Iterator[Reviewed]:
    """Review every message of a part. by_meaning: with the second opinion."""
    for voice, each in labelled(part):
        yield Reviewed(voice, each, words.review(each.text, context(each), by_meaning=by_meaning))


def context(labelled: Labelled) -> Context:
    """Give what is known beside a message."""
    known = situation.make(labelled.situation)
    return Context(kind=labelled.context, situation=known, theirs=labelled.theirs)
