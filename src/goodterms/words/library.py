"""Every rule of a language, read from content and made ready to search with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from goodterms import situation
from goodterms.content.conditions import BadCondition, Condition, condition
from goodterms.content.documents import FALLBACK, Document, documents, own_folder
from goodterms.content.evidence import evidence
from goodterms.content.method import method
from goodterms.content.rules import Rule, Words
from goodterms.content.typed import typed
from goodterms.situation import BadSituation
from goodterms.words.facts import NAMES, domains
from goodterms.words.phrases import BadPhrase, Phrase, Vocabulary, phrase
from goodterms.words.text import plain_words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

PHRASES = ("phrases", "unless", "unless_before", "unless_after", "only_with")
CARE = "care"
AGAINST = "against-terms"
LEAST_LINES = 6


@dataclass(frozen=True, slots=True)
class Ready:
    """A rule with its phrases and its condition made ready."""

    rule: Rule
    phrases: tuple[Phrase, ...]
    unless: tuple[Phrase, ...]
    unless_before: tuple[Phrase, ...]
    unless_after: tuple[Phrase, ...]
    only_with: tuple[Phrase, ...]
    when: Condition


@dataclass(frozen=True, slots=True)
class Library:
    """All rules of a language, and what they share."""

    rules: tuple[Ready, ...]
    spelled: Mapping[str, str]
    common: frozenset[str]
    denies: tuple[Phrase, ...]
    quotes: tuple[Phrase, ...]


def library(language: str = FALLBACK) -> Library:
    """Read the rules, once for each language and each folder of own content."""
    return _library(language, own_folder())


@cache
def _library(language: str, _own: Path | None) -> Library:
    (shared,) = documents("words", language)
    words = typed(shared, Words)
    vocabulary = Vocabulary(words.sets, words.spelled)
    sources = {f"article:{part}" for part in method(language, frozenset(evidence(language)))}
    sources |= {f"evidence:{note}" for note in evidence(language)} | {CARE}
    found = [_ready(document, vocabulary, sources) for document in documents("rules", language)]
    return Library(
        tuple(found),
        words.spelled,
        frozenset(plain for word in words.common.split() for plain in plain_words(word, words.spelled)),
        _phrases(shared, "denies", words.denies, vocabulary),
        _phrases(shared, "quotes", words.quotes, vocabulary),
    )


def _ready(document: Document, words: Vocabulary, sources: Collection[str]) -> Ready:
    rule = typed(document, Rule)
    _check(document, rule, sources)
    made = {key: _phrases(document, key, getattr(rule, key), words) for key in PHRASES}
    return Ready(rule=rule, when=_condition(document, rule.when), **made)


def _phrases(document: Document, key: str, written: tuple[str, ...], words: Vocabulary) -> tuple[Phrase, ...]:
    made = []
    for position, each in enumerate(written):
        try:
            made.append(phrase(each, words))
        except BadPhrase as problem:
            raise document.wrong((key, position), str(problem)) from None
    return tuple(made)


def _condition(document: Document, when: str) -> Condition:
    try:
        found = condition(when, NAMES)
        found.try_out(domains(max(found.numbers(), default=0) + 1))
    except BadCondition as problem:
        raise document.wrong(("when",), str(problem)) from None
    return found


def _check(document: Document, rule: Rule, sources: Collection[str]) -> None:
    if not rule.phrases and rule.count is None and not rule.echoes:
        raise document.wrong((), "the rule looks for nothing; add phrases = [...], echoes = 2 or a [count].")
    if rule.source not in sources:
        sentence = f'"{rule.source}" is no source; write article:<a file of method>, evidence:<a file>, or care.'
        raise document.wrong(("source",), sentence)
    for key in ("fires", "silent"):
        if len(getattr(rule, key)) < LEAST_LINES:
            sentence = f"{key} has {len(getattr(rule, key))} lines; write at least {LEAST_LINES}."
            raise document.wrong((key,), sentence)
    if (rule.holds is None) != (rule.finds != AGAINST):
        raise document.wrong(("holds",), f'a rule that finds "{AGAINST}" names what holds, and no other rule does.')
    try:
        given(rule)
    except BadSituation as problem:
        raise document.wrong(("given", "situation"), str(problem)) from None


def given(rule: Rule) -> situation.Situation:
    """Give the situation in which a rule's own lines are tried."""
    return situation.make(_dotted(rule.given.situation))


def _dotted(tree: Mapping[str, Any], group: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in tree.items():
        name = f"{group}{key}"
        flat |= _dotted(value, f"{name}.") if isinstance(value, dict) else {name: value}
    return flat
