"""Learn what a draft may read as, and write `meaning.safetensors`, which the extra `semantic` reads.

    .uv/bin/uv pip install torch && make semantic && .venv/bin/python -m bench.train_meaning     (an hour on two cores)

Two readings are learnt: of each piece alone, and of each within its passage; their mean counts. Learnt from the
development voices but for those of CALIBRATION; the thresholds are chosen on those, on the rules as they are. The
held-out voices are not read. The lower layers of the encoder stay as they are; the upper ones get small corrections of
rank RANK (LoRA, Hu et al. 2021). torch is needed for this alone, and is no dependency of the project.

The file that is shipped was learnt in two goes, as voices came in: the reading alone from 35 voices, then two epochs at
a lower rate (6e-4) on the 19 voices that were new with two fifths of the messages of the others; the reading within
from all 54. The six voices that were held out until then are in neither. The thresholds were chosen on what the rules
found before anything in the new voices had been read.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np
import torch
from safetensors.numpy import save_file
from torch import nn
from torch.nn import functional

from bench.voices import context, labelled
from goodterms import words
from goodterms.words.encoder import HEADS, LAYERS, PARTS, WIDE, inside, load
from goodterms.words.families import STOPS, family
from goodterms.words.meaning import LEARNT, READINGS, second_opinion
from goodterms.words.pieces import passages
from goodterms.words.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bench.voices import Labelled
    from goodterms.words.encoder import Encoder

IDS = (
    "pressure", "ultimatum", "guilt", "blame", "begging", "mind-reading", "prying", "threat", "self-harm",
    "advertises-change", "jealousy-bait",
)  # fmt: skip
"""Families that can be told by a sentence alone; what hides an aim or says it again cannot."""
CALIBRATION = (
    "accountant", "after-the-pub", "artist", "barista", "churchgoer", "farmer", "indian-english", "maths-teacher-lagos",
    "office-polite", "programmer", "scottish-colloquial", "selfharm-bartender", "selfharm-retired-teacher", "shy",
    "sixteen", "tester-gdansk", "threats-4-solicitor", "threats-6-barista", "trucker-ohio",
)  # fmt: skip
LOWER, RANK, BATCH, RATE, SEED = 3, 8, 32, 1.5e-3, 0
EPOCHS = {"alone": 5, "within": 4}
SHARE = 0.5
"""How much of the shorter one a piece and a quote must have in common for the piece to be of that family."""
PRECISION, PRECISION_OF_STOPS, LEAST = 0.85, 0.6, 0.3
"""How right what is added is to be, and the least number from which on anything is; to miss a stop costs more."""
WORTH, MOST = 0.6, 0.5
"""Of the rules' findings that are left out, how many may be right; and the highest number below which any is."""


class Corrected(nn.Module):  # type: ignore[misc] # torch is not there where types are checked
    """A linear layer that stays as it is, with a correction of small rank."""

    def __init__(self, weight: np.ndarray, bias: np.ndarray) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.from_numpy(weight), requires_grad=False)
        self.bias = nn.Parameter(torch.from_numpy(bias), requires_grad=False)
        self.A = nn.Parameter(torch.randn(RANK, weight.shape[1]) / sqrt(weight.shape[1]))
        self.B = nn.Parameter(torch.zeros(weight.shape[0], RANK))

    def forward(self, hidden: torch.Tensor) -> torch.Tensor:
        """Give W x + B A x and the bias."""
        return functional.linear(hidden, self.weight, self.bias) + functional.linear(
            functional.linear(hidden, self.A), self.B
        )


