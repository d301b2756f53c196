"""A second opinion by meaning, where its parts are installed (the extra `semantic`): what a draft may read as.

Each piece of the draft is read by itself and gets a number for each id. Only from a threshold on is anything said; it
was chosen on messages that were not learnt from, so that what is said is mostly right, and below it all is silence. What
a rule has found already is not said again.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from goodterms.content.sentences import say
from goodterms.words.encoder import Encoder, NoEncoder, load
from goodterms.words.families import family, kind
from goodterms.words.pieces import pieces
from goodterms.words.results import Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from goodterms.words.text import Span

LEARNT = Path(__file__).with_name("meaning.safetensors")
LANGUAGE = "en"
RULE = "by-meaning"


@dataclass(frozen=True, slots=True)
class Opinion:
    """Who gives the second opinion. ids: what is told apart; sure: by id, from which number on it is said."""

    encoder: Encoder
    ids: tuple[str, ...]
    sure: Mapping[str, float]

    def reads(self, draft: str, said: Collection[str]) -> Iterator[Finding]:
        """Find what the draft may read as, beside the families that were said already."""
        parts = pieces(draft)
        scores = self.encoder.scores([draft[part.start : part.end] for part in parts])
        for number, id_ in enumerate(self.ids):
            if family(id_) in said or not parts:
                continue
            best = int(scores[:, number].argmax())
            if scores[best, number] >= self.sure[id_]:
                yield _finding(id_, parts[best], draft)


@cache
def second_opinion(language: str) -> Opinion | None:
    """Give the second opinion, where it is installed and the language is its own."""
    if language != LANGUAGE or not LEARNT.exists():
        return None
    try:
        from safetensors import safe_open
    except ImportError:
        return None
    with safe_open(LEARNT, framework="numpy") as file:
        learnt = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 (it is no mapping)
        about = file.metadata()
    try:
        encoder = load(learnt)
    except NoEncoder:
        return None
    return Opinion(encoder, tuple(about["ids"].split()), msgspec.json.decode(about["sure"], type=dict[str, float]))


def _finding(id_: str, part: Span, draft: str) -> Finding:
    quote = draft[part.start : part.end]
    why, instead = say(f"may-read.{id_}", LANGUAGE), say(f"may-read-try.{id_}", LANGUAGE)
    return Finding(id_, family(id_), RULE, kind(id_), part.start, part.end, quote, why, instead)
