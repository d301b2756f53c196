"""Every rule of a language, read from content and made ready to search with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from goodterms import situation
from goodterms.content.conditions import BadCondition, Condition, condition
from goodterms.content.documents import FALLBACK, Document, documents, own_folder
from goodterms.content.rules import Rule
from goodterms.content.typed import typed
from goodterms.situation import BadSituation
from goodterms.words.facts import NAMES, domains
from goodterms.words.shared import Shared, Sought, check_source, shared, sought

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

AGAINST = "against-terms"


@dataclass(frozen=True, slots=True)
class Ready:
    """A rule with its phrases and its condition made ready."""

    rule: Rule
    sought: Sought[Rule]
    when: Condition


@dataclass(frozen=True, slots=True)
class Library:
    """All rules of a language, and what they share."""

    rules: tuple[Ready, ...]
    shared: Shared


def library(language: str = FALLBACK) -> Library:
    """Read the rules, once for each language and each folder of own content."""
    return _library(language, own_folder())


@cache
def _library(language: str, _own: Path | None) -> Library:
    words = shared(language)
    return Library(tuple(_ready(document, words) for document in documents("rules", language)), words)


def _ready(document: Document, words: Shared) -> Ready:
    rule = typed(document, Rule)
    _check(document, rule, words)
    return Ready(rule, sought(document, rule, words.vocabulary), _condition(document, rule.when))


def _condition(document: Document, when: str) -> Condition:
    try:
        found = condition(when, NAMES)
        found.try_out(domains(max(found.numbers(), default=0) + 1))
    except BadCondition as problem:
        raise document.wrong(("when",), str(problem)) from None
    return found


def _check(document: Document, rule: Rule, words: Shared) -> None:
    if not rule.phrases and rule.count is None and not rule.echoes:
        raise document.wrong((), "the rule looks for nothing; add phrases = [...], echoes = 2 or a [count].")
    check_source(document, rule.source, words)
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