class Upper(nn.Module):  # type: ignore[misc] # likewise
    """The upper layers of the encoder and the last layer."""

    def __init__(self, weights: dict[str, np.ndarray]) -> None:
        super().__init__()
        self.layers = nn.ModuleList(nn.ModuleDict(self._parts(weights, number)) for number in range(LOWER, LAYERS))
        self.norms = nn.ModuleList(nn.ModuleList(self._norms(weights, number)) for number in range(LOWER, LAYERS))
        self.head, self.drop = nn.Linear(WIDE, len(IDS)), nn.Dropout(0.15)

    def forward(self, hidden: torch.Tensor, mask: torch.Tensor, parts: torch.Tensor) -> torch.Tensor:
        """Give a number for each part and id, before it is squeezed between 0 and 1.

        parts: by part, which tokens of which text it is; shape (parts, texts, tokens).
        """
        for layer, (first, second) in zip(self.layers, self.norms, strict=True):
            query, key, value = (self._heads(layer[_key(part)](hidden)) for part in PARTS[:3])
            seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask[:, None, None, :] > 0)
            seen = seen.transpose(1, 2).reshape(hidden.shape)
            hidden = first(hidden + self.drop(layer[_key(PARTS[3])](seen)))
            inner = functional.gelu(layer[_key(PARTS[4])](hidden))
            hidden = second(hidden + self.drop(layer[_key(PARTS[5])](inner)))
        mean = torch.einsum("ptn,tnw->pw", parts, hidden) / parts.sum((1, 2))[:, None]
        return self.head(self.drop(mean))

    def learnt(self) -> dict[str, np.ndarray]:
        """Give what was learnt, by the names that the encoder reads."""
        found = {"head.weight": self.head.weight, "head.bias": self.head.bias}
        for number, layer in enumerate(self.layers, start=LOWER):
            for part in PARTS:
                found[f"encoder.layer.{number}.{part}.A"] = layer[_key(part)].A
                found[f"encoder.layer.{number}.{part}.B"] = layer[_key(part)].B
        return {name: value.detach().numpy().astype(np.float32) for name, value in found.items()}

    def _heads(self, hidden: torch.Tensor) -> torch.Tensor:
        return hidden.view(*hidden.shape[:2], HEADS, -1).transpose(1, 2)

    def _parts(self, weights: dict[str, np.ndarray], number: int) -> dict[str, Corrected]:
        layer = f"encoder.layer.{number}."
        return {
            _key(part): Corrected(weights[f"{layer}{part}.weight"], weights[f"{layer}{part}.bias"]) for part in PARTS
        }

    def _norms(self, weights: dict[str, np.ndarray], number: int) -> Iterator[nn.LayerNorm]:
        for part in ("attention.output", "output"):
            norm = nn.LayerNorm(WIDE, eps=1e-12)
            norm.weight.data = torch.from_numpy(weights[f"encoder.layer.{number}.{part}.LayerNorm.weight"])
            norm.bias.data = torch.from_numpy(weights[f"encoder.layer.{number}.{part}.LayerNorm.bias"])
            yield norm.requires_grad_(requires_grad=False)


@dataclass(frozen=True, slots=True)
class Read:
    """A text that is read at once. below: its tokens after the lower layers. parts: which of them each part holds."""

    below: torch.Tensor
    parts: torch.Tensor
    wanted: torch.Tensor


def main() -> None:
    """Learn both readings, choose the thresholds, and write the file."""
    everything = list(labelled("development"))
    learn = [each for voice, each in everything if voice not in CALIBRATION]
    calibrate = [each for voice, each in everything if voice in CALIBRATION]
    bare = load({"head.weight": np.zeros((len(IDS), WIDE), np.float32), "head.bias": np.zeros(len(IDS), np.float32)})
    uppers = {reading: _learn(reading, bare, learn) for reading in READINGS}
    write({reading: upper.learnt() for reading, upper in uppers.items()}, {}, {})
    second_opinion.cache_clear()
    write({reading: upper.learnt() for reading, upper in uppers.items()}, *thresholds(calibrate))


def write(
    learnt: Mapping[str, Mapping[str, np.ndarray]], sure: Mapping[str, float], doubt: Mapping[str, float]
) -> None:
    """Write what was learnt, halved in length, with its thresholds."""
    about = {"ids": " ".join(IDS), "sure": json.dumps(sure), "doubt": json.dumps(doubt)}
    named = {
        f"{reading}.{name}": value.astype(np.float16)
        for reading, all_ in learnt.items()
        for name, value in all_.items()
    }
    save_file(named, LEARNT, metadata=about)


def thresholds(messages: Sequence[Labelled]) -> tuple[dict[str, float], dict[str, float]]:
    """Choose from where on an id is said, and below where a rule's finding of it is left out."""
    opinion = second_opinion("en")
    assert opinion is not None, "the extra `semantic` is not installed"  # noqa: S101 # a script of ours
    scores = np.array([opinion.scores(each.text, passages(each.text)).max(axis=0) for each in messages])
    found = [_found(each) for each in messages]
    sure = {id_: _sure(id_, scores[:, number], messages, found) for number, id_ in enumerate(IDS)}
    weighed = [(number, id_) for number, id_ in enumerate(IDS) if id_ not in STOPS]
    doubt = {id_: _doubt(id_, scores[:, number], messages, found) for number, id_ in weighed}
    return sure, doubt


def _key(part: str) -> str:
    return part.replace(".", "_")  # torch's names may hold no dots


def _texts(reading: str, draft: str) -> Iterator[tuple[str, list[Span], tuple[Span, ...]]]:
    """Give what is read at once, with its parts as they stand in it and in the draft."""
    for whole, parts in passages(draft):
        if reading == "within":
            inner = [Span(part.start - whole.start, part.end - whole.start) for part in parts]
            yield draft[whole.start : whole.end], inner, parts
        else:
            yield from ((draft[part.start : part.end], [], (part,)) for part in parts)


def _read(reading: str, bare: Encoder, each: Labelled) -> Iterator[Read]:
    for text, inner, parts in _texts(reading, each.text):
        encoding = bare.tokenizer.encode(text)
        below = bare.after(bare.begun(encoding.ids), 0, LOWER).astype(np.float16)
        masks = [inside(encoding.offsets, part) for part in inner] or [np.ones(len(encoding.ids), np.bool_)]
        wanted = [[float(_shows(each, part, id_)) for id_ in IDS] for part in parts]
        yield Read(torch.from_numpy(below), torch.from_numpy(np.stack(masks)).float(), torch.tensor(wanted))


