"""What all wording of a language shares, and how one piece of wording is made ready to search with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Generic, TypeVar

from goodterms.content.documents import Document, documents, own_folder
from goodterms.content.evidence import evidence
from goodterms.content.method import method
from goodterms.content.rules import Wording, Words
from goodterms.content.typed import typed
from goodterms.words.phrases import BadPhrase, Phrase, Vocabulary, phrase
from goodterms.words.text import plain_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CARE = "care"
LEAST_LINES = 6

Kind = TypeVar("Kind", bound=Wording)


@dataclass(frozen=True, slots=True)
class Sought(Generic[Kind]):
    """Wording with its phrases made ready."""

    rule: Kind
    phrases: tuple[Phrase, ...]
    unless: tuple[Phrase, ...]
    unless_before: tuple[Phrase, ...]
    unless_after: tuple[Phrase, ...]
    only_with: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """What all wording of a language shares. sources: what a rule may name as its source."""

    vocabulary: Vocabulary
    common: frozenset[str]
    denies: tuple[Phrase, ...]
    quotes: tuple[Phrase, ...]
    lifts: tuple[Phrase, ...]
    requests: tuple[Phrase, ...]
    sources: frozenset[str]

    @property
    def spelled(self) -> Mapping[str, str]:
        """Give plain words for what people write."""
        return self.vocabulary.spelled


def shared(language: str) -> Shared:
    """Read what wording shares, once for each language and each folder of own content."""
    return _shared(language, own_folder())


@cache
def _shared(language: str, _own: Path | None) -> Shared:
    (document,) = documents("words", language)
    words = typed(document, Words)
    vocabulary = Vocabulary(words.sets, words.spelled)
    notes = frozenset(evidence(language))
    return Shared(
        vocabulary,
        frozenset(plain for word in words.common.split() for plain in plain_words(word, words.spelled)),
        _phrases(document, "denies", words.denies, vocabulary),
        _phrases(document, "quotes", words.quotes, vocabulary),
        _phrases(document, "lifts", words.lifts, vocabulary),
        _phrases(document, "requests", words.requests, vocabulary),
        frozenset({CARE, *(f"article:{part}" for part in method(language, notes)), *(f"evidence:{n}" for n in notes)}),
    )


def sought(document: Document, rule: Kind, words: Vocabulary) -> Sought[Kind]:
    """Make wording ready to search with, or say which line of its file is wrong."""
    _check_lines(document, rule)
    return Sought(
        rule,
        _phrases(document, "phrases", rule.phrases, words),
        _phrases(document, "unless", rule.unless, words),
        _phrases(document, "unless_before", rule.unless_before, words),
        _phrases(document, "unless_after", rule.unless_after, words),
        _phrases(document, "only_with", rule.only_with, words),
    )


def check_phrases(document: Document, rule: Wording) -> None:
    """Refuse wording that looks for nothing."""
    if not rule.phrases:
        raise document.wrong((), "the rule looks for nothing; add phrases = [...].")


def check_source(document: Document, source: str, words: Shared) -> None:
    """Refuse a source that is no file here."""
    if source not in words.sources:
        sentence = f'"{source}" is no source; write article:<a file of method>, evidence:<a file>, or care.'
        raise document.wrong(("source",), sentence)


def _check_lines(document: Document, rule: Wording) -> None:
    for key in ("fires", "silent"):
        if len(getattr(rule, key)) < LEAST_LINES:
            sentence = f"{key} has {len(getattr(rule, key))} lines; write at least {LEAST_LINES}."
            raise document.wrong((key,), sentence)


def _phrases(document: Document, key: str, written: tuple[str, ...], words: Vocabulary) -> tuple[Phrase, ...]:
    made = []
    for position, each in enumerate(written):
        try:
            made.append(phrase(each, words))
        except BadPhrase as problem:
            raise document.wrong((key, position), str(problem)) from None
    return tuple(made)
