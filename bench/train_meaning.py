"""Learn what a draft may read as, and write `meaning.safetensors`, which the extra `semantic` reads.

    .uv/bin/uv pip install torch && make semantic && .venv/bin/python -m bench.train_meaning     (some ten minutes)

Learnt from the development voices but for those of CALIBRATION; the thresholds are chosen on those. The held-out voices
are not read. The lower layers of the encoder stay as they are; the upper ones get small corrections of rank RANK (LoRA,
Hu et al. 2021). torch is needed for this alone, and is no dependency of the project.
"""

from __future__ import annotations

import json
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np
import torch
from safetensors.numpy import save_file
from torch import nn
from torch.nn import functional

from bench.voices import context, labelled
from goodterms import words
from goodterms.words.encoder import HEADS, LAYERS, PARTS, WIDE, load
from goodterms.words.families import STOPS, family
from goodterms.words.meaning import LEARNT
from goodterms.words.pieces import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bench.voices import Labelled
    from goodterms.words.encoder import Encoder
    from goodterms.words.text import Span

IDS = (
    "pressure", "ultimatum", "guilt", "blame", "begging", "mind-reading", "prying", "threat", "self-harm",
    "advertises-change", "jealousy-bait",
)  # fmt: skip
"""Families that can be told by a sentence alone; what hides an aim or says it again cannot."""
CALIBRATION = (
    "accountant", "after-the-pub", "artist", "barista", "churchgoer", "farmer", "indian-english", "office-polite",
    "programmer", "scottish-colloquial", "shy", "sixteen",
)  # fmt: skip
LOWER, RANK, EPOCHS, BATCH, RATE, SEED = 3, 8, 5, 32, 1.5e-3, 0
SHARE = 0.5
"""How much of the shorter one a piece and a quote must have in common for the piece to be of that family."""
PRECISION, PRECISION_OF_STOPS, LEAST = 0.85, 0.7, 0.5


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

    def forward(self, hidden: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Give a number for each piece and id, before it is squeezed between 0 and 1."""
        for layer, (first, second) in zip(self.layers, self.norms, strict=True):
            query, key, value = (self._heads(layer[_key(part)](hidden)) for part in PARTS[:3])
            seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask[:, None, None, :] > 0)
            seen = seen.transpose(1, 2).reshape(hidden.shape)
            hidden = first(hidden + self.drop(layer[_key(PARTS[3])](seen)))
            inner = functional.gelu(layer[_key(PARTS[4])](hidden))
            hidden = second(hidden + self.drop(layer[_key(PARTS[5])](inner)))
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1)[:, None]
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


def main() -> None:
    """Learn, choose the thresholds, and write the file."""
    torch.manual_seed(SEED)
    np.random.seed(SEED)
    everything = list(labelled("development"))
    learn = [each for voice, each in everything if voice not in CALIBRATION]
    calibrate = [each for voice, each in everything if voice in CALIBRATION]
    bare = load({"head.weight": np.zeros((len(IDS), WIDE), np.float32), "head.bias": np.zeros(len(IDS), np.float32)})
    cut = [(each, piece) for each in learn for piece in pieces(each.text)]
    below = [_below(bare, each.text[piece.start : piece.end]) for each, piece in cut]
    wanted = torch.tensor([[_shows(each, piece, id_) for id_ in IDS] for each, piece in cut], dtype=torch.float32)
    upper = Upper(dict(bare.weights))
    _learn(upper, below, wanted)
    scores = np.array([_best(upper, bare, each.text) for each in calibrate])
    sure = {id_: _threshold(id_, scores[:, number], calibrate) for number, id_ in enumerate(IDS)}
    print(json.dumps(sure, indent=1))
    save_file(upper.learnt(), LEARNT, metadata={"ids": " ".join(IDS), "sure": json.dumps(sure)})


def _key(part: str) -> str:
    return part.replace(".", "_")  # torch's names may hold no dots


def _below(bare: Encoder, text: str) -> torch.Tensor:
    ids = bare.tokenizer.encode(text).ids
    return torch.from_numpy(bare.after(bare.begun(ids), 0, LOWER).astype(np.float16))


def _shows(each: Labelled, piece: Span, id_: str) -> bool:
    """Tell whether a piece shows a family: it and a quote have enough in common."""
    for found, quote in each.quotes.items():
        start = each.text.find(quote)
        common = min(start + len(quote), piece.end) - max(start, piece.start)
        if family(found) == id_ and common >= SHARE * min(piece.end - piece.start, len(quote)):
            return True
    return False


def _learn(upper: Upper, below: Sequence[torch.Tensor], wanted: torch.Tensor) -> None:
    free = [value for value in upper.parameters() if value.requires_grad]
    steps = EPOCHS * (len(below) // BATCH + 2)
    optimiser = torch.optim.AdamW(free, lr=RATE, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.1)
    rare = torch.clamp((len(wanted) - wanted.sum(0)) / wanted.sum(0), max=4.0)
    soft = wanted * 0.96 + 0.02
    for epoch in range(EPOCHS):
        upper.train()
        lost = 0.0
        for batch in _batches(below):
            hidden, mask = _padded([below[number] for number in batch])
            loss = functional.binary_cross_entropy_with_logits(upper(hidden, mask), soft[batch], pos_weight=rare)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(free, 1.0)
            optimiser.step()
            schedule.step()
            lost += loss.item() * len(batch)
        print(f"epoch {epoch}: {lost / len(below):.4f}", flush=True)
    upper.eval()


def _batches(below: Sequence[torch.Tensor]) -> list[np.ndarray]:
    """Shuffle, with pieces of about one length together."""
    order = np.random.permutation(len(below))
    chunks = [order[first : first + 16 * BATCH] for first in range(0, len(order), 16 * BATCH)]
    order = np.concatenate([chunk[np.argsort([len(below[number]) for number in chunk])] for chunk in chunks])
    batches = [order[first : first + BATCH] for first in range(0, len(order), BATCH)]
    np.random.shuffle(batches)
    return batches


def _padded(hidden: Sequence[torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
    longest = max(map(len, hidden))
    padded, mask = torch.zeros(len(hidden), longest, WIDE), torch.zeros(len(hidden), longest)
    for number, each in enumerate(hidden):
        padded[number, : len(each)], mask[number, : len(each)] = each.float(), 1
    return padded, mask


def _best(upper: Upper, bare: Encoder, text: str) -> np.ndarray:
    with torch.no_grad():
        hidden = [_below(bare, text[piece.start : piece.end]) for piece in pieces(text)]
        return np.asarray(torch.sigmoid(upper(*_padded(hidden))).max(0).values)


def _threshold(id_: str, scores: np.ndarray, messages: Sequence[Labelled]) -> float:
    """Find from where on it is right often enough, of what the rules have not found; 2 is never."""
    left = [not _found(each, id_) for each in messages]
    right = np.array([id_ in each.families for each in messages])[left]
    order = np.argsort(-scores[left])
    ordered = scores[left][order]
    share = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    enough = (share >= (PRECISION_OF_STOPS if id_ in STOPS else PRECISION)) & (ordered > LEAST)
    return float(ordered[np.flatnonzero(enough).max()]) if enough.any() else 2.0


def _found(each: Labelled, id_: str) -> bool:
    review = words.review(each.text, context(each), by_meaning=False)
    return any(finding.family == id_ for finding in review.findings)


if __name__ == "__main__":
    main()