def _shows(each: Labelled, piece: Span, id_: str) -> bool:
    """Tell whether a piece shows a family: it and a quote have enough in common."""
    for found, quote in each.quotes.items():
        start = each.text.find(quote)
        common = min(start + len(quote), piece.end) - max(start, piece.start)
        if family(found) == id_ and common >= SHARE * min(piece.end - piece.start, len(quote)):
            return True
    return False


def _learn(reading: str, bare: Encoder, messages: Sequence[Labelled]) -> Upper:
    torch.manual_seed(SEED)
    np.random.seed(SEED)
    read = [one for each in messages for one in _read(reading, bare, each)]
    upper, epochs = Upper(dict(bare.weights)), EPOCHS[reading]
    free = [value for value in upper.parameters() if value.requires_grad]
    steps = epochs * (len(read) // BATCH + 2)
    optimiser = torch.optim.AdamW(free, lr=RATE, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.1)
    wanted = torch.cat([each.wanted for each in read])
    rare = torch.clamp((len(wanted) - wanted.sum(0)) / wanted.sum(0), max=4.0)
    for epoch in range(epochs):
        upper.train()
        lost = 0.0
        for batch in _batches([each.below for each in read]):
            some = [read[number] for number in batch]
            soft = torch.cat([each.wanted for each in some]) * 0.96 + 0.02
            loss = functional.binary_cross_entropy_with_logits(upper(*_padded(some)), soft, pos_weight=rare)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(free, 1.0)
            optimiser.step()
            schedule.step()
            lost += loss.item() * len(batch)
        print(f"{reading}, epoch {epoch}: {lost / len(read):.4f}", flush=True)
    upper.eval()
    return upper


def _batches(below: Sequence[torch.Tensor]) -> list[np.ndarray]:
    """Shuffle, with texts of about one length together."""
    order = np.random.permutation(len(below))
    chunks = [order[first : first + 16 * BATCH] for first in range(0, len(order), 16 * BATCH)]
    order = np.concatenate([chunk[np.argsort([len(below[number]) for number in chunk])] for chunk in chunks])
    batches = [order[first : first + BATCH] for first in range(0, len(order), BATCH)]
    np.random.shuffle(batches)
    return batches


def _padded(some: Sequence[Read]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    longest = max(len(each.below) for each in some)
    padded, mask = torch.zeros(len(some), longest, WIDE), torch.zeros(len(some), longest)
    parts = torch.zeros(sum(len(each.parts) for each in some), len(some), longest)
    first = 0
    for number, each in enumerate(some):
        padded[number, : len(each.below)], mask[number, : len(each.below)] = each.below.float(), 1
        parts[first : first + len(each.parts), number, : len(each.below)] = each.parts
        first += len(each.parts)
    return padded, mask, parts


def _sure(id_: str, scores: np.ndarray, messages: Sequence[Labelled], found: Sequence[Found]) -> float:
    """Find from where on it is right often enough, of what the rules have not found; 2 is never."""
    left = [number for number, each in enumerate(found) if id_ not in each.families]
    ordered, right = _ordered(id_, -scores, messages, left)
    enough = (right >= (PRECISION_OF_STOPS if id_ in STOPS else PRECISION)) & (-ordered > LEAST)
    return float(-ordered[np.flatnonzero(enough).max()]) if enough.any() else 2.0


def _doubt(id_: str, scores: np.ndarray, messages: Sequence[Labelled], found: Sequence[Found]) -> float:
    """Find below where more of what the rules found is wrong than right; 0 is never."""
    left = [number for number, each in enumerate(found) if id_ in each.ids]
    ordered, right = _ordered(id_, scores, messages, left)
    enough = right <= WORTH
    return min(float(ordered[np.flatnonzero(enough).max()]) + 1e-6, MOST) if enough.any() else 0.0


def _ordered(
    id_: str, scores: np.ndarray, messages: Sequence[Labelled], left: Sequence[int]
) -> tuple[np.ndarray, np.ndarray]:
    """Order some messages by their numbers; give these, and how many of the messages so far are marked so."""
    order = [left[number] for number in np.argsort(scores[list(left)])]
    right = np.array([id_ in messages[number].families for number in order])
    return scores[order], np.cumsum(right) / np.arange(1, len(order) + 1)


@dataclass(frozen=True, slots=True)
class Found:
    """What the rules found in a message."""

    ids: frozenset[str]
    families: frozenset[str]


def _found(each: Labelled) -> Found:
    review = words.review(each.text, context(each), by_meaning=False)
    return Found(frozenset(one.id for one in review.findings), frozenset(one.family for one in review.findings))


if __name__ == "__main__":
    main()
