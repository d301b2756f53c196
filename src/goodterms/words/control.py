"""Wording that sets control in place of a limit, and is not taken as a term."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from goodterms.content.control import ControlRule
from goodterms.content.documents import FALLBACK, Document, documents, own_folder
from goodterms.content.typed import typed
from goodterms.words.search import Searched, stretches
from goodterms.words.shared import Shared, Sought, check_phrases, check_source, shared, sought
from goodterms.words.text import text as read

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Control:
    """Something in a term that would control the other.

    rule: the file that found it. start, end: characters of the text as given, `text[start:end] == quote`. why: what it
    is and why it is refused; instead: what a limit could say.
    """

    rule: str
    start: int
    end: int
    quote: str
    why: str
    instead: str


def control_in(text: str, language: str = FALLBACK) -> tuple[Control, ...]:
    """Find what sets control in a term, in order; it does not matter whom the term binds."""
    words = shared(language)
    plain = read(text, words.spelled)
    searched = Searched(plain, frozenset(plain.words), words)
    found = [
        Control(each.rule.id, span.start, span.end, text[span.start : span.end], each.rule.why, each.rule.instead)
        for each in _library(language, own_folder())
        for span in stretches(each, searched)
    ]
    return tuple(sorted(found, key=lambda each: (each.start, -each.end, each.rule)))


def rules(language: str = FALLBACK) -> tuple[ControlRule, ...]:
    """List the sorts of control that are known."""
    return tuple(each.rule for each in _library(language, own_folder()))


@cache
def _library(language: str, _own: Path | None) -> tuple[Sought[ControlRule], ...]:
    words = shared(language)
    return tuple(_ready(document, words) for document in documents("control", language))


def _ready(document: Document, words: Shared) -> Sought[ControlRule]:
    rule = typed(document, ControlRule)
    check_phrases(document, rule)
    check_source(document, rule.source, words)
    return sought(document, rule, words.vocabulary)
